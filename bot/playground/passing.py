"""Let time pass on the stage: what falls due on the way happens in its turn."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.stage import Stage

SECOND = timedelta(seconds=1)
EVENTS = 500
"""At how many instants at most something happens in one move."""


@dataclass(frozen=True)
class Passing:
    """Move the clock of a stage."""

    stage: Stage

    async def by(self, span: timedelta) -> None:
        """Move by a span, stopping wherever something is due."""
        await self._settle()
        target = self.stage.clock.now() + span
        for _ in range(EVENTS):
            due = await self._next_due()
            if due is None or due >= target:
                break
            await self._at(due)
        await self._at(target)

    async def to_next(self) -> bool:
        """Move to the next instant at which somebody hears something; False without one."""
        await self._settle()
        chats = self.stage.playground.telegram.chats
        for _ in range(EVENTS):
            if (due := await self._next_due()) is None:
                return False
            before = chats.version
            await self._at(due)
            if chats.version > before:
                return True
        return False

    async def _next_due(self) -> datetime | None:
        due = await self.stage.app.storage.queue.next_due()
        return due and due + SECOND

    async def _at(self, instant: datetime) -> None:
        clock = self.stage.clock
        clock.set(max(instant, clock.now()))
        await self._settle()

    async def _settle(self) -> None:
        """Wait until what people did is handled and what is due is sent."""
        await self.stage.app.lanes.settled()
        await self.stage.app.courier.quiet()
