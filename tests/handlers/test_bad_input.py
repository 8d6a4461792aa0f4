"""Whatever is sent that cannot be used gets one clear sentence, and nothing of it is kept."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select

from handlers.papers import guarding
from storage.tables import enrolments, name_words, participations, persons
from tests.handlers.applicants import consents
from tests.rosters import read, signed, workbook, xlsx
from tests.talk import Person, Town, town

SOMEBODY = {"role": "наставник", "fio": "Орлова Анна Викторовна", "position": "преподаватель"}
KEPT = (persons, enrolments, participations, name_words)
PATIENCE = 100
"""How often one may ask how far the reading of a long file has come."""

MOST_LINES = 4
"""A sentence on a screen: what it is about, what is wrong, what to do."""


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


async def kept(here: Town) -> list[int]:
    """How many rows there are of people."""
    async with here.app.storage.engines.read.connect() as connection:
        found = [
            await connection.scalar(select(func.count()).select_from(table)) for table in KEPT
        ]
    return [int(each or 0) for each in found]


def with_macros() -> bytes:
    """A workbook that carries a program."""
    content = BytesIO(xlsx(SOMEBODY))
    with ZipFile(content, "a") as package:
        package.writestr("xl/vbaProject.bin", b"1")
    return content.getvalue()


FILES = (
    (
        "цены.xlsx",
        workbook([("Цена", "Товар"), *([("1", "гвозди")] * 50_000)]),
        "Не нахожу столбцы",
    ),
    ("список.xlsx", with_macros(), "В файле макросы"),
    ("список.xlsx", guarding.OLE + guarding.PACKAGE, "парол"),
    ("список.xlsx", bytes(30 * 1024 * 1024), "больше 20 МБ"),
)


async def test_a_file_of_no_use_leaves_nothing_behind(here: Town) -> None:
    olga = here.curator
    await olga.says("/start")
    before = await kept(here)
    for name, content, words in FILES:
        await olga.sends_file(name, content)
        for _ in range(PATIENCE):
            if olga.sees("Сколько готово?"):
                await olga.presses("Сколько готово?")
        assert olga.sees(words), olga
        says_one_thing(olga)
        assert not [label for label in olga.screen.buttons if "Загрузить " in label], olga
    assert await kept(here) == before


def odd(column: str, cell: str, number: int) -> dict[str, str]:
    """Somebody with a signed sheet and one bad cell."""
    said = SOMEBODY | {"fio": f"Тайнова{'абвгдежзик'[number]} Анна", "born": "14.03.1980"}
    return said | signed(f"{number}/26") | {column: cell}


CELLS = (
    ("fio", "<b>Тайнова</b> Мария", "В имени только буквы."),
    ("fio", "Тайнова 🌷 Мария", "В имени только буквы."),
    ("fio", "Тайнова\u202e Мария", "Здесь невидимые знаки"),
    ("fio", "Тайнова " + "а" * 4000, "помещается 100"),
    ("born", "14.03.2033", "Этот день ещё не наступил."),
    ("born", "14.03.1890", "Проверьте год."),
    ("born", "32.13.2000", "Такого дня нет."),
)


async def test_bad_cells_of_a_list_are_named_one_by_one_and_nobody_is_half_saved(
    here: Town,
) -> None:
    olga = here.curator
    await olga.says("/start")
    before = await kept(here)
    rows = [odd(column, cell, number) for number, (column, cell, _) in enumerate(CELLS)]
    await olga.sends_file("список.xlsx", xlsx(*rows))
    assert olga.sees("7 строк с ошибками"), olga
    assert not [label for label in olga.screen.buttons if "Загрузить " in label], olga
    await olga.presses("Показать ошибки")
    table = read(olga.documents[-1].content)[1:]
    for (_, _, words), (_, _, said) in zip(CELLS, table, strict=True):
        assert words in str(said)
    assert await kept(here) == before


NAMES = (
    ("<b>Иванова</b> Мария", "не похоже на имя"),
    ("Иванова 🌷 Мария", "не похоже на имя"),
    ("Иванова <a href='tg://user?id=1'>Мария</a>", "не похоже на имя"),
    ("Иванова " + "а" * 4000, "помещается до 100"),
    ("\u202e\u202e\u202e", "Пока прочитать нечего"),
)
BIRTHS = (
    ("14.03.2033", "ещё не наступило"),
    ("24.11.2026", "ещё не наступило"),
    ("32.13.2000", "Такого дня нет"),
    ("14.03.1890", "проверьте, пожалуйста, год"),
    ("14.03.99999", "Не получилось прочитать"),
)


async def test_a_name_that_is_none_is_asked_again(here: Town) -> None:
    maria = here.person(1001)
    await consents(maria)
    before = await kept(here)
    for name, words in NAMES:
        await maria.says(name)
        assert maria.sees(words), maria
        says_one_thing(maria)
        assert len(maria.screen.text) < 400
    await maria.says("\u202eИванова\u202c Мария\u200f Петровна")
    assert maria.sees("Когда Вы родились?"), maria
    for born, words in BIRTHS:
        await maria.says(born)
        assert maria.sees(words), maria
        says_one_thing(maria)
    assert await kept(here) == before
    await maria.says("/start")
    assert maria.sees("Когда Вы родились?"), maria
    await maria.presses("Назад")
    assert maria.sees("Ваш ответ: Иванова Мария Петровна"), maria


def says_one_thing(person: Person) -> None:
    """Check that a screen is short."""
    assert len(person.screen.text.splitlines()) <= MOST_LINES, person
