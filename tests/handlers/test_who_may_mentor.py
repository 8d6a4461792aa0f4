"""A parent chose who may mentor: whoever a name does not tell waits for the curator's word."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from handlers.callbacks.pairing import MatchMentor
from handlers.callbacks.plans import LeftPerson
from handlers.callbacks.softening import Soften
from mentoring.guardians import Relation
from mentoring.people import StaffRole
from tests.handlers.college import College, Somebody
from tests.handlers.planned import MARIA, ORLOV, makes_plan, planning_town, result
from tests.talk import Person, Town

SASHA = "Яковлев Саша"
CAUSE = "родитель или опекун выбрал, кто может быть наставником"


@dataclass
class Choice:
    """Hold a mentee whose representative chose men, and a mentor whose name does not tell."""

    here: Town
    college: College
    sasha: Somebody
    maria: Somebody

    async def card(self, reader: Person) -> str:
        """What somebody of the staff reads about the two."""
        await reader.says("/menu")
        two = MatchMentor(mentee=self.maria.participation, mentor=self.sasha.participation)
        await reader.presses_data(two.pack())
        return str(reader.screen)


@pytest.fixture
async def choice(tmp_path: Path) -> AsyncIterator[Choice]:
    async with planning_town(tmp_path) as here:
        college = College(here)
        sasha = await college.mentor(SASHA)
        maria = await college.mentee(MARIA)
        async with here.app.storage.work(here.app.organisation) as tx:
            guardian = await tx.guardians.add(maria.person, None, Relation.OTHER)
            assert await tx.guardians.keep_answers(guardian.id, {"mentor_by": "man"})
        yield Choice(here, college, sasha, maria)


async def test_a_plan_brings_nobody_of_whom_it_is_not_known(choice: Choice) -> None:
    olga = choice.here.curator
    await makes_plan(choice.here)
    assert (await result(choice.here)).units == ()
    await olga.presses_data(LeftPerson(plan=1, who=choice.maria.participation).pack())
    assert olga.sees(CAUSE), olga
    await olga.presses("Ближе всех: Яковлев С.")
    assert olga.sees(CAUSE), olga
    await olga.presses("Разрешить: кто это")
    await olga.says("Саша – мужчина, мы знакомы")
    assert olga.sees("Подходит на"), olga
    await makes_plan(choice.here)
    [unit] = (await result(choice.here, 2)).units
    assert unit.mentor == choice.sasha.participation


async def test_who_is_known_by_the_patronymic_needs_no_word(choice: Choice) -> None:
    petr = await choice.college.mentor(ORLOV)
    await makes_plan(choice.here)
    [unit] = (await result(choice.here)).units
    assert unit.mentor == petr.participation


@pytest.mark.parametrize("name", [SASHA, ORLOV])
async def test_a_mentor_on_the_staff_never_learns_that_a_parent_has_chosen(
    choice: Choice, name: str
) -> None:
    here = choice.here
    deputy = choice.sasha if name == SASHA else await choice.college.mentor(name)
    sasha = deputy.phone
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.people.grant(deputy.person, StaffRole.DEPUTY, tx.now)
        [guardian] = await tx.guardians.of_child(choice.maria.person)
        assert await tx.guardians.keep_answers(guardian.id, {})
    free = await choice.card(sasha)
    async with here.app.storage.work(here.app.organisation) as tx:
        assert await tx.guardians.keep_answers(guardian.id, {"mentor_by": "man"})
    assert await choice.card(sasha) == free
    two = {"mentor": choice.sasha.participation, "mentee": choice.maria.participation}
    await sasha.presses_data(Soften(bar="restricted_unsure", **two).pack())
    assert not sasha.sees("Почему эту пару"), sasha
    assert CAUSE in await choice.card(here.curator)
    await here.curator.presses("Разрешить: кто это")
    await here.curator.says("Мы знакомы")
    assert await choice.card(sasha) == free
