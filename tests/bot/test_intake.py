"""Updates are on disk before anybody is told; polling waits, and knows when waiting is useless."""

import asyncio
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramConflictError,
    TelegramNetworkError,
    TelegramUnauthorizedError,
)
from aiogram.methods import DeleteWebhook, TelegramMethod
from sqlalchemy.exc import OperationalError

from bot.clock import SystemClock
from bot.ending import CannotGoOn
from bot.intake import Intake, read, sender_of
from bot.lanes import Lanes
from bot.nursery import Nursery
from bot.patience import Patience
from bot.polling import ALLOWED_UPDATES, GetRawUpdates, Polling
from storage import open_storage
from storage.inbox import Received
from tests.fake_telegram import FakeTelegram
from tests.small_talk import small_conversation
from tests.talk import TOKEN, town

Answer = list[dict[str, Any]] | type[Exception]


class Script(FakeTelegram):
    """Answer getUpdates from a list, then hold the line for ever."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__()
        self.answers = list(answers)
        self.offsets: list[int | None] = []
        self.exhausted = asyncio.Event()

    async def make_request(
        self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None
    ) -> Any:
        if not isinstance(method, GetRawUpdates):
            return await super().make_request(bot, method, timeout)
        assert method.allowed_updates == ALLOWED_UPDATES
        self.offsets.append(method.offset)
        if not self.answers:
            self.exhausted.set()
            await asyncio.Event().wait()
        answer = self.answers.pop(0)
        if isinstance(answer, list):
            return answer
        kind: Callable[..., Exception] = answer
        raise kind(method=method, message="scripted")


class Store:
    """Be an inbox that fails as often as it is told."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.stored: list[int] = []

    async def take_in(self, updates: list[dict[str, Any]]) -> None:
        if self.failures:
            self.failures -= 1
            raise OperationalError("insert", {}, Exception("database is locked"))
        self.stored += [update["update_id"] for update in updates]


def updates(*numbers: int) -> list[dict[str, Any]]:
    return [{"update_id": number, "message": {}} for number in numbers]


async def polled(script: Script, store: Store) -> None:
    nursery = Nursery()
    bot = Bot(TOKEN, session=script)
    polling = Polling(bot, store, Patience("http://api", first_wait=0))  # type: ignore[arg-type]
    running = nursery.start(polling.run(), name="polling")
    done = nursery.start(script.exhausted.wait(), name="script")
    await asyncio.wait({running, done}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        done.cancel()
        await running
    await nursery.close()


async def test_the_offset_moves_only_after_the_batch_is_stored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.polling.STORE_AGAIN_AFTER", 0)
    script, store = Script(updates(5, 6), updates(7)), Store(failures=2)
    await polled(script, store)
    assert script.offsets == [None, 7, 8]
    assert store.stored == [5, 6, 7]


async def test_a_webhook_that_was_set_is_taken_away_and_nothing_is_dropped() -> None:
    script = Script()
    await polled(script, Store())
    [call] = [r for r in script.requests if isinstance(r, DeleteWebhook)]
    assert call.drop_pending_updates is False


async def test_an_api_that_is_away_is_one_line_and_its_return_another(
    caplog: pytest.LogCaptureFixture,
) -> None:
    script = Script(*[TelegramNetworkError] * 5, updates(1))
    with caplog.at_level(logging.INFO, "bot"):
        await polled(script, store := Store())
    assert store.stored == [1]
    assert [record.message for record in caplog.records] == [
        "the Bot API at http://api does not answer (TelegramNetworkError), waiting",
        "the Bot API at http://api answers again",
    ]


async def test_an_unknown_token_ends_polling_with_what_to_do() -> None:
    with pytest.raises(CannotGoOn, match=r"telegram\.token: .*@BotFather"):
        await polled(Script(TelegramUnauthorizedError), Store())


async def test_three_conflicts_in_a_row_end_polling_with_what_to_do() -> None:
    with pytest.raises(CannotGoOn, match="Stop the other one"):
        await polled(Script(*[TelegramConflictError] * 3), Store())


async def test_two_conflicts_and_an_answer_do_not() -> None:
    twice = [TelegramConflictError] * 2
    script = Script(*twice, updates(1), *twice, updates(2))
    await polled(script, store := Store())
    assert store.stored == [1, 2]


def test_nothing_ever_asks_to_drop_updates() -> None:
    for path in Path("bot").rglob("*.py"):
        assert "drop_pending_updates=True" not in path.read_text("utf-8"), path


async def test_what_was_in_hand_is_taken_up_at_the_next_start(tmp_path: Path) -> None:
    async with town(tmp_path, conversation=small_conversation()) as here:
        anna = here.person(1001)
        await here.closes()
        await stored_at_a_kill(here.url)
        await here.restarts()
        assert [shown.text for shown in anna.screens] == [
            f"You said: answer {number}" for number in range(1, 6)
        ]


async def stored_at_a_kill(url: str) -> None:
    talk = {"id": 1001, "type": "private"}
    sender = {"id": 1001, "is_bot": False, "first_name": "A"}
    storage = await open_storage(url, SystemClock())
    for number in range(1, 6):
        message = {"message_id": number, "date": 1, "chat": talk, "from": sender}
        raw = {"update_id": number, "message": message | {"text": f"answer {number}"}}
        await storage.inbox.take_in("telegram", [read(raw)])
    await storage.close()


async def test_take_in_returns_only_when_the_batch_is_on_disk(tmp_path: Path) -> None:
    storage = await open_storage(f"sqlite:///{tmp_path / 'x.db'}", SystemClock())
    await storage.upgrade()
    handled: list[Received] = []

    async def handle(received: Received) -> None:
        handled.append(received)

    nursery = Nursery()
    lanes = Lanes(handle, nursery)
    async with Bot(TOKEN, session=FakeTelegram()) as bot:
        intake = Intake(bot, storage.inbox, lanes, nursery)
        await intake.take_in([*updates(3, 1), {"no": "number"}, {"update_id": 2**70}])
        assert len(await storage.inbox.undone(10)) == 2
        await intake.take_in(updates(3))
        await nursery.finished()
    assert [received.update_id for received in handled] == [1, 3]
    await storage.close()


@pytest.mark.parametrize(
    ("update", "sender"),
    [
        ({"update_id": 1, "message": {"from": {"id": 5}}}, 5),
        ({"update_id": 1, "callback_query": {"from": {"id": 6}, "data": "x"}}, 6),
        ({"update_id": 1, "my_chat_member": {"from": {"id": 7}}}, 7),
        ({"update_id": 1, "channel_post": {"chat": {"id": -1}}}, None),
        ({"update_id": 1, "message": {"from": {"id": 2**80}}}, None),
        ({"update_id": 1, "message": "what"}, None),
    ],
)
def test_the_sender_is_found_in_an_update_of_any_kind(
    update: dict[str, object], sender: int | None
) -> None:
    assert sender_of(update) == sender


def test_a_lone_surrogate_does_not_fail_the_batch() -> None:
    stored = read({"update_id": 1, "message": {"text": "\ud83d"}}).payload
    assert stored.encode("utf-8")
    assert json.loads(stored)["message"]["text"] == "\ud83d"
