"""Announcements whose window is over: what hinders one pair does not hold the others back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from bot.recurring import announcements
from mentoring.ids import OrganisationId, PairId
from mentoring.known_pairs import Changed
from mentoring.pairs import PairState
from mentoring.ports import UnitOfWork
from storage import Storage
from tests.storage.stage import StageClock
from tests.storage.test_deciding import WINDOW, accepted, now


class Jostled:
    """Be a storage in which somebody else is quicker at the first unit of work."""

    def __init__(self, storage: Storage) -> None:
        """Stand before a real one."""
        self._storage = storage
        self._first = True
        self.read = storage.read

    @asynccontextmanager
    async def work(self, school: OrganisationId) -> AsyncIterator[UnitOfWork]:
        """Roll the first one back, as a conflict does."""
        first, self._first = self._first, False
        async with self._storage.work(school) as tx:
            yield tx
            if first:
                raise Changed


async def due(storage: Storage, school: OrganisationId, clock: StageClock) -> PairId:
    """Accept a pair whose announcement has been pressed."""
    pair = await accepted(storage, school)
    async with storage.work(school) as tx:
        assert await tx.pairs.announce_later(pair, clock.now() + WINDOW)
    return pair.id


async def test_one_changed_pair_does_not_hold_the_others_back(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    pairs = [await due(storage, school, clock) for _ in range(3)]
    clock.pass_by(WINDOW)
    await announcements(cast("Storage", Jostled(storage)), school, clock.now())
    states = [(await now(storage, school, pair)).state for pair in pairs]
    assert sorted(states) == [PairState.ACCEPTED, PairState.ANNOUNCED, PairState.ANNOUNCED]
    await announcements(storage, school, clock.now())
    states = [(await now(storage, school, pair)).state for pair in pairs]
    assert set(states) == {PairState.ANNOUNCED}
