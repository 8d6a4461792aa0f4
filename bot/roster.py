"""Take a list of people in on the server: the same rules as in the chat, names never leave it."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

import click

from bot.cli import config, loaded
from bot.ending import CannotGoOn
from bot.i18n import tongues
from bot.settings import Settings
from bot.upkeep import set_up, with_storage
from handlers.papers.guarding import require_size
from handlers.papers.tables import lines_of
from handlers.papers.workbook import workbook
from handlers.texts.roster_files import coded, codes_by_row, template_for
from handlers.texts.roster_words import (
    column_name,
    counted_lines,
    cut_words,
    reason,
    whole_reason,
)
from handlers.texts.speech import speaking
from mentoring.house import House
from mentoring.importing import note_on_server
from mentoring.imports import MOST_FAULTS, Counts
from mentoring.intake_of_people import CHUNK, Order, choices_for_rows, preview, take_in
from mentoring.organisations import Organisation
from mentoring.questionnaire import Catalogue
from mentoring.roster.faults import Fault, UnreadableList
from mentoring.roster.listing import Read, as_sent, read_list
from mentoring.roster.rows import Row
from storage import Storage

CODES = ".codes.xlsx"
OWNER_ONLY = 0o600


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only tell what the list holds.")
@click.option("--template", is_flag=True, help="Write an empty table into FILE instead.")
@click.option("--same-people", is_flag=True, help="Who looks like somebody known is that person.")
@click.option("--organisation", type=int, default=None, help="Its number, if there are several.")
@config
def take_list(
    file: Path,
    *,
    dry_run: bool,
    template: bool,
    same_people: bool,
    organisation: int | None,
    path: Path | None,
) -> None:
    """Take the people of FILE (.xlsx or .csv) in; the bot may run meanwhile."""
    settings = loaded(path)

    async def work(storage: Storage) -> str:
        await set_up(storage)
        here = await _organisation(storage, organisation)
        with speaking(tongues()[here.locale]):
            if template:
                return await _template(storage, here, file)
            content = _content(file)
            desk = Desk(storage, here, _house(settings), file, content)
            try:
                return await desk.work(dry_run=dry_run, meant=same_people)
            except UnreadableList as refusal:
                raise CannotGoOn(f"{file}: {whole_reason(refusal.why, refusal.data)}") from None

    click.echo(asyncio.run(with_storage(settings, work)))


@dataclass(frozen=True)
class Desk:
    """Hold one file that is taken in."""

    storage: Storage
    here: Organisation
    house: House
    file: Path
    content: bytes

    async def work(self, *, dry_run: bool, meant: bool) -> str:
        """Read all, tell what it holds, and take it in unless it is only looked at."""
        order = Order(digest=sha256(self.content).hexdigest(), meant=meant)
        total, counts, faults = await self._preview(order)
        shown = sorted(faults[:MOST_FAULTS], key=lambda fault: fault.row)
        lines = [*map(told, shown), *cut_words(len(shown), len(faults))]
        if dry_run:
            return "\n".join([*lines, *counted_lines(counts)])
        done = await self._take_in(order, total)
        return "\n".join([*lines, *counted_lines(done), *await self._codes(order)])

    async def _preview(self, order: Order) -> tuple[int, Counts, list[Fault]]:
        total, counts, faults = 0, Counts(), list[Fault]()
        for chunk in await self._chunks():
            readable = [each for each in chunk if isinstance(each, Row)]
            async with self.storage.read(self.here.id) as tx:
                counted, wrong = await preview(tx, self.house, readable, order)
            unreadable = [each for each in chunk if not isinstance(each, Row)]
            counts = counts.plus(counted).plus(Counts(faulty=len(unreadable)))
            faults += [*(fault for each in unreadable for fault in each), *wrong]
            total += len(chunk)
        return total, counts, faults

    async def _take_in(self, order: Order, total: int) -> Counts:
        done = Counts()
        with click.progressbar(length=total, label=self.file.name) as bar:
            for chunk in await self._chunks():
                readable = [each for each in chunk if isinstance(each, Row)]
                async with self.storage.work(self.here.id) as tx:
                    counts = await take_in(tx, self.house, readable, order)
                done = done.plus(counts).plus(Counts(faulty=len(chunk) - len(readable)))
                bar.update(len(chunk))
        async with self.storage.work(self.here.id) as tx:
            suffix, size = self.file.suffix.lower(), len(self.content)
            await note_on_server(tx, suffix, size, order.digest, total, done)
        return done

    async def _chunks(self) -> Iterator[list[Read]]:
        """Return the rows chunk by chunk, read anew: a whole list would fill the memory."""
        async with self.storage.read(self.here.id) as tx:
            choices = await choices_for_rows(tx)
        lines = lines_of(self.file.name, self.content)
        rows = read_list(lines, self.house.questionnaires, choices)
        return iter(lambda: list(islice(rows, CHUNK)), [])

    async def _codes(self, order: Order) -> list[str]:
        """Write the table with the codes beside the file; names come from the file itself."""
        async with self.storage.read(self.here.id) as tx:
            codes = await codes_by_row(tx, order.digest)
        if not codes:
            return []
        sent = tuple(as_sent(lines_of(self.file.name, self.content)))
        place = self.file.with_name(self.file.name + CODES)
        _write(place, workbook([coded(sent, codes)]))
        return [f"{place}: {column_name('code')}"]


def told(fault: Fault) -> str:
    """Say what is wrong with a cell, in one line."""
    return f"{fault.row}, {column_name(fault.column)}: {reason(fault)}"


async def _template(storage: Storage, here: Organisation, file: Path) -> str:
    async with storage.read(here.id) as tx:
        cycle = await tx.organisations.cycle()
    _write(file, template_for(here, cycle))
    return str(file)


async def _organisation(storage: Storage, number: int | None) -> Organisation:
    found = await storage.doors.organisations()
    if number is None and len(found) > 1:
        raise CannotGoOn("--organisation: there are several; see: organisation list")
    for each in found:
        if number in (None, each.id):
            return each
    raise CannotGoOn("--organisation: there is no organisation of this number")


def _house(settings: Settings) -> House:
    given = settings.questionnaires.folder
    return House(questionnaires=Catalogue.load(*([given] if given else [])))


def _content(file: Path) -> bytes:
    try:
        require_size(file.stat().st_size)
        return file.read_bytes()
    except UnreadableList as refusal:
        raise CannotGoOn(f"{file}: {whole_reason(refusal.why, refusal.data)}") from None
    except OSError as error:
        raise CannotGoOn(f"{file}: {error.strerror}") from None


def _write(file: Path, content: bytes) -> None:
    """Write a file for its owner's eyes only."""
    try:
        file.touch(mode=OWNER_ONLY)
        file.chmod(OWNER_ONLY)
        file.write_bytes(content)
    except OSError as error:
        raise CannotGoOn(f"{file}: {error.strerror}") from None
