"""What a real aiogram bot gets from the playground when it sends, edits and answers."""

import json
import struct
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendPoll
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MenuButtonCommands,
    Message,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from bot.clock import MovableClock
from bot.playground.limits import UNLIMITED
from bot.playground.phone import NotSeen, Phone
from bot.playground.server import Playground
from tests.bot.playground_bot import NOON, Stopwatch, bot_on, noon

NO_TEXT_BUTTONS = (
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 640, 480)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=noon, everybody=UNLIMITED, one_chat=UNLIMITED) as running:
        yield running


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with bot_on(playground) as opened:
        yield opened


@pytest.fixture
def maria(playground: Playground) -> Phone:
    return playground.person(7, "Мария", started=True)


def keyboard(*data: str) -> InlineKeyboardMarkup:
    row = [InlineKeyboardButton(text=f"Кнопка {one}", callback_data=one) for one in data]
    return InlineKeyboardMarkup(inline_keyboard=[row])


async def refusal(call: object) -> str:
    with pytest.raises(TelegramBadRequest) as refused:
        await call  # type: ignore[misc]  # any aiogram call
    return refused.value.message


async def test_bot_learns_who_it_is(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (bot.id, True, "nastavnik_playground_bot")


async def test_sent_text_reaches_the_person(bot: Bot, maria: Phone) -> None:
    sent = await bot.send_message(
        7, "Здравствуйте, <b>Мария</b>", parse_mode="HTML", reply_markup=keyboard("yes")
    )
    assert maria.screen.text == "Здравствуйте, Мария"
    assert maria.screen.buttons == ["Кнопка yes"]
    assert sent.message_id == maria.screen.id
    assert sent.date.isoformat() == "2026-11-25T12:00:00+00:00"
    assert sent.entities is not None
    assert sent.entities[0].extract_from(sent.text or "") == "Мария"


async def test_edit_changes_and_drops_the_keyboard(bot: Bot, maria: Phone) -> None:
    sent = await bot.send_message(7, "раз", reply_markup=keyboard("a"))
    edited = await bot.edit_message_text("два", chat_id=7, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert edited.edit_date is not None
    assert (maria.screen.text, maria.screen.buttons) == ("два", [])
    await bot.edit_message_reply_markup(
        chat_id=7, message_id=sent.message_id, reply_markup=keyboard("b")
    )
    assert (maria.screen.text, maria.screen.buttons) == ("два", ["Кнопка b"])


async def test_edit_that_changes_nothing_is_refused(bot: Bot, maria: Phone) -> None:
    sent = await bot.send_message(7, "раз", reply_markup=keyboard("a"))
    again = bot.edit_message_text(
        "<b></b>раз ",
        chat_id=7,
        message_id=sent.message_id,
        parse_mode="HTML",
        reply_markup=keyboard("a"),
    )
    assert (await refusal(again)).startswith("Bad Request: message is not modified: specified new")


async def test_edits_that_find_nothing_are_refused(bot: Bot, maria: Phone) -> None:
    maria.says("моё")
    file = await bot.send_document(7, BufferedInputFile(b"x", "a.txt"))
    text = await bot.send_message(7, "раз")
    assert (
        await refusal(bot.edit_message_text("x", chat_id=7, message_id=999))
        == "Bad Request: message to edit not found"
    )
    assert (
        await refusal(bot.edit_message_text("x", chat_id=7, message_id=maria.messages[0].id))
        == "Bad Request: message can't be edited"
    )
    assert (
        await refusal(bot.edit_message_text("x", chat_id=7, message_id=file.message_id))
        == "Bad Request: there is no text in the message to edit"
    )
    assert (
        await refusal(bot.edit_message_caption(chat_id=7, message_id=text.message_id, caption="x"))
        == "Bad Request: there is no caption in the message to edit"
    )


async def test_deleted_message_is_gone(bot: Bot, maria: Phone) -> None:
    sent = await bot.send_message(7, "раз")
    assert await bot.delete_message(7, sent.message_id)
    assert maria.messages == []
    assert (
        await refusal(bot.delete_message(7, sent.message_id))
        == "Bad Request: message to delete not found"
    )
    others = [(await bot.send_message(7, str(n))).message_id for n in range(3)]
    assert await bot.delete_messages(7, [*others[:2], 999])
    assert [one.text for one in maria.messages] == ["2"]


async def test_old_message_cannot_be_deleted_but_edited() -> None:
    clock = MovableClock(NOON)
    async with Playground(now=clock.now) as playground, bot_on(playground) as bot:
        maria = playground.person(7, started=True)
        sent = await bot.send_message(7, "раз")
        clock.move(timedelta(hours=49))
        late = bot.delete_message(7, sent.message_id)
        assert await refusal(late) == "Bad Request: message can't be deleted"
        await bot.edit_message_text("править можно", chat_id=7, message_id=sent.message_id)
        assert maria.sees("править можно")


async def test_document_travels_both_ways(bot: Bot, maria: Phone) -> None:
    sent = await bot.send_document(
        7,
        BufferedInputFile("Отчёт".encode(), "отчёт.txt"),
        caption="<i>Готово</i>",
        parse_mode="HTML",
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("отчёт.txt", 10)
    assert sent.caption == "Готово"
    file = await bot.get_file(sent.document.file_id)
    loaded = await bot.download_file(file.file_path or "", BytesIO())
    assert loaded is not None
    assert loaded.read().decode() == "Отчёт"
    await bot.send_document(7, sent.document.file_id)
    assert [one.document and one.document.name for one in maria.messages] == ["отчёт.txt"] * 2


async def test_photo_must_be_a_picture(bot: Bot, maria: Phone) -> None:
    sent = await bot.send_photo(7, BufferedInputFile(PNG, "график.png"))
    assert sent.photo is not None
    assert (sent.photo[0].width, sent.photo[0].height) == (640, 480)
    huge = PNG[:16] + struct.pack(">II", 9000, 1001)
    for content, reason in ((b"text", "IMAGE_PROCESS_FAILED"), (huge, "PHOTO_INVALID_DIMENSIONS")):
        photo = bot.send_photo(7, BufferedInputFile(content, "x.png"))
        assert await refusal(photo) == f"Bad Request: {reason}"


async def test_unknown_files_are_refused(bot: Bot, maria: Phone) -> None:
    assert (
        await refusal(bot.send_document(7, "https://example.org/a.pdf"))
        == "Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert (
        await refusal(bot.send_document(7, BufferedInputFile(b"", "a.txt")))
        == "Bad Request: file must be non-empty"
    )
    assert await refusal(bot.get_file("nothing")) == "Bad Request: invalid file_id"


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "x", "callback_data": "ж" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": " ", "callback_data": "x"}, "BUTTON_TEXT_INVALID"),
        (
            {"text": "x"},
            NO_TEXT_BUTTONS,
        ),
        (
            {"text": "x", "url": "javascript:1"},
            "inline keyboard button URL 'javascript:1' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_wrong_buttons_are_refused(
    bot: Bot, maria: Phone, button: dict[str, str], reason: str
) -> None:
    markup = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(**button)]])  # type: ignore[arg-type]  # only strings
    call = bot.send_message(7, "x", reply_markup=markup)
    assert await refusal(call) == f"Bad Request: {reason}"
    assert maria.messages == []


