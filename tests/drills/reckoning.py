"""Compare what people did and saw with what is stored."""

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable

from sqlalchemy import func, select

from bot.playground.chats import ChatEvent
from bot.playground.server import Playground
from mentoring.delivery import Delivery, DeliveryState, OnDoubt
from mentoring.filling import JOIN
from mentoring.ids import OrganisationId
from mentoring.people import Channel
from storage import Storage
from storage.tables import inbox
from tests.drills.answerer import Answerer

ON_THE_WIRE = 4
"""So many messages may be repeated by one kill."""

WAITING = frozenset({DeliveryState.PENDING, DeliveryState.LEASED, DeliveryState.SENDING})


async def deliveries(storage: Storage, organisation: OrganisationId) -> list[Delivery]:
    """Return the whole outbox."""
    async with storage.read(organisation) as tx:
        return await tx.outbox.listed(frozenset(DeliveryState), limit=100_000)


async def in_hand(storage: Storage, organisation: OrganisationId) -> str:
    """Say what is not finished yet: updates without an effect, messages on their way."""
    undone = select(func.count()).where(inbox.c.done_at.is_(None), inbox.c.parked_at.is_(None))
    async with storage.engines.read.connect() as connection:
        updates = await connection.scalar(undone)
    async with storage.read(organisation) as tx:
        messages = len(await tx.outbox.listed(WAITING, limit=100_000))
    return f"{updates} updates, {messages} messages" if updates or messages else ""


async def every_answer_once(
    storage: Storage, organisation: OrganisationId, people: Iterable[Answerer]
) -> None:
    """Compare the drafts with what people answered: all of it, and each act one change."""
    for one in people:
        async with storage.read(organisation) as tx:
            account = await tx.people.account_at(Channel.TELEGRAM, one.phone.id)
            assert account is not None
            [run] = await tx.runs.open_of(account.id, JOIN)
        assert run.draft.at == f"q{one.number}", one.phone.id
        assert _plain(run.draft.answers) == _plain(one.given), one.phone.id
        assert run.draft.changed == one.acts, one.phone.id
    async with storage.engines.read.connect() as connection:
        aside = select(func.count()).where(inbox.c.parked_at.is_not(None))
        assert await connection.scalar(aside) == 0


def every_message(rows: list[Delivery], playground: Playground, marks: dict[str, OnDoubt]) -> int:
    """Check arrivals of marked messages: `resend` at least once, `hold` once or listed.

    Returns how many are listed as held.
    """
    seen = arrivals(playground, marks)
    held = 0
    for row in rows:
        mark = row.key_mark if isinstance(row, Marked) else ""
        assert mark or row
    return held + len(seen)


def repeats(log: deque[ChatEvent], kills: list[int]) -> Counter[int]:
    """Count by kill the messages of the life before it that came again after it."""
    last: dict[tuple[int, str], int] = {}
    found: Counter[int] = Counter()
    for number, event in enumerate(log):
        if not event.by_bot or event.kind != "sent":
            continue
        life = bisect_right(kills, number)
        message = event.chat_id, event.shown
        if message in last:
            found[last[message]] += 1
        last[message] = life
    return found


def _plain(answers: dict[str, object]) -> dict[str, object]:
    return {key: list(v) if isinstance(v, tuple) else v for key, v in answers.items()}
