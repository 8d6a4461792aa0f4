"""Hear a curator send a list of people: the template, the file, the word to take it in."""

from pathlib import PurePath

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.roster import (
    DropList,
    ListCodes,
    ListFaults,
    ListOfPeople,
    MeanMatches,
    ShowList,
    TakeList,
)
from handlers.papers.guarding import require_size
from mentoring import importing
from mentoring.ids import ImportId
from mentoring.names_in_chat import require_names
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.rights import curator_in
from mentoring.trail import note_export

LONGEST_SUFFIX = 6


def router() -> Router:
    """Build the router of lists of people."""
    roster = Router(name="roster")
    roster.message.register(sent_file, F.document)
    roster.callback_query.register(pressed_begin, ListOfPeople.filter())
    roster.callback_query.register(pressed_take, TakeList.filter())
    roster.callback_query.register(pressed_drop, DropList.filter())
    roster.callback_query.register(pressed_mean, MeanMatches.filter())
    roster.callback_query.register(pressed_faults, ListFaults.filter())
    roster.callback_query.register(pressed_codes, ListCodes.filter())
    roster.callback_query.register(pressed_show, ShowList.filter())
    return roster


async def pressed_begin(
    _: CallbackQuery, callback_data: ListOfPeople, work: Work, actor: Actor
) -> None:
    """Say how a list comes in; what is sent next is a file, not an answer to a question."""
    async with work() as tx:
        curator_in(actor)
        require_names(actor)
        await tx.people.set_focus(actor.account.id, None)
        await tx.reply("import_template" if callback_data.template else "import_begin")


async def sent_file(message: Message, work: Work, actor: Actor) -> None:
    """Take a curator's file as a list of people; it is fetched and read afterwards."""
    document = message.document
    if document is None or not actor.is_curator:
        raise SkipHandler
    suffix = PurePath(document.file_name or "").suffix.lower()[:LONGEST_SUFFIX]
    async with work() as tx:
        require_size(document.file_size or 0)
        size = document.file_size or 0
        sent = await importing.send_in(tx, actor, document.file_id, suffix, size)
        await tx.reply(importing.SCREEN, {"import": sent.id})


async def pressed_take(
    _: CallbackQuery, callback_data: TakeList, work: Work, actor: Actor
) -> None:
    """Let a list be taken in; a second press shows how far it is."""
    async with work() as tx:
        found = await importing.confirm(tx, actor, ImportId(callback_data.number))
        await tx.reply(importing.SCREEN, {"import": found.id})


async def pressed_drop(
    _: CallbackQuery, callback_data: DropList, work: Work, actor: Actor
) -> None:
    """Put a list aside."""
    async with work() as tx:
        found = await importing.cancel(tx, actor, ImportId(callback_data.number))
        await tx.reply(importing.SCREEN, {"import": found.id})


async def pressed_mean(
    _: CallbackQuery, callback_data: MeanMatches, work: Work, actor: Actor
) -> None:
    """Say whether lookalikes are the same people; the list is counted anew."""
    which, meant = ImportId(callback_data.number), callback_data.meant
    async with work() as tx:
        found = await importing.mean_matches(tx, actor, which, meant=meant)
        await tx.reply(importing.SCREEN, {"import": found.id})


async def pressed_show(
    _: CallbackQuery, callback_data: ShowList, work: Work, actor: Actor
) -> None:
    """Show how far a list is."""
    async with work() as tx:
        found = await importing.my_import(tx, actor, ImportId(callback_data.number))
        await tx.reply(importing.SCREEN, {"import": found.id})


async def pressed_faults(
    _: CallbackQuery, callback_data: ListFaults, work: Work, actor: Actor
) -> None:
    """Hand over the rows that cannot be read."""
    async with work() as tx:
        require_names(actor)
        found = await importing.my_import(tx, actor, ImportId(callback_data.number))
        await tx.reply("import_faults", {"import": found.id}, fresh=True)


async def pressed_codes(
    _: CallbackQuery, callback_data: ListCodes, work: Work, actor: Actor
) -> None:
    """Hand over the codes of those who have no consent yet."""
    async with work() as tx:
        require_names(actor)
        found = await importing.my_import(tx, actor, ImportId(callback_data.number))
        await note_export(tx, actor, "codes")
        await tx.reply("import_codes", {"import": found.id}, fresh=True)
