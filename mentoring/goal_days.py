"""Remind a mentor once before the day of a goal, and ask once when it is over."""

from datetime import datetime
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.calendar import DAY, QuietHours, next_allowed
from mentoring.goals import Goal, works_by_goals
from mentoring.milestones import local_day
from mentoring.pairs import WORKING, Pair
from mentoring.ports import UnitOfWork

SOON = 2 * DAY
"""How long before its day a goal is reminded of; one set later than that is only asked about."""


async def look_after_goals(tx: UnitOfWork, now: datetime, quiet: QuietHours) -> None:
    """Tell the mentors of working pairs of goals that are near, and ask about those due."""
    zone, today = ZoneInfo((await tx.organisations.get()).zone), await local_day(tx)
    due_at = next_allowed(now, zone, quiet)
    for goal in await tx.goals.due(today + SOON):
        pair = await tx.pairs.get(goal.pair_id)
        if pair is None or pair.state not in WORKING or not works_by_goals(pair):
            continue
        if goal.is_asked(today):
            await _tell(tx, pair, goal, "goal_due", due_at)
        elif goal.changed_at.astimezone(zone).date() < goal.due_on - SOON:
            await _tell(tx, pair, goal, "goal_soon", due_at)


async def _tell(tx: UnitOfWork, pair: Pair, goal: Goal, kind: str, due_at: datetime) -> None:
    """Tell the mentor, once for a day of a goal: the key of the intent says so."""
    news = News(
        key=f"{kind}:{goal.id}:{goal.due_on.isoformat()}",
        kind=kind,
        args={"goal": goal.id},
        topic=f"goal:{goal.id}",
        due_at=due_at,
    )
    await tell(tx, [pair.mentor.person_id], news)
