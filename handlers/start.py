"""Meet a newcomer: who runs this bot, which side, of age or not, then the consent."""

from aiogram import Router
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.start import Age, Begin, Choose
from handlers.consent import ask_consent
from handlers.home import go_home
from mentoring.filling import JOIN, start_run
from mentoring.house import House
from mentoring.joining import CODES, has_handed_in
from mentoring.newcomers import Arrival, arrival, say_age, wish_for
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work

INFORMATION = {"who": "who_sees", "welcome": "welcome", "role": "role"}


def router() -> Router:
    """Build the router of the first steps."""
    first = Router(name="start")
    first.message.register(said_start, CommandStart())
    first.callback_query.register(pressed_begin, Begin.filter())
    first.callback_query.register(pressed_wish, Choose.filter())
    first.callback_query.register(pressed_age, Age.filter())
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
    """Go on with an adult; say goodbye to anybody younger and forget them."""
    async with work() as tx:
        told = await say_age(tx, actor, adult=callback_data.adult)
        if callback_data.adult:
            await lead_on(tx, told, house)
        else:
            await tx.reply("under_age")


async def lead_on(tx: UnitOfWork, actor: Actor, house: House) -> None:
    """Show the first step that is missing."""
    step = await arrival(tx, actor)
    if step is Arrival.CONSENT:
        await ask_consent(tx, actor)
    elif step is Arrival.IN:
        await begin_questions(tx, actor, house)
    else:
        await tx.reply(step.value)


async def begin_questions(tx: UnitOfWork, actor: Actor, house: House) -> None:
    """Open the questionnaire of the wished side, or ask for the side first."""
    if actor.account.wish is None:
        await tx.reply("role")
    else:
        await start_run(tx, actor, house, JOIN, CODES[actor.account.wish])
