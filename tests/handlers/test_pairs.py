"""A curator keeps the pairs: eight a page, announced, ordered, paused, ended."""

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


async def works(college: College) -> None:
    """Bring one pair to its announcement."""
    ivan = await college.mentor("Яковлев Иван Олегович", capacity=1)
    await college.announces(ivan, await college.mentee("Кузнецова Мария Петровна"))


async def test_an_empty_list_leads_on(college: College, here: Town) -> None:
    await here.curator.says("/pairs")
    assert here.curator.sees("Пар пока нет")
    await here.curator.presses("Подобрать наставников")
    assert here.curator.sees("Подбор")


async def test_an_announcement_says_whom_it_has_reached(college: College, here: Town) -> None:
    await works(college)
    olga = here.curator
    assert olga.sees("Объявление уходит 2 людям")
    await olga.says("/pairs")
    assert olga.sees("№ 1 · Яковлев И. О. → Кузнецова М. П. · работает, приказа ещё нет")
    await olga.presses("1")
    assert olga.sees("Объявление получили 2 из 2")


async def test_announcing_twice_tells_once(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.offers(ivan, maria)
    for somebody in (ivan, maria):
        await somebody.phone.presses("Открыть")
        await somebody.phone.presses("Принять")
    olga = here.curator
    await olga.presses("Открыть")
    card = olga.screen
    await olga.presses("Объявить сейчас", on=card)
    told = len(maria.phone.screens)
    await olga.presses("Объявить сейчас", on=card)
    assert olga.sees("Объявление уходит 2 людям")
    assert len(maria.phone.screens) == told


async def test_an_order_is_entered_and_a_wrong_date_explained(
    college: College, here: Town
) -> None:
    await works(college)
    olga = here.curator
    await olga.presses("Номер и дата приказа")
    await olga.says("112-о")
    await olga.says("32.13.2026")
    assert not olga.sees("Приказ № 112-о")
    await here.restarts()
    await olga.says("20 ноября")
    assert olga.sees("Приказ № 112-о от 20 ноября 2026 года")
    assert olga.sees("Пара № 1 · работает")
    assert not olga.sees("приказа ещё нет")


async def test_a_pause_and_back(college: College, here: Town) -> None:
    await works(college)
    olga = here.curator
    card = olga.screen
    await olga.presses("На паузу", on=card)
    await olga.presses("На паузу", on=card)
    assert olga.sees("Пара № 1 · на паузе")
    await olga.presses("Возобновить")
    assert olga.sees("работает, приказа ещё нет")


async def test_a_pause_and_its_end_are_told_neutrally_to_both(
    college: College, here: Town
) -> None:
    await works(college)
    phones = [here.person(number) for number in (2001, 2002)]
    olga = here.curator
    for phone in phones:
        phone.forgets()
    await olga.presses("На паузу")
    for phone in phones:
        assert len(phone.news) == 1
        assert not any(name in str(phone.screen) for name in ("Кузнецова", "Яковлев", "пауз"))
        await phone.presses("Открыть")
        assert phone.sees("Пара на паузе"), phone
        phone.forgets()
    await olga.presses("Возобновить")
    for phone in phones:
        assert str(phone.screen) == "Новость по программе наставничества\n[Открыть]"
        await phone.presses("Открыть")
        assert phone.sees("Что дальше"), phone


async def test_an_end_is_asked_once_more_and_frees_the_place(college: College, here: Town) -> None:
    await works(college)
    olga = here.curator
    card = olga.screen
    await olga.presses("Завершить…", on=card)
    await olga.presses("Не сошлись характерами")
    await olga.says("разговор был в среду")
    assert olga.sees("Завершить пару № 1?")
    assert (await college.pairs())[0].state == "announced"
    sure = olga.screen
    await olga.presses("Завершить пару", on=sure)
    assert olga.sees("Работа завершена 23 ноября: Не сошлись характерами")
    assert olga.sees("Заметка: разговор был в среду")
    await olga.presses("Завершить пару", on=sure)
    assert olga.sees("Пара № 1 · прекращена")
    maria = here.person(2002)
    assert str(maria.screen) == "Новость по программе наставничества\n[Открыть]"
    await maria.presses("Открыть")
    assert maria.sees("Пара завершила работу")
    assert not maria.sees("характерами")


async def test_an_end_may_be_left(college: College, here: Town) -> None:
    await works(college)
    olga = here.curator
    await olga.presses("Завершить…")
    await olga.presses("Болезнь")
    await olga.says("надолго")
    await olga.presses("Оставить как есть")
    assert olga.sees("работает, приказа ещё нет")


async def test_filters_and_pages(college: College, here: Town) -> None:
    for number in range(9):
        letter = chr(1072 + number)
        mentor = await college.mentor(f"Орлов{letter} Анна Викторовна")
        await college.offers(mentor, await college.mentee(f"Белов{letter} Пётр Ильич"))
    olga = here.curator
    await olga.says("/pairs")
    assert olga.sees("Пары · 1–8 из 9 · фильтр: все")
    await olga.presses("▸")
    assert olga.sees("№ 9 · Орлови А. В. → Белови П. И. · ждёт ответов")
    await olga.presses("Ждут ответа · 9")
    assert olga.sees("фильтр: ждут ответа")
    assert not olga.sees("Работают")


async def test_a_quiet_pair_is_told_by_its_line(college: College, here: Town) -> None:
    await works(college)
    await here.moves(days=20)
    await here.curator.says("/pairs")
    assert not here.curator.sees("нет встреч")
    await here.moves(days=1)
    await here.curator.says("/pairs")
    assert here.curator.sees("нет встреч 21 день")


async def test_a_group_stands_in_one_line(college: College, here: Town) -> None:
    mentor = await college.mentor("Яковлев Иван Олегович", capacity=2)
    members = [await college.mentee(name) for name in ("Лебедев Олег", "Носов Пётр")]
    await college.offers(mentor, *members)
    await here.curator.says("/pairs")
    assert here.curator.sees("№ 1 · Яковлев И. О. → 2 человека · ждёт ответов")


async def test_a_strangers_presses_change_nothing(college: College) -> None:
    await works(college)
    stranger = await college.mentee("Фомин Глеб Андреевич")
    await stranger.phone.says("/pairs")
    (pair,) = await college.pairs()
    for data in (f"pac:{pair.id}", f"pan:{pair.id}", f"por:{pair.id}", f"pho:{pair.id}:1"):
        await stranger.phone.presses_data(data)
        assert not stranger.phone.sees("Яковлев")
    await stranger.phone.presses_data(f"pen:{pair.id}")
    assert (await college.pairs()) == [pair]
