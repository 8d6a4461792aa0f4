"""Who writes of violence or self-harm is answered with care, and nobody reads it elsewhere."""

from pathlib import Path

import pytest

from mentoring.help_request import HelpRequest, HelpSource, HelpTopic
from tests.handlers.applicants import MENTEE_ANSWERS, REQUEST, answers, consents, joins
from tests.talk import Person, Town, town

CRY = "Дома мне угрожают, боюсь"
HELPLINE = "8-800-2000-122"


async def asked_for_a_request(here: Town) -> Person:
    """Come as far as «С чем Вам помочь?»."""
    await here.curator.says("/menu")
    anna = here.person(1001)
    await consents(anna)
    await answers(anna, *MENTEE_ANSWERS[:REQUEST])
    assert anna.sees("С чем Вам помочь?")
    return anna


async def calls(here: Town) -> list[HelpRequest]:
    async with here.app.storage.read(here.app.organisation) as tx:
        assert await tx.desk.open_tasks() == []
        return await tx.help_requests.waiting()


async def test_difficulties_are_asked_for_with_a_warning(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = await asked_for_a_request(here)
        assert anna.sees("Без диагнозов и чужих имён, пожалуйста")
        await anna.says("Увереннее вести практические занятия")
        assert anna.sees("Как удобнее встречаться")
        assert not anna.sees(HELPLINE)
        assert await calls(here) == []


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
        assert "Как удобнее встречаться" in question
        await anna.presses("Назад")
        assert anna.sees(CRY)
        assert "угрожают" not in caplog.text
        [call] = await calls(here)
        assert (call.topic, call.source) == (HelpTopic.WELLBEING, HelpSource.WORDS)
        assert call.words is None


async def test_the_curator_learns_who_but_not_what(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = await asked_for_a_request(here)
        await anna.says(CRY)
        await anna.says(CRY)
        assert len(await calls(here)) == 1
        olga = here.curator
        assert olga.sees("Срочно: откройте сообщение")
        await olga.presses("Открыть")
        assert olga.sees("Самочувствие и безопасность · Кузнецова Мария Петровна")
        assert olga.sees("свяжитесь лично")
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
        assert await calls(here) == []


async def test_a_false_alarm_costs_one_tap(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = await asked_for_a_request(here)
        await anna.says(CRY)
        offer = anna.news[0]
        await anna.presses("Всё в порядке", on=offer)
        assert anna.sees("закрыто")
        await anna.presses("Всё в порядке", on=offer)
        assert await calls(here) == []
        await here.curator.presses("Открыть")
        assert here.curator.sees("закрыто")
        await anna.says("/menu")
        await anna.presses("Продолжить анкету")
        assert anna.sees("Как удобнее встречаться")


async def test_a_cry_is_heard_where_nothing_was_asked(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        anna, petya = here.person(1001), here.person(1002)
        await petya.says("/start")
        await petya.presses("Начать")
        await petya.presses("Мне нужен наставник")
        await petya.presses("10–13")
        await petya.says(CRY)
        assert petya.sees(HELPLINE), petya
        assert petya.sees("Здесь сообщения никто не читает"), petya
        await petya.presses("Меню")
        assert petya.sees("Ждём согласие"), petya
        assert await calls(here) == []
        await joins(anna)
        await anna.says("когда встреча?")
        assert anna.sees("Всё, что я умею, есть в меню")
        await anna.says(CRY)
        assert anna.sees(HELPLINE), anna
        assert not anna.sees("никто не читает"), anna
        assert not anna.sees("подожд"), anna
        async with here.app.storage.read(here.app.organisation) as tx:
            [call] = await tx.help_requests.waiting()
        assert (call.source, call.words) == (HelpSource.WORDS, None)
