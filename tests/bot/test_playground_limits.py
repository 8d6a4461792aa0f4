"""Flood control by a stopwatch: who must wait, how long, and what is free."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiohttp import ClientSession

from bot.playground.limits import Allowance, FloodControl
from bot.playground.server import Playground
from bot.playground.wire import ApiError
from tests.bot.playground_bot import Stopwatch, bot_on, noon


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
async def playground(watch: Stopwatch) -> AsyncIterator[Playground]:
    async with Playground(now=noon, monotonic=watch) as running:
        for number in range(1, 41):
            running.person(number, started=True)
        yield running


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with bot_on(playground) as opened:
        yield opened


def passed(floods: FloodControl, chat_id: int, times: int) -> int:
    """Return how many of the attempts went through."""
    count = 0
    for _ in range(times):
        try:
            floods.spend(chat_id)
        except ApiError:
            continue
        count += 1
    return count


async def test_one_chat_takes_a_burst_and_then_one_a_second(bot: Bot, watch: Stopwatch) -> None:
    for _ in range(5):
        await bot.send_message(1, "x")
    with pytest.raises(TelegramRetryAfter) as flood:
        await bot.send_message(1, "x")
    assert flood.value.retry_after == 1
    await bot.send_message(2, "x")
    watch.at += 1
    await bot.send_message(1, "x")
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(1, "x")


async def test_everybody_together_takes_thirty_a_second(bot: Bot, watch: Stopwatch) -> None:
    for number in range(1, 31):
        await bot.send_message(number, "x")
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(31, "x")
    watch.at += 1
    await bot.send_message(31, "x")


def test_impatience_does_not_shorten_the_wait(watch: Stopwatch) -> None:
    floods = FloodControl(watch, one_chat=Allowance(rate=0.25, burst=1))
    assert passed(floods, 1, 2) == 1
    for waited in (1.0, 2.0, 0.9):
        watch.at += waited
        assert passed(floods, 1, 1) == 0
    watch.at += 0.2
    assert passed(floods, 1, 2) == 1


def test_long_run_keeps_the_rate(watch: Stopwatch) -> None:
    floods = FloodControl(watch, one_chat=Allowance(rate=1000, burst=1000))
    count = 0
    for _ in range(1000):
        watch.at += 0.04
        count += passed(floods, 1, 1)
    assert count == 1000
    assert passed(floods, 1, 100) <= 30


def test_configured_allowance_holds(watch: Stopwatch) -> None:
    wide = Allowance(rate=100_000, burst=100_000)
    floods = FloodControl(watch, everybody=wide, one_chat=wide)
    assert passed(floods, 1, 50_000) == 50_000


async def test_edits_count_and_answers_do_not(bot: Bot, playground: Playground) -> None:
    maria = playground.person(1)
    sent = await bot.send_message(1, "0")
    for number in range(1, 5):
        await bot.edit_message_text(str(number), chat_id=1, message_id=sent.message_id)
    with pytest.raises(TelegramRetryAfter):
        await bot.edit_message_text("5", chat_id=1, message_id=sent.message_id)
    assert await bot.answer_callback_query(maria.presses_data("a"))
    assert await bot.send_chat_action(1, "typing")
    assert len(await bot.get_updates()) == 1


async def test_refused_text_costs_nothing(bot: Bot) -> None:
    for _ in range(10):
        with pytest.raises(TelegramBadRequest):
            await bot.send_message(1, "<b>", parse_mode="HTML")
    await bot.send_message(1, "x")


async def test_429_says_when_to_come_back_in_body_and_header(playground: Playground) -> None:
    url = f"{playground.url}/bot{playground.token}/sendMessage"
    async with ClientSession() as http:
        for _ in range(6):
            async with http.post(url, json={"chat_id": 1, "text": "x"}) as answer:
                body, status, header = await answer.json(), answer.status, answer.headers
    assert status == 429
    assert header["Retry-After"] == "1"
    assert body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert playground.journal.outcomes("sendMessage") == {"200": 5, "429": 1}
