"""The college of the demo, lived up to its Tuesday in November; once, then copied."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from pathlib import Path

from bot.playground.college.cast import CURATOR, mentees, mentors
from bot.playground.college.history import TODAY, ZONE, College
from tests.handlers.paired import LATER, lived
from tests.keys import lay_key_beside
from tests.talk import Town, town

SCHOOL: dict[str, object] = {
    "name": "Вятский техникум",
    "kind": "college",
    "timezone": ZONE.key,
    "locale": "ru",
}
TARGETS: dict[str, object] = {"teachers": {2026: 20}, "young_teachers": {2026: 100}}


@asynccontextmanager
async def college_town(folder: Path) -> AsyncIterator[Town]:
    """Open a copy of the college; everybody in it has a phone."""
    (folder / "town.db").write_bytes(college())
    lay_key_beside(folder / "town.db")
    async with opened(folder) as here:
        here.counts_on_from(LATER)
        here.person(CURATOR, name="Ольга")
        for role in (*mentors(), *mentees()):
            here.person(role.number, name=role.name.given)
        yield here


def opened(folder: Path) -> AbstractAsyncContextManager[Town]:
    """Open a town with the settings of the college."""
    curators = (CURATOR,)
    return town(folder, start=TODAY, curators=curators, organisation=SCHOOL, targets=TARGETS)


@cache
def college() -> bytes:
    """The database of the college."""
    return lived(_live)


async def _live(folder: Path) -> None:
    async with opened(folder) as here:
        app = here.app
        await College(app.storage, app.organisation, app.house, here.clock).live()
