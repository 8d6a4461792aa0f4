"""Nobody without a pair is forgotten: the curator's options, a kind word, the psychologist."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.ids import PersonId
from mentoring.office import TaskKind
from mentoring.people import StaffRole
from mentoring.plans.waiting import Option
from tests.handlers.college import College, Somebody, introduced
from tests.handlers.planned import IVAN, MARIA, ORLOV, makes_plan, people, planning_town, result
from tests.talk import Person, Town

PSYCHOLOGIST = 950


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with planning_town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def left_over(here: Town, college: College) -> Somebody:
    """Make a plan that leaves one mentee over; show that person to the curator."""
    known = await people(college)
    await makes_plan(here)
    left = (await result(here)).left[0].participation
    await here.curator.presses("Без пары: 1")
    await here.curator.presses("1")
    return next(each for each in known.values() if each.participation == left)


async def psychologist(here: Town) -> Person:
    async with here.app.storage.work(here.app.organisation) as tx:
        person = await introduced(tx, PSYCHOLOGIST, "Ветрова Ирина Павловна")
        await tx.people.grant(PersonId(person.id), StaffRole.PSYCHOLOGIST, tx.now)
    return here.person(PSYCHOLOGIST, name="Ирина")


async def tasks(here: Town) -> list[TaskKind]:
    async with here.app.storage.read(here.app.organisation) as tx:
        return [task.kind for task in await tx.desk.open_tasks()]


async def test_the_psychologist_is_asked_and_says_when_they_have_talked(
    here: Town, college: College
) -> None:
    irina, olga = await psychologist(here), here.curator
    left = await left_over(here, college)
    await olga.presses("Психологу")
    card = olga.screen
    assert olga.sees("Пробуем: психолог"), olga
    assert await tasks(here) == [TaskKind.SUPPORT_ASKED]
    assert "Новость по программе" in irina.screen.text
    await irina.presses("Открыть")
    assert irina.sees("Нужна беседа:"), irina
    assert not irina.sees("мест нет")
    talk = irina.screen
    await irina.presses("Беседа состоялась", on=talk)
    await irina.presses("Беседа состоялась", on=talk)
    assert irina.sees("Спасибо"), irina
    assert await tasks(here) == []
    await olga.presses_data(f"zwc:{left.participation}", card)
    assert olga.sees("Психолог провёл беседу"), olga


async def test_without_a_psychologist_the_way_is_shown(here: Town, college: College) -> None:
    left = await left_over(here, college)
    assert not here.curator.sees("Психологу")
    await here.curator.presses_data(f"zto:{left.participation}:psychologist:1")
    assert here.curator.sees("Психолога здесь пока нет"), here.curator


async def test_an_option_is_noted_once_and_the_person_is_told(
    here: Town, college: College
) -> None:
    olga, left = here.curator, await left_over(here, college)
    person = olga.screen
    await olga.presses("В группу с согласия", on=person)
    await olga.presses("В группу с согласия", on=person)
    assert olga.sees("Пробуем: группа"), olga
    assert len(left.phone.screens) == 1
    await here.restarts()
    await left.phone.presses("Открыть")
    assert left.phone.sees("Пара пока не сложилась"), left.phone
    await left.phone.presses("Можно подождать")
    await left.phone.presses("☑ Можно подождать")
    assert left.phone.sees("☐ Можно подождать"), left.phone


async def test_a_mentor_with_nobody_is_told_kindly_and_chooses(
    here: Town, college: College
) -> None:
    busy, idle = await college.mentor(IVAN), await college.mentor(ORLOV, subjects=["Физика"])
    await college.mentee(MARIA)
    await makes_plan(here)
    await here.curator.presses("Наставники без пары: 1")
    assert here.curator.sees("Орлов П. И."), here.curator
    await here.curator.presses("К плану")
    for _twice in range(2):
        await here.curator.presses("Опубликовать план")
    assert "Новость" in busy.phone.screen.text
    await idle.phone.presses("Открыть")
    assert idle.phone.sees("Наставляемого пока нет"), idle.phone
    await idle.phone.presses("Долгосрочная база")
    async with here.app.storage.read(here.app.organisation) as tx:
        place = await tx.waiting_list.of(idle.participation)
    assert place is not None
    assert place.said.open_to == (Option.LONG_TERM,)
    assert place.cause is None


async def test_whoever_finds_a_pair_is_written_to_no_more(here: Town, college: College) -> None:
    left = await left_over(here, college)
    await here.curator.presses("В лист ожидания")
    assert here.curator.sees("Теперь в листе ожидания"), here.curator
    opened = left.phone.screen
    mentor = await college.mentor("Белов Пётр Ильич")
    await college.offers(mentor, left)
    await here.moves(days=8)
    async with here.app.storage.read(here.app.organisation) as tx:
        assert await tx.waiting_list.all() == []
    await left.phone.presses("Открыть", on=opened)
    assert left.phone.sees("Ожидание закончилось"), left.phone


async def test_taken_off_the_list_nobody_is_written_to(here: Town, college: College) -> None:
    olga, left = here.curator, await left_over(here, college)
    await olga.presses("В лист ожидания")
    await olga.presses("Снять с листа")
    assert olga.sees("Больше не ждёт"), olga
    heard = len(left.phone.screens)
    await here.moves(days=15)
    assert len(left.phone.screens) == heard


async def test_another_person_opens_nobodys_waiting(here: Town, college: College) -> None:
    left = await left_over(here, college)
    await here.curator.presses("В лист ожидания")
    stranger = await college.mentee("Носов Глеб Ильич")
    await stranger.phone.says("/menu")
    for press in ("zow:{}", "zat:{}:group:1", "zsp:{}", "ztk:{}", "zwc:{}", "zll:{}"):
        await stranger.phone.presses_data(press.format(left.participation))
        assert not stranger.phone.sees("Пара пока не сложилась"), stranger.phone
    async with here.app.storage.read(here.app.organisation) as tx:
        [place] = await tx.waiting_list.all()
    assert place.said.open_to == ()
