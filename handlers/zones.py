"""Hear in which time zone somebody lives."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.zones import OwnZone
from mentoring.house import House
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.rights import person_in
from mentoring.zones import set_own_zone


def router() -> Router:
    """Build the router of time zones."""
    zones = Router(name="zones")
    zones.callback_query.register(pressed_zone, OwnZone.filter())
    return zones


async def pressed_zone(
    _: CallbackQuery, callback_data: OwnZone, work: Work, actor: Actor, house: House
) -> None:
    """Show the zones, or keep the chosen one."""
    async with work() as tx:
        person_in(actor)
        if callback_data.zone:
            await set_own_zone(tx, actor, house, callback_data.zone)
        await tx.reply("own_zone")
