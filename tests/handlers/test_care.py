"""Who writes of violence or self-harm is answered with care, and nobody reads it elsewhere."""

from pathlib import Path

import pytest

from mentoring.office import Task, TaskKind
from tests.handlers.applicants import MENTEE_ANSWERS, answers, consents
from tests.talk import Person, Town, town

BEFORE_REQUEST = 15
CRY = "Дома мне угрожают, боюсь"
HELPLINE = "8-800-2000-122"


async def asked_for_a_request(here: Town) -> Person:
    """Come as far as «С чем Вам помочь?»."""
    await here.curator.says("/menu")
    anna = here.person(1001)
    await consents(anna)
    await answers(anna, *MENTEE_ANSWERS[:BEFORE_REQUEST])
    assert anna.sees("С чем Вам помочь?")
    return anna


async def tasks(here: Town) -> list[Task]:
    async with here.app.storage.read(here.app.organisation) as tx:
        return await tx.desk.open_tasks()


async def test_difficulties_are_asked_for_with_a_warning(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = await asked_for_a_request(here)
        assert anna.sees("Без диагнозов и чужих имён, пожалуйста")
        await anna.says("Увереннее вести практические занятия")
        assert anna.sees("Каким будет хороший результат")
        assert anna.sees("Без диагнозов и чужих имён, пожалуйста")
        assert not anna.sees(HELPLINE)
        assert await tasks(here) == []


async def test_a_cry_is_taken_as_the_answer_and_a_helpline_comes_first(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with town(tmp_path) as here:
        anna = await asked_for_a_request(here)
        here.curator.forgets()
        with caplog.at_level("DEBUG"):
            await anna.says(CRY)
        helpline, question = (shown.text for shown in anna.news)
        assert HELPLINE in helpline
        assert "анонимно" in helpline
        assert "угрож" not in helpline
        assert "Каким будет хороший результат" in question
        await anna.presses("Назад")
        assert anna.sees(CRY)
        assert "угрожают" not in caplog.text
        [task] = await tasks(here)
        assert task.kind is TaskKind.HELP_WANTED
        assert set(task.subject) == {"person"}


async def test_the_curator_learns_who_but_not_what(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = await asked_for_a_request(here)
        await anna.says(CRY)
        await anna.says(CRY)
        assert len(await tasks(here)) == 1
        olga = here.curator
        assert olga.sees("Есть дело по программе")
        await olga.presses("Открыть")
        assert olga.sees("Кузнецова М. П.: возможно, нужна поддержка")
        await olga.presses("1")
        assert olga.sees("Об этом знают только кураторы")
        await olga.says("/report")
        assert "угрож" not in str([shown.text for shown in olga.screens])


async def test_a_name_is_no_cry(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        anna = here.person(1001)
        await consents(anna)
        await anna.says("Насилина Мария")
        assert anna.sees("Когда Вы родились?")
        assert not anna.sees(HELPLINE)
        assert await tasks(here) == []
