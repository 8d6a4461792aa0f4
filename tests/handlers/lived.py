"""The college of the demo, lived up to its Tuesday in November; once, then copied."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from bot.playground.college.cast import CURATOR, mentees, mentors
from bot.playground.college.history import TODAY, ZONE, College
from tests.handlers.paired import LATER, lived
from tests.talk import Town, town
from tests.town_ground import Sections

COLLEGE: Sections = {
    "organisation": {
        "name": "Вятский техникум",
        "kind": "college",
        "timezone": ZONE.key,
        "locale": "ru",
    },
    "targets": {"teachers": {2026: 20}, "young_teachers": {2026: 100}},
}


@asynccontextmanager
async def college_town(folder: Path) -> AsyncIterator[Town]:
    """Open a copy of the college; everybody in it has a phone."""
    (folder / "town.db").write_bytes(college())
    async with town(folder, start=TODAY, curators=(CURATOR,), **COLLEGE) as here:
        here.counts_on_from(LATER)
        here.person(CURATOR, name="Ольга")
        for role in (*mentors(), *mentees()):
            here.person(role.number, name=role.name.given)
        yield here


@cache
def college() -> bytes:
    """The database of the college."""
    return lived(_live)


async def _live(folder: Path) -> None:
    async with town(folder, start=TODAY, curators=(CURATOR,), **COLLEGE) as here:
        app = here.app
        await College(app.storage, app.organisation, app.house, here.clock).live()
