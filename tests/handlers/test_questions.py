"""Quick questions: whoever can help first takes it, whoever asked says how it ended."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from handlers.callbacks.pairing import PairCard
from mentoring.pairs import PairState, Source
from mentoring.people import StaffRole
from tests.handlers.college import College, Somebody
from tests.talk import Person, Town, town


@dataclass
class Asking:
    """Hold a college with open questions, two mentors who know, one who does not, two who ask."""

    here: Town
    college: College
    ivan: Somebody
    petr: Somebody
    vera: Somebody
    maria: Somebody
    anna: Somebody

    async def opens(self, *what: str) -> None:
        """Let the curator open ways in the settings."""
        olga = self.here.curator
        await olga.says("/menu")
        await olga.presses("Настройки")
        await olga.presses("Что люди начинают сами")
        for each in what or ("Открыть: Вопросы",):
            await olga.presses(each)

    async def asks(self, who: Somebody, topic: str = "Оценивание") -> Person:
        """Let somebody ask about practice, within two days."""
        phone = who.phone
        await phone.says("/menu")
        await phone.presses("Вопросы и список")
        await phone.presses("Задать вопрос")
        await phone.presses(topic)
        await phone.says("Как провести первую практику?")
        await phone.presses("За двое суток")
        await phone.presses("Всё равно")
        return phone


@pytest.fixture
async def asking(tmp_path: Path) -> AsyncIterator[Asking]:
    async with town(tmp_path) as here:
        people = College(here)
        yield Asking(
            here,
            people,
            await people.mentor("Яковлев Иван Олегович"),
            await people.mentor("Орлов Пётр Ильич"),
            await people.mentor("Громова Вера Игоревна", competences=["theory"]),
            await people.mentee("Кузнецова Мария Петровна"),
            await people.mentee("Белова Анна Львовна"),
        )


async def test_a_question_finds_a_mentor_and_ends_in_two_taps(asking: Asking) -> None:
    await asking.opens()
    maria, ivan, petr = await asking.asks(asking.maria), asking.ivan.phone, asking.petr.phone
    assert maria.sees("Имени они не видят")
    assert not asking.vera.phone.screens
    for phone in (ivan, petr):
        assert phone.screen.text == "Новость по программе наставничества"
        await phone.presses("Открыть")
        assert phone.sees("Как провести первую практику?")
        assert not phone.sees("Кузнецова")
    await ivan.presses("Помогу")
    assert ivan.sees("Куратор подтвердит пару")
    await petr.presses("Помогу")
    assert petr.sees("С этим уже помогают")
    await maria.presses("Открыть")
    assert maria.sees("Наставник согласен")
    assert not maria.sees("Яковлев")
    [pair] = await asking.college.pairs()
    assert (pair.state, pair.source) == (PairState.ACCEPTED, Source.TICKET)
    await asking.here.curator.presses("Открыть")
    await asking.here.curator.presses("Объявить сейчас")
    await maria.presses("Открыть")
    assert maria.sees("Яковлев")
    await maria.presses("Вопрос решён")
    tapped = maria.screen
    await maria.presses("Да, помогло")
    assert maria.sees("Вопрос закрыт")
    await maria.presses("Нет", on=tapped)
    [pair] = await asking.college.pairs()
    assert (pair.state, pair.end_note) == (PairState.COMPLETED, "yes")
    assert (await asking.college.participation(asking.ivan)).free == 2


async def test_adults_do_without_a_curators_word_where_the_school_says_so(
    asking: Asking,
) -> None:
    await asking.opens("Открыть: Вопросы", "Открыть: Вопросы взрослых")
    maria, ivan = await asking.asks(asking.maria), asking.ivan.phone
    await ivan.presses("Открыть")
    await ivan.presses("Помогу")
    [pair] = await asking.college.pairs()
    assert pair.state is PairState.ANNOUNCED
    await maria.says("/pair")
    assert maria.sees("Яковлев")


@pytest.mark.parametrize("side", ["mentor", "asker"])
async def test_a_curators_own_question_waits_for_another_curator(
    asking: Asking, side: str
) -> None:
    """What adults may do alone is no way round the rule of one's own pairs."""
    await asking.opens("Открыть: Вопросы", "Открыть: Вопросы взрослых")
    sits = asking.ivan if side == "mentor" else asking.maria
    async with asking.here.app.storage.work(asking.here.app.organisation) as tx:
        await tx.people.grant(sits.person, StaffRole.DEPUTY, tx.now)
    await asking.asks(asking.maria)
    ivan, olga = asking.ivan.phone, asking.here.curator
    await ivan.presses("Открыть")
    await ivan.presses("Помогу")
    assert ivan.sees("Куратор подтвердит пару")
    [pair] = await asking.college.pairs()
    assert pair.state is PairState.ACCEPTED
    await olga.says("/menu")
    await olga.presses("Дела")
    assert olga.sees("ждёт другого куратора")
    await olga.presses_data(PairCard(pair=pair.id).pack())
    await olga.presses("Объявить сейчас")
    [pair] = await asking.college.pairs()
    assert pair.state is PairState.ANNOUNCED


