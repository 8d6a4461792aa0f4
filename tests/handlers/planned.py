"""A small college of which a plan is made: the exact solver runs in this very process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.solving.flow import solve
from mentoring.ids import PlanId
from mentoring.plans.compute import compute
from mentoring.plans.records import Plan, PlanResult, PlanTask
from tests.handlers.college import College, Somebody
from tests.talk import CURATOR, Town, town

IVAN, ORLOV = "Яковлев Иван Олегович", "Орлов Пётр Ильич"
MARIA, OLEG, NINA = "Кузнецова Мария Петровна", "Лебедев Олег Иванович", "Фомина Нина Юрьевна"


async def at_once(task: PlanTask) -> PlanResult:
    """Compute a plan without another process."""
    return compute(task, solve)


@asynccontextmanager
async def planning_town(
    folder: Path, curators: tuple[int, ...] = (CURATOR,)
) -> AsyncIterator[Town]:
    """Open a town that computes plans at once."""
    async with town(folder, curators=curators) as here:
        here.app.planner.solve = at_once
        yield here


async def people(college: College) -> dict[str, Somebody]:
    """Let two mentors with a place each and three mentees take part; one of these stays over."""
    found = {
        IVAN: await college.mentor(IVAN, capacity=1),
        ORLOV: await college.mentor(ORLOV, capacity=1, subjects=["Физика"]),
    }
    for name in (MARIA, OLEG, NINA):
        found[name] = await college.mentee(name)
    return found


async def makes_plan(here: Town) -> None:
    """Let the curator ask for a plan."""
    await here.curator.says("/match")
    await here.curator.presses("Подобрать всем")


async def plan(here: Town, number: int = 1) -> Plan:
    """Return a plan as it is stored."""
    async with here.app.storage.read(here.app.organisation) as tx:
        found = await tx.plans.get(PlanId(number))
    assert found is not None
    return found


async def result(here: Town, number: int = 1) -> PlanResult:
    """Return what came out of a plan."""
    found = (await plan(here, number)).result
    assert found is not None
    return found
