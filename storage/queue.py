"""Hand messages to the courier and take their outcomes; rows of all organisations."""

from datetime import datetime

from sqlalchemy import Executable, and_, bindparam, case, delete, select, update

from mentoring.delivery import Delivery, DeliveryState, OnDoubt
from mentoring.ids import AccountId, DeliveryId
from mentoring.ports import Clock
from mentoring.record import Record
from storage import claiming
from storage.claiming import BUSY, is_reachable
from storage.engine import Engines
from storage.scope import Values, count
from storage.states import LEASED, PENDING, SENDING
from storage.tables import accounts, outbox

FINAL = (
    DeliveryState.SENT.value,
    DeliveryState.DEAD.value,
    DeliveryState.EXPIRED.value,
    DeliveryState.CANCELLED.value,
)
THIS = outbox.c.id == bindparam("this")
IN_HAND = and_(THIS, outbox.c.state.in_([LEASED, SENDING]))
WITHOUT_WORDS = case(
    (outbox.c.is_reply, bindparam("nothing", {}, type_=outbox.c.args.type)), else_=outbox.c.args
)
"""A reply may carry what somebody typed; it is not kept once the reply needs no more sending."""

BEGIN = (
    update(outbox)
    .where(THIS, outbox.c.state == LEASED)
    .values(state=SENDING, attempts=outbox.c.attempts + 1, lease_until=None)
)
SENT = (
    update(outbox)
    .where(IN_HAND)
    .values(
        state=DeliveryState.SENT.value,
        args=WITHOUT_WORDS,
        message=bindparam("number"),
        sent_at=bindparam("now"),
        error=None,
    )
)
OVER = (
    update(outbox)
    .where(IN_HAND)
    .values(
        state=bindparam("outcome"),
        args=WITHOUT_WORDS,
        error=bindparam("why"),
        lease_until=None,
    )
)
HELD = (
    update(outbox)
    .where(IN_HAND)
    .values(state=DeliveryState.HELD.value, error=bindparam("why"), lease_until=None)
)
AGAIN = (
    update(outbox)
    .where(IN_HAND)
    .values(state=PENDING, due_at=bindparam("due"), error=bindparam("why"), lease_until=None)
)
FORGET = delete(outbox).where(THIS, outbox.c.state.in_(FINAL))
NEXT_DUE = (
    select(outbox.c.due_at)
    .where(outbox.c.state == PENDING, is_reachable(outbox))
    .order_by(outbox.c.due_at)
    .limit(1)
)


class Recovered(Record):
    """Count what a killed process left behind: to be repeated, in doubt, never begun."""

    resent: int
    held: int
    released: int


class Queue:
    """Be the courier's side of the outbox; every method is its own transaction."""

    def __init__(self, engines: Engines, clock: Clock) -> None:
        """Write through one engine, look ahead through the other."""
        self._engines = engines
        self._clock = clock

    async def _changed(self, statement: Executable, values: Values) -> bool:
        async with self._engines.alone.connect() as connection:
            return await count(connection, statement, values) > 0

    async def claim(self, now: datetime, limit: int, lease_until: datetime) -> list[Delivery]:
        """Lease due messages by lane and time, one per account, none where one is on its way."""
        async with self._engines.read.connect() as connection:
            if not await claiming.is_due(connection, now):
                return []
        async with self._engines.write.begin() as connection:
            return await claiming.claim(connection, now, limit, lease_until)

    async def sending(self, delivery: DeliveryId) -> bool:
        """Say that the request is about to start; False when the message was cancelled."""
        return await self._changed(BEGIN, {"this": delivery})

    async def sent(self, delivery: DeliveryId, message: int | None) -> bool:
        """Say that a message arrived, and under which number."""
        values = {"this": delivery, "number": message, "now": self._clock.now()}
        return await self._changed(SENT, values)

    async def held(self, delivery: DeliveryId, error: str) -> bool:
        """Say that nobody can know whether a message arrived."""
        return await self._changed(HELD, {"this": delivery, "why": error})

    async def dead(self, delivery: DeliveryId, error: str) -> bool:
        """Say that a message will never arrive."""
        return await self._over(delivery, DeliveryState.DEAD, error)

    async def expired(self, delivery: DeliveryId) -> bool:
        """Say that a message came too late to be sent."""
        return await self._over(delivery, DeliveryState.EXPIRED, None)

    async def cancelled(self, delivery: DeliveryId) -> bool:
        """Say that a message is not true any more."""
        return await self._over(delivery, DeliveryState.CANCELLED, None)

    async def _over(self, delivery: DeliveryId, state: DeliveryState, error: str | None) -> bool:
        values = {"this": delivery, "outcome": state.value, "why": error}
        return await self._changed(OVER, values)

    async def retry(self, delivery: DeliveryId, due_at: datetime, error: str) -> bool:
        """Put a message back that was not sent."""
        return await self._changed(AGAIN, {"this": delivery, "due": due_at, "why": error})

    async def recover(self, now: datetime) -> Recovered:
        """Take up what a killed process left; only the one sender may call this, at its start."""
        waits = update(outbox).values(state=PENDING, lease_until=None)
        doubts = update(outbox).values(state=DeliveryState.HELD.value, error="interrupted")
        begun = and_(BUSY, outbox.c.state == SENDING)
        repeats = outbox.c.on_doubt == OnDoubt.RESEND.value
        async with self._engines.write.begin() as connection:
            return Recovered(
                released=await count(connection, waits.where(BUSY, outbox.c.state == LEASED)),
                resent=await count(connection, waits.where(begun, repeats)),
                held=await count(connection, doubts.where(begun)),
            )

    async def next_due(self) -> datetime | None:
        """Return when the next message to somebody within reach is due, past or future."""
        async with self._engines.read.connect() as connection:
            return await connection.scalar(NEXT_DUE)

    async def park_account(self, account: AccountId, error: str) -> int:
        """Mark an account as out of reach and give up what is due; return how many messages.

        What is due later waits: it goes out when the account is reachable again by then.
        """
        lost = update(accounts).where(accounts.c.id == account).values(reachable=False)
        due = outbox.c.account_id == account, outbox.c.due_at <= self._clock.now()
        waiting = update(outbox).where(*due, outbox.c.state.in_([PENDING, LEASED]))
        values = {
            "state": DeliveryState.DEAD.value,
            "args": WITHOUT_WORDS,
            "error": error,
            "lease_until": None,
        }
        async with self._engines.write.begin() as connection:
            await count(connection, lost)
            return await count(connection, waiting.values(values))

    async def forget_last(self, delivery: DeliveryId) -> bool:
        """Delete one message at once, unless it is still to be sent."""
        return await self._changed(FORGET, {"this": delivery})

    async def forget(self, before: datetime) -> int:
        """Delete what was finished before an instant; its intents could be put anew then."""
        old = outbox.c.state.in_(FINAL), outbox.c.due_at < before, outbox.c.created_at < before
        async with self._engines.alone.connect() as connection:
            return await count(connection, delete(outbox).where(*old))
