"""Nobody answers an offer: the next mentor in the same model, one more term with a reminder."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.forming import propose
from mentoring.people import Channel
from tests.handlers.asked_families import MOTHER, both_agree, child
from tests.handlers.college import College, Somebody
from tests.talk import CURATOR, Town, town

NEWS = "Новость по программе наставничества\n[Открыть]"
WAITS = "Вопрос по программе наставничества ждёт ответа"

OVER_SUNDAY = {"days": 2, "hours": 23}
"""From Friday on: half of the term falls into a rest day, the reminder comes on Monday."""


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


async def proposed(here: Town, mentor: Somebody, mentee: Somebody, model: str) -> None:
    """Let the curator propose two in a model."""
    await here.curator.says("/menu")
    async with here.app.storage.work(here.app.organisation) as tx:
        olga = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        assert olga is not None
        members = (mentee.participation,)
        await propose(tx, olga, mentor.participation, members, here.app.house.rules, model)


@pytest.mark.parametrize("model", ["virtual", "goal_short", "partner"])
async def test_the_next_mentor_is_asked_in_the_same_model(here: Town, model: str) -> None:
    college, olga = College(here), here.curator
    ivan = await college.mentor("Яковлев Иван Олегович", experience_years=1)
    await college.mentor("Орлова Анна Викторовна", experience_years=1)
    maria = await college.mentee("Кузнецова Мария Петровна")
    await proposed(here, ivan, maria, model)
    await here.moves(days=4)
    await olga.presses("Открыть")
    await olga.presses("Предложить следующему")
    told = [(pair.model, pair.state.value) for pair in await college.pairs()]
    assert told == [(model, "ended"), (model, "offered")]


async def test_whom_the_model_forbids_is_not_the_next(here: Town) -> None:
    college, olga = College(here), here.curator
    ivan = await college.mentor("Яковлев Иван Олегович", experience_years=1)
    await college.mentor("Орлова Анна Викторовна", experience_years=30)
    maria = await college.mentee("Кузнецова Мария Петровна")
    await proposed(here, ivan, maria, "partner")
    await here.moves(days=4)
    await olga.presses("Открыть")
    await olga.presses("Предложить следующему")
    assert olga.sees("Предложение ждёт"), olga
    assert [pair.state.value for pair in await college.pairs()] == ["offered"]


async def test_who_gets_one_more_term_is_reminded_in_it(here: Town) -> None:
    college, olga = College(here), here.curator
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.offers(ivan, maria)
    await here.moves(days=4)
    await olga.presses("Открыть")
    card = olga.screen
    await olga.presses("Подождать ещё")
    await olga.presses("Подождать ещё", on=card)
    before = len(ivan.phone.screens)
    await here.moves(**OVER_SUNDAY)
    assert ivan.phone.sees(WAITS), ivan.phone
    await here.moves(days=1)
    assert len(ivan.phone.screens) == before + 1, "one reminder in a term"
    await olga.presses("Открыть")
    assert "Подождать ещё" in olga.screen.buttons, olga
    await ivan.phone.presses("Открыть")
    await ivan.phone.presses("Принять")
    await here.moves(days=4)
    await olga.presses("Открыть")
    assert "Предложить следующему" not in olga.screen.buttons, olga
    before = len(maria.phone.screens)
    await olga.presses("Подождать ещё")
    await here.moves(days=2)
    assert len(maria.phone.screens) == before + 1
    assert maria.phone.sees(WAITS), maria.phone


async def group(here: Town) -> tuple[College, Somebody, Somebody, Somebody]:
    """Offer a group whose mentor and one of two members say yes."""
    college = College(here)
    ivan = await college.mentor("Яковлев Иван Олегович", capacity=3)
    maria = await college.mentee("Кузнецова Мария Петровна")
    gleb = await college.mentee("Фомин Глеб Андреевич")
    await college.offers(ivan, maria, gleb)
    for each in (ivan, maria):
        await each.phone.presses("Открыть")
        await each.phone.presses("Принять")
    return college, ivan, maria, gleb


async def test_a_group_goes_on_without_a_silent_member(here: Town) -> None:
    college, _ivan, maria, gleb = await group(here)
    olga = here.curator
    await here.moves(days=4)
    await olga.presses("Открыть")
    await olga.presses("Дальше без: Фомин Г. А.")
    assert olga.sees("Фомин Г. А."), olga
    assert olga.sees("для 1 участника"), olga
    await here.restarts()
    sure = olga.screen
    await olga.presses("Да, продолжить без них", on=sure)
    await olga.presses("Да, продолжить без них", on=sure)
    [pair] = await college.pairs()
    assert (pair.state.value, pair.model, len(pair.members)) == ("accepted", "traditional", 1)
    assert pair.members[0].person_id == maria.person
    assert str(gleb.phone.screen) == NEWS
    await gleb.phone.presses("Открыть")
    assert gleb.phone.sees("Пара пока не сложилась"), gleb.phone
    assert not gleb.phone.sees("Яковлев"), gleb.phone


async def test_whoever_answers_in_between_stays(here: Town) -> None:
    college, _ivan, _maria, gleb = await group(here)
    olga = here.curator
    await here.moves(days=4)
    await olga.presses("Открыть")
    await olga.presses("Дальше без: Фомин Г. А.")
    sure = olga.screen
    await gleb.phone.presses("Открыть")
    await gleb.phone.presses("Принять")
    await olga.presses("Да, продолжить без них", on=sure)
    [pair] = await college.pairs()
    assert (pair.state.value, len(pair.members)) == ("accepted", 2)


async def test_without_its_only_member_an_offer_is_over(here: Town) -> None:
    college, olga = College(here), here.curator
    ivan = await college.mentor("Яковлев Иван Олегович", capacity=1)
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.offers(ivan, maria)
    await ivan.phone.presses("Открыть")
    await ivan.phone.presses("Принять")
    await here.moves(days=4)
    await olga.presses("Открыть")
    await olga.presses("Дальше без: Кузнецова М. П.")
    assert olga.sees("Место у наставника освободится"), olga
    await olga.presses("Да, продолжить без них")
    assert [pair.state.value for pair in await college.pairs()] == ["ended"]
    assert (await college.participation(ivan)).free == 1
    for each in (ivan, maria):
        await each.phone.presses("Открыть")
        assert each.phone.sees("Пара пока не сложилась"), each.phone
    await maria.phone.says("/menu")
    await maria.phone.presses_data("dps:1:left_out")
    assert not maria.phone.sees("Яковлев"), maria.phone


async def test_a_silent_family_is_reminded_in_its_second_term_and_may_be_gone_on_without(
    here: Town,
) -> None:
    petya, anna, olga = await child(here), here.person(MOTHER), here.curator
    await both_agree(here, petya)
    await here.moves(days=4)
    await olga.presses("Открыть")
    await olga.presses("Подождать ещё")
    before = len(anna.screens)
    await here.moves(**OVER_SUNDAY)
    assert len(anna.screens) == before + 1
    assert anna.sees("ждёт ответа"), anna
    await here.moves(days=1)
    await olga.presses("Открыть")
    await olga.presses("Дальше без: Иванов П. И.")
    await olga.presses("Да, продолжить без них")
    [pair] = await College(here).pairs()
    assert pair.state.value == "ended"
    assert str(anna.screen) == NEWS
    await anna.presses("Открыть")
    assert anna.sees("Пара пока не сложилась"), anna
