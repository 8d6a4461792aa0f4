"""The courier: what is due and true goes out once, in order, and every failure has its place."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import EditMessageText, SendDocument, SendMessage
from aiogram.types import BufferedInputFile

from bot.pacing import Pacing
from bot.wire import NeverLeft, NoAnswer
from mentoring.delivery import Lane, OnDoubt
from mentoring.ids import DeliveryId
from tests.bot.post_office import ASKED, PostOffice, make_courier, post_office, until


def bad(words: str) -> TelegramBadRequest:
    return TelegramBadRequest(ASKED, f"Bad Request: {words}")


def flood(seconds: int) -> TelegramRetryAfter:
    return TelegramRetryAfter(ASKED, "Too Many Requests", seconds)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[PostOffice]:
    async with post_office(tmp_path) as office:
        yield office


async def test_due_message_goes_in_the_readers_language_with_its_keyboard(
    office: PostOffice,
) -> None:
    await office.account(7, "en")
    await office.puts(7)
    await office.courier.quiet()
    [sent] = office.telegram.taken
    assert isinstance(sent, SendMessage)
    assert (sent.text, sent.parse_mode) == ("<b>en</b> 1", "HTML")
    shown = sent.model_dump()
    assert shown["link_preview_options"]["is_disabled"]
    assert shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "x:1"
    [row] = await office.all()
    assert (row.state, row.message, row.attempts) == ("sent", 501, 1)


async def test_loop_sends_what_is_due_when_it_is_woken(office: PostOffice) -> None:
    await office.puts(7)
    office.courier.wake()
    await until(lambda: bool(office.telegram.taken))


async def test_later_message_waits_for_its_hour(office: PostOffice) -> None:
    await office.puts(7, due_in=3600)
    await office.passes(3599)
    assert office.telegram.taken == []
    await office.passes(1)
    assert office.telegram.texts() == ["<b>ru</b> 1"]


async def test_message_that_is_too_late_expires(office: PostOffice) -> None:
    await office.puts(7, due_in=10, not_after=20)
    await office.passes(21)
    assert office.telegram.taken == []
    assert await office.states() == ["expired"]


@pytest.mark.parametrize("kind", ["bygone", "vanished"])
async def test_message_that_is_no_longer_true_is_cancelled(office: PostOffice, kind: str) -> None:
    await office.puts(7, kind=kind)
    await office.puts(8)
    await office.courier.quiet()
    assert office.telegram.texts() == ["<b>ru</b> 2"]
    assert await office.states() == ["cancelled", "sent"]


async def test_replies_go_in_order_the_first_in_place_of_the_pressed(office: PostOffice) -> None:
    replies = await office.replies(7, "hello", "refusal", "paper", pressed=99)
    await office.courier.deliver(replies)
    await office.courier.quiet()
    edit, new, paper = office.telegram.taken
    assert isinstance(edit, EditMessageText)
    assert edit.message_id == 99
    assert isinstance(new, SendMessage)
    assert new.text == "no: late"
    assert isinstance(paper, SendDocument)
    assert isinstance(paper.document, BufferedInputFile)
    assert (paper.document.filename, paper.document.data) == ("a.txt", b"words")
    assert await office.states() == ["sent"] * 3
    assert [row.args for row in await office.all()] == [{}, {}, {}]


async def test_file_cannot_take_the_place_of_a_text(office: PostOffice) -> None:
    await office.courier.deliver(await office.replies(7, "paper", pressed=99))
    await office.courier.quiet()
    assert isinstance(office.telegram.taken[0], SendDocument)


async def test_lost_message_is_sent_anew(office: PostOffice) -> None:
    office.telegram.fails(7, bad("message to edit not found"))
    await office.courier.deliver(await office.replies(7, "hello", pressed=99))
    await office.courier.quiet()
    assert isinstance(office.telegram.taken[0], SendMessage)
    assert await office.states() == ["sent"]


async def test_unchanged_message_counts_as_sent(office: PostOffice) -> None:
    office.telegram.fails(7, bad("message is not modified: exactly the same"))
    await office.courier.deliver(await office.replies(7, "hello", pressed=99))
    await office.courier.quiet()
    [row] = await office.all()
    assert (row.state, row.message) == ("sent", 99)


async def test_unreadable_markup_goes_as_plain_text_once(office: PostOffice) -> None:
    office.telegram.fails(7, bad("can't parse entities: Unclosed start tag"))
    office.telegram.fails(8, *[bad("can't parse entities: Unclosed start tag")] * 2)
    await office.puts(7)
    await office.puts(8)
    await office.courier.quiet()
    [sent] = office.telegram.taken
    assert isinstance(sent, SendMessage)
    assert sent.parse_mode is None
    assert await office.states() == ["sent", "dead"]


async def test_doubtful_message_is_repeated_or_held_by_its_class(office: PostOffice) -> None:
    office.telegram.fails(7, NoAnswer)
    office.telegram.fails(8, NoAnswer)
    await office.puts(7, on_doubt=OnDoubt.RESEND)
    await office.puts(8, on_doubt=OnDoubt.HOLD)
    await office.courier.quiet()
    assert await office.states() == ["pending", "held"]
    await office.passes(900)
    assert await office.states() == ["sent", "held"]
    assert office.telegram.texts() == ["<b>ru</b> 1"]


async def test_what_never_left_is_repeated_whatever_its_class(office: PostOffice) -> None:
    office.telegram.fails(7, NeverLeft)
    await office.puts(7, on_doubt=OnDoubt.HOLD)
    await office.courier.quiet()
    assert await office.states() == ["pending"]
    await office.passes(2)
    assert await office.states() == ["sent"]


@pytest.mark.parametrize("on_doubt", OnDoubt)
async def test_error_of_the_server_means_not_sent(office: PostOffice, on_doubt: OnDoubt) -> None:
    office.telegram.fails(7, TelegramServerError)
    await office.puts(7, on_doubt=on_doubt)
    await office.puts(8)
    await office.courier.quiet()
    assert await office.states() == ["pending", "sent"]
    await office.passes(2)
    assert await office.states() == ["sent", "sent"]


async def test_refused_chat_waits_as_long_as_told_and_others_do_not(office: PostOffice) -> None:
    office.telegram.fails(7, flood(30))
    await office.puts(7, times=2)
    await office.puts(8)
    before = office.clock.now()
    await office.courier.quiet()
    assert office.telegram.texts() == ["<b>ru</b> 3"]
    first, second, _ = await office.all()
    assert first.due_at == before + timedelta(seconds=30)
    assert first.due_at <= second.due_at
    assert (first.state, second.state) == ("pending", "pending")


async def test_blocked_person_is_marked_and_not_tried_again(office: PostOffice) -> None:
    office.telegram.fails(7, TelegramForbiddenError)
    await office.puts(7, times=3)
    await office.puts(8)
    await office.courier.quiet()
    await office.passes(3600)
    assert office.telegram.texts() == ["<b>ru</b> 4"]
    assert await office.states() == ["dead", "dead", "dead", "sent"]
    async with office.storage.read(office.organisation) as tx:
        assert [account.external_id for account in await tx.people.unreachable()] == [7]


async def test_message_telegram_never_takes_is_dead_and_harms_nobody(office: PostOffice) -> None:
    office.telegram.fails(7, bad("BUTTON_DATA_INVALID"))
    await office.puts(7, times=2)
    await office.courier.quiet()
    assert await office.states() == ["dead", "sent"]


async def test_our_own_mistake_is_pushed_back_and_given_up_at_last(office: PostOffice) -> None:
    await office.puts(7, kind="broken")
    await office.puts(7)
    await office.courier.quiet()
    assert await office.states() == ["pending", "sent"]
    for _ in range(12):
        await office.passes(61)
    assert await office.states() == ["dead", "sent"]


async def test_who_waits_for_an_answer_we_cannot_word_hears_that_it_is_our_fault(
    office: PostOffice,
) -> None:
    await office.courier.deliver(await office.replies(7, "broken"))
    await until(lambda: office.telegram.texts(7) == ["sorry"])
    for _ in range(12):
        await office.passes(61)
    assert office.telegram.texts(7) == ["sorry"]
    assert await office.states() == ["dead", "sent"]


async def test_refused_token_stops_everything_and_calls_for_help_once(office: PostOffice) -> None:
    for chat in range(20):
        office.telegram.fails(chat, TelegramUnauthorizedError)
        await office.puts(chat)
    await office.courier.quiet()
    await office.passes(3600)
    assert office.calls_for_help == ["unauthorized"]
    assert office.telegram.taken == []
    assert set(await office.states()) <= {"pending", "leased"}
    await office.courier.deliver(await office.replies(7, "hello"))
    assert len(office.telegram.taken) == 0
    assert len(await office.all()) == 21


async def test_four_at_most_are_on_the_wire_replies_included(office: PostOffice) -> None:
    office.telegram.gate = asyncio.Event()
    for chat in range(10):
        await office.puts(chat)
        await office.courier.deliver(await office.replies(100 + chat, "hello"))
    office.courier.wake()
    await until(lambda: office.telegram.on_wire == 4)
    await asyncio.sleep(0.05)
    assert office.telegram.on_wire == 4
    on_wire = [row for row in await office.all() if row.state == "sending" and row.attempts]
    assert len([row for row in on_wire if row.lane is not Lane.INTERACTIVE]) <= 4
    office.telegram.gate.set()
    await office.courier.quiet()
    assert office.telegram.most_on_wire == 4
    assert set(await office.states()) == {"sent"}


async def test_reply_overtakes_a_mailing(tmp_path: Path) -> None:
    async with post_office(tmp_path, rate=40) as office:
        for chat in range(60):
            await office.puts(chat, lane=Lane.BULK)
        office.courier.wake()
        await until(lambda: len(office.telegram.taken) >= 5)
        before = len(office.telegram.taken)
        assert before < 40
        await office.courier.deliver(await office.replies(1000, "hello"))
        await until(lambda: bool(office.telegram.texts(1000)))
        assert len(office.telegram.taken) - before <= 10  # those that were in hand already


async def test_order_within_a_chat_is_kept(office: PostOffice) -> None:
    numbers = await office.puts(7, times=12)
    await office.courier.quiet()
    assert office.telegram.texts(7) == [f"<b>ru</b> {number}" for number in numbers]


async def test_second_reply_does_not_overtake_the_first_that_failed(office: PostOffice) -> None:
    office.telegram.fails(7, TelegramServerError)
    await office.courier.deliver(await office.replies(7, "hello", "hello"))
    await office.courier.quiet()
    assert await office.states() == ["pending", "pending"]
    await office.passes(3)
    assert office.telegram.texts(7) == ["<b>ru</b> 1", "<b>ru</b> 2"]


async def test_sent_message_is_not_sent_again_while_the_database_is_away(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = office.storage.queue.sent
    failures = [OSError("disk"), OSError("disk")]

    async def failing(delivery: DeliveryId, message: int | None) -> bool:
        if failures:
            raise failures.pop()
        return await sent(delivery, message)

    monkeypatch.setattr(office.storage.queue, "sent", failing)  # a disk that fails twice
    monkeypatch.setattr("bot.courier.BREATH", 0.01)
    await office.puts(7)
    await office.courier.quiet()
    assert len(office.telegram.taken) == 1
    assert await office.states() == ["sent"]


async def test_loop_lives_on_when_the_database_fails(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = office.storage.queue.claim
    failures = [OSError("disk")]

    async def failing(now: datetime, limit: int, lease_until: datetime) -> object:
        if failures:
            raise failures.pop()
        return await claim(now, limit, lease_until)

    monkeypatch.setattr(office.storage.queue, "claim", failing)  # a disk that fails once
    monkeypatch.setattr("bot.courier.BREATH", 0.01)
    await office.puts(7)
    office.courier.wake()
    await until(lambda: bool(office.telegram.taken))
    assert failures == []


async def test_stopping_finishes_what_is_on_the_wire_and_keeps_the_rest(
    office: PostOffice,
) -> None:
    office.telegram.gate = asyncio.Event()
    for chat in range(10):
        await office.puts(chat, on_doubt=OnDoubt.HOLD)
    office.courier.wake()
    await until(lambda: office.telegram.on_wire == 4)
    asyncio.get_running_loop().call_later(0.05, office.telegram.gate.set)
    await office.courier.stop()
    assert len(office.telegram.taken) == 4
    assert sorted(await office.states()).count("sent") == 4
    office.courier, _ = make_courier(
        office.storage, office.bot, Pacing(100_000, 100_000), office.clock
    )
    await office.courier.start()
    await office.courier.quiet()
    assert set(await office.states()) == {"sent"}
    assert len(office.telegram.taken) == 10


async def test_what_was_on_the_wire_at_a_kill_is_repeated_or_held(office: PostOffice) -> None:
    office.telegram.gate = asyncio.Event()
    await office.puts(1, on_doubt=OnDoubt.HOLD)
    await office.puts(2, on_doubt=OnDoubt.RESEND)
    await office.courier.deliver(await office.replies(3, "hello"))
    office.courier.wake()
    await until(lambda: office.telegram.on_wire == 3)
    await office.courier.stop(patience=0)
    assert await office.states() == ["sending", "sending", "sending"]
    office.telegram.gate = None
    office.courier, _ = make_courier(
        office.storage, office.bot, Pacing(100_000, 100_000), office.clock
    )
    await office.courier.start()
    await office.courier.quiet()
    assert await office.states() == ["held", "sent", "sent"]


async def test_message_sent_past_the_courier_waits_for_its_turn(tmp_path: Path) -> None:
    async with post_office(tmp_path, rate=20) as office:
        began = asyncio.get_running_loop().time()
        await asyncio.gather(*(office.bot.send_message(chat, "a") for chat in range(8)))
        assert asyncio.get_running_loop().time() - began >= 0.25
        assert office.telegram.most_on_wire <= 4
