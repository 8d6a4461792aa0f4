"""Where chats hold codes only, nothing that was given to Telegram says who somebody is."""

import asyncio
from pathlib import Path

import pytest
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile
from click.testing import CliRunner
from openpyxl import load_workbook

from bot.cli import cli
from bot.playground.college.cast import CURATOR, FIRST, mentees, mentors
from bot.roster import Desk
from handlers.texts.speech import speaking
from tests.handlers.applicants import MENTOR, answers_everything, consents
from tests.handlers.families import CHILD, MOTHER, agrees, new_code, waits_for_parent
from tests.handlers.lived import college_town
from tests.handlers.overheard import leaks, leaks_in, said, texts_of
from tests.handlers.test_every_button import Walk
from tests.rosters import Cells, signed, xlsx
from tests.talk import Person, Town, town
from tests.town_ground import catalogued

CODES: dict[str, object] = {"pseudonymous": True}
IVAN, MARIA = 11, 12
LEARNERS: dict[str, object] = {
    "forms": ["teacher-teacher", "teacher-learner"],
    "starts_on": "2026-09-01",
    "ends_on": "2027-06-30",
}
CAME: tuple[Cells, ...] = (
    {"role": "наставник", "fio": "Яковлев Иван Олегович", "born": "02.06.1979"},
    {"role": "наставляемый", "fio": "Кузнецова Мария Петровна", "born": "14.03.1996"},
)
PAPER = signed("7/26") | {
    "role": "наставляемый",
    "fio": "Жаворонкова Пелагея Никитична",
    "born": "21.04.1994",
    "position": "преподаватель",
    "phone": "8 900 123-45-67",
    "request": "Сверчкова из бухгалтерии советует поговорить",
}
SECRETS = (
    *("Яковлев", "Олегович", "Кузнецова", "Петровна", "Жаворонкова", "Пелагея", "Никитична"),
    *("Сверчкова", "9001234567", "900 123", "123-45-67"),
    *("02.06.1979", "1979-06-02", "14.03.1996", "1996-03-14", "21.04.1994", "1994-04-21"),
    *("2 июня 1979", "14 марта 1996", "21 апреля 1994"),
)
ASKED = ("Как Вас зовут", "Когда Вы родились", "номер телефона", "непосредственный руководитель")


async def comes_in(person: Person, *wishes: str) -> list[str]:
    """Hand a questionnaire in; return the screens."""
    seen = await answers_everything(person, *wishes)
    await person.presses("Отправить анкету")
    return seen


async def imported(here: Town, folder: Path, *people: Cells) -> str:
    """Take a list in as `import FILE` does on the server."""
    async with here.app.storage.read(here.app.organisation) as tx:
        organisation = await tx.organisations.get()
    content = xlsx(*people)
    desk = Desk(here.app.storage, organisation, here.app.house, folder / "list.xlsx", content)
    with speaking(catalogued().tongues["ru"]):
        return await desk.work(dry_run=False, meant=False)


def exported(folder: Path) -> list[Path]:
    """Take the bases away as `export DIR` does on the server."""
    settings = folder / "config.toml"
    database = f'[database]\nurl = "sqlite:///{folder}/town.db"'
    settings.write_text(f'[telegram]\ntoken = "1:{"A" * 35}"\n{database}', "utf-8")
    came = CliRunner().invoke(cli, ["export", str(folder / "files"), "--config", str(settings)])
    assert came.exit_code == 0, came.output
    return sorted((folder / "files").rglob("*.*"))


async def numbers(here: Town) -> dict[str | None, int]:
    """Who has which name on the server."""
    async with here.app.storage.read(here.app.organisation) as tx:
        return {each.name: each.id for each in await tx.people.all()}


async def paired(here: Town, folder: Path) -> tuple[Person, Person, Person]:
    """Lead a mentor and a mentee by their codes from nothing to an announced pair."""
    olga, ivan, maria = here.curator, here.person(IVAN), here.person(MARIA)
    await olga.says("/start")
    asked: list[str] = []
    for person, role in ((ivan, MENTOR), (maria, "Мне нужен наставник")):
        await consents(person, role)
        asked += await comes_in(person, "ср день", "Оценивание")
        await olga.presses("Открыть")
        await olga.presses("Одобрить")
    assert not [each for screen in asked for each in ASKED if each in screen]
    assert any("Без имён и фамилий" in each for each in asked)
    async with here.app.storage.read(here.app.organisation) as tx:
        everybody = {each.id: each for each in await tx.participations.all()}
    ids = [each.person_id for each in everybody.values()]
    named = (each | {"code": f"У-{who:03d}"} for each, who in zip(CAME, ids, strict=True))
    await imported(here, folder, *named, PAPER)
    assert {CAME[0]["fio"], CAME[1]["fio"], PAPER["fio"]} <= set(await numbers(here))
    await olga.presses("Предложить")
    for person in (ivan, maria):
        await person.presses("Открыть")
        await person.presses("Принять")
    await olga.presses("Открыть")
    await olga.presses("Объявить")
    return olga, ivan, maria