async def test_keyboard_holds_a_hundred_buttons(bot: Bot, maria: Phone) -> None:
    rows = [[InlineKeyboardButton(text=str(n), callback_data=str(n))] for n in range(101)]
    await bot.send_message(7, "x", reply_markup=InlineKeyboardMarkup(inline_keyboard=rows[:100]))
    over = bot.send_message(7, "x", reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))
    assert await refusal(over) == "Bad Request: reply markup is too long"


async def test_longest_callback_data_fits(bot: Bot, maria: Phone) -> None:
    await bot.send_message(7, "x", reply_markup=keyboard("ж" * 32))
    assert len(maria.screen.buttons) == 1


async def test_reply_keyboard_is_taken_when_sent_and_refused_in_an_edit(
    bot: Bot, maria: Phone, playground: Playground
) -> None:
    sent = await bot.send_message(7, "x", reply_markup=ReplyKeyboardRemove())
    form = {
        "chat_id": 7,
        "message_id": sent.message_id,
        "text": "y",
        "reply_markup": {"remove_keyboard": True},
    }
    url = f"{playground.url}/bot{playground.token}/editMessageText"
    async with aiohttp.ClientSession() as http, http.post(url, json=form) as answer:
        body = json.loads(await answer.text())
    assert body["description"] == "Bad Request: inline keyboard expected"


async def test_strangers_and_blockers_cannot_be_written_to(
    bot: Bot, playground: Playground, maria: Phone
) -> None:
    playground.person(8)
    for stranger in (8, 999):
        call = bot.send_message(stranger, "x")
        assert await refusal(call) == "Bad Request: chat not found"
    maria.blocks()
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(7, "x")
    maria.unblocks()
    await bot.send_message(7, "снова здесь")
    assert maria.sees("снова")
    maria.person.deactivated = True
    with pytest.raises(TelegramForbiddenError, match="Forbidden: user is deactivated"):
        await bot.send_message(7, "x")


async def test_reply_needs_its_message(bot: Bot, maria: Phone) -> None:
    maria.says("вопрос")
    asked = maria.messages[0].id
    await bot.send_message(7, "x", reply_parameters=ReplyParameters(message_id=asked))
    assert maria.screen.reply_to == asked
    lost = bot.send_message(7, "x", reply_parameters=ReplyParameters(message_id=999))
    assert await refusal(lost) == "Bad Request: message to be replied not found"


