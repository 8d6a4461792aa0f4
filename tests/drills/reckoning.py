"""Compare what people did and saw with what is stored."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import func, select

from bot.playground.chats import ChatEvent
from mentoring.delivery import Delivery, DeliveryState, OnDoubt
from mentoring.filling import JOIN
from mentoring.people import Channel
from storage.tables import inbox
from tests.drills.answerer import Answerer
from tests.drills.school import School
from tests.drills.setting import QUESTIONS

ON_THE_WIRE = 4
"""So many messages may be repeated by one kill."""

WAITING = frozenset({DeliveryState.PENDING, DeliveryState.LEASED, DeliveryState.SENDING})
OF_ALL = f" из {QUESTIONS}"
SUBJECTS = {"letter": "letter", "meeting_reminder": "meeting"}


async def outbox(school: School, states: Iterable[DeliveryState]) -> list[Delivery]:
    """Return the messages in some states."""
    async with school.storage.read(school.organisation) as tx:
        return await tx.outbox.listed(frozenset(states), limit=100_000)


async def in_hand(school: School) -> str:
    """Say what is not finished yet: updates without an effect, messages on their way."""
    undone = select(func.count()).where(inbox.c.done_at.is_(None), inbox.c.parked_at.is_(None))
    async with school.storage.engines.read.connect() as connection:
        updates = await connection.scalar(undone)
    messages = len(await outbox(school, WAITING))
    return f"{updates} updates, {messages} messages" if updates or messages else ""


async def every_answer_once(school: School, people: Iterable[Answerer]) -> None:
    """Compare the drafts with what people answered: all of it, and each act one change."""
    for one in people:
        async with school.storage.read(school.organisation) as tx:
            account = await tx.people.account_at(Channel.TELEGRAM, one.phone.id)
            assert account is not None
            [run] = await tx.runs.open_of(account.id, JOIN)
        assert run.draft.at == f"q{one.number}", one.phone.id
        assert _plain(run.draft.answers) == _plain(one.given), one.phone.id
        assert run.draft.changed == one.acts, one.phone.id
    aside = select(func.count()).where(inbox.c.parked_at.is_not(None))
    async with school.storage.engines.read.connect() as connection:
        assert await connection.scalar(aside) == 0


async def every_message_by_its_class(school: School) -> Counter[str]:
    """Check that `resend` came and `hold` came once or is listed; count how they ended."""
    came = _arrivals(school)
    ends: Counter[str] = Counter()
    for row in await outbox(school, DeliveryState):
        ends[f"{row.on_doubt} {row.state}"] += 1
        if row.kind not in SUBJECTS:
            assert row.state is DeliveryState.SENT, row
            continue
        mark = school.marks[row.kind, int(row.args[SUBJECTS[row.kind]] or 0)]
        times = came[row.external_id, mark]
        if row.on_doubt is OnDoubt.RESEND:
            assert row.state is DeliveryState.SENT, row
            assert times >= 1, row
        else:
            assert row.state in (DeliveryState.SENT, DeliveryState.HELD), row
            assert times == 1 or (times == 0 and row.state is DeliveryState.HELD), row
    return ends


def repeats(log: Iterable[ChatEvent], kills: list[int]) -> Counter[int]:
    """Count for each life of the process the messages of it that came again.

    `kills` says how long the log of all chats was at each kill. Only new messages count: an
    edit that is made again shows the same. A question repeated after a kill is worded by what
    is true by then, so it may equal the next one of its own life; `surplus` counts it.
    """
    last: dict[tuple[int, str], int] = {}
    found: Counter[int] = Counter()
    for number, event in enumerate(log):
        if not event.by_bot or event.kind != "sent":
            continue
        life, message = bisect_right(kills, number), (event.chat_id, event.shown)
        is_reworded = life > 0 and last.get(message) == life and OF_ALL in event.shown
        if message in last and not is_reworded:
            found[last[message]] += 1
        last[message] = life
    return found


async def surplus(school: School) -> int:
    """Count the new messages in all chats beyond one for each message of the outbox."""
    rows = await outbox(school, [DeliveryState.SENT])
    new = [row for row in rows if row.edit_message is None or row.edit_message != row.message]
    log = school.playground.telegram.chats.log
    return sum(event.by_bot and event.kind == "sent" for event in log) - len(new)


def _arrivals(school: School) -> Counter[tuple[int, str]]:
    """Count new messages by chat and by the words that tell them apart."""
    marks = set(school.marks.values())
    return Counter(
        (event.chat_id, mark)
        for event in school.playground.telegram.chats.log
        if event.by_bot and event.kind == "sent"
        for mark in marks
        if mark in event.shown
    )


def _plain(answers: Mapping[str, object]) -> dict[str, object]:
    return {key: list(v) if isinstance(v, tuple) else v for key, v in answers.items()}
