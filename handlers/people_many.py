"""Hear a curator choose people by a filter and do something for many of them at once."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.people import (
    Choosing,
    Chosen,
    DoForAll,
    Facet,
    Many,
    MoreOfPeople,
    Preview,
)
from mentoring.deeds import Deed
from mentoring.directory import Filter
from mentoring.errors import NotFound
from mentoring.many import do_for_all
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.rights import curator_in


def router() -> Router:
    """Build the router of filters and deeds for many."""
    many = Router(name="people_many")
    many.callback_query.register(pressed_chosen, Chosen.filter())
    many.callback_query.register(pressed_choosing, Choosing.filter())
    many.callback_query.register(pressed_facet, Facet.filter())
    many.callback_query.register(pressed_more, MoreOfPeople.filter())
    many.callback_query.register(pressed_many, Many.filter())
    many.callback_query.register(pressed_preview, Preview.filter())
    many.callback_query.register(pressed_do, DoForAll.filter())
    return many


async def pressed_chosen(
    _: CallbackQuery, callback_data: Chosen, work: Work, actor: Actor
) -> None:
    """Show whom a filter lets through."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("people_chosen", {"by": callback_data.by, "page": callback_data.page})


async def pressed_choosing(
    _: CallbackQuery, callback_data: Choosing, work: Work, actor: Actor
) -> None:
    """Show by what people can be chosen."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("people_choosing", {"by": callback_data.by})


async def pressed_facet(_: CallbackQuery, callback_data: Facet, work: Work, actor: Actor) -> None:
    """Show the values of one facet."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("people_facet", callback_data.model_dump())


async def pressed_more(
    _: CallbackQuery, callback_data: MoreOfPeople, work: Work, actor: Actor
) -> None:
    """Show what else is done about people."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("people_more", {"by": callback_data.by})


async def pressed_many(_: CallbackQuery, callback_data: Many, work: Work, actor: Actor) -> None:
    """Show what can be done for many."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("people_many", {"by": callback_data.by})


async def pressed_preview(
    _: CallbackQuery, callback_data: Preview, work: Work, actor: Actor
) -> None:
    """Show whom a deed would concern."""
    async with work() as tx:
        curator_in(actor)
        _known(callback_data.what)
        await tx.reply("people_preview", callback_data.model_dump())


async def pressed_do(_: CallbackQuery, callback_data: DoForAll, work: Work, actor: Actor) -> None:
    """Do it for those who were seen; another list is shown anew instead."""
    deed, by = _known(callback_data.what), Filter.read(callback_data.by)
    async with work() as tx:
        came = await do_for_all(tx, actor, deed, by, callback_data.seal)
        about = {"what": deed.value, "by": by.packed()}
        if came.stale:
            await tx.reply("people_preview", {**about, "stale": True})
        else:
            await tx.reply("people_done", {**about, "done": came.done, "missed": came.missed})


def _known(what: str) -> Deed:
    """Return the deed a button names; a forged one is not found."""
    if what not in set(Deed):
        raise NotFound(what="deed")
    return Deed(what)