async def edits(person: Person) -> None:
    """Change one answer and send all again: what came on a list stays on the server."""
    await person.says("/profile")
    await person.presses("Изменить ответы")
    await person.presses("12")
    await person.presses("Раз в две недели")
    await person.presses("Сохранить изменения")


async def test_a_programme_by_codes_tells_telegram_nobody_s_name(tmp_path: Path) -> None:
    async with town(tmp_path, privacy=CODES) as here:
        olga, ivan, maria = await paired(here, tmp_path)
        await ivan.presses("Открыть")
        assert ivan.sees("У-0"), ivan
        await ivan.presses("Назначить встречу")
        await ivan.presses("14:00")
        await maria.presses("Подходит")
        await here.moves(hours=56)
        for person in (ivan, maria):
            await person.presses("Да")
            await person.presses("9")
            await person.presses("8")
        await olga.says("/report")
        assert olga.sees("Участвуют"), olga
        await edits(maria)
        assert "Кузнецова Мария Петровна" in await numbers(here)
        for person in (ivan, maria, olga):
            await person.says("/mydata")
            await person.presses("Получить файлом")
        for number in (olga.number, IVAN, MARIA):
            walk = Walk(here, here.person(number))
            await walk.go("/people", "/pairs", "/report", "/menu", most=40)
            assert not walk.wrong, "\n\n".join(walk.wrong)
        assert not leaks(here, SECRETS)
        assert any(".xlsx" in text for text in said(here))
    files = await asyncio.to_thread(exported, tmp_path)
    book = load_workbook(next(each for each in files if each.name.startswith("bases-2")))
    rows = [tuple(row) for row in book["База наставников"].iter_rows(values_only=True)]
    assert rows[0][-1] == "Код"
    assert (rows[1][1], rows[1][-1]) == ("Яковлев Иван Олегович", "У-002")


async def test_a_learner_and_a_mother_come_in_by_their_codes(tmp_path: Path) -> None:
    async with town(tmp_path, privacy=CODES, cycle=LEARNERS) as here:
        async with here.app.storage.work(here.app.organisation) as tx:
            known = await tx.organisations.get()
            lists = {"groups": ("7А", "7Б"), "subjects": ("Математика", "Физика")}
            await tx.organisations.save(known.model_copy(update=lists))
        child, mother = here.person(CHILD), here.person(MOTHER)
        await waits_for_parent(child)
        await agrees(mother, await new_code(here))
        assert not mother.sees("Как Вас зовут"), mother
        await child.presses("Открыть")
        await child.presses("Да, участвую")
        asked = await comes_in(child, "ср день")
        assert not [each for screen in asked for each in ASKED if each in screen]
        assert any("Без имён и фамилий" in each for each in asked)
        await here.curator.presses("Открыть")
        assert here.curator.sees("К-001"), here.curator
        await here.curator.presses("Одобрить")
        row = {"role": "наставляемый", "fio": "Жаворонкова Пелагея Никитична", "code": "К-001"}
        await imported(here, tmp_path, row | {"born": "21.04.2011", "group": "7А"})
        assert "Жаворонкова Пелагея Никитична" in await numbers(here)
        for person in (child, mother, here.curator):
            walk = Walk(here, person)
            await walk.go("/start", "/menu", "/mydata", most=25)
            assert not walk.wrong, "\n\n".join(walk.wrong)
        assert not leaks(here, (*SECRETS, "21.04.2011", "2011-04-21"))


async def test_a_school_that_goes_over_to_codes_shows_no_name_any_more(tmp_path: Path) -> None:
    async with college_town(tmp_path) as here:
        await here.restarts(privacy=CODES)
        since = len(here.telegram.requests)
        cast = (*mentors(), *mentees())
        secrets = {part for role in cast for part in (role.name.family, f"{role.born:%d.%m.%Y}")}
        secrets |= {role.born.isoformat() for role in cast}
        for number in (CURATOR, FIRST, FIRST + 4):
            walk = Walk(here, here.person(number))
            pressed = await walk.go("/start", "/people", "/menu", most=70)
            assert not walk.wrong, "\n\n".join(walk.wrong)
            assert pressed > 15
        assert not leaks(here, secrets, since)


def sent(name: str, content: str) -> SendDocument:
    return SendDocument(chat_id=1, document=BufferedInputFile(content.encode(), name))


def test_the_reader_of_leaks_unfolds_a_calendar_and_lets_no_pdf_pass_unread() -> None:
    """The bot sends neither yet: the day it does, the tests above look inside."""
    told = "BEGIN:VCALENDAR\r\nSUMMARY:Встреча: {}\r\nEND:VCALENDAR\r\n"
    calendar = sent("meeting.ics", told.format("Яков\r\n левым"))
    [leak] = leaks_in(texts_of(calendar), SECRETS)
    assert leak.startswith("Яковл: ")
    assert not leaks_in(texts_of(sent("meeting.ics", told.format("У-0\r\n 02"))), SECRETS)
    assert leaks_in(texts_of(sent("Яковлев.ics", told)), SECRETS)
    with pytest.raises(AssertionError, match="PDF"):
        leaks_in(texts_of(sent("meeting.pdf", "%PDF-1.7")), SECRETS)
