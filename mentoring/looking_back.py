"""Ask a child's representatives how the programme went, once a pair or the cycle is over."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.calendar import QuietHours, next_allowed
from mentoring.guardians import Guardian
from mentoring.ids import PersonId
from mentoring.milestones import local_day
from mentoring.pairs import OVER, Pair
from mentoring.ports import UnitOfWork

AFTER = "par-out"
"""The code of the questionnaire for parents after the end."""

LOOKED_BACK = "looked_back"
"""Beside the answers: the pair or cycle they were given about, so that nobody is asked twice."""

ASKED = "parent_asked"
"""The neutral message that leads to the child, where the questionnaire is offered."""

SOON = timedelta(days=7)
"""How long after the last day of a cycle representatives are still asked of themselves."""


async def what_is_over(tx: UnitOfWork, child: PersonId) -> str | None:
    """Name what of a child's part is over: the last pair, where none lasts, or the cycle."""
    told = [pair for pair in await tx.pairs.of(child) if pair.announced_at is not None]
    if not any(_lasts(pair, child) for pair in told):
        return f"pair:{max(pair.id for pair in told)}" if told else None
    cycle = await tx.organisations.cycle()
    return f"cycle:{cycle.id}" if cycle and await _days_since_cycle(tx) > timedelta(0) else None


async def may_look_back(tx: UnitOfWork, guardian: Guardian) -> bool:
    """Tell whether somebody may say how it went and has not said so of this pair or cycle."""
    over = await what_is_over(tx, guardian.child_id)
    return over is not None and (guardian.answers or {}).get(LOOKED_BACK) != over


async def ask_after_pair(tx: UnitOfWork, people: Iterable[PersonId], pair: Pair) -> None:
    """Ask once a pair is over; who wished for news hears of the end anyway, and no second time."""
    for child in people:
        there = await tx.guardians.of_child(child)
        parents = [each.representative_id for each in there if not each.news]
        await _ask(tx, child, parents, f"pair:{pair.id}", tx.now)


async def ask_after_cycle(tx: UnitOfWork, now: datetime, quiet: QuietHours) -> None:
    """Ask once a cycle is over about every child whose pair lasts: of the others it was asked."""
    cycle = await tx.organisations.cycle()
    if cycle is None or not timedelta(0) < await _days_since_cycle(tx) <= SOON:
        return
    due = next_allowed(now, ZoneInfo((await tx.organisations.get()).zone), quiet)
    for each in await tx.guardians.all():
        child, parents = each.child_id, [each.representative_id]
        if any(_lasts(pair, child) and pair.announced_at for pair in await tx.pairs.of(child)):
            await _ask(tx, child, parents, f"cycle:{cycle.id}", due)


async def _ask(
    tx: UnitOfWork,
    child: PersonId,
    parents: Iterable[PersonId | None],
    after: str,
    due: datetime,
) -> None:
    key, about = f"{ASKED}:{child}:{after}", {"child": child}
    news = News(key=key, kind=ASKED, args={**about}, due_at=due)
    await tell(tx, [each for each in parents if each is not None], news)


async def _days_since_cycle(tx: UnitOfWork) -> timedelta:
    cycle = await tx.organisations.cycle()
    return await local_day(tx) - cycle.ends_on if cycle else timedelta(0)


def _lasts(pair: Pair, child: PersonId) -> bool:
    return pair.state not in OVER and pair.seat_of(child) is not None
