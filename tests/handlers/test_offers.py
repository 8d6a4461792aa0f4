"""An offer goes to the mentor first, then to the members; a no needs no reason."""

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


NEWS = "Новость по программе наставничества\n[Открыть]"


async def test_from_the_offer_to_the_announcement(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.offers(ivan, maria)
    assert str(ivan.phone.screen) == NEWS
    assert not maria.phone.screens
    await ivan.phone.presses("Открыть")
    assert ivan.phone.sees("В паре с Вами: Кузнецова Мария Петровна")
    assert ivan.phone.sees("Запрос: «Увереннее вести практические занятия»")
    assert ivan.phone.sees("Почему Вы: один предмет — Математика")
    await ivan.phone.presses("Принять")
    assert ivan.phone.sees("Спасибо, ответ записан")
    assert str(maria.phone.screen) == NEWS
    await maria.phone.presses("Открыть")
    assert maria.phone.sees("Наставник для Вас: Яковлев Иван Олегович")
    await maria.phone.presses("Принять")
    assert maria.phone.sees("Все согласны")
    olga = here.curator
    assert str(olga.screen) == NEWS
    await olga.presses("Открыть")
    assert olga.sees("2 человека получат короткое сообщение")
    await olga.presses("Объявить сейчас")
    assert str(ivan.phone.screen) == str(maria.phone.screen) == NEWS
    await maria.phone.presses("Открыть")
    assert maria.phone.sees("Ваш наставник: Яковлев Иван Олегович")
    assert maria.phone.sees("Назначить встречу")


async def test_details_are_taken_back_by_a_press(college: College) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await college.offers(ivan, await college.mentee("Кузнецова Мария Петровна"))
    await ivan.phone.presses("Открыть")
    await ivan.phone.presses("Скрыть")
    assert str(ivan.phone.screen) == NEWS


async def test_a_mentor_who_cannot_is_thanked_and_another_is_looked_for(
    college: College, here: Town
) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    anna = await college.mentor("Орлова Анна Викторовна")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.offers(ivan, maria)
    await ivan.phone.presses("Открыть")
    await ivan.phone.presses("Не смогу")
    assert ivan.phone.sees("причину называть не нужно")
    await ivan.phone.presses("Сейчас нет времени")
    assert ivan.phone.sees("Хорошо, не в этот раз")
    assert not maria.phone.screens
    olga = here.curator
    assert str(olga.screen) == NEWS
    await olga.presses("Открыть")
    assert olga.sees("К ответу добавлено: Сейчас нет времени")
    await olga.presses("Подобрать: Кузнецова")
    assert olga.screen.text.index("Орлова") < olga.screen.text.index("Яковлев")
    await olga.presses("Предложить: Орлова")
    assert str(anna.phone.screen) == NEWS


async def test_when_a_mentee_cannot_the_mentor_learns_no_reason(
    college: College, here: Town
) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович", capacity=1)
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.offers(ivan, maria)
    await ivan.phone.presses("Открыть")
    await ivan.phone.presses("Принять")
    await maria.phone.presses("Открыть")
    await maria.phone.presses("Не смогу")
    await maria.phone.presses("Без причины")
    await ivan.phone.presses("Открыть")
    assert ivan.phone.sees("Пара пока не сложилась")
    assert (await college.participation(ivan)).free == 1


async def test_a_second_yes_and_a_late_no_change_nothing(college: College) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.offers(ivan, maria)
    await ivan.phone.presses("Открыть")
    offer = ivan.phone.screen
    await ivan.phone.presses("Принять", on=offer)
    await ivan.phone.presses("Принять", on=offer)
    assert ivan.phone.sees("Спасибо, ответ записан")
    await ivan.phone.presses("Не смогу", on=offer)
    assert ivan.phone.sees("Спасибо, ответ записан")
    assert len(maria.phone.screens) == 1


async def test_an_offer_that_was_withdrawn_is_not_open(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await college.offers(ivan, await college.mentee("Кузнецова Мария Петровна"))
    await ivan.phone.presses("Открыть")
    offer = ivan.phone.screen
    olga = here.curator
    await olga.presses("Отозвать предложение")
    await olga.presses("Другое")
    await olga.says("пока рано")
    await olga.presses("Завершить пару")
    await ivan.phone.presses("Принять", on=offer)
    assert ivan.phone.sees("Пара пока не сложилась")
    assert (await college.pairs())[0].state == "ended"


async def test_a_silent_mentor_is_reminded_once_then_the_curator_hears(
    college: College, here: Town
) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await college.offers(ivan, await college.mentee("Кузнецова Мария Петровна"))
    here.curator.forgets()
    await here.moves(hours=48)
    assert ivan.phone.sees("Вопрос по программе наставничества ждёт ответа")
    assert len(ivan.phone.screens) == 2
    await here.moves(hours=25)
    assert len(ivan.phone.screens) == 2
    assert str(here.curator.screen) == NEWS
    await here.curator.presses("Открыть")
    assert here.curator.sees("нет ответа, срок был 26 ноября")


async def test_who_has_answered_is_not_reminded(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.offers(ivan, maria)
    await ivan.phone.presses("Открыть")
    await ivan.phone.presses("Принять")
    await here.moves(days=2)
    assert maria.phone.sees("ждёт ответа")
    assert not ivan.phone.sees("ждёт ответа")
    assert len(ivan.phone.screens) == 1


async def test_a_question_goes_to_the_curator_and_the_offer_waits(
    college: College, here: Town
) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await college.offers(ivan, await college.mentee("Кузнецова Мария Петровна"))
    await ivan.phone.presses("Открыть")
    await ivan.phone.presses("Есть вопрос")
    assert ivan.phone.sees("Предложение ждёт")
    olga = here.curator
    assert str(olga.screen) == NEWS
    await olga.presses("Открыть")
    assert olga.sees("Яковлев Иван Олегович просит связаться")
    await ivan.phone.presses("Принять")
    assert ivan.phone.sees("Спасибо, ответ записан")


async def test_a_strangers_press_on_an_offer_shows_nothing(college: College) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    stranger = await college.mentee("Фомин Глеб Андреевич")
    await college.offers(ivan, maria)
    (pair,) = await college.pairs()
    for data in (
        f"poa:{pair.id}",
        f"pnw:offer:{pair.id}:1",
        f"poq:{pair.id}",
        f"pox:{pair.id}:1:",
    ):
        await stranger.phone.says("/pair")
        await stranger.phone.presses_data(data)
        assert not stranger.phone.sees("Кузнецова")
        assert not stranger.phone.sees("Яковлев")
    assert (await college.pairs())[0].mentor.assent == "waiting"


async def test_a_large_group_with_long_requests_fits_one_screen(college: College) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович", capacity=6)
    request, subjects = "очень нужно " * 80, ["Технология " * 15]
    members = [
        await college.mentee(f"Кузнецов{end} Мария", request_text=request, subjects=subjects)
        for end in "абвгде"
    ]
    await college.offers(ivan, *members)
    await ivan.phone.presses("Открыть")
    assert ivan.phone.sees("В группе с Вами 6 человек")
    assert len(ivan.phone.screen.text) < 3500
