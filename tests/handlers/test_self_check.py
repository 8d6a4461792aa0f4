"""Curators judge the programme: asked by taps, told by the report as a line and as a sheet."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mentoring.self_checks import SelfCheck
from tests.handlers.college import College
from tests.talk import Person, Town, town

LEVELS = {2: "Полностью", 1: "Отчасти", 0: "Пока нет"}


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


async def begins(olga: Person) -> None:
    await olga.says("/report")
    await olga.presses("Самопроверка")
    await olga.presses("Ответить")


async def judges(olga: Person, *points: int) -> None:
    for each in points:
        await olga.presses(LEVELS[each])


async def kept(here: Town) -> list[SelfCheck]:
    async with here.app.storage.read(here.app.organisation) as tx:
        return await tx.self_checks.all()


async def test_the_answers_show_in_the_report_and_its_file(here: Town) -> None:
    olga = here.curator
    await olga.says("/report")
    assert not olga.sees("Самопроверка:")
    await olga.says("/menu")
    await olga.presses("Ещё")
    await olga.presses("Самопроверка")
    assert olga.sees("Девять вопросов")
    await olga.presses("Ответить")
    await judges(olga, 2, 2, 2, 2, 2, 1, 1, 1, 1)
    assert olga.sees("Без имён")
    await olga.says("Встречи <b>ожили</b>")
    assert olga.sees("Ваш ответ от 23 ноября: 14 из 18, допустимый уровень")
    await olga.presses("Отчёт")
    assert olga.sees("Самопроверка: ответил 1 куратор, в среднем 14,0 из 18 (допустимый уровень)")
    await olga.presses("Excel и график")
    book = load_workbook(BytesIO(olga.documents[-1].content))
    rows = list(book["Самопроверка"].iter_rows(values_only=True))
    assert rows[1] == ("Цели и задачи", 2, 1, 0, 0)
    assert rows[9] == ("Вовлечённость наставляемых", 1, 0, 1, 0)
    assert rows[10][:2] == ("Сумма из 18: допустимый уровень", 14)
    assert rows[11][0] == "Встречи <b>ожили</b>"
    await olga.says("/mydata")
    await olga.presses("Получить файлом")
    assert all("Встречи <b>ожили</b>" in each.content.decode() for each in olga.documents[-2:])


async def test_words_that_are_no_answer_and_strangers_change_nothing(here: Town) -> None:
    olga, college = here.curator, College(here)
    await begins(olga)
    await olga.says("на девять баллов")
    assert await kept(here) == []
    await judges(olga, *[1] * 9)
    await olga.says("я" * 501)
    assert olga.sees("501")
    assert await kept(here) == []
    maria = await college.mentee("Кузнецова Мария Петровна")
    await maria.phone.says("/menu")
    for data in ("sck:0", "sck:1"):
        await maria.phone.presses_data(data)
        assert not maria.phone.sees("Самопроверка")


async def test_a_restart_in_the_middle_keeps_what_was_said(here: Town) -> None:
    olga = here.curator
    await begins(olga)
    await judges(olga, 0, 0, 0, 0)
    await here.restarts()
    await judges(olga, 1, 1, 1, 1, 1)
    await olga.presses("Пропустить")
    assert olga.sees("5 из 18, ниже допустимого")
    [check] = await kept(here)
    assert (check.points, check.words) == ((0, 0, 0, 0, 1, 1, 1, 1, 1), None)


async def test_the_last_answer_of_each_counts_once(here: Town) -> None:
    olga = here.curator
    for points in (1, 2):
        await olga.says("/report")
        await olga.presses("Самопроверка")
        await olga.presses("Ответить")
        first = olga.screen
        await judges(olga, *[points] * 9)
        await olga.presses(LEVELS[points], on=first)
        last = olga.screen
        await olga.presses("Пропустить")
        await olga.presses("Пропустить", on=last)
    [check] = await kept(here)
    assert check.total == 18
    async with here.app.storage.work(here.app.organisation) as tx:
        other = await tx.people.add_person(None)
        assert await tx.self_checks.put(other.id, (0,) * 9, "устали")
    await olga.says("/report")
    assert olga.sees("ответили 2 куратора, в среднем 9,0 из 18 (допустимый уровень)")
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.people.erase_person(other.id, tx.now)
        assert await tx.self_checks.of(other.id) == []
        assert not await tx.self_checks.put(other.id, (2,) * 9, None)
