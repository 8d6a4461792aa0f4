"""Write the news of pleas: to those who can help, and to whoever has asked."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.calendar import next_allowed
from mentoring.delivery import OnDoubt
from mentoring.house import Rules
from mentoring.ids import PersonId, PleaId
from mentoring.pleas import Plea, PleaState
from mentoring.ports import UnitOfWork


def topic_of(plea: PleaId) -> str:
    """Name the topic of what is sent to those who can help."""
    return f"plea:{plea}"


async def tell_helpers(
    tx: UnitOfWork, plea: Plea, people: Iterable[PersonId], rules: Rules
) -> int:
    """Tell those who can help that somebody asks, while it is true."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    news = News(
        key=f"plea_new:{plea.id}",
        kind="plea_new",
        args={"plea": plea.id},
        topic=topic_of(plea.id),
        due_at=next_allowed(tx.now, zone, rules.quiet_hours),
        not_after=plea.due_at,
    )
    return await tell(tx, people, news)


async def remind_mentor(tx: UnitOfWork, plea: Plea, mentor: PersonId, rules: Rules) -> None:
    """Tell the one mentor who was asked once more at half-term, while it is true."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    half = next_allowed(tx.now + (plea.due_at - tx.now) / 2, zone, rules.quiet_hours)
    news = News(
        key=f"plea_new:{plea.id}:half",
        kind="plea_new",
        args={"plea": plea.id},
        topic=topic_of(plea.id),
        on_doubt=OnDoubt.HOLD,
        due_at=half,
        not_after=plea.due_at,
    )
    if half < plea.due_at:
        await tell(tx, [mentor], news)


async def tell_asker(tx: UnitOfWork, plea: Plea, state: PleaState) -> None:
    """Tell whoever has asked that there is an answer; nobody else needs to know any more."""
    await tx.outbox.cancel(topic_of(plea.id))
    asker = await tx.participations.get(plea.participation_id)
    if asker is None:
        return
    key = f"plea_news:{plea.id}:{state}"
    news = News(key=key, kind="plea_news", args={"plea": plea.id}, due_at=tx.now)
    await tell(tx, [asker.person_id], news)
