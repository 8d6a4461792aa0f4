"""Tell in one line how the bot is: what waits longest, what is stuck, when it last ticked."""

import logging
from datetime import datetime, timedelta

from bot.routines import RoutineFn
from mentoring.ids import OrganisationId
from storage import Health, Storage

log = logging.getLogger(__name__)

PULSE = "pulse"
EACH = timedelta(hours=1)
FOR_EVER = timedelta(days=36500)


def health_line(health: Health, last_tick: datetime | None) -> str:
    """Word the figures; "none" means that nothing waits."""
    return (
        f"oldest unsent {age(health.oldest_unsent)}, oldest undone {age(health.oldest_undone)}, "
        f"held {health.held}, dead {health.dead}, set aside {health.parked}, "
        f"last tick {f'{last_tick:%Y-%m-%d %H:%M} UTC' if last_tick else 'never'}"
    )


def age(waited: timedelta | None) -> str:
    """Word a time of waiting in whole seconds."""
    return "none" if waited is None else f"{int(waited.total_seconds())} s"


async def look(storage: Storage, now: datetime) -> str:
    """Read the figures and word them."""
    routines = await storage.routines.due(now + FOR_EVER)
    ticks = [each.last_done_at for each in routines if each.kind == PULSE and each.last_done_at]
    return health_line(await storage.health(now), max(ticks, default=None))


async def tell(storage: Storage, _organisation: OrganisationId, now: datetime) -> datetime:
    """Log the line each hour."""
    log.info("%s", await look(storage, now))
    return now + EACH


HEALTH_ROUTINE: dict[str, RoutineFn] = {"health": tell}
