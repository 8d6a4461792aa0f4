"""A mentor who leaves in mid-year is asked a few questions; the next goes on with the goals."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.callbacks.mending import Farewell, PairChanges, Replace
from mentoring.farewells import Farewell as LastWords
from mentoring.goals import GoalState
from tests.handlers.college import College
from tests.handlers.paired import PAIR, Paired, paired_town

NEW = "Орлова Анна Викторовна"
WORDS = "Начать с открытого урока <в марте>"


@pytest.fixture
async def paired(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as opened:
        for phone in (opened.ivan, opened.maria):
            await phone.says("/menu")
            phone.forgets()
        yield opened


async def leaves(paired: Paired, why: str = "Увольнение или перевод") -> None:
    """Let the curator look for another mentor from today on."""
    await paired.olga.presses_data(Replace(pair=PAIR).pack())
    await paired.olga.presses(why)
    await paired.olga.says("сегодня")


async def last_words(paired: Paired) -> LastWords | None:
    """What the leaving mentor said."""
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        return await tx.farewells.of(PAIR)


async def test_a_leaving_mentor_answers_what_they_like_and_the_curator_reads(
    paired: Paired,
) -> None:
    ivan, olga = paired.ivan, paired.olga
    await leaves(paired)
    await ivan.presses("Открыть")
    await ivan.presses("Несколько слов на прощание")
    assert ivan.sees("Спасибо за работу в этой паре"), ivan
    await ivan.presses("Ответить")
    await ivan.presses("Понятный план")
    await ivan.presses("Готово")
    await paired.here.restarts()
    await ivan.says(WORDS)
    await ivan.says("одиннадцать")
    await ivan.presses("Пропустить")
    await ivan.presses("Позже")
    assert ivan.sees("Спасибо, куратор это прочитает"), ivan
    await olga.presses_data(PairChanges(pair=PAIR).pack())
    assert olga.sees(f"Тому, кто продолжит: {WORDS}"), olga
    assert olga.sees("Позвать снова: Позже"), olga
    said = await last_words(paired)
    assert said is not None
    assert (said.said.done, said.said.support, said.said.again) == (("plan",), None, "later")


async def test_all_questions_may_be_skipped_and_the_last_word_counts(paired: Paired) -> None:
    ivan, olga = paired.ivan, paired.olga
    await leaves(paired)
    await ivan.presses_data(Farewell(pair=PAIR, say=True).pack())
    for _ in range(4):
        await ivan.presses("Пропустить")
    await olga.presses_data(PairChanges(pair=PAIR).pack())
    assert olga.sees("пропустил вопросы"), olga
    await ivan.presses("Ответить заново")
    first = ivan.screen
    await ivan.presses("Первые результаты")
    await ivan.presses("Готово")
    await ivan.presses_data(Farewell(pair=PAIR).pack(), on=first)
    await ivan.presses("Ответить заново")
    await ivan.presses("Контакт и доверие")
    await ivan.presses("Готово")
    for _ in range(3):
        await ivan.presses("Пропустить")
    said = await last_words(paired)
    assert said is not None
    assert said.said.done == ("trust",)


async def test_after_a_conflict_and_of_others_nothing_is_asked(paired: Paired) -> None:
    ivan, maria = paired.ivan, paired.maria
    await maria.presses_data(Farewell(pair=PAIR).pack())
    await ivan.presses_data(Farewell(pair=PAIR).pack())
    assert not ivan.sees("Спасибо за работу"), "the pair lasts"
    ivan.forgets()
    await leaves(paired, "Не сошлись характерами")
    await ivan.says("/pair")
    assert not any("на прощание" in key.text for key in ivan.screen.keys)
    await ivan.presses_data(Farewell(pair=PAIR, say=True).pack())
    assert await last_words(paired) is None


async def test_the_next_mentor_goes_on_with_the_goals(paired: Paired) -> None:
    olga, maria = paired.olga, paired.maria
    anna = await College(paired.here, number=2100).mentor(NEW, capacity=2)
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        pair = await tx.pairs.get(PAIR)
        assert pair is not None
        assert await tx.pairs.remodel(pair, "goal_short")
        by = pair.mentor.person_id
        due = tx.now.date().replace(month=12)
        await tx.goals.add(PAIR, by, "talk", None, due, GoalState.AGREED, 5)
    await leaves(paired)
    await olga.presses("1. Орлова А. В.")
    await olga.presses("Предложить этому наставнику")
    for phone in (anna.phone, maria):
        await phone.presses("Открыть")
        await phone.presses("Принять")
    await olga.presses("Открыть")
    await olga.presses("Объявить сейчас")
    await anna.phone.says("/pair")
    assert anna.phone.sees("Цель: Подготовить выступление"), anna.phone
