"""Choose the language, see one's own number."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo, ShowId, SpeakIn
from mentoring.people import Actor
from mentoring.ports import Work

LANGUAGES = ("ru", "en")
SCREENS_AFTER = frozenset({"welcome", "settings"})


def router() -> Router:
    """Build the router of settings."""
    settings = Router(name="settings")
    settings.message.register(asked_for_settings, Command("settings"))
    settings.callback_query.register(asked_for_settings, MenuTo.filter(F.to == "settings"))
    settings.callback_query.register(pressed_language, SpeakIn.filter())
    settings.callback_query.register(pressed_id, ShowId.filter())
    return settings


async def asked_for_settings(_: Message | CallbackQuery, work: Work) -> None:
    """Show what can be chosen."""
    async with work() as tx:
        await tx.reply("settings")


async def pressed_language(
    _: CallbackQuery, callback_data: SpeakIn, work: Work, actor: Actor
) -> None:
    """Speak the chosen language from this very screen on."""
    async with work() as tx:
        if callback_data.language in LANGUAGES:
            await tx.people.set_language(actor.account.id, callback_data.language)
        at = callback_data.at if callback_data.at in SCREENS_AFTER else "settings"
        await tx.reply(at)


async def pressed_id(_: CallbackQuery, work: Work) -> None:
    """Show the number that an administrator asks for."""
    async with work() as tx:
        await tx.reply("my_id")
