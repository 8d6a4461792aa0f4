"""Know until when people change their own answers in this cycle."""

from datetime import date
from zoneinfo import ZoneInfo

from mentoring.ports import UnitOfWork


async def answers_until(tx: UnitOfWork) -> date | None:
    """Return the last day for changes; None while no end is set."""
    cycle = await tx.organisations.cycle()
    return cycle.answers_until if cycle else None


async def answers_open(tx: UnitOfWork) -> bool:
    """Tell whether people may change their answers today."""
    last = await answers_until(tx)
    if last is None:
        return True
    zone = ZoneInfo((await tx.organisations.get()).zone)
    return tx.now.astimezone(zone).date() <= last
