"""A curator corrects somebody's answers; it is noted which, by whom and when, never the words."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.applicants import joins
from tests.talk import Person, Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


async def opens_card(olga: Person) -> None:
    await olga.says("/people")
    await olga.presses("Кузнецова")


async def test_an_answer_is_corrected_and_its_trace_names_no_words(here: Town) -> None:
    maria, olga = here.person(3001), here.curator
    await joins(maria)
    await opens_card(olga)
    await olga.presses("Исправить ответы")
    assert olga.sees("Исправление ответов")
    await olga.presses("1", on=olga.screen)
    await olga.says("Кузнецова <i>Мария")
    assert not olga.sees("Исправление ответов")  # a wrong answer keeps its question open
    await here.restarts()
    await olga.says("Кузнецова-Лис Мария Петровна")
    summary = olga.screen
    await olga.presses("Сохранить изменения")
    assert olga.sees("Кузнецова-Лис Мария Петровна")
    assert olga.sees("Сохранено. Записано, какие ответы изменены")
    await olga.presses("Сохранить изменения", on=summary)
    await olga.presses("Меню")
    await olga.says("/people")
    await olga.presses("Найти")
    await olga.says("лис")
    await olga.presses("Кузнецова")
    await olga.presses("История")
    [line] = [each for each in olga.screen.text.split("\n") if "изменён ответ" in each]
    assert line.startswith("23.11.2026, изменён ответ: Имя")
    assert "Лис" not in line
    async with here.app.storage.read(here.app.organisation) as tx:
        journal = [str(entry.subject) for entry in await tx.desk.journal(here.clock.now())]
    assert not [each for each in journal if "Кузнецова" in each]


async def test_nothing_changed_is_said_and_a_stranger_changes_nothing(here: Town) -> None:
    maria, olga = here.person(3001), here.curator
    await joins(maria)
    await opens_card(olga)
    await olga.presses("Исправить ответы")
    await olga.presses("Сохранить изменения")
    assert olga.sees("Ничего не изменилось")
    [data] = [key.data for row in olga.screen.keys for key in [row] if "Исправить" in key.text]
    await maria.presses_data(data)
    assert not maria.sees("Исправление ответов")
    await maria.presses_data(data.replace("pse", "psh"))
    assert not maria.sees("История")
