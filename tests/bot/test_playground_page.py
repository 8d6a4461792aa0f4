"""The JSON behind the demo page: phones as they look, and fingers on them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup
from aiohttp import ClientSession

from bot.playground.server import Playground
from tests.bot.playground_bot import bot_on, noon


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    (tmp_path / "index.html").write_text("<h1>Наставник</h1>", encoding="utf-8")
    (tmp_path / "page.js").write_text("start()", encoding="utf-8")
    async with Playground(now=noon, static_dir=tmp_path) as running:
        yield running


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with bot_on(playground) as opened:
        yield opened


@pytest.fixture
async def page(playground: Playground) -> AsyncIterator[ClientSession]:
    async with ClientSession(playground.url) as opened:
        yield opened


async def test_state_shows_only_phones_that_changed(
    playground: Playground, bot: Bot, page: ClientSession
) -> None:
    playground.person(7, "Мария", started=True)
    playground.person(8, "Иван", "en", started=True)
    async with page.get("/page/state?since=0") as answer:
        first = await answer.json()
    assert [one["name"] for one in first["people"]] == ["Мария", "Иван"]
    await bot.send_message(8, "<b>Hello</b>", parse_mode="HTML")
    async with page.get("/page/state", params={"since": first["version"]}) as answer:
        second = await answer.json()
    (ivan,) = second["people"]
    assert (ivan["name"], ivan["language"]) == ("Иван", "en")
    assert ivan["messages"][0]["text"] == "Hello"
    assert ivan["messages"][0]["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert second["now"] == "2026-11-25T12:00:00+00:00"


async def test_page_of_an_earlier_playground_gets_everything(
    playground: Playground, page: ClientSession
) -> None:
    playground.person(7, "Мария")
    async with page.get("/page/state?since=100500") as answer:
        state = await answer.json()
    assert [one["name"] for one in state["people"]] == ["Мария"]
    assert state["version"] == playground.telegram.chats.version


async def test_finger_presses_and_keyboard_writes(
    playground: Playground, bot: Bot, page: ClientSession
) -> None:
    playground.person(7, started=True)
    async with page.post("/page/say", json={"person": 7, "text": "привет"}) as answer:
        assert answer.status == 200
    button = InlineKeyboardButton(text="Да", callback_data="yes")
    markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
    sent = await bot.send_message(7, "Придёте?", reply_markup=markup)
    press = {"person": 7, "message": sent.message_id, "row": 0, "column": 0}
    async with page.post("/page/press", json=press) as answer:
        query = (await answer.json())["query"]
    said, pressed = await bot.get_updates()
    assert said.message is not None
    assert said.message.text == "привет"
    assert pressed.callback_query is not None
    assert (pressed.callback_query.id, pressed.callback_query.data) == (query, "yes")
    await bot.answer_callback_query(query, text="Ждём", show_alert=True)
    async with page.get("/page/state?since=0") as answer:
        (maria,) = (await answer.json())["people"]
    assert maria["toast"] == {"query": query, "text": "Ждём", "alert": True}


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/page/say", {"person": 99, "text": "x"}, 404),
        ("/page/say", {"person": 7, "text": " "}, 400),
        ("/page/say", {"person": "x", "text": "x"}, 400),
        ("/page/say", ["x"], 400),
        ("/page/press", {"person": 7, "message": 99, "row": 0, "column": 0}, 409),
        ("/page/press", {"person": 7, "message": 99, "row": -1, "column": 0}, 400),
    ],
)
async def test_nonsense_from_the_page_is_refused(
    playground: Playground, page: ClientSession, path: str, body: object, status: int
) -> None:
    playground.person(7, started=True)
    async with page.post(path, json=body) as answer:
        assert answer.status == status


async def test_other_sites_cannot_press_for_people(
    playground: Playground, page: ClientSession
) -> None:
    playground.person(7)
    async with page.post("/page/say", data='{"person": 7, "text": "x"}') as answer:
        assert answer.status == 415


async def test_document_downloads_under_its_own_name(
    playground: Playground, bot: Bot, page: ClientSession
) -> None:
    maria = playground.person(7, started=True)
    await bot.send_document(7, BufferedInputFile(b"%PDF", "приказ.pdf"))
    document = maria.screen.document
    assert document is not None
    async with page.get(f"/page/document/{document.id}") as answer:
        assert await answer.read() == b"%PDF"
        assert answer.content_type == "application/pdf"
        assert answer.content_disposition is not None
        assert answer.content_disposition.filename == "приказ.pdf"
    async with page.get("/page/document/nothing") as answer:
        assert answer.status == 404


async def test_page_itself_is_served(playground: Playground, page: ClientSession) -> None:
    async with page.get("/") as answer:
        assert await answer.text() == "<h1>Наставник</h1>"
    async with page.get("/page.js") as answer:
        assert await answer.text() == "start()"
    async with page.get("/../server.py") as answer:
        assert answer.status == 404
