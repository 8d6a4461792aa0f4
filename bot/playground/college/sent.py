"""Count the news of the college's past as delivered; what is still ahead stays in the outbox."""

from sqlalchemy import update

from bot.clock import MovableClock
from mentoring.delivery import DeliveryState
from storage import Storage
from storage.tables import outbox


async def all_has_been_sent(storage: Storage, clock: MovableClock) -> None:
    """Mark everything that is due as sent; nobody was there to read it."""
    now = clock.now()
    due = outbox.c.state == DeliveryState.PENDING.value, outbox.c.due_at <= now
    sent = {"state": DeliveryState.SENT.value, "sent_at": now}
    async with storage.engines.write.begin() as connection:
        await connection.execute(update(outbox).where(*due).values(sent))
