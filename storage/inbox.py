"""Keep updates as they came, until their effect is committed."""

from datetime import datetime

from sqlalchemy import and_, bindparam, delete, or_, select, update

from mentoring.ids import UpdateKey
from mentoring.ports import Clock
from mentoring.record import Record
from storage.engine import Engines
from storage.insertion import insert_new
from storage.scope import count, many
from storage.tables import inbox


class Incoming(Record):
    """Hold a raw update before it is stored."""

    update_id: int
    sender: int | None
    payload: str


class Received(Record):
    """Hold a stored update whose effect is still to come."""

    key: UpdateKey
    channel: str
    update_id: int
    sender: int | None
    payload: str
    attempts: int = 0


BATCH = 100
"""Telegram sends no more at once; so many rows are certainly one statement."""

RECEIVED = [inbox.c[name] for name in Received.model_fields]
STORE = insert_new(inbox).returning(*RECEIVED)
WAITING = and_(inbox.c.done_at.is_(None), inbox.c.parked_at.is_(None))
UNDONE = select(*RECEIVED).where(WAITING).order_by(inbox.c.channel, inbox.c.update_id)
THIS = inbox.c.key == bindparam("this")
FAILED = (
    update(inbox)
    .where(THIS)
    .values(attempts=inbox.c.attempts + 1, error=bindparam("code"))
    .returning(inbox.c.attempts)
)


class Inbox:
    """Keep the updates of all channels."""

    def __init__(self, engines: Engines, clock: Clock) -> None:
        """Write and look through the engines; every method is its own transaction."""
        self._engines = engines
        self._clock = clock

    async def take_in(self, channel: str, updates: list[Incoming]) -> list[Received]:
        """Store updates in one transaction and return, in their order, those that are new."""
        if not updates:
            return []
        rows = [self._row(channel, each) for each in updates]
        one_statement = len(updates) <= BATCH
        engine = self._engines.alone if one_statement else self._engines.write
        async with engine.connect() as connection:
            stored = (await connection.execute(STORE, rows)).all()
            await connection.commit()
        new = [Received.model_validate(row._asdict()) for row in stored]
        return sorted(new, key=lambda received: received.update_id)

    def _row(self, channel: str, incoming: Incoming) -> dict[str, object]:
        return {
            "key": f"{channel}:{incoming.update_id}",
            "channel": channel,
            "update_id": incoming.update_id,
            "sender": incoming.sender,
            "payload": incoming.payload,
            "received_at": self._clock.now(),
            "attempts": 0,
        }

    async def undone(self, limit: int = 1000) -> list[Received]:
        """Return updates without an effect, oldest first, those set aside left out."""
        async with self._engines.read.connect() as connection:
            return await many(connection, Received, UNDONE.limit(limit))

    async def failed(self, key: UpdateKey, error_code: str) -> int:
        """Note that an attempt failed; return how many have."""
        async with self._engines.alone.connect() as connection:
            attempts = await connection.execute(FAILED, {"this": key, "code": error_code})
            return int(attempts.scalar_one())

    async def park(self, key: UpdateKey, error_code: str) -> None:
        """Set an update aside; nobody waits for it."""
        aside = update(inbox).where(inbox.c.key == key, inbox.c.done_at.is_(None))
        async with self._engines.alone.connect() as connection:
            values = {"parked_at": self._clock.now(), "error": error_code}
            await count(connection, aside.values(values))

    async def finish(self, key: UpdateKey) -> None:
        """Mark an update as done that needs no effect."""
        undone = update(inbox).where(inbox.c.key == key, inbox.c.done_at.is_(None))
        async with self._engines.alone.connect() as connection:
            await count(
                connection, undone.values(done_at=self._clock.now(), payload=None, sender=None)
            )

    async def forget(self, before: datetime) -> int:
        """Delete what was done or set aside before an instant."""
        old = or_(inbox.c.done_at < before, inbox.c.parked_at < before)
        async with self._engines.alone.connect() as connection:
            return await count(connection, delete(inbox).where(old))
