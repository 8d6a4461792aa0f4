"""Choose what goes out next: by lane, then by time, one message per account at once."""

from datetime import datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Table,
    bindparam,
    exists,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.selectable import NamedFromClause

from mentoring.delivery import Delivery, Lane
from storage.outbox import DELIVERY
from storage.scope import count, many
from storage.states import LEASED, PENDING, SENDING
from storage.tables import accounts, outbox

ONE_CLAIM_AT_A_TIME = 0x6E6F7765
"""A lock of PostgreSQL: of two claims at once, both would find the same account free."""

BUSY = outbox.c.state.in_([LEASED, SENDING])
"""SQLite takes a partial index only for its very words, so they stand beside a narrower test."""

NOW: BindParameter[datetime] = bindparam("now")
row = outbox.alias("o")
earlier = outbox.alias("e")
busy = outbox.alias("b")


def _place(of: NamedFromClause) -> ColumnElement[tuple[int, datetime, int]]:
    return tuple_(of.c.lane, of.c.due_at, of.c.id)


def is_reachable(of: NamedFromClause | Table) -> ColumnElement[bool]:
    """Say that nobody knows an account to be out of reach; a forgotten one gets its last word."""
    lost = select(accounts.c.id).where(
        accounts.c.id == of.c.account_id, accounts.c.reachable.is_(False)
    )
    return ~exists(lost)


FIRST_OF_ITS_ACCOUNT = ~exists(
    select(earlier.c.id).where(
        earlier.c.account_id == row.c.account_id,
        earlier.c.state == PENDING,
        earlier.c.due_at <= NOW,
        _place(earlier) < _place(row),
    )
)
ACCOUNT_IS_FREE = ~exists(
    select(busy.c.id).where(
        busy.c.account_id == row.c.account_id, busy.c.state.in_([LEASED, SENDING])
    )
)
NEXT = (
    select(row.c.id)
    .where(
        row.c.state == PENDING,
        row.c.lane == bindparam("this_lane"),
        row.c.due_at <= NOW,
        FIRST_OF_ITS_ACCOUNT,
        ACCOUNT_IS_FREE,
        is_reachable(row),
    )
    .order_by(row.c.due_at, row.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=row)
)
CLAIM = (
    update(outbox)
    .where(outbox.c.id.in_(NEXT))
    .values(state=LEASED, lease_until=bindparam("until"))
    .returning(*DELIVERY)
)
RELEASE = (
    update(outbox)
    .where(BUSY, outbox.c.state == LEASED, outbox.c.lease_until <= NOW)
    .values(state=PENDING, lease_until=None)
)
IS_DUE = select(
    or_(
        exists(
            select(outbox.c.id).where(
                outbox.c.state == PENDING, outbox.c.due_at <= NOW, is_reachable(outbox)
            )
        ),
        exists(
            select(outbox.c.id).where(BUSY, outbox.c.state == LEASED, outbox.c.lease_until <= NOW)
        ),
    )
)


async def is_due(connection: AsyncConnection, now: datetime) -> bool:
    """Tell whether a claim may find anything: mostly nothing is due, and a look locks nobody."""
    return bool(await connection.scalar(IS_DUE, {"now": now}))


async def claim(
    connection: AsyncConnection, now: datetime, limit: int, lease_until: datetime
) -> list[Delivery]:
    """Lease what is due, what nobody finished in time included; each lane is one index scan."""
    if connection.dialect.name == "postgresql":
        await connection.execute(select(func.pg_advisory_xact_lock(ONE_CLAIM_AT_A_TIME)))
    await count(connection, RELEASE, {"now": now})
    found: list[Delivery] = []
    for lane in Lane:
        if len(found) < limit:
            values = {"now": now, "until": lease_until, "most": limit - len(found)}
            found += await _claim_lane(connection, values | {"this_lane": lane.value})
    return found


async def _claim_lane(connection: AsyncConnection, values: dict[str, object]) -> list[Delivery]:
    claimed = await many(connection, Delivery, CLAIM, values)
    return sorted(claimed, key=lambda delivery: (delivery.due_at, delivery.id))
