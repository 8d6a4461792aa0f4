"""The only parent erases herself: the part of the child rests until another one consents."""

from pathlib import Path

from mentoring.consent import MINOR, OWN_AGREEMENT
from mentoring.ids import PersonId
from mentoring.office import TaskKind
from mentoring.pairs import PairState
from tests.handlers.families import CHILD, FATHER, MOTHER, agrees, new_code, payload
from tests.handlers.test_families import admitted, works_in_a_pair
from tests.talk import Town, town

STOPPED = "Участие остановлено"


async def stands(here: Town, child: PersonId) -> tuple[bool, bool, PairState]:
    """Tell whether the parent's and the own word are in force, and how the pair is."""
    async with here.app.storage.read(here.app.organisation) as tx:
        standing = await tx.consents.standing(child)
        [pair] = await tx.pairs.of(child)
        held = (standing.holds(code, tx.now.date()) for code in (MINOR, OWN_AGREEMENT))
        return next(held), next(held), pair.state


async def kinds(here: Town) -> list[TaskKind]:
    async with here.app.storage.read(here.app.organisation) as tx:
        return [task.kind for task in await tx.desk.open_tasks()]


async def test_the_part_rests_and_goes_on_with_another_parent(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        child = await admitted(here)
        await works_in_a_pair(here, child)
        petya, mother, olga = here.person(CHILD), here.person(MOTHER), here.curator
        await mother.says("/mydata")
        await mother.presses("Удалить всё")
        assert mother.sees("останется без Вас как представителя")
        assert mother.sees("пока не согласится другой представитель")
        sure = mother.screen
        await here.restarts()
        await mother.presses("Да, удалить всё", on=sure)
        await mother.presses("Да, удалить всё", on=sure)
        assert await stands(here, child) == (False, True, PairState.ON_HOLD)
        assert (await kinds(here)).count(TaskKind.GUARDIAN_GONE) == 1
        for said in ("/menu", "/pair", "/start"):
            await petya.says(said)
            assert petya.sees(STOPPED), petya
        assert petya.sees("нужно согласие другого родителя или опекуна")
        await olga.says("/menu")
        await olga.presses("Дела")
        await olga.presses("1")
        assert olga.sees("остался без представителя")
        await olga.presses("Новый код")
        await agrees(here.person(FATHER), payload(olga), "Отец")
        assert await stands(here, child) == (True, True, PairState.ON_HOLD)
        assert TaskKind.PARENTS_DISAGREE not in await kinds(here)
        await petya.says("/menu")
        assert not petya.sees(STOPPED), petya


async def test_with_a_second_parent_nothing_stops(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        child = await admitted(here)
        await works_in_a_pair(here, child)
        mother, father = here.person(MOTHER), here.person(FATHER)
        await agrees(father, await new_code(here, consented=True), "Отец")
        await mother.says("/mydata")
        await mother.presses("Удалить всё")
        assert mother.sees("останется в программе, но без Вас")
        await mother.presses("Да, удалить всё")
        held, own, state = await stands(here, child)
        assert (held, own) == (True, True)
        assert state is not PairState.ON_HOLD
        assert TaskKind.GUARDIAN_GONE not in await kinds(here)
