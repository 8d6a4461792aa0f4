"""Hear a curator choose between names and codes in chats."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.names import ChooseNames, NamesInChat
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.names_in_chat import Decision, decide
from mentoring.people import Actor, StaffRole
from mentoring.ports import Work
from mentoring.rights import staff_in
from mentoring.setting_up import PURPOSE

CHOOSING = (StaffRole.CURATOR, StaffRole.DEPUTY, StaffRole.ADMINISTRATOR)


def router() -> Router:
    """Build the router of names in chats."""
    names = Router(name="names")
    names.callback_query.register(pressed_names, NamesInChat.filter())
    names.callback_query.register(pressed_choice, ChooseNames.filter())
    return names


async def pressed_names(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show what chats hold."""
    async with work() as tx:
        staff_in(actor, *CHOOSING)
        await tx.reply("names")


async def pressed_choice(
    _: CallbackQuery, callback_data: ChooseNames, work: Work, actor: Actor, house: House
) -> None:
    """Choose, or ask once more; the first choice leads on to the setting up."""
    codes, sure = callback_data.codes, callback_data.sure
    async with work() as tx:
        before = await tx.organisations.get()
        made = await decide(tx, actor, house.rules, codes=codes, sure=sure)
        if made is Decision.ASKED_AGAIN:
            await tx.reply("names_sure", {"sure": sure + 1})
        elif before.set_up_at is None and before.names_at is None:
            await start_run(tx, actor, house.seen(coded=codes), PURPOSE, ("setup",))
        else:
            await tx.reply("names", {"said": "saved"})