async def test_a_mentor_helps_with_one_question_at_a_time(asking: Asking) -> None:
    await asking.opens()
    await asking.asks(asking.maria)
    ivan = asking.ivan.phone
    await asking.asks(asking.anna)
    first, second = ivan.screens[-2:]
    await ivan.presses("Открыть", on=first)
    await ivan.presses("Помогу")
    await ivan.presses("Открыть", on=second)
    await ivan.presses("Помогу")
    assert ivan.sees("По одному вопросу за раз")
    await ivan.says("/menu")
    await ivan.presses("Вопросы и список")
    await ivan.presses("Кто просит о помощи")
    assert ivan.sees("Сейчас никто не просит")
    assert len(await asking.college.pairs()) == 1


async def test_a_question_without_an_answer_reaches_the_curator(asking: Asking) -> None:
    """Also over a restart, and when nobody knows of the topic at all."""
    await asking.opens()
    maria = await asking.asks(asking.maria)
    olga = asking.here.curator
    await asking.here.restarts()
    await asking.here.moves(days=2, hours=1)
    await maria.presses("Открыть")
    assert maria.sees("В срок никто не ответил")
    await asking.ivan.phone.presses("Открыть")
    assert not asking.ivan.phone.sees("Помогу")
    await olga.says("/menu")
    await olga.presses("Дела")
    assert olga.sees("Кузнецова М. П.: просьба о помощи, ответа пока нет")
    await asking.asks(asking.anna, "Работа с родителями")
    await olga.says("/menu")
    await olga.presses("Дела")
    assert olga.sees("Белова А. Л.: просьба о помощи")


async def test_one_question_at_once_words_that_are_no_answer_and_old_buttons(
    asking: Asking,
) -> None:
    await asking.opens()
    maria = asking.maria.phone
    await maria.says("/menu")
    await maria.presses("Вопросы и список")
    hub = maria.screen
    await maria.presses("Задать вопрос")
    await maria.says("что-то своё")
    assert maria.sees("Выберите, пожалуйста, одну из кнопок")
    await maria.presses("Другое")
    await maria.says("?")
    assert maria.sees("хотя бы 5")
    await asking.here.restarts()
    await maria.says("Где взять рабочую программу?")
    await maria.presses("За сутки")
    await maria.presses("Онлайн")
    assert maria.sees("другая тема")
    assert asking.vera.phone.sees("Новость")
    await maria.presses("Задать вопрос", on=hub)
    assert maria.sees("Один вопрос уже ждёт ответа")
    await maria.presses("Вопросы и список")
    await maria.presses("Мой вопрос")
    await maria.presses("Снять вопрос")
    assert maria.sees("Просьба отозвана")
    await asking.vera.phone.presses("Открыть")
    assert asking.vera.phone.sees("уже не просят")
