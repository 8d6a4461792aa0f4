"""Two people see their pair: who, the request, contacts only when both show them, what next."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.college import College
from tests.talk import Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def test_both_see_the_pair_and_what_is_next(college: College) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.announces(ivan, maria)
    await ivan.phone.says("/pair")
    assert ivan.phone.sees("В паре с Вами: Кузнецова Мария Петровна")
    assert ivan.phone.sees("преподаватель – преподаватель, один на один")
    assert ivan.phone.sees("Официально с даты приказа")
    assert ivan.phone.sees("Что дальше: назначьте первую встречу")
    await maria.phone.says("/pair")
    assert maria.phone.sees("Ваш наставник: Яковлев Иван Олегович")


async def test_contacts_open_only_when_both_show_them_and_close_again(college: College) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна", contact="phone")
    await college.announces(ivan, maria)
    await maria.phone.says("/pair")
    before = maria.phone.screen
    await maria.phone.presses("Показать мой контакт", on=before)
    await maria.phone.presses("Показать мой контакт", on=before)
    assert maria.phone.sees("как только свой покажет и другая сторона")
    await ivan.phone.says("/pair")
    assert not ivan.phone.sees("+7 000 2002")
    await ivan.phone.presses("Показать мой контакт")
    assert ivan.phone.sees("+7 000 2002")
    assert str(maria.phone.screen) == "Новость по программе наставничества\n[Открыть]"
    await maria.phone.presses("Открыть")
    assert maria.phone.sees("+7 000 2001")
    await ivan.phone.presses("Скрыть мой контакт")
    await maria.phone.says("/pair")
    assert not maria.phone.sees("+7 000 2001")


async def test_help_can_be_asked_for_while_a_pair_is_on_hold(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.announces(ivan, maria)
    await here.curator.presses("На паузу")
    await maria.phone.says("/pair")
    await maria.phone.presses("Нужна помощь")
    await maria.phone.presses("Нет, срочно")
    (pair,) = await college.pairs()
    async with here.app.storage.read(here.app.organisation) as tx:
        assert [each.about for each in await tx.help_requests.waiting()] == [pair.id]
    stranger = await college.mentee("Фомин Глеб Андреевич")
    await stranger.phone.says("/menu")
    await stranger.phone.presses_data(f"hla:pair:1:{pair.id}")
    async with here.app.storage.read(here.app.organisation) as tx:
        assert len(await tx.help_requests.waiting()) == 1


async def test_members_of_a_group_see_the_mentor_and_not_each_other(college: College) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович", capacity=3)
    members = [
        await college.mentee(name, contact="phone")
        for name in ("Кузнецова Мария", "Лебедев Олег", "Носов Пётр")
    ]
    await college.announces(ivan, *members)
    maria, oleg, _ = members
    await ivan.phone.says("/pair")
    assert ivan.phone.sees("Ваша группа: 3 человека")
    await ivan.phone.presses("Показать мой контакт")
    await maria.phone.says("/pair")
    assert not maria.phone.sees("Лебедев")
    await maria.phone.presses("Показать мой контакт")
    assert maria.phone.sees("+7 000 2001")
    await oleg.phone.says("/pair")
    assert not oleg.phone.sees("+7 000 2001")
    await ivan.phone.says("/pair")
    assert ivan.phone.sees("Кузнецова Мария: +7 000 2002")
    assert not ivan.phone.sees("+7 000 2003")


async def test_several_pairs_are_a_list(college: College) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович", capacity=2)
    for name in ("Кузнецова Мария Петровна", "Лебедев Олег Иванович"):
        await college.announces(ivan, await college.mentee(name))
    await ivan.phone.says("/pair")
    assert ivan.phone.sees("Ваши пары")
    await ivan.phone.presses("Лебедев О. И.")
    assert ivan.phone.sees("В паре с Вами: Лебедев Олег Иванович")


async def test_before_a_pair_there_is_patience_or_a_way_in(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    await maria.phone.says("/pair")
    assert maria.phone.sees("Пары пока нет")
    assert maria.phone.sees("участвует в каждом подборе")
    newcomer = here.person(3001)
    await newcomer.says("/pair")
    assert newcomer.sees("/start")


async def test_an_open_offer_is_found_under_pair(college: College) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.offers(ivan, maria)
    await maria.phone.says("/pair")
    assert maria.phone.sees("Пары пока нет")
    await ivan.phone.says("/pair")
    await ivan.phone.presses("Предложение")
    assert ivan.phone.sees("В паре с Вами: Кузнецова Мария Петровна")


async def test_a_pair_survives_a_restart_and_a_stale_press_after_its_end(
    college: College, here: Town
) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.announces(ivan, maria)
    await ivan.phone.says("/pair")
    old = ivan.phone.screen
    await here.restarts()
    olga = here.curator
    await olga.presses("Завершить…")
    await olga.presses("Цель достигнута")
    await olga.says("всё получилось")
    await olga.presses("Завершить пару")
    await ivan.phone.presses("Показать мой контакт", on=old)
    assert ivan.phone.sees("Пара завершила работу")


async def test_a_stranger_sees_nothing_of_a_pair(college: College) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await college.announces(ivan, await college.mentee("Кузнецова Мария Петровна"))
    stranger = await college.mentee("Фомин Глеб Андреевич")
    (pair,) = await college.pairs()
    await stranger.phone.says("/pair")
    for data in (f"pmy:{pair.id}", f"pco:{pair.id}:1", f"pnw:pair:{pair.id}:1"):
        await stranger.phone.presses_data(data)
        assert not stranger.phone.sees("Яковлев")
