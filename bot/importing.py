"""Read the lists that curators send: fetch, read chunk by chunk, count, ask, take in.

The rows say what is to do, so a killed process goes on behind the last chunk that was committed.
Nothing of a file is kept: before people are taken in it is fetched again and must be the same.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice

from bot.backlog import Backlog
from bot.files import Files, NotNow
from handlers.papers.tables import about_rows, lines_of
from mentoring import importing
from mentoring.house import House
from mentoring.ids import ImportId, OrganisationId
from mentoring.imports import Counts, Import, ImportState
from mentoring.intake_of_people import (
    CHUNK,
    Order,
    RowsTaken,
    choices_for_rows,
    preview,
    take_in,
)
from mentoring.ports import Clock
from mentoring.questionnaire import Choices
from mentoring.roster.faults import Fault, UnreadableList, Why
from mentoring.roster.listing import Read, as_sent, read_list
from mentoring.roster.rows import Row
from storage import Storage

log = logging.getLogger(__name__)

PAUSE = 2.0
"""Seconds between two changes of the progress screen."""


class Importer(Backlog[ImportId]):
    """Work on the lists of all organisations, one after another."""

    name = "list of people"

    def __init__(self, storage: Storage, files: Files, house: House, clock: Clock) -> None:
        """Hold what outlives a list."""
        super().__init__(clock)
        self._storage = storage
        self._files = files
        self._house = house
        self.pause = PAUSE

    async def waiting(self) -> Sequence[tuple[OrganisationId, ImportId]]:
        """Return the lists about which something is to do."""
        return await self._storage.busy_imports()

    async def work_on(self, organisation: OrganisationId, which: ImportId) -> bool:
        """Read a list or take it in, as its state asks; later, if the file cannot be fetched."""
        async with self._storage.work(organisation) as tx:
            running = await importing.attempt(tx, which)
        try:
            if running is not None:
                await Reading(self._storage, self._house, self.pause, running).go(self._files)
        except NotNow:
            log.warning("the file of import %s could not be fetched", which)
            return False
        return True


class Reading:
    """Go through one file once."""

    def __init__(self, storage: Storage, house: House, pause: float, running: Import) -> None:
        """Begin before the first row."""
        self._storage = storage
        self._house = house
        self._pause = pause
        self._running = running
        self._shown_at = asyncio.get_running_loop().time()

    async def go(self, files: Files) -> None:
        """Fetch the file and do what the state of the import asks for; say why it cannot be."""
        try:
            content = await files.fetch(self._running.file or "")
            digest = sha256(content).hexdigest()
            if self._running.state is ImportState.TAKING:
                await self._take_in(content, digest)
            else:
                await self._preview(content, digest)
        except UnreadableList as refusal:
            async with self._storage.work(self._running.organisation_id) as tx:
                await importing.was_refused(tx, self._running, refusal)

    async def _preview(self, content: bytes, digest: str) -> None:
        order = Order(digest=digest, meant=self._running.matches_meant)
        total = await asyncio.to_thread(about_rows, self._running.suffix, content)
        counts, faults, done = Counts(), list[Fault](), 0
        rows = await self._rows(content)
        while chunk := await asyncio.to_thread(taken_from, rows):
            done += len(chunk)
            readable = [each for each in chunk if isinstance(each, Row)]
            async with self._storage.read(self._running.organisation_id) as tx:
                counted, wrong = await preview(tx, self._house, readable, order)
            unreadable = [each for each in chunk if not isinstance(each, Row)]
            counts = counts.plus(counted).plus(Counts(faulty=len(unreadable)))
            faults += [*(fault for each in unreadable for fault in each), *wrong]
            if self._is_time() and not await self._progress(done, max(done, total - 1)):
                return
        async with self._storage.work(self._running.organisation_id) as tx:
            if not done:
                raise UnreadableList(Why.NO_ROWS)
            faults.sort(key=lambda fault: fault.row)
            await importing.was_read(tx, self._running, digest, done, counts, faults)

    async def _take_in(self, content: bytes, digest: str) -> None:
        if digest != self._running.digest:
            raise UnreadableList(Why.OTHER_FILE)
        rows = await self._rows(content)
        await asyncio.to_thread(lambda: list(islice(rows, self._running.done)))
        while chunk := await asyncio.to_thread(taken_from, rows):
            try:
                if not await self._take_chunk(chunk, digest):
                    return
            except RowsTaken:  # another process takes the same file in: a later look goes on
                raise NotNow from None
        if self._running.counts.codes or self._running.counts.waiting:
            sent = as_sent(lines_of(self._running.suffix, content))
            self._house.returned.keep(self._running.id, await asyncio.to_thread(tuple, sent))
        async with self._storage.work(self._running.organisation_id) as tx:
            await importing.was_taken(tx, self._running)

    async def _take_chunk(self, chunk: list[Read], digest: str) -> bool:
        running = self._running
        order = Order(digest=digest, by=running.made_by, meant=running.matches_meant)
        readable = [each for each in chunk if isinstance(each, Row)]
        async with self._storage.work(running.organisation_id) as tx:
            counts = await take_in(tx, self._house, readable, order)
            counts = counts.plus(Counts(faulty=len(chunk) - len(readable)))
            done = running.done + len(chunk)
            shown = self._is_time()
            changed = await importing.chunk_taken(tx, running, counts, done, shown=shown)
        self._running = changed or running
        return changed is not None

    async def _rows(self, content: bytes) -> Iterator[Read]:
        async with self._storage.read(self._running.organisation_id) as tx:
            choices = await choices_for_rows(tx)
        return await asyncio.to_thread(self._open, content, choices)

    def _open(self, content: bytes, choices: Choices) -> Iterator[Read]:
        lines = lines_of(self._running.suffix, content)
        return read_list(lines, self._house.questionnaires, choices)

    async def _progress(self, done: int, total: int) -> bool:
        async with self._storage.work(self._running.organisation_id) as tx:
            changed = await importing.progress(tx, self._running, done, total)
        self._running = changed or self._running
        return changed is not None

    def _is_time(self) -> bool:
        now = asyncio.get_running_loop().time()
        if now - self._shown_at < self._pause:
            return False
        self._shown_at = now
        return True


def taken_from(rows: Iterator[Read]) -> list[Read]:
    """Take the next chunk of rows; reading them is slow, so a thread does it."""
    return list(islice(rows, CHUNK))
