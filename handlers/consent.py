"""Ask for the consent, show it, take it back in two taps."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.consent import Give, Refuse, Revoke
from handlers.callbacks.menu import MenuTo
from handlers.home import go_home
from mentoring.consents import active_text, give, refuse, revoke
from mentoring.filling import JOIN, start_run
from mentoring.house import House
from mentoring.joining import CODES, current_profile, has_handed_in
from mentoring.newcomers import Arrival, arrival
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work


def router() -> Router:
    """Build the router of consents."""
    consent = Router(name="consent")
    consent.message.register(asked_for_consent, Command("consent"))
    consent.callback_query.register(asked_for_consent, MenuTo.filter(F.to == "consent"))
    consent.callback_query.register(pressed_give, Give.filter())
    consent.callback_query.register(pressed_refuse, Refuse.filter())
    consent.callback_query.register(pressed_revoke, Revoke.filter())
    return consent


async def asked_for_consent(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the text and where it stands; a newcomer is asked when it is time."""
    async with work() as tx:
        if actor.person is None and await arrival(tx, actor) is Arrival.CONSENT:
            await ask_consent(tx, actor)
        elif actor.person is None:
            await tx.reply("welcome")
        else:
            await active_text(tx, actor.account.language)
            await tx.reply("consent_state")


async def pressed_give(
    _: CallbackQuery, callback_data: Give, work: Work, actor: Actor, house: House
) -> None:
    """Record the consent and begin the questions; given again, it brings everything back."""
    async with work() as tx:
        text = await active_text(tx, callback_data.language)
        if text.version != callback_data.version:
            await ask_consent(tx, actor)
            return
        agreed = await give(tx, actor, text)
        await tx.reply("consent_given")
        if await has_handed_in(tx, agreed):
            await go_home(tx, agreed)
            return
        codes, known = await current_profile(tx, agreed, house)
        wish = agreed.account.wish
        if codes:
            await start_run(tx, agreed, house, JOIN, codes, known=known, reviewing=True)
        elif wish is not None:
            await start_run(tx, agreed, house, JOIN, CODES[wish])
        else:
            await tx.reply("role")


async def pressed_refuse(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """End politely."""
    async with work() as tx:
        await refuse(tx, actor)
        await tx.reply("consent_refused")


async def pressed_revoke(
    _: CallbackQuery, callback_data: Revoke, work: Work, actor: Actor
) -> None:
    """Ask once more, then stop everything at once."""
    async with work() as tx:
        if callback_data.sure:
            await revoke(tx, actor)
        await tx.reply("consent_state" if callback_data.sure else "revoke_sure")


async def ask_consent(tx: UnitOfWork, actor: Actor) -> None:
    """Show the full text as a message of its own."""
    text = await active_text(tx, actor.account.language)
    await tx.reply("consent_ask", {"version": text.version, "language": text.language}, fresh=True)
