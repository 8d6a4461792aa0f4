"""Meet a newcomer: who runs this bot, which side, of age or not, then the consent."""

from aiogram import F, Router
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.occupation import Occupy
from handlers.callbacks.start import Age, Begin, Choose
from handlers.consent_asking import ask_consent
from handlers.home import go_home
from mentoring.filling import JOIN, start_run
from mentoring.forms import enabled_forms
from mentoring.house import House
from mentoring.joining import Occupation, codes_for, has_handed_in, known_for
from mentoring.newcomers import Arrival, arrival, say_age, wish_for
from mentoring.people import MINORS, Actor, Bracket
from mentoring.permits import own_step
from mentoring.ports import UnitOfWork, Work

INFORMATION = {"who": "who_sees", "welcome": "welcome", "role": "role"}


def router() -> Router:
    """Build the router of the first steps."""
    first = Router(name="start")
    first.message.register(said_start, CommandStart())
    first.callback_query.register(pressed_begin, Begin.filter())
    first.callback_query.register(pressed_wish, Choose.filter())
    first.callback_query.register(pressed_age, Age.filter())
    first.callback_query.register(pressed_occupation, Occupy.filter())
    first.callback_query.register(asked_for_own_word, MenuTo.filter(F.to == "own_word"))
    return first


async def said_start(_: Message, work: Work, actor: Actor) -> None:
    """Begin, or go on where the person stands; whatever a link carried is welcome."""
    async with work() as tx:
        await go_home(tx, actor)


async def pressed_begin(
    _: CallbackQuery, callback_data: Begin, work: Work, actor: Actor, house: House
) -> None:
    """Tell who sees the data, or lead to the first step that is missing."""
    async with work() as tx:
        if callback_data.to in INFORMATION:
            await tx.reply(INFORMATION[callback_data.to])
        else:
            await lead_on(tx, actor, house)


async def pressed_wish(
    _: CallbackQuery, callback_data: Choose, work: Work, actor: Actor, house: House
) -> None:
    """Remember the side; an answer given for the other side is not asked again.

    Whoever has handed in a questionnaire already is led to where they stand.
    """
    async with work() as tx:
        if await has_handed_in(tx, actor):
            await go_home(tx, actor)
        else:
            await lead_on(tx, await wish_for(tx, actor, callback_data.wish), house)


async def pressed_age(
    _: CallbackQuery, callback_data: Age, work: Work, actor: Actor, house: House
) -> None:
    """Go on with an adult, let a minor wait, say goodbye to a child under ten and forget them."""
    async with work() as tx:
        told = await say_age(tx, actor, callback_data.bracket)
        waits = told.account.bracket in MINORS and told.person is None
        if callback_data.bracket is Bracket.UNDER_10 and not waits and told.person is None:
            await tx.reply("under_age", {"language": actor.account.language})
        else:
            await lead_on(tx, told, house)


async def pressed_occupation(
    _: CallbackQuery, callback_data: Occupy, work: Work, actor: Actor, house: House
) -> None:
    """Open the questionnaire of whoever works here, or studies here."""
    async with work() as tx:
        if await arrival(tx, actor) is Arrival.IN and not await has_handed_in(tx, actor):
            await begin_questions(tx, actor, house, callback_data.occupation)
        else:
            await go_home(tx, actor)


async def asked_for_own_word(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Ask what a birthday brought: one's own agreement, or the consent of an adult."""
    async with work() as tx:
        due = await own_step(tx, actor.person) if actor.person else None
        if due is None:
            await go_home(tx, actor)
        else:
            await ask_consent(tx, actor, due)


async def lead_on(tx: UnitOfWork, actor: Actor, house: House) -> None:
    """Show the first step that is missing."""
    step = await arrival(tx, actor)
    if step is Arrival.CONSENT:
        await ask_consent(tx, actor)
    elif step is Arrival.IN:
        await begin_questions(tx, actor, house)
    else:
        await tx.reply(step.value)


async def begin_questions(
    tx: UnitOfWork, actor: Actor, house: House, occupation: Occupation | None = None
) -> None:
    """Open the questionnaire of the wished side, or ask for what it depends on first."""
    wish, person = actor.account.wish, actor.person
    if wish is None:
        await tx.reply("role")
        return
    bracket = person.bracket if person else actor.account.bracket
    cycle = await tx.organisations.cycle()
    codes = codes_for(wish, bracket, enabled_forms(cycle.forms if cycle else ()), occupation)
    if codes is None:
        await tx.reply("occupation")
        return
    expected = await tx.enrolments.of_person(person.id) if person and bracket in MINORS else None
    known = known_for(bracket, expected.group if expected else None)
    await start_run(tx, actor, house, JOIN, codes, known=known)