async def test_press_is_answered_once_and_in_time(bot: Bot) -> None:
    watch = Stopwatch()
    async with Playground(now=noon, monotonic=watch) as playground:
        phone = playground.person(7, started=True)
        async with bot_on(playground) as other:
            await other.send_message(7, "x", reply_markup=keyboard("a"))
            first, second = phone.presses("Кнопка a"), phone.presses("Кнопка a")
            await other.answer_callback_query(first, text="Готово")
            assert await phone.is_answered(first) == "Готово"
            watch.at += 20
            for late in (first, second, "1"):
                reason = await refusal(other.answer_callback_query(late))
                assert reason == (
                    "Bad Request: query is too old and response timeout expired "
                    "or query ID is invalid"
                )


async def test_commands_are_kept_by_scope_and_language(
    bot: Bot, maria: Phone, playground: Playground
) -> None:
    everybody = [BotCommand(command="start", description="Начать")]
    hers = [BotCommand(command="report", description="Отчёт")]
    english = [BotCommand(command="start", description="Begin")]
    await bot.set_my_commands(everybody, scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands(english, BotCommandScopeAllPrivateChats(), language_code="en")
    await bot.set_my_commands(hers, scope=BotCommandScopeChat(chat_id=7))
    profile = playground.telegram.profile
    ivan = playground.person(8, language_code="en")
    assert [one["command"] for one in profile.commands_for(maria.person)] == ["report"]
    assert profile.commands_for(ivan.person)[0]["description"] == "Begin"
    stored = await bot.get_my_commands(scope=BotCommandScopeChat(chat_id=7))
    assert [(one.command, one.description) for one in stored] == [("report", "Отчёт")]
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=7))
    assert [one["command"] for one in profile.commands_for(maria.person)] == ["start"]
    wrong = bot.set_my_commands([BotCommand(command="Отчёт", description="x")])
    assert await refusal(wrong) == "Bad Request: BOT_COMMAND_INVALID"


async def test_profile_is_kept_and_measured(bot: Bot, maria: Phone) -> None:
    assert await bot.set_my_name("Наставник колледжа")
    assert (await bot.get_my_name()).name == "Наставник колледжа"
    assert await bot.set_my_description("Помогает", language_code="ru")
    assert await bot.set_my_short_description("Помогает")
    assert await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert isinstance(await bot.get_chat_menu_button(), MenuButtonCommands)
    assert await bot.send_chat_action(7, "typing")
    assert (await bot.get_chat(7)).first_name == "Мария"
    assert await refusal(bot.set_my_name("x" * 65)) == "Bad Request: name is too long"


async def test_wrong_token_and_unknown_method_are_refused(playground: Playground) -> None:
    async with bot_on(playground, "1:wrong") as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()
    async with bot_on(playground) as bot:
        with pytest.raises(TelegramNotFound, match="method not found"):
            await bot(SendPoll(chat_id=7, question="x", options=["a"]))


@pytest.mark.parametrize("method", ["sendMessage", "sendmessage"])
async def test_json_query_and_form_are_the_same(
    playground: Playground, maria: Phone, method: str
) -> None:
    url = f"{playground.url}/bot{playground.token}/{method}"
    async with aiohttp.ClientSession() as http:
        for arguments in (
            {"json": {"chat_id": 7, "text": "привет", "nonsense": 1}},
            {"data": {"chat_id": "7", "text": "привет"}},
            {"params": {"chat_id": "7", "text": "привет"}},
        ):
            async with http.post(url, **arguments) as answer:
                assert (await answer.json())["ok"]
    assert [one.text for one in maria.messages] == ["привет"] * 3


async def test_person_who_looks_for_a_missing_button_is_told_what_is_there(
    bot: Bot, maria: Phone
) -> None:
    await bot.send_message(7, "Меню", reply_markup=keyboard("a"))
    with pytest.raises(NotSeen, match="Кнопка a"):
        maria.presses("Отчёт")
    with pytest.raises(NotSeen, match="did not hear 'Отчёт'"):
        await maria.hears("Отчёт", within=0.01)


async def test_person_hears_each_message_and_edit_once(bot: Bot, maria: Phone) -> None:
    sent = await bot.send_message(7, "раз")
    await bot.edit_message_text("два", chat_id=7, message_id=sent.message_id)
    await bot.send_message(7, "три")
    assert (await maria.hears()).id == sent.message_id
    assert (await maria.hears("два")).text == "два"
    assert (await maria.hears()).text == "три"
    log = maria.telegram.chats.log
    assert [event.kind for event in log] == ["sent", "edited", "sent"]
