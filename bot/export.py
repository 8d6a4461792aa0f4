"""Write the bases of every organisation into a folder on the server, with names and with codes."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import click

from bot.cli import config, loaded
from bot.clock import SystemClock
from bot.ending import CannotGoOn
from bot.i18n import tongues
from bot.settings import Settings
from bot.upkeep import set_up, with_storage
from handlers.screen import File, Room
from handlers.texts.annexes import annex_file, changes_without_order
from handlers.texts.bases import MENTEES, MENTORS, base_file
from handlers.texts.pair_order import order_file
from handlers.texts.speech import speaking
from mentoring.bases import both_bases
from mentoring.house import House, Rules
from mentoring.ids import AccountId, OrganisationId
from mentoring.incidents import ExportsFrozen
from mentoring.ordering import without_order
from mentoring.organisations import Organisation
from mentoring.people import Account, Actor, Channel
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Catalogue
from mentoring.taking_bases import take_on_the_server
from storage import Storage

KINDS = ("", MENTEES, MENTORS)
"""The workbook, then each base as plain text."""

OWNER_ONLY = 0o600
PRIVATE = 0o700


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@config
def export(folder: Path, path: Path | None) -> None:
    """Write both bases and the orders on pairs into FOLDER; the bot may run meanwhile."""
    settings = loaded(path)

    async def exported(storage: Storage) -> str:
        await set_up(storage)
        written = [
            str(file)
            for each in await storage.doors.organisations()
            for file in await _export_one(storage, settings, each, folder)
        ]
        return "\n".join(written)

    click.echo(asyncio.run(with_storage(settings, exported)))


async def _export_one(
    storage: Storage, settings: Settings, organisation: Organisation, folder: Path
) -> list[Path]:
    """Write the files of one organisation; they are noted before they are made."""
    try:
        async with storage.work(organisation.id) as tx:
            await take_on_the_server(tx)
    except ExportsFrozen:
        raise CannotGoOn(
            f"organisation {organisation.id}: files are frozen by an incident"
        ) from None
    async with storage.read(organisation.id) as tx:
        files = [each async for each in _files(tx, settings, organisation)]
    place = _place(folder, organisation.id)
    return [_write(place / each.name, each.content) for each in files]


async def _files(
    tx: UnitOfWork, settings: Settings, organisation: Organisation
) -> AsyncIterator[File]:
    room = _room(tx, settings, organisation)
    with speaking(tongues()[organisation.locale]):
        found = await both_bases(tx)
        for named in (True, False):
            for plain in KINDS:
                yield await base_file(room, found, plain, named=named)
        if pairs := await without_order(tx):
            yield await order_file(room, pairs)
        if changes := await changes_without_order(room):
            yield await annex_file(room, changes)


def _room(tx: UnitOfWork, settings: Settings, organisation: Organisation) -> Room:
    """Be the server's own reader: nobody of the organisation."""
    nobody = Account(
        id=AccountId(0),
        organisation_id=organisation.id,
        channel=Channel.TELEGRAM,
        external_id=0,
        language=organisation.locale,
        created_at=tx.now,
    )
    given = settings.questionnaires.folder
    questions = Catalogue.load(*([given] if given else []))
    house = House(questionnaires=questions, rules=Rules(order_basis=settings.orders.basis))
    return Room(tx, Actor(account=nobody), organisation, house, SystemClock().now())


def _place(folder: Path, organisation: OrganisationId) -> Path:
    place = folder / f"organisation-{organisation}"
    try:
        place.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotGoOn(f"{place}: {error.strerror}") from None
    return place


def _write(file: Path, content: bytes) -> Path:
    """Write a file for its owner's eyes only, in place of an earlier one of the same day."""
    try:
        file.unlink(missing_ok=True)
        with os.fdopen(
            os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY), "wb"
        ) as to:
            to.write(content)
    except OSError as error:
        raise CannotGoOn(f"{file}: {error.strerror}") from None
    return file
