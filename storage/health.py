"""Tell in a few figures whether messages go out and updates have their effect."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.record import Record
from storage.claiming import is_reachable
from storage.states import DEAD, HELD, PENDING
from storage.tables import inbox, outbox

UNDONE = inbox.c.done_at.is_(None)


class Health(Record):
    """Hold how long the oldest thing waits (None: nothing does) and how many are stuck."""

    oldest_unsent: timedelta | None
    oldest_undone: timedelta | None
    held: int
    dead: int
    parked: int


async def health(connection: AsyncConnection, now: datetime) -> Health:
    """Look at the outbox and the inbox as they are now."""
    waiting = select(outbox.c.due_at).where(outbox.c.state == PENDING, is_reachable(outbox))
    unsent = waiting.order_by(outbox.c.due_at).limit(1)
    undone = select(func.min(inbox.c.received_at)).where(UNDONE, inbox.c.parked_at.is_(None))
    parked = select(func.count()).where(UNDONE, inbox.c.parked_at.is_not(None))
    stuck = await _stuck(connection)
    return Health(
        oldest_unsent=_age(await connection.scalar(unsent), now),
        oldest_undone=_age(await connection.scalar(undone), now),
        held=stuck.get("held", 0),
        dead=stuck.get("dead", 0),
        parked=await connection.scalar(parked) or 0,
    )


async def _stuck(connection: AsyncConnection) -> dict[str, int]:
    asked = select(outbox.c.state, func.count()).where(outbox.c.state.in_([HELD, DEAD]))
    counted = await connection.execute(asked.group_by(outbox.c.state))
    return {str(row[0]): int(row[1]) for row in counted}


def _age(since: datetime | None, now: datetime) -> timedelta | None:
    return None if since is None or since > now else now - since
