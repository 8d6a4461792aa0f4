"""Count the news of the college's past as delivered; what is still ahead stays in the outbox."""

from datetime import timedelta

from bot.clock import MovableClock
from storage import Storage


async def all_has_been_sent(storage: Storage, clock: MovableClock) -> None:
    """Mark everything that is due as sent; nobody was there to read it."""
    now = clock.now()
    while due := await storage.queue.claim(now, 100, now + timedelta(minutes=1)):
        for delivery in due:
            await storage.queue.sent(delivery.id, None)
