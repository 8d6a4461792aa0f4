"""The college of seed 001 runs: 44 teachers, seven of them young, three pairs and two groups."""

from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from statistics import fmean

import pytest
from openpyxl import load_workbook

from bot.playground.college.cast import CURATOR, FREE_MENTOR, NEWCOMER, UNITS
from tests.handlers.college import College
from tests.handlers.lived import college_town
from tests.talk import Person, Town, town

MET_IN_THIRTY_DAYS = (4, 0, 4, 3)
"""Weekly from 13, 14, 15 and 16 October, 6, 2, 6 and 5 times; since 25 October these are left."""


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with college_town(tmp_path) as opened:
        yield opened


async def finish_questionnaire(maria: Person) -> None:
    await maria.says("/start")
    await maria.presses("Раз в неделю")
    await maria.presses("Цифровые")
    await maria.presses("Готово")
    await maria.presses("Отправить анкету")


async def form_the_fifth(here: Town) -> None:
    """Bring the newcomer from the two last questions to an announced pair."""
    olga, maria, ivan = (here.person(number) for number in (CURATOR, NEWCOMER, FREE_MENTOR))
    await finish_questionnaire(maria)
    await olga.presses("Открыть")
    await olga.presses("Одобрить")
    assert olga.sees("Лучше всех подходит: Яковлев И. О."), olga
    await olga.presses("Предложить")
    for phone in (ivan, maria):
        await phone.presses("Открыть", on=phone.screens[-1])
        await phone.presses("Принять")
    await olga.presses("Открыть", on=olga.screens[-1])
    await olga.presses("Объявить")


async def judged(here: Town) -> tuple[int, float]:
    """Count the opinions of thirty days and their mean usefulness, past the report."""
    async with here.app.storage.read(here.app.organisation) as tx:
        since = tx.now - timedelta(days=30)
        recent = {m.id for m in await tx.meetings.between(since, tx.now)}
        found = [f for f in await tx.meetings.feedback(since) if f.meeting_id in recent]
    return len(found), fmean(each.useful for each in found)


async def test_three_pairs_and_two_groups(here: Town) -> None:
    olga = here.person(CURATOR)
    await form_the_fifth(here)
    await olga.says("/pairs")
    lines = olga.screen.text.splitlines()
    assert lines[0] == "Пары · 1–5 из 5 · фильтр: все"
    assert len(lines) == 6
    assert sum("→ 2 человека" in line for line in lines) == 2, olga
    assert lines[5].startswith("№ 5 · Яковлев И. О. → Кузнецова М. П."), olga
    assert "следующая 25 ноября" in lines[1], olga
    assert "нет встреч" in lines[2], olga


async def test_report_tells_the_truth(here: Town) -> None:
    olga = here.person(CURATOR)
    await form_the_fifth(here)
    await olga.says("/report")
    held = sum(MET_IN_THIRTY_DAYS)
    asked = sum(n * (1 + len(unit[1])) for n, unit in zip(MET_IN_THIRTY_DAYS, UNITS, strict=True))
    given, mean = await judged(here)
    said = {
        "people": "Участвуют 12 человек (+2): 7 наставляемых, 5 наставников",
        "units": "Пары и группы: 5 (+1), из них 4 по плану, 1 требует внимания",
        "groups": "Групп: 2, в них 4 наставляемых",
        "meetings": f"Встречи за 30 дней: {held} из {held}",
        "judged": f"оценили {given / asked:.0%}".replace("%", " %"),
        "useful": f"в среднем {mean:.1f} из 10".replace(".", ","),
        "teachers": "27,3 % (12 из 44), цель 20 % достигнута",
        "mentees": "15,9 % (7 из 44)",
        "young": "Молодые педагоги: 100,0 % (7 из 7), цель 100 % достигнута",
    }
    assert (held, asked) == (11, 29)
    for what, words in said.items():
        assert olga.sees(words), (what, words, olga)


async def test_numbers_before_the_fifth_pair(here: Town) -> None:
    olga = here.person(CURATOR)
    await olga.says("/report")
    assert olga.sees("22,7 % (10 из 44)"), olga
    assert olga.sees("Молодые педагоги: 85,7 % (6 из 7)"), olga
    assert olga.sees("Пары и группы: 4"), olga


async def test_the_file_opens_and_holds_the_same(here: Town) -> None:
    olga = here.person(CURATOR)
    await form_the_fifth(here)
    await olga.says("/report")
    await olga.presses("Excel")
    book = load_workbook(BytesIO(olga.documents[-1].content))
    cells = {
        str(value)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value is not None
    }
    assert any("Кузнецова" in each for each in cells)
    assert {"44", "12", "7"} <= cells
    assert len(book.worksheets) == 5


async def test_twelve_applications_on_one_morning(tmp_path: Path) -> None:
    async with town(tmp_path) as empty:
        college, olga = College(empty), empty.curator
        letters = "АБВГДЕЖЗИКЛМ"
        for letter in letters:
            await college.mentee(f"{letter}ова Нина Львовна", approved=False)
        await college.mentor("Яковлев Иван Олегович", capacity=5)
        await olga.says("/people")
        assert olga.sees("1–5 из 12"), olga
        for left in range(12, 0, -1):
            await olga.says("/people")
            assert olga.sees(f"из {left}"), olga
            await olga.presses("ова Н. Л.")
            await olga.presses("Одобрить")
        await olga.says("/people")
        assert not olga.sees("из 1"), olga
        await olga.says("/match")
        assert olga.sees("12 наставляемых ждут пару"), olga
