"""An announcement waits for its window: taken back, nobody has learned anything."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.college import College, Somebody
from tests.talk import Town, town

pytestmark = pytest.mark.long

NEWS = "Новость по программе наставничества\n[Открыть]"
TEN: dict[str, object] = {"announce_window": "10m"}


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path, reminders=TEN) as opened:
        yield opened


async def agreed(college: College, n: str = "") -> tuple[Somebody, Somebody]:
    """Bring a pair as far as everybody's yes."""
    ivan = await college.mentor(f"Яковлев{n} Иван Олегович")
    maria = await college.mentee(f"Кузнецов{n} Мария Петровна")
    await college.offers(ivan, maria)
    for each in (ivan, maria):
        await each.phone.presses("Открыть")
        await each.phone.presses("Принять")
        each.phone.forgets()
    return ivan, maria


async def test_after_the_window_all_learn_it_at_once(here: Town) -> None:
    college, olga = College(here), here.curator
    ivan, maria = await agreed(college)
    await olga.presses("Открыть")
    assert olga.sees("Сообщения уйдут через 10 минут")
    card = olga.screen
    await olga.presses("Объявить сейчас")
    assert olga.sees("Объявление уйдёт")
    await olga.presses("Объявить сейчас", on=card)
    await here.restarts()
    await maria.phone.says("/pair")
    assert not maria.phone.sees("Яковлев")
    await here.moves(minutes=12)
    assert (await college.pairs())[0].state == "announced"
    assert str(ivan.phone.screen) == NEWS
    await maria.phone.says("/pair")
    assert maria.phone.sees("Яковлев Иван Олегович")


async def test_taken_back_nobody_has_learned_anything(here: Town) -> None:
    college, olga = College(here), here.curator
    ivan, maria = await agreed(college)
    await olga.presses("Открыть")
    await olga.presses("Объявить сейчас")
    waiting = olga.screen
    heard = [len(each.phone.screens) for each in (ivan, maria)]
    await olga.presses("Вернуть объявление")
    assert olga.sees("Никто ничего не узнал")
    await here.moves(minutes=30)
    assert [len(each.phone.screens) for each in (ivan, maria)] == heard
    assert (await college.pairs())[0].state == "accepted"
    await olga.presses("Объявить сейчас")
    await here.moves(minutes=12)
    await olga.presses("Вернуть объявление", on=waiting)
    assert olga.sees("Объявление уже ушло")
    assert (await college.pairs())[0].state == "announced"


async def test_all_that_were_seen_are_announced(here: Town) -> None:
    college, olga = College(here), here.curator
    for n in "аб":
        await agreed(college, n)
    await olga.says("/pairs")
    await olga.presses("Объявить 2 пары")
    assert olga.sees("Объявить 2 пары?")
    assert olga.sees("4 человека получат короткое сообщение")
    preview = olga.screen
    await agreed(college, "в")
    await olga.presses("Объявить 2 пары", on=preview)
    assert olga.sees("Список изменился")
    await olga.says("/pairs")
    await olga.presses("Объявить 3 пары")
    await olga.presses("Объявить 3 пары")
    assert olga.sees("Объявление 3 пар уйдёт чуть позже")
    assert olga.sees("объявление отправляется")
    await here.moves(minutes=12)
    assert {pair.state.value for pair in await college.pairs()} == {"announced"}


async def test_a_silent_mentor_gives_way_to_the_next(here: Town) -> None:
    college, olga = College(here), here.curator
    ivan = await college.mentor("Яковлев Иван Олегович")
    anna = await college.mentor("Орлова Анна Викторовна")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.offers(ivan, maria)
    await here.moves(days=4)
    await olga.presses("Открыть")
    assert olga.sees("нет ответа")
    card = olga.screen
    await olga.presses("Подождать ещё")
    assert "Предложить следующему" not in olga.screen.buttons
    await here.moves(days=4)
    await olga.presses("Открыть")
    await olga.presses("Предложить следующему")
    assert olga.sees("Орлова")
    assert str(anna.phone.screen) == NEWS
    await ivan.phone.presses("Открыть")
    assert ivan.phone.sees("Пара пока не сложилась")
    await olga.presses("Предложить следующему", on=card)
    assert [pair.state.value for pair in await college.pairs()] == ["ended", "offered"]


async def test_without_another_mentor_the_offer_waits(here: Town) -> None:
    college, olga = College(here), here.curator
    ivan = await college.mentor("Яковлев Иван Олегович")
    await college.offers(ivan, await college.mentee("Кузнецова Мария Петровна"))
    await here.moves(days=4)
    await olga.presses("Открыть")
    await olga.presses("Предложить следующему")
    assert olga.sees("Предложение ждёт")
    assert (await college.pairs())[0].state == "offered"
