"""Block a learner kindly while a representative's consent is awaited: no question is asked."""

from aiogram import F, Router
from aiogram.filters import Command, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.waiting import AboutWaiting, RemindMe
from mentoring.awaiting import remind_me_tomorrow
from mentoring.care import answer_cry
from mentoring.house import House
from mentoring.newcomers import Arrival, arrival
from mentoring.people import MINORS, Actor
from mentoring.ports import UnitOfWork, Work

FREE = ("rp", "st", "lang", "myid", "pv", "og", "hla", "menu:help", "menu:settings", "menu:mydata")
"""What the buttons begin with that work before a consent: a parent's, the language, one's data."""

OPEN = frozenset({"help", "settings", "mydata"})


def router() -> Router:
    """Build the router that is asked before all others."""
    block = Router(name="waiting")
    block.message.filter(is_waiting)
    block.callback_query.filter(is_waiting)
    block.callback_query.register(pressed_about, AboutWaiting.filter())
    block.callback_query.register(pressed_remind, RemindMe.filter())
    block.message.register(said_start, CommandStart(deep_link=False))
    block.message.register(said_anything, ~Command("start", *OPEN))
    block.callback_query.register(pressed_anything, ~F.data.startswith(FREE))
    return block


def is_waiting(_: Message | CallbackQuery, actor: Actor) -> bool:
    """Tell whether a minor acts for whom nobody has consented; it costs no query."""
    return actor.person is None and actor.account.bracket in MINORS


async def said_start(_: Message, work: Work, actor: Actor) -> None:
    """Show where one stands."""
    async with work() as tx:
        await show_waiting(tx, actor)


async def said_anything(message: Message, work: Work, actor: Actor, house: House) -> None:
    """Answer whatever was said with where one stands, a cry with the numbers; nothing is kept."""
    said = message.text or message.caption or ""
    async with work() as tx:
        if not await answer_cry(tx, actor, house, said):
            await show_waiting(tx, actor)


async def pressed_anything(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Answer whatever was pressed with where one stands."""
    async with work() as tx:
        await show_waiting(tx, actor)


async def pressed_about(
    _: CallbackQuery, callback_data: AboutWaiting, work: Work, actor: Actor
) -> None:
    """Tell how the waiting ends, or go back."""
    async with work() as tx:
        if callback_data.to == "how":
            await tx.reply("waiting_how")
        else:
            await show_waiting(tx, actor)


async def pressed_remind(_: CallbackQuery, work: Work, actor: Actor, house: House) -> None:
    """Promise a reminder at this hour of tomorrow."""
    async with work() as tx:
        await remind_me_tomorrow(tx, actor, house.rules.quiet_hours)
        await tx.reply("waiting", {"said": "tomorrow"})


async def show_waiting(tx: UnitOfWork, actor: Actor) -> None:
    """Show that the consent is awaited; whoever need not wait is led on."""
    step = await arrival(tx, actor)
    waiting = step is Arrival.WAITING
    await tx.reply("waiting" if waiting else "welcome")
