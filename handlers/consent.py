"""Ask for consents, show them, take them back in two taps; for oneself and for one's children."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.consent import (
    Give,
    ReadConsent,
    Refuse,
    Revoke,
    TakeAct,
    TakeRegister,
)
from handlers.callbacks.menu import MenuTo
from handlers.consent_asking import ask_consent, choose_items, offer_next
from handlers.home import go_home
from handlers.start import begin_questions
from mentoring.consent import DISTRIBUTION, NOTICE, OWN_AGREEMENT, PARTICIPATION
from mentoring.consents import active_text, give, give_for, refuse, revoke
from mentoring.delivery import Args
from mentoring.filling import JOIN, start_run
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.joining import current_profile, has_handed_in
from mentoring.newcomers import Arrival, arrival
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.trail import note_export

BEGINNING = frozenset({PARTICIPATION, OWN_AGREEMENT, NOTICE})
"""After these the questionnaire begins, or goes on."""


def router() -> Router:
    """Build the router of consents."""
    consent = Router(name="consent")
    consent.message.register(asked_for_consent, Command("consent"))
    consent.callback_query.register(asked_for_consent, MenuTo.filter(F.to == "consent"))
    consent.callback_query.register(pressed_give, Give.filter())
    consent.callback_query.register(pressed_refuse, Refuse.filter())
    consent.callback_query.register(pressed_revoke, Revoke.filter())
    consent.callback_query.register(pressed_read, ReadConsent.filter())
    consent.callback_query.register(pressed_register, TakeRegister.filter())
    consent.callback_query.register(pressed_act, TakeAct.filter())
    consent.callback_query.register(asked_for_acts, MenuTo.filter(F.to == "acts"))
    return consent


async def asked_for_consent(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """List the consents and where they stand; a newcomer is asked when it is time."""
    async with work() as tx:
        if actor.person is not None:
            await tx.reply("consent_state")
        elif (step := await arrival(tx, actor)) is Arrival.CONSENT:
            await ask_consent(tx, actor)
        else:
            await tx.reply("waiting" if step is Arrival.WAITING else "welcome")


async def pressed_read(
    _: CallbackQuery, callback_data: ReadConsent, work: Work, actor: Actor
) -> None:
    """Show one wording with what can be done about it."""
    async with work() as tx:
        await active_text(tx, actor.account.language, callback_data.code)
        shown: Args = {"code": callback_data.code, "person": callback_data.person}
        await tx.reply("consent_text", shown)


async def pressed_give(
    _: CallbackQuery, callback_data: Give, work: Work, actor: Actor, house: House
) -> None:
    """Record the consent in the wording shown; an older wording is shown anew first."""
    pressed = callback_data
    child = PersonId(pressed.person) if pressed.person else None
    async with work() as tx:
        text = await active_text(tx, pressed.language, pressed.code)
        if text.version != pressed.version:
            await ask_consent(tx, actor, pressed.code, child)
            return
        if pressed.code == DISTRIBUTION:
            await choose_items(tx, actor, house, text, child, then=pressed.then)
            return
        if child is not None:
            await give_for(tx, actor, child, text)
            await tx.reply("consent_given", {"code": pressed.code, "person": child})
            return
        agreed = await give(tx, actor, text)
        await tx.reply("consent_given", {"code": pressed.code, "person": 0})
        if pressed.code in BEGINNING:
            await _go_on(tx, agreed, house)
        elif pressed.then:
            await offer_next(tx, agreed)


async def pressed_refuse(
    _: CallbackQuery, callback_data: Refuse, work: Work, actor: Actor
) -> None:
    """End politely; a no to what is optional changes nothing else."""
    pressed = callback_data
    async with work() as tx:
        text = await active_text(tx, pressed.language, pressed.code)
        child = PersonId(pressed.person) if pressed.person else None
        await refuse(tx, actor, text, child)
        if pressed.code in BEGINNING:
            learner = pressed.code != PARTICIPATION
            await tx.reply("consent_refused", {"learner": learner})
            return
        await tx.reply("consent_declined", {"code": pressed.code})
        if pressed.then:
            await offer_next(tx, actor)


async def pressed_revoke(
    _: CallbackQuery, callback_data: Revoke, work: Work, actor: Actor
) -> None:
    """Ask once more, then let it end at once."""
    pressed = callback_data
    shown: Args = {"code": pressed.code, "person": pressed.person}
    async with work() as tx:
        if pressed.sure:
            person = PersonId(pressed.person) if pressed.person else None
            await revoke(tx, actor, pressed.code, person)
        await tx.reply("consent_state" if pressed.sure else "revoke_sure", shown)


async def pressed_register(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Hand a curator the register of consents; the journal remembers to whom."""
    async with work() as tx:
        curator_in(actor)
        await note_export(tx, actor, "consents")
        await tx.reply("consent_register")


async def asked_for_acts(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """List the acts of destruction for a curator."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("acts")


async def pressed_act(_: CallbackQuery, callback_data: TakeAct, work: Work, actor: Actor) -> None:
    """Hand a curator one act of destruction to print and sign."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("act_file", {"act": callback_data.act})


async def _go_on(tx: UnitOfWork, agreed: Actor, house: House) -> None:
    """Begin the questions; given again, a consent brings the answers back."""
    if await has_handed_in(tx, agreed):
        await go_home(tx, agreed)
        return
    codes, known = await current_profile(tx, agreed, house)
    if codes:
        await start_run(tx, agreed, house, JOIN, codes, known=known, reviewing=True)
    elif await arrival(tx, agreed) is Arrival.CONSENT:
        await ask_consent(tx, agreed)
    else:
        await begin_questions(tx, agreed, house)
