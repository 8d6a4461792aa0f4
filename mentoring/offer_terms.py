"""Keep the term of a question about a pair: one reminder at half of it, word at its end."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell, tell_curators
from mentoring.calendar import next_allowed
from mentoring.delivery import Args, OnDoubt
from mentoring.house import Rules
from mentoring.ids import PersonId
from mentoring.ports import UnitOfWork
from mentoring.record import Record


class Question(Record):
    """Say what is asked about one seat: its topic, and the kinds of what is sent about it."""

    topic: str
    args: Args
    reminder: str
    silent: str


async def keep_term(
    tx: UnitOfWork,
    question: Question,
    asked: Collection[PersonId],
    rules: Rules,
    due: datetime,
    turn: str = "",
) -> None:
    """Lay the reminder and the word to the curators; a later turn of the same has a name."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    topic, args = question.topic, question.args
    half = next_allowed(tx.now + (due - tx.now) / 2, zone, rules.quiet_hours)
    reminder = News(
        key=f"{topic}:half{turn}",
        kind=question.reminder,
        args=args,
        topic=topic,
        on_doubt=OnDoubt.HOLD,
        due_at=half,
        not_after=due,
    )
    end = next_allowed(due, zone, rules.quiet_hours)
    key = f"{topic}:term{turn}"
    silent = News(key=key, kind=question.silent, args=args, topic=topic, due_at=end)
    if half < due:
        await tell(tx, asked, reminder)
    await tell_curators(tx, silent)
