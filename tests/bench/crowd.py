"""Let a hundred people press buttons on the playground, and clock the answers."""

import asyncio
from collections.abc import Awaitable, Iterable, Sequence

from bot.playground.phone import NotSeen, Phone
from bot.playground.server import Playground

PATIENCE = 60.0


def crowd(playground: Playground, count: int, first: int = 20_001) -> list[Phone]:
    """Let people in; the bot may write to them at once."""
    return [playground.person(first + n, f"Участник {n}", started=True) for n in range(count)]


async def all_of(acts: Iterable[Awaitable[object]]) -> None:
    """Do things side by side and wait for the last."""
    await asyncio.gather(*acts)


async def begins(phone: Phone, screens: int) -> None:
    """Come to the first question: `screens` lie before it, the first button leads on.

    Where the age is asked, the first button is for children under ten: grown-ups press theirs.
    """
    phone.says("/start")
    await phone.hears(within=PATIENCE)
    for _ in range(screens):
        grown = [label for label in phone.screen.buttons if label.startswith("18")]
        if grown:
            phone.presses(grown[0], phone.screen)
            await phone.hears(within=PATIENCE)
        else:
            await answer_once(phone)
        while not phone.screen.keyboard:
            await phone.hears(within=PATIENCE)


async def begin_in_turn(people: Sequence[Phone], screens: int, rate: float) -> None:
    """Let people begin one after the other, so many a second."""

    async def begins_later(phone: Phone, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await begins(phone, screens)

    await all_of(begins_later(phone, n / rate) for n, phone in enumerate(people))


async def answers(phone: Phone, times: int) -> None:
    """Press the first button of each question as soon as it is shown."""
    for _ in range(times):
        await answer_once(phone)


async def answer_once(phone: Phone, within: float = PATIENCE) -> float:
    """Press the first button and return the seconds until the next question is shown."""
    loop = asyncio.get_running_loop()
    screen = phone.screen
    pressed = loop.time()
    phone.presses_data((screen.keyboard or [])[0][0]["callback_data"], screen)
    await phone.hears(within=within)
    return loop.time() - pressed


async def presses_evenly(people: Sequence[Phone], rate: float, rounds: int) -> list[float]:
    """Let people press in turn at a steady rate; return the seconds to each answer.

    They count from the instant a press was planned for: a late answer that makes the same
    person's next press late is no excuse.
    """
    loop = asyncio.get_running_loop()
    began = loop.time()

    async def plays(place: int, phone: Phone) -> list[float]:
        seconds = []
        for turn in range(rounds):
            planned = began + (turn * len(people) + place) / rate
            await asyncio.sleep(planned - loop.time())
            await answer_once(phone)
            seconds.append(loop.time() - planned)
        return seconds

    played = await asyncio.gather(*(plays(n, phone) for n, phone in enumerate(people)))
    return [each for person in played for each in person]


async def press_at_once(people: Sequence[Phone], within: float) -> list[float]:
    """Let everybody press in one instant; return the seconds of those who were answered."""

    async def presses(phone: Phone) -> float | None:
        try:
            return await answer_once(phone, within)
        except NotSeen:
            return None

    found = await asyncio.gather(*(presses(phone) for phone in people))
    return [each for each in found if each is not None]
