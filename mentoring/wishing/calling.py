"""Write the call to a round of wishes and its two reminders, quiet hours respected."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.applications import Participation
from mentoring.calendar import next_allowed
from mentoring.delivery import OnDoubt
from mentoring.house import Rules
from mentoring.ids import PersonId, WishRoundId
from mentoring.ports import UnitOfWork
from mentoring.wishes.rounds import Round

BEFORE_CLOSING = timedelta(days=2)


def topic_of(round_id: WishRoundId) -> str:
    """Name the topic of the calls of one round."""
    return f"wishes:{round_id}"


def reminders_of(round_id: WishRoundId) -> str:
    """Name the topic under which the reminders of one round wait."""
    return f"wishes:{round_id}:again"


async def call_people(
    tx: UnitOfWork, found: Round, sides: list[Participation], rules: Rules
) -> None:
    """Tell everybody who is asked that there is a questionnaire; nobody twice."""
    people = sorted({each.person_id for each in sides})
    if not people:
        return
    zone = ZoneInfo((await tx.organisations.get()).zone)
    call = News(
        key=f"{topic_of(found.id)}:call",
        kind="wishes_opened",
        args={"round": found.id},
        topic=topic_of(found.id),
        due_at=next_allowed(tx.now, zone, rules.quiet_hours),
        not_after=found.closes_at,
    )
    await tell(tx, people, call)
    await remind_people(tx, found, people, rules)


async def remind_people(
    tx: UnitOfWork, found: Round, people: list[PersonId], rules: Rules
) -> None:
    """Write two reminders, at half-time and two days before the end; who answered gets none."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    half = found.opened_at + (found.closes_at - found.opened_at) / 2
    wanted = {"half": half}
    if found.closes_at - BEFORE_CLOSING > half:  # a short window has one reminder
        wanted["late"] = found.closes_at - BEFORE_CLOSING
    for which, moment in wanted.items():
        due = next_allowed(moment, zone, rules.quiet_hours)
        if moment <= tx.now or due >= found.closes_at:
            continue
        news = News(
            key=f"{topic_of(found.id)}:{which}:{found.closes_at:%Y%m%d%H%M}",
            kind="wishes_reminder",
            args={"round": found.id},
            topic=reminders_of(found.id),
            on_doubt=OnDoubt.HOLD,
            due_at=due,
            not_after=found.closes_at,
        )
        await tell(tx, people, news)
