"""How updates wait, are handed out, confirmed and fought over by two pollers."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramBadRequest, TelegramConflictError
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.playground.phone import Phone
from bot.playground.server import Playground
from tests.bot.playground_bot import Stopwatch, bot_on, noon


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
async def playground(watch: Stopwatch) -> AsyncIterator[Playground]:
    async with Playground(now=noon, monotonic=watch) as running:
        yield running


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with bot_on(playground) as opened:
        yield opened


@pytest.fixture
def maria(playground: Playground) -> Phone:
    return playground.person(7, "Мария", started=True)


def texts(updates: list[Update]) -> list[str | None]:
    return [one.message.text if one.message else None for one in updates]


async def test_batch_repeats_until_the_offset_confirms_it(bot: Bot, maria: Phone) -> None:
    for text in ("раз", "два", "три"):
        maria.says(text)
    first = await bot.get_updates()
    assert texts(first) == ["раз", "два", "три"]
    assert texts(await bot.get_updates()) == ["раз", "два", "три"]
    assert texts(await bot.get_updates(offset=first[0].update_id + 1)) == ["два", "три"]
    assert texts(await bot.get_updates(limit=1)) == ["два"]
    assert texts(await bot.get_updates(offset=first[-1].update_id + 1)) == []
    assert await bot.get_updates() == []


async def test_negative_offset_keeps_the_last_ones(bot: Bot, maria: Phone) -> None:
    for text in ("раз", "два", "три"):
        maria.says(text)
    assert texts(await bot.get_updates(offset=-1)) == ["три"]
    assert texts(await bot.get_updates()) == ["три"]


async def test_offset_from_the_future_is_ignored(bot: Bot, maria: Phone) -> None:
    maria.says("раз")
    assert texts(await bot.get_updates(offset=1_000_000)) == ["раз"]


async def test_limit_is_at_most_a_hundred(bot: Bot, maria: Phone) -> None:
    for number in range(101):
        maria.says(str(number))
    assert len(await bot.get_updates(limit=1000)) == 100


async def test_long_poll_wakes_when_somebody_writes(bot: Bot, maria: Phone) -> None:
    async with asyncio.TaskGroup() as both:  # noqa: TID251 - the test is the second party
        poll = both.create_task(bot.get_updates(timeout=50))
        await until_polled(maria, 1)
        maria.says("раз")
    assert texts(poll.result()) == ["раз"]


async def test_newer_poll_ends_the_older_one(bot: Bot, maria: Phone) -> None:
    async with asyncio.TaskGroup() as both:  # noqa: TID251 - two pollers are the point
        older = both.create_task(caught(bot))
        await until_polled(maria, 1)
        newer = both.create_task(bot.get_updates(timeout=50))
        await until_polled(maria, 2)
        maria.says("раз")
    assert older.result() == (
        "Telegram server says - Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    assert texts(newer.result()) == ["раз"]


async def test_polling_beside_a_webhook_is_a_conflict(bot: Bot, maria: Phone) -> None:
    await bot.set_webhook("https://school.example.org/hook", secret_token="s-e_c")
    assert (await bot.get_webhook_info()).url == "https://school.example.org/hook"
    assert "can't use getUpdates method while webhook is active" in await caught(bot)
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        ("http://school.example.org/hook", "x", "An HTTPS URL must be provided for webhook"),
        (
            "https://school.example.org:444/",
            "x",
            "can be set up only on ports 80, 88, 443 or 8443",
        ),
        ("https://school.example.org/", "ж", "secret token contains unallowed characters"),
        ("https://school.example.org/", "x" * 257, "secret token is too long"),
    ],
)
async def test_wrong_webhooks_are_refused(bot: Bot, url: str, secret: str, reason: str) -> None:
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.set_webhook(url, secret_token=secret)


async def test_bot_gets_only_the_kinds_it_asked_for(bot: Bot, maria: Phone) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    maria.says("не слышно")
    maria.blocks()
    await bot.get_updates()
    maria.unblocks()
    assert await bot.get_updates() == []
    await bot.get_updates(allowed_updates=["message", "my_chat_member"])
    maria.says("слышно")
    assert texts(await bot.get_updates()) == ["слышно"]


async def test_block_and_return_are_told(bot: Bot, maria: Phone) -> None:
    maria.blocks()
    maria.says("/start")
    blocked, back, start = await bot.get_updates()
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert back.my_chat_member is not None
    assert back.my_chat_member.new_chat_member.status == "member"
    assert start.message is not None
    assert start.message.entities is not None
    assert start.message.entities[0].type == "bot_command"


async def test_press_carries_the_whole_message(bot: Bot, maria: Phone) -> None:
    button = InlineKeyboardButton(text="Да", callback_data="run:1:yes")
    markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
    sent = await bot.send_message(7, "Придёте?", reply_markup=markup)
    maria.presses("Да")
    await bot.delete_message(7, sent.message_id)
    maria.presses_data("run:1:yes", maria.telegram.chats.messages[7][sent.message_id])
    fresh, stale = await bot.get_updates()
    assert fresh.callback_query is not None
    assert fresh.callback_query.data == "run:1:yes"
    assert fresh.callback_query.from_user.id == 7
    assert fresh.callback_query.message == sent
    assert stale.callback_query is not None
    assert stale.callback_query.message is not None
    assert stale.callback_query.message.date == 0


async def test_presses_are_forgotten_sooner_than_messages(
    bot: Bot, maria: Phone, watch: Stopwatch
) -> None:
    await bot.send_message(7, "x")
    maria.says("раз")
    maria.presses_data("a")
    watch.at += 151
    assert texts(await bot.get_updates()) == ["раз"]
    watch.at += 24 * 3600
    assert await bot.get_updates() == []


async def test_confirmed_update_can_come_again(
    bot: Bot, maria: Phone, playground: Playground
) -> None:
    number = maria.says("раз")
    assert number is not None
    await bot.get_updates(offset=number + 1)
    playground.replay(number)
    maria.says("два")
    again = await bot.get_updates(offset=number + 1)
    assert [one.update_id for one in again] == [number, number + 1]
    assert texts(again) == ["раз", "два"]
    assert texts(await bot.get_updates()) == ["два"]


async def test_broken_update_is_handed_out_as_it_stands(
    bot: Bot, maria: Phone, playground: Playground
) -> None:
    broken = playground.push({"message": {"text": 1}})
    maria.says("раз")
    with pytest.raises(ClientDecodeError):
        await bot.get_updates()
    assert texts(await bot.get_updates(offset=broken + 1)) == ["раз"]


async def test_unknown_and_numbered_updates_keep_their_numbers(
    bot: Bot, playground: Playground
) -> None:
    assert playground.push({"update_id": 500, "novelty": {}}) == 500
    assert playground.push({"novelty": {}}) == 501
    assert [one.update_id for one in await bot.get_updates()] == [500, 501]


async def test_stop_lets_waiting_polls_go_and_start_goes_on(maria: Phone) -> None:
    playground = Playground(now=noon)
    await playground.start()
    phone = playground.person(7, started=True)
    async with bot_on(playground) as bot, asyncio.TaskGroup() as both:  # noqa: TID251 - as above
        poll = both.create_task(bot.get_updates(timeout=50))
        await until_polled(phone, 1)
        await playground.stop()
    assert poll.result() == []
    phone.says("пока никого нет")
    port = int(playground.url.rpartition(":")[2])
    await playground.start(port=port)
    async with bot_on(playground) as bot:
        assert texts(await bot.get_updates()) == ["пока никого нет"]
    await playground.stop()


async def caught(bot: Bot) -> str:
    with pytest.raises(TelegramConflictError) as conflict:
        await bot.get_updates(timeout=50)
    return str(conflict.value)


async def until_polled(phone: Phone, times: int) -> None:
    def look() -> bool | None:
        return phone.telegram.poll_generation >= times or None

    assert await phone.telegram.updates.bell.until(look, 5)
