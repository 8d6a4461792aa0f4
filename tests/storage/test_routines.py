"""What recurs is a row, taken once per turn."""

from datetime import timedelta

from mentoring.ids import OrganisationId
from storage import Storage
from tests.storage.stage import START

WEEK = timedelta(weeks=1)


async def test_a_turn_is_taken_once(storage: Storage, school: OrganisationId) -> None:
    routines = storage.routines
    await routines.plan(["digest"], school, START)
    await routines.plan(["digest"], school, START + WEEK)
    await routines.plan(["backup"], school, START + WEEK)
    due = await routines.due(START)
    assert [(one.kind, one.next_due_at, one.last_done_at) for one in due] == [
        ("digest", START, None)
    ]
    taken = "digest", school, START, START + WEEK, START
    assert await routines.done(*taken)
    assert not await routines.done(*taken)
    assert await routines.due(START) == []


async def test_missed_turns_are_one(storage: Storage, school: OrganisationId) -> None:
    await storage.routines.plan(["digest"], school, START)
    late = START + 3 * WEEK
    assert len(await storage.routines.due(late)) == 1
    assert await storage.routines.done("digest", school, late, late + WEEK, START)
    again = (await storage.routines.due(late + WEEK))[0]
    assert (again.last_done_at, again.organisation_id) == (late, school)
