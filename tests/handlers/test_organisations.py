"""One bot serves several organisations: whom an address talks to is stored and can be changed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.college import College
from tests.handlers.two_schools import OTHER_NAME, accounts, curator_of, second_school
from tests.talk import Person, Town, town

OURS = "Вятский техникум"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        await opened.curator.says("/menu")
        yield opened


async def test_a_newcomer_chooses_among_several_and_leaves_no_trace_elsewhere(here: Town) -> None:
    other = await second_school(here)
    anna = here.person(31)
    await anna.says("/start")
    assert anna.sees("Из какой организации")
    assert {OURS, OTHER_NAME} <= set(anna.screen.buttons)
    await anna.says("привет")
    assert anna.sees("Из какой организации")
    await here.restarts()
    asked = anna.screen
    await anna.presses(OTHER_NAME)
    assert anna.sees(f"Наставничество · {OTHER_NAME}")
    assert await accounts(here, anna) == [other]
    await anna.presses(OTHER_NAME, on=asked)
    assert await accounts(here, anna) == [other]
    await anna.presses("Начать")
    assert anna.sees("Какая роль")


async def test_with_one_organisation_nobody_is_asked(here: Town) -> None:
    anna = here.person(31)
    await anna.says("/start")
    assert anna.sees(f"Наставничество · {OURS}")
    await anna.says("/settings")
    assert "Организация" not in " ".join(anna.screen.buttons)


async def test_a_link_moves_a_person_and_the_settings_bring_them_back(here: Town) -> None:
    anna = await College(here).mentor("Орлова Анна Викторовна")
    other = await second_school(here)
    vera = await curator_of(here, other)
    await vera.says("/invite")
    link = await made_link(vera, "наставник")
    await anna.phone.says(f"/start {link}")
    assert anna.phone.sees("18 и старше")
    assert await accounts(here, anna.phone) == [here.app.organisation, other]
    await anna.phone.says("/settings")
    await anna.phone.presses("Организация")
    await anna.phone.presses(OURS)
    assert anna.phone.sees(OURS)
    await anna.phone.says("/profile")
    assert anna.phone.sees("Наставник: ")
    await anna.phone.presses_data(f"ogc:{other}")
    await anna.phone.says("/profile")
    assert not anna.phone.sees("Орлова")
    await anna.phone.presses_data("ogc:77")
    assert anna.phone.sees(OTHER_NAME)


async def test_a_button_belongs_to_the_organisation_of_its_message(here: Town) -> None:
    college = College(here)
    anna = await college.mentor("Орлова Анна Викторовна")
    maria = await college.mentee("Кузнецова Мария Петровна")
    other = await second_school(here)
    vera = await curator_of(here, other)
    await vera.says("/invite")
    await anna.phone.says(f"/start {await made_link(vera, 'наставник')}")
    await college.offers(anna, maria)
    await anna.phone.presses("Открыть")
    assert anna.phone.sees("Кузнецова")
    await anna.phone.says("/profile")
    assert anna.phone.sees("Наставник: ")


async def made_link(curator: Person, role: str) -> str:
    """Make an invitation by pressing; return the payload of its link."""
    await curator.presses("Пригласить")
    await curator.presses(role)
    if curator.sees("Какой класс"):
        await curator.presses("Любой")
    await curator.presses("7 дней")
    await curator.presses("1 человек")
    text = curator.screen.text
    return text.partition("?start=")[2].split("<")[0].split()[0]
