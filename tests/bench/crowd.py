"""Let a hundred people press buttons on the playground, and clock the answers."""

import asyncio
from collections.abc import Awaitable, Iterable

from bot.playground.phone import Phone
from bot.playground.server import Playground

PATIENCE = 60.0


def crowd(playground: Playground, count: int, first: int = 20_001) -> list[Phone]:
    """Let people in; the bot may write to them at once."""
    return [playground.person(first + n, f"Участник {n}", started=True) for n in range(count)]


async def all_of(acts: Iterable[Awaitable[object]]) -> None:
    """Do things side by side and wait for the last."""
    await asyncio.gather(*acts)


async def begins(phone: Phone, screens: int) -> None:
    """Come to the first question: `screens` lie before it, the first button leads on."""
    phone.says("/start")
    await phone.hears(within=PATIENCE)
    for _ in range(screens):
        await answer_once(phone)
        while not phone.screen.keyboard:
            await phone.hears(within=PATIENCE)


async def answers(phone: Phone, times: int) -> None:
    """Press the first button of each question as soon as it is shown."""
    for _ in range(times):
        await answer_once(phone)


async def answer_once(phone: Phone) -> float:
    """Press the first button and return the seconds until the next question is shown."""
    loop = asyncio.get_running_loop()
    screen = phone.screen
    pressed = loop.time()
    phone.presses_data((screen.keyboard or [])[0][0]["callback_data"], screen)
    await phone.hears(within=PATIENCE)
    return loop.time() - pressed
