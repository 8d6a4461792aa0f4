"""Hear a head or a viewer ask for the summary."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from mentoring.people import Actor, StaffRole
from mentoring.ports import Work
from mentoring.rights import staff_in

READERS = (
    StaffRole.HEAD,
    StaffRole.MUNICIPAL_VIEWER,
    StaffRole.REGIONAL_VIEWER,
    StaffRole.CURATOR,
    StaffRole.DEPUTY,
)


def router() -> Router:
    """Build the router of the summary."""
    numbers = Router(name="overview")
    numbers.message.register(asked_for_overview, Command("overview"))
    numbers.callback_query.register(asked_for_overview, MenuTo.filter(F.to == "overview"))
    return numbers


async def asked_for_overview(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show counts, without a name."""
    async with work() as tx:
        staff_in(actor, *READERS)
        await tx.reply("overview")
