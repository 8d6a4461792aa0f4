"""Work off what waits in the rows: the oldest first, one at a time, later again what has failed.

The rows say what is to do, so a killed process takes it up again at its next start.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.nursery import Nursery
from mentoring.ids import OrganisationId
from mentoring.ports import Clock

Piece = TypeVar("Piece", bound=int)
LATER = timedelta(seconds=15)
"""How long a piece of work waits about which something went wrong on our side."""


class Backlog(ABC, Generic[Piece]):
    """Look now and then for work of one kind, in all organisations."""

    name: str
    """What one piece is called in the log."""

    def __init__(self, clock: Clock) -> None:
        """Begin with nothing in hand."""
        self._clock = clock
        self._nursery = Nursery()
        self._later: dict[Piece, datetime] = {}

    @abstractmethod
    async def waiting(self) -> Sequence[tuple[OrganisationId, Piece]]:
        """Return what waits, the oldest first."""

    @abstractmethod
    async def work_on(self, organisation: OrganisationId, which: Piece) -> bool:
        """Do one piece; tell whether it is done, or to be tried again later."""

    async def look(self) -> None:
        """Begin with the oldest piece that waits; one at a time, for memory's sake."""
        if self._nursery:
            return
        for organisation, which in await self.waiting():
            if self._later.get(which, self._clock.now()) <= self._clock.now():
                self._nursery.start(self._take(organisation, which), name=self.name)
                return

    async def finished(self) -> bool:
        """Wait until nothing is in hand; tell whether anything was."""
        was_busy = len(self._nursery) > 0
        await self._nursery.finished()
        return was_busy

    async def stop(self) -> None:
        """End; what is in the middle is taken up again at the next start."""
        await self._nursery.close()

    async def _take(self, organisation: OrganisationId, which: Piece) -> None:
        self._later[which] = self._clock.now() + LATER
        if await self.work_on(organisation, which):
            del self._later[which]
