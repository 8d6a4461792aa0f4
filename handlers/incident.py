"""Hear what an administrator or the head does when data may have got out."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.incident import (
    BeginIncident,
    CloseIncident,
    DraftNotice,
    EndAccess,
    LooksInIncident,
)
from handlers.callbacks.menu import MenuTo
from mentoring import incidents
from mentoring.ids import PersonId
from mentoring.incident import IncidentKind, Outcome
from mentoring.people import Actor
from mentoring.ports import Work


def router() -> Router:
    """Build the router of incidents."""
    incident = Router(name="incident")
    incident.message.register(asked_for_incident, Command("incident"))
    incident.callback_query.register(asked_for_incident, MenuTo.filter(F.to == "incident"))
    incident.callback_query.register(pressed_begin, BeginIncident.filter())
    incident.callback_query.register(pressed_looks, LooksInIncident.filter())
    incident.callback_query.register(pressed_access, EndAccess.filter())
    incident.callback_query.register(pressed_notice, DraftNotice.filter())
    incident.callback_query.register(pressed_close, CloseIncident.filter())
    return incident


async def asked_for_incident(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show where the incident stands, or what the command does."""
    async with work() as tx:
        await incidents.in_charge(tx, actor)
        await tx.reply("incident")


async def pressed_begin(
    _: CallbackQuery, callback_data: BeginIncident, work: Work, actor: Actor
) -> None:
    """Ask once more, then freeze; a second press finds the incident open."""
    async with work() as tx:
        await incidents.in_charge(tx, actor)
        if callback_data.sure:
            await incidents.begin(tx, actor, IncidentKind(callback_data.kind))
            await tx.reply("incident")
        else:
            await tx.reply("incident_sure", {"kind": callback_data.kind})


async def pressed_looks(
    _: CallbackQuery, callback_data: LooksInIncident, work: Work, actor: Actor
) -> None:
    """Show who looked at what and who took files away."""
    async with work() as tx:
        await incidents.in_charge(tx, actor)
        args = {"days": callback_data.days, "page": callback_data.page}
        await tx.reply("incident_looks", {**args})


async def pressed_access(
    _: CallbackQuery, callback_data: EndAccess, work: Work, actor: Actor
) -> None:
    """Choose whose access ends, ask once more, end it."""
    async with work() as tx:
        await incidents.in_charge(tx, actor)
        person = callback_data.person
        if person and callback_data.sure:
            ended = await incidents.end_access(tx, actor, PersonId(person))
            said = "access_ended" if ended else "access_ended_before"
            await tx.reply("incident", {"said": said})
        else:
            await tx.reply("incident_access", {"person": person})


async def pressed_notice(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Hand over the draft of the notice as a file."""
    async with work() as tx:
        await incidents.in_charge(tx, actor)
        await tx.reply("incident_notice", fresh=True)


async def pressed_close(
    _: CallbackQuery, callback_data: CloseIncident, work: Work, actor: Actor
) -> None:
    """Ask what was found, then close."""
    async with work() as tx:
        await incidents.in_charge(tx, actor)
        if callback_data.outcome:
            closed = await incidents.close(tx, actor, Outcome(callback_data.outcome))
            await tx.reply("incident_closed", {"incident": closed.id})
        else:
            await tx.reply("incident_outcome")
