"""The queue of updates: numbered, confirmed by offset, dropped when too old."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice, takewhile
from math import inf

from bot.playground.bell import Bell
from bot.playground.wire import JsonObject

LIFETIME = {"callback_query": 150.0}
LONGEST_LIFE = 24 * 3600.0
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
HISTORY = 10_000


@dataclass(frozen=True)
class Queued:
    """Hold an update that waits for the bot."""

    update: JsonObject
    kind: str
    expires_at: float

    @property
    def id(self) -> int:
        """Return the update_id."""
        return int(self.update["update_id"])


@dataclass
class Updates:
    """Number updates, keep them until confirmed, hand them out in order."""

    monotonic: Callable[[], float]
    next_id: int = 1
    allowed: frozenset[str] | None = None
    bell: Bell = field(default_factory=Bell)
    waiting: OrderedDict[int, Queued] = field(default_factory=OrderedDict)
    repeats: list[Queued] = field(default_factory=list)
    history: OrderedDict[int, Queued] = field(default_factory=OrderedDict)
    _earliest_end: float = inf

    def put(self, kind: str, payload: JsonObject) -> int | None:
        """Queue an update the bot asked to see; return its id."""
        if not self._is_allowed(kind):
            return None
        return self.push({kind: payload})

    def push(self, update: JsonObject) -> int:
        """Queue a raw update as it stands, giving it an id when it has none."""
        numbered = {"update_id": self.next_id, **update}
        kind = next((key for key in numbered if key != "update_id"), "")
        lifetime = LIFETIME.get(kind, LONGEST_LIFE)
        queued = Queued(numbered, kind, self.monotonic() + lifetime)
        if queued.id < self.next_id:
            self.repeats.append(queued)
        else:
            self.waiting[queued.id] = queued
            self.next_id = queued.id + 1
            self._earliest_end = min(self._earliest_end, queued.expires_at)
        self.history[queued.id] = queued
        if len(self.history) > HISTORY:
            self.history.popitem(last=False)
        self.bell.ring()
        return queued.id

    def replay(self, update_id: int) -> None:
        """Hand an old update out once more, whatever the offset says."""
        self.repeats.append(self.history[update_id])
        self.bell.ring()

    def allow(self, kinds: list[str]) -> None:
        """Remember which kinds the bot wants; an empty list means the default."""
        self.allowed = frozenset(kinds) or None

    def confirm(self, offset: int) -> None:
        """Forget what the offset confirms; a negative one keeps the last few."""
        if offset < 0:
            doomed = list(self.waiting)[:offset]
        elif offset > self.next_id:
            return
        else:
            doomed = list(takewhile(lambda number: number < offset, self.waiting))
        for number in doomed:
            del self.waiting[number]

    def batch(self, limit: int) -> list[JsonObject] | None:
        """Return the next updates in order, None when there are none."""
        self._expire()
        repeats, self.repeats = self.repeats[:limit], self.repeats[limit:]
        fresh = [queued.update for queued in islice(self.waiting.values(), limit - len(repeats))]
        return [repeat.update for repeat in repeats] + fresh or None

    def clear(self) -> None:
        """Drop everything that waits."""
        self.waiting.clear()
        self.repeats.clear()

    def __len__(self) -> int:
        return len(self.waiting) + len(self.repeats)

    def _is_allowed(self, kind: str) -> bool:
        if self.allowed is None:
            return kind not in NOT_BY_DEFAULT
        return kind in self.allowed

    def _expire(self) -> None:
        now = self.monotonic()
        if now < self._earliest_end:
            return
        old = [one.id for one in self.waiting.values() if one.expires_at <= now]
        for number in old:
            del self.waiting[number]
        ends = (one.expires_at for one in self.waiting.values())
        self._earliest_end = min(ends, default=inf)
