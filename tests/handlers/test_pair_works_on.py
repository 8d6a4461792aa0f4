"""A pair knows what it works on: the request says it, the curator may say something else."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.college import College, Somebody
from tests.handlers.paired import Paired, paired_town
from tests.talk import Town, town

TITLE = "Над чем работает пара"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
async def paired(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def offered(college: College, *reasons: str) -> tuple[Somebody, Somebody]:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна", need_reason=[*reasons])
    await college.offers(ivan, maria)
    return ivan, maria


async def role_of(college: College) -> str | None:
    return (await college.pairs())[0].role_model


async def test_the_request_says_what_a_pair_works_on(college: College, here: Town) -> None:
    await offered(college, "new_place")
    assert await role_of(college) == "newcomer"
    assert here.curator.sees("преподаватель – преподаватель, вхождение в коллектив")


async def test_a_curator_chooses_something_else_and_the_participants_read_it(
    paired: Paired,
) -> None:
    olga = paired.olga
    await olga.says("/pairs")
    await olga.presses("1")
    await olga.presses(TITLE)
    await olga.presses("предмет и его методика")
    assert olga.sees("Пара № 1")
    await paired.maria.says("/pair")
    assert paired.maria.sees("предмет и его методика"), paired.maria
    await olga.presses(TITLE)
    assert olga.sees("• предмет и его методика")
    await olga.presses("Не указывать")
    await paired.maria.says("/pair")
    assert "методика" not in str(paired.maria.screen)


async def test_no_request_says_nothing_and_what_is_forged_changes_nothing(
    college: College, here: Town
) -> None:
    await offered(college)
    assert await role_of(college) is None
    [pair] = await college.pairs()
    await here.curator.presses_data(f"pwo:{pair.id}:placement")
    assert await role_of(college) is None
    stranger = here.person(5000, name="Чужой")
    await stranger.says("/start")
    await stranger.presses_data(f"pwo:{pair.id}:subject")
    assert await role_of(college) is None


async def test_a_doubled_press_and_one_after_the_end_change_nothing_more(
    college: College, here: Town
) -> None:
    await offered(college)
    await here.curator.presses(TITLE)
    choice = here.curator.screen
    await here.restarts()
    await here.curator.presses("поддержка и общение", on=choice)
    version = (await college.pairs())[0].version
    await here.curator.presses("поддержка и общение", on=choice)
    assert (await college.pairs())[0].version == version
    await here.curator.presses("Отозвать предложение")
    await here.curator.presses("Другое")
    await here.curator.presses("Пропустить")
    await here.curator.presses("Завершить пару")
    await here.curator.presses("предмет и его методика", on=choice)
    assert await role_of(college) == "support"
