"""Declare where wishes after the joint meeting and ratings of trial talks are kept."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from mentoring.applications import Side
from mentoring.ids import EventId, ParticipationId, PersonId, TrialTalkId, WishRoundId
from mentoring.wishes.records import Rating, Wish
from mentoring.wishes.rounds import Aside, PlannedTalk, Round, RoundKind, TrialTalk


class Wishes(Protocol):
    """Keep rounds, the last wishes of each side and trial talks of the current cycle."""

    async def open_round(
        self,
        kind: RoundKind,
        closes_at: datetime,
        by: PersonId | None,
        event: EventId | None = None,
    ) -> Round | None:
        """Begin a round nobody is called to yet; None while one is open or the event had one."""
        ...

    async def round(self, kind: RoundKind = RoundKind.WISHES) -> Round | None:
        """Return the newest round of a kind in the current cycle, open or closed."""
        ...

    async def after(self, event: EventId) -> Round | None:
        """Return the round that followed an event."""
        ...

    async def get(self, round_id: WishRoundId) -> Round | None:
        """Return a round by id."""
        ...

    async def call(self, found: Round) -> bool:
        """Open a round to people once; False when it was called or is closed."""
        ...

    async def prolong(self, found: Round, closes_at: datetime) -> bool:
        """Move the end of an open round, unless somebody did since it was read."""
        ...

    async def close(self, found: Round) -> bool:
        """Close a round once; False when it was closed."""
        ...

    async def put(self, round_id: WishRoundId, wish: Wish, aside: Aside) -> bool:
        """Keep what a side wishes in place of what it said before; False when it is too late."""
        ...

    async def all(self) -> list[Wish]:
        """Return the wishes of everybody in the programme, about those who still take part."""
        ...

    async def of(self, participation: ParticipationId) -> Wish | None:
        """Return what a side wishes, about those who still take part."""
        ...

    async def answered(self, round_id: WishRoundId) -> set[ParticipationId]:
        """Return who has answered in a round."""
        ...

    async def asides(self) -> list[Aside]:
        """Return what people in the programme said besides wishes."""
        ...

    async def aside(self, participation: ParticipationId) -> Aside | None:
        """Return what a side said besides its wishes."""
        ...

    async def settle_request(self, participation: ParticipationId) -> bool:
        """Forget a changed request once it is settled; False when it was."""
        ...

    async def add_talks(self, round_id: WishRoundId, planned: Sequence[PlannedTalk]) -> int:
        """Plan trial talks and count them: none for two who have one, or when one is busy."""
        ...

    async def move_talk(self, talk: TrialTalk, starts_at: datetime) -> bool:
        """Move a talk of an open round; False when it was moved, or one of the two is busy."""
        ...

    async def drop_talk(self, talk: TrialTalkId) -> bool:
        """Take a talk off; False when it is off or somebody said something of it."""
        ...

    async def talk(self, talk: TrialTalkId) -> TrialTalk | None:
        """Return a trial talk."""
        ...

    async def talks(
        self, round_id: WishRoundId, sides: Collection[ParticipationId] | None = None
    ) -> list[TrialTalk]:
        """Return the talks of a round among those who still take part, all or some people's."""
        ...

    async def say(self, talk: TrialTalkId, side: Side, said: str) -> bool:
        """Keep what a side says of a talk, the last word counts; False when it is too late."""
        ...

    async def ratings(self) -> list[Rating]:
        """Return what was said of all trial talks of the cycle by those who did meet."""
        ...
