"""Faults on order: the bot sees the error, the journal knows whether it had an effect."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from bot.playground.faults import Faults, Mishap
from bot.playground.limits import UNLIMITED
from bot.playground.phone import Phone
from bot.playground.server import Playground
from tests.bot.playground_bot import Stopwatch, bot_on, noon


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    watch = Stopwatch()
    running = Playground(now=noon, monotonic=watch, everybody=UNLIMITED, one_chat=UNLIMITED)
    async with running:
        yield running


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with bot_on(playground) as opened:
        yield opened


@pytest.fixture
def maria(playground: Playground) -> Phone:
    return playground.person(7, started=True)


@pytest.mark.parametrize(
    ("mishap", "error", "outcome"),
    [
        (Mishap.FLOOD, TelegramRetryAfter, "429"),
        (Mishap.ERROR_500, RestartingTelegram, "500"),
        (Mishap.HTML_502, ClientDecodeError, "502"),
        (Mishap.RESET_BEFORE, TelegramNetworkError, "reset_before"),
        (Mishap.UNAUTHORIZED, TelegramUnauthorizedError, "401"),
        (Mishap.BLOCKED, TelegramForbiddenError, "403"),
    ],
)
async def test_fault_strikes_once_and_nothing_is_sent(
    bot: Bot,
    playground: Playground,
    maria: Phone,
    mishap: Mishap,
    error: type[Exception],
    outcome: str,
) -> None:
    playground.faults.add(mishap)
    with pytest.raises(error):
        await bot.send_message(7, "раз")
    assert maria.messages == []
    await bot.send_message(7, "два")
    assert [one.text for one in maria.messages] == ["два"]
    assert playground.journal.outcomes("sendMessage") == {outcome: 1, "200": 1}


async def test_reset_after_the_effect_leaves_the_message(
    bot: Bot, playground: Playground, maria: Phone
) -> None:
    playground.faults.add(Mishap.RESET_AFTER)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(7, "раз")
    assert [one.text for one in maria.messages] == ["раз"]
    assert [one.outcome for one in playground.journal] == ["reset_after"]


@pytest.mark.parametrize(
    ("mishap", "arrived"), [(Mishap.SILENCE_BEFORE, []), (Mishap.SILENCE_AFTER, ["раз"])]
)
async def test_silence_lasts_until_the_bot_gives_up(
    bot: Bot, playground: Playground, maria: Phone, mishap: Mishap, arrived: list[str]
) -> None:
    bot.session.timeout = 0.05
    playground.faults.add(mishap)
    with pytest.raises(TelegramNetworkError, match="timeout"):
        await bot.send_message(7, "раз")
    assert [one.text for one in maria.messages] == arrived


async def test_flood_tells_how_long(bot: Bot, playground: Playground, maria: Phone) -> None:
    playground.faults.add(Mishap.FLOOD, retry_after=17)
    with pytest.raises(TelegramRetryAfter) as flood:
        await bot.send_message(7, "раз")
    assert flood.value.retry_after == 17


async def test_fault_of_one_chat_spares_the_others(
    bot: Bot, playground: Playground, maria: Phone
) -> None:
    ivan = playground.person(8, started=True)
    playground.faults.add(Mishap.BLOCKED, chat_id=7, times=None)
    for _ in range(2):
        with pytest.raises(TelegramForbiddenError):
            await bot.send_message(7, "x")
        await bot.send_message(8, "x")
    assert (len(maria.messages), len(ivan.messages)) == (0, 2)
    playground.faults.clear()
    await bot.send_message(7, "x")
    assert len(maria.messages) == 1


async def test_fault_of_named_methods_spares_the_rest(bot: Bot, playground: Playground) -> None:
    playground.faults.add(Mishap.UNAUTHORIZED, methods=frozenset({"getUpdates"}), times=None)
    await bot.get_me()
    with pytest.raises(TelegramUnauthorizedError):
        await bot.get_updates()


def test_share_of_requests_is_struck() -> None:
    faults = Faults()
    faults.add(Mishap.ERROR_500, times=None, share=0.3)
    struck = sum(faults.strike("sendMessage", 7) is not None for _ in range(1000))
    assert 250 < struck < 350


def test_faults_come_in_the_order_of_the_script() -> None:
    faults = Faults()
    faults.add(Mishap.FLOOD, times=2)
    faults.add(Mishap.ERROR_500)
    strikes = [faults.strike("sendMessage", 7) for _ in range(4)]
    assert [one and one.mishap for one in strikes] == [
        Mishap.FLOOD,
        Mishap.FLOOD,
        Mishap.ERROR_500,
        None,
    ]


async def test_journal_knows_what_was_asked_of_whom(
    bot: Bot, playground: Playground, maria: Phone
) -> None:
    await bot.send_message(7, "раз")
    await bot.get_me()
    sent, me = list(playground.journal)
    assert (sent.method, sent.chat_id, sent.params["text"]) == ("sendMessage", 7, "раз")
    assert (me.method, me.chat_id, sent.at) == ("getMe", None, 1000.0)
