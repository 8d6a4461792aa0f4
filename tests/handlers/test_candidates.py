"""Candidates are led on step by step: by a tap, with a reason, taken back, and only then a yes."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from mentoring import gathering
from mentoring.applications import ParticipationState
from mentoring.events import EventAudience, EventKind
from mentoring.office import TaskKind
from mentoring.people import Channel
from mentoring.steps import WAYS, StepKind, StepState
from tests.handlers.college import College, Somebody
from tests.talk import CURATOR, Town, town

IVAN = "Яковлев Иван Олегович"
WITH_PUPILS: dict[str, object] = {"forms": ["teacher-learner"], "mentee_age": ["14-15"]}


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def takes(here: Town, way: str) -> None:
    """Let the programme take a way."""
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.organisations.set_way(WAYS[way])


async def opens_steps(here: Town, somebody: Somebody) -> None:
    """Let the curator open all steps of somebody."""
    await here.curator.says("/menu")
    await here.curator.presses_data(f"gst:{somebody.participation}")


async def states(here: Town, somebody: Somebody) -> dict[StepKind, StepState]:
    """What is written down about somebody."""
    async with here.app.storage.read(here.app.organisation) as tx:
        return {mark.kind: mark.state for mark in await tx.milestones.of(somebody.participation)}


async def test_the_full_way_ends_with_a_yes_and_not_before(college: College, here: Town) -> None:
    await takes(here, "full")
    ivan = await college.mentor(IVAN, approved=False, **WITH_PUPILS)
    olga = here.curator
    await olga.says("/menu")
    await olga.presses("Кого провести дальше · 1")
    await olga.presses("Яковлев И. О. · собеседование")
    assert olga.sees("○ Собеседование")
    assert olga.sees("○ Допуск проверен")
    await olga.presses_data(f"pap:{ivan.participation}")
    assert olga.sees("Ещё впереди: собеседование, обучение, допуск проверен")
    await olga.presses("Все шаги")
    assert "Одобрить" not in olga.screen.buttons
    steps = olga.screen
    await olga.presses("Обучение пройдено")
    assert olga.sees("✓ Обучение: 23 ноября")
    await olga.presses("Обучение пройдено", on=steps)
    assert olga.sees("✓ Обучение: 23 ноября")
    await olga.presses("Допуск проверен")
    await here.restarts()
    await olga.presses("Без собеседования")
    await olga.presses("Мы давно работаем вместе")
    assert olga.sees("– Собеседование: 23 ноября, без этого шага, Мы давно работаем вместе")
    await olga.presses("Одобрено на бумаге")
    assert olga.sees("Заявка одобрена")
    assert (await college.participation(ivan)).state is ParticipationState.READY
    assert ivan.phone.sees("Новость по программе")
    assert await states(here, ivan) == {
        StepKind.TRAINING: StepState.DONE,
        StepKind.CLEARANCE: StepState.DONE,
        StepKind.INTERVIEW: StepState.EXCUSED,
        StepKind.APPROVAL: StepState.DONE,
    }


async def test_a_note_by_mistake_is_taken_back(college: College, here: Town) -> None:
    ivan = await college.mentor(IVAN, approved=False, **WITH_PUPILS)
    olga = here.curator
    await olga.says("/menu")
    assert not olga.sees("Кого провести дальше")
    await olga.says("/people")
    await olga.presses("Яковлев")
    assert "Одобрить" not in olga.screen.buttons
    await olga.presses("Допуск проверен")
    assert olga.sees("Отмечено: допуск проверен.")
    await olga.presses("Снять отметку")
    assert olga.sees("○ Допуск проверен")
    assert await states(here, ivan) == {}
    await olga.presses("Без новой проверки")
    await olga.says("Проверяли <b>летом</b>, других лиц нет")
    assert olga.sees("Проверяли <b>летом</b>")
    await olga.presses("Одобрить")
    assert (await college.participation(ivan)).state is ParticipationState.READY


async def test_a_mentee_gets_a_note_a_category_and_a_start(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна", approved=False)
    olga = here.curator
    await opens_steps(here, maria)
    await olga.presses("Записать уточнение")
    await olga.says("Хочет вести открытый урок весной")
    assert olga.sees("✓ Запрос уточнён: 23 ноября, Хочет вести открытый урок весной")
    await olga.presses("Категория")
    first = olga.screen.buttons[0]
    await olga.presses(first)
    assert olga.sees("✓ Категория: 23 ноября")
    assert not olga.sees("Стартовая оценка есть")
    await olga.presses_data(f"pap:{maria.participation}")
    assert olga.sees("Нет стартовой оценки")
    async with here.app.storage.read(here.app.organisation) as tx:
        assert TaskKind.BASELINE_WANTED in {task.kind for task in await tx.desk.open_tasks()}
    await opens_steps(here, maria)
    await olga.presses("Стартовая оценка есть")
    assert olga.sees("✓ Стартовая оценка: 23 ноября")
    await maria.phone.says("/menu")
    await maria.phone.presses_data(f"gst:{maria.participation}")
    assert not maria.phone.sees("открытый урок")


async def test_a_mentor_gets_a_start_too(college: College, here: Town) -> None:
    ivan = await college.mentor(IVAN, approved=False)
    olga = here.curator
    await olga.says("/menu")
    await olga.presses_data(f"pap:{ivan.participation}")
    async with here.app.storage.read(here.app.organisation) as tx:
        assert TaskKind.BASELINE_WANTED in {task.kind for task in await tx.desk.open_tasks()}
    await olga.presses_data(f"pap:{ivan.participation}")
    assert olga.sees("Нет стартовой оценки"), olga
    await opens_steps(here, ivan)
    await here.restarts()
    steps = olga.screen
    for _ in range(2):
        await olga.presses("Стартовая оценка есть", on=steps)
        assert olga.sees("✓ Стартовая оценка: 23 ноября"), olga
    assert "Стартовая оценка есть" not in olga.screen.buttons
    await olga.presses_data(f"pap:{ivan.participation}")
    assert not olga.sees("Нет стартовой оценки"), olga


async def test_materials_are_read_and_the_curator_decides(college: College, here: Town) -> None:
    await takes(here, "full")
    ivan = await college.mentor(IVAN, approved=False)
    olga = here.curator
    await olga.says("/menu")
    await olga.presses_data("gtr:write")
    await olga.says("Читаем здесь: https://example.org/mentor")
    assert olga.sees("Сохранено")
    await ivan.phone.says("/menu")
    await ivan.phone.presses("Подготовка наставника")
    assert ivan.phone.sees("https://example.org/mentor")
    await ivan.phone.presses("Всё прочитано")
    assert ivan.phone.sees("Спасибо. Куратор узнает")
    assert olga.news
    await olga.says("/menu")
    await olga.presses("Дела · 1")
    await olga.presses("1")
    assert olga.sees("Яковлев И. О.: материалы для наставников прочитаны")
    await olga.presses("Все шаги")
    await olga.presses("Обучение пройдено")
    await ivan.phone.says("/menu")
    assert not ivan.phone.sees("Подготовка наставника")
    await ivan.phone.presses_data("gtr:write")
    assert not ivan.phone.sees("ссылку или короткий текст")


async def test_coming_to_a_training_closes_the_step(college: College, here: Town) -> None:
    await takes(here, "full")
    ivan = await college.mentor(IVAN, approved=False)
    await here.curator.says("/menu")
    async with here.app.storage.work(here.app.organisation) as tx:
        olga = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        assert olga is not None
        assert olga.person is not None
        kind, audience = EventKind.TRAINING, EventAudience.MENTORS
        when = tx.now + timedelta(hours=1)
        event = await tx.events.add(kind, audience, when, olga.person.id)
        await tx.events.register(event.id, ivan.person)
    for came, expected in ((True, {StepKind.TRAINING: StepState.DONE}), (False, {})):
        async with here.app.storage.work(here.app.organisation) as tx:
            await gathering.mark(tx, olga, event.id, ivan.person, came)
        assert await states(here, ivan) == expected


async def test_what_was_written_is_found_and_erased_with_the_person(
    college: College, here: Town
) -> None:
    maria, olga = await college.mentee("Кузнецова Мария Петровна"), here.curator
    await opens_steps(here, maria)
    await olga.presses("Записать уточнение")
    await olga.says("Хочет вести открытый урок")
    await opens_steps(here, maria)
    await olga.presses("Назначить разговор о запросе")
    await olga.presses("вт, 24 нояб., 10:00")
    await olga.presses("Готово")
    await olga.presses("Пропустить")
    await olga.presses("Записать итог")
    await olga.presses("Можно идти дальше")
    await olga.presses("Пропустить")
    await olga.says("Волнуется, но справится")
    await maria.phone.says("/mydata")
    await maria.phone.presses("Получить файлом")
    files = {shown.file: shown.content for shown in maria.phone.documents}
    told = files["mydata.txt"].decode()
    assert "Хочет вести открытый урок" in told
    assert "1 заметка куратора, только для кураторов" in told
    assert "справится" not in told
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.people.erase_person(maria.person, tx.now)
    async with here.app.storage.read(here.app.organisation) as tx:
        assert await tx.milestones.of(maria.participation) == []
        assert await tx.interviews.of(maria.participation) == []
