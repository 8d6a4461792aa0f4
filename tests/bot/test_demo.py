"""The stage of the demo: who stands where, a clock that is moved, answers given for somebody."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from bot.ending import CannotGoOn
from bot.playground import transcript
from bot.playground.answering import Answering
from bot.playground.college.cast import CURATOR, FREE_MENTOR, NEWCOMER
from bot.playground.college.history import TODAY
from bot.playground.college.learners import ANNA, GLEB, HEAD, IRINA, KOSTYA, PETYA, SERGEY
from bot.playground.demo import open_demo
from bot.playground.phone import Phone
from bot.playground.stage import Stage
from bot.playground.tour import Tour, cast_of, perform
from bot.playground.transcript import Transcript

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]
NOBODY = 999


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    async with open_demo() as opened:
        yield opened.stage


@pytest_asyncio.fixture(loop_scope="module")
async def page(stage: Stage) -> AsyncIterator[ClientSession]:
    async with ClientSession(stage.playground.url) as opened:
        yield opened


async def newcomer(stage: Stage, number: int, side: str) -> Phone:
    """Let somebody new come in and give the consent; return the phone at the first question."""
    phone = stage.playground.person(number, "Пётр")
    phone.says("/start")
    works = () if side.startswith("Хочу") else ("Работаю здесь",)
    for label in ("Начать", side, "18 и старше", "Даю согласие", *works):
        asked = await phone.hears(label, within=20)
        phone.presses(next(each for each in asked.buttons if label in each), asked)
    await phone.hears("1 из", within=20)
    return phone


async def test_everybody_stands_where_the_story_begins(stage: Stage, page: ClientSession) -> None:
    async with page.get("/page/state?since=0") as answer:
        state = await answer.json()
    people = {one["id"]: one for one in state["people"]}
    assert len(people) == 19
    assert "Как часто" in people[NEWCOMER]["messages"][-1]["text"]
    assert [number for number, one in people.items() if one["asked"]] == [NEWCOMER]
    assert "Что сделаем?" in people[CURATOR]["messages"][-1]["text"]
    assert {"command": "report", "description": "Отчёт"} in people[CURATOR]["commands"]
    assert "report" not in {each["command"] for each in people[FREE_MENTOR]["commands"]}
    assert (stage.clock.now() - TODAY).total_seconds() < 300


async def test_page_learns_who_is_on_stage(page: ClientSession) -> None:
    async with page.get("/page/stage") as answer:
        told = await answer.json()
    people = {one["id"]: one for one in told["people"]}
    assert told["zone"] == "Europe/Kirov"
    assert told["shown"] == [CURATOR, NEWCOMER, FREE_MENTOR]
    assert people[NEWCOMER] == {
        "id": NEWCOMER,
        "side": "mentee",
        "part": "teacher",
        "subject": "Математика",
        "she": True,
    }
    assert (people[FREE_MENTOR]["side"], people[FREE_MENTOR]["she"]) == ("mentor", False)
    parts = {number: (people[number]["side"], people[number]["part"]) for number in people}
    assert (parts[CURATOR], parts[HEAD]) == (("staff", "curator"), ("staff", "head"))
    assert (parts[GLEB], parts[SERGEY]) == (("mentor", "student"), ("mentor", "employee"))
    assert (parts[PETYA], parts[ANNA]) == (("mentee", "learner"), ("parent", "parent"))


async def test_four_forms_are_at_work(stage: Stage) -> None:
    olga = stage.phone(CURATOR)
    olga.says("/report")
    report = await olga.hears("По формам", within=20)
    for form in (
        "преподаватель – преподаватель: 1",
        "преподаватель – обучающийся: 1",
        "студент – студент: 1",
        "работодатель – студент: 1",
    ):
        assert form in report.text


async def test_a_learner_waits_and_comes_in_by_a_mothers_word(stage: Stage) -> None:
    kostya, irina = stage.phone(KOSTYA), stage.phone(IRINA)
    assert kostya.sees("Ждём согласие")
    assert irina.sees("Кем Вы приходитесь")
    irina.presses("Мать")
    asked = await irina.hears("Даю согласие", within=20)
    irina.presses("Даю согласие", asked)
    for label in ("Открыть", "Да, участвую"):
        asked = await kostya.hears(label, within=20)
        kostya.presses(next(each for each in asked.buttons if label in each), asked)
    await kostya.hears("1 из", within=20)
    await Answering(stage.app, kostya, stage.cast[KOSTYA]).finish()
    assert kostya.sees("Анкета отправлена")


@pytest.mark.parametrize(
    ("number", "side", "model"), [(301, "Мне нужен", NEWCOMER), (302, "Хочу быть", FREE_MENTOR)]
)
async def test_answers_are_given_from_the_first_question(
    stage: Stage, number: int, side: str, model: int
) -> None:
    phone = await newcomer(stage, number, side)
    await Answering(stage.app, phone, replace(stage.cast[model], number=number)).finish()
    assert phone.sees("Анкета отправлена")


async def test_somebody_without_a_role_is_answered_for_too(
    stage: Stage, page: ClientSession
) -> None:
    phone = await newcomer(stage, 303, "И то, и другое")
    async with page.post("/page/answer", json={"person": 303}) as answer:
        assert answer.status == 200
    assert phone.sees("Анкета отправлена")


async def test_demo_without_names_calls_everybody_by_a_code() -> None:
    async with open_demo(codes=True) as demo:
        coded = demo.stage
        phone = await newcomer(coded, 304, "Мне нужен")
        await Answering(coded.app, phone, replace(coded.cast[NEWCOMER], number=304)).finish()
        curator = coded.playground.phones[CURATOR]
        curator.says("/people")
        people = await curator.hears("Люди", within=20)
        codes = [each for each in people.buttons if each.startswith("У-0")]
        assert codes, people
        families = [role.name.family for role in coded.cast.values()]
        shown = " ".join(each.shown for each in (*curator.messages, *phone.messages))
        assert not [each for each in families if each in shown]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/page/answer", {"person": NOBODY}, 404),
        ("/page/answer", {"person": "me"}, 400),
        ("/page/clock", {"move": "back"}, 400),
        ("/page/clock", {}, 400),
        ("/page/mode", {"codes": "yes"}, 400),
    ],
)
async def test_nonsense_is_refused(
    page: ClientSession, path: str, body: object, status: int
) -> None:
    async with page.post(path, json=body) as answer:
        assert answer.status == status


async def test_page_asks_for_the_other_mode_once() -> None:
    async with open_demo() as demo, ClientSession(demo.stage.playground.url) as page:
        async with page.post("/page/mode", json={"codes": False}) as answer:
            assert answer.status == 200
        assert not demo.mode.wished.is_set()
        async with page.post("/page/mode", json={"codes": True}) as answer:
            assert answer.status == 200
        assert demo.mode.wished.is_set()
        async with page.get("/page/mode") as answer:
            assert await answer.json() == {"codes": False}


async def test_clock_moves_by_an_hour_and_to_the_next_event(
    stage: Stage, page: ClientSession
) -> None:
    before = stage.clock.now()
    async with page.post("/page/clock", json={"move": "hour"}) as answer:
        assert (await answer.json())["moved"]
    assert 3600 <= (stage.clock.now() - before).total_seconds() < 3660
    said = stage.playground.telegram.chats.version
    async with page.post("/page/clock", json={"move": "next"}) as answer:
        assert (await answer.json())["moved"]
    assert stage.playground.telegram.chats.version > said


async def test_second_demo_on_the_same_port_says_the_way_out(stage: Stage) -> None:
    port = int(stage.playground.url.rpartition(":")[2])
    with pytest.raises(CannotGoOn, match=f"Порт {port} занят.*--port"):
        async with open_demo(port):
            pass


async def test_tour_without_its_first_screen_ends_with_one_line(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await Answering(stage.app, stage.phone(NEWCOMER), stage.cast[NEWCOMER]).finish()
    monkeypatch.setattr(transcript, "PATIENCE", 0.5)
    lines: list[str] = []
    with pytest.raises(CannotGoOn, match=r"Показ остановился\. Мария: нет экрана «Как часто»$"):
        await perform(Tour(Transcript(stage, lines.append), *cast_of(stage)))
    assert "1. Мария заканчивает анкету" in "\n".join(lines)
