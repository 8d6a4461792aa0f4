"""Show people all that is stored about them, hand it over, erase it."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.privacy import EraseData, TakeData
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.privacy import erase_everything, require_no_staff_role

FILES = {"text": "mydata_text", "json": "mydata_json"}


def router() -> Router:
    """Build the router of one's own data."""
    privacy = Router(name="privacy")
    privacy.message.register(asked_for_data, Command("mydata"))
    privacy.callback_query.register(asked_for_data, MenuTo.filter(F.to == "mydata"))
    privacy.callback_query.register(pressed_take, TakeData.filter())
    privacy.callback_query.register(pressed_erase, EraseData.filter())
    return privacy


async def asked_for_data(_: Message | CallbackQuery, work: Work) -> None:
    """Show what is stored, why, and who can see it."""
    async with work() as tx:
        await tx.reply("mydata")


async def pressed_take(_: CallbackQuery, work: Work) -> None:
    """Hand over the data: a text to read and the same for machines."""
    async with work() as tx:
        for kind in FILES.values():
            await tx.reply(kind, fresh=True)


async def pressed_erase(
    _: CallbackQuery, callback_data: EraseData, work: Work, actor: Actor
) -> None:
    """Ask once more, then erase everything at once."""
    async with work() as tx:
        require_no_staff_role(actor)
        if callback_data.sure:
            await erase_everything(tx, actor)
        await tx.reply("erased" if callback_data.sure else "erase_sure")
