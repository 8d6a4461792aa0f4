"""A town where a pair and a group have been announced; lived once, copied for every test."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import NullPool, create_engine, select

from mentoring.delivery import Args, DeliveryState
from mentoring.ids import PairId
from mentoring.meetings import Meeting
from mentoring.office import TaskKind
from storage.tables import outbox
from tests.handlers.college import College
from tests.keys import lay_key_beside, sealer
from tests.talk import MONDAY, Person, Town, town

IVAN, MARIA, PETR, ANNA, VERA = range(2001, 2006)
NAMES = {
    IVAN: "Яковлев Иван Олегович",
    MARIA: "Кузнецова Мария Петровна",
    PETR: "Орлов Пётр Ильич",
    ANNA: "Белова Анна Львовна",
    VERA: "Громова Вера Игоревна",
}
LATER = 100_000
"""Numbers of updates that the copied database has not seen."""

PAIR, GROUP = PairId(1), PairId(2)


@dataclass(frozen=True)
class Waiting:
    """One message that is still to be sent."""

    due_at: datetime
    args: Args


@dataclass
class Paired:
    """Hold the town and the phones of everybody in it."""

    here: Town

    @property
    def olga(self) -> Person:
        """The curator."""
        return self.here.curator

    @property
    def ivan(self) -> Person:
        """The mentor of the pair."""
        return self.here.person(IVAN)

    @property
    def maria(self) -> Person:
        """The mentee of the pair."""
        return self.here.person(MARIA)

    @property
    def petr(self) -> Person:
        """The mentor of the group."""
        return self.here.person(PETR)

    @property
    def anna(self) -> Person:
        """One member of the group."""
        return self.here.person(ANNA)

    @property
    def vera(self) -> Person:
        """The other member of the group."""
        return self.here.person(VERA)

    async def agree(self) -> Meeting:
        """Let the pair agree on the first suggested time; return their newest meeting."""
        await self.ivan.says("/meetings")
        await self.ivan.presses("Назначить встречу")
        await self.ivan.presses("14:00")
        await self.maria.presses("Подходит")
        assert self.ivan.sees("Встреча назначена"), self.ivan
        return (await self.meetings())[-1]

    async def meetings(self, pair: PairId = PAIR) -> list[Meeting]:
        """Return the meetings of a pair in the order they were proposed."""
        async with self.here.app.storage.read(self.here.app.organisation) as tx:
            return sorted(await tx.meetings.of_pair(pair), key=lambda each: each.number)

    def waiting(self, kind: str) -> list[Waiting]:
        """Return what waits in the outbox, by time."""
        columns = (outbox.c.due_at, outbox.c.args)
        pending = (outbox.c.kind == kind, outbox.c.state == DeliveryState.PENDING.value)
        engine = create_engine(self.here.url, poolclass=NullPool)
        sealer().lend(engine.dialect)
        with engine.connect() as connection:
            found = connection.execute(select(*columns).where(*pending).order_by(*columns))
            return [Waiting(each.due_at, each.args) for each in found]

    async def tasks(self) -> list[TaskKind]:
        """Return what lies on the curator's desk."""
        async with self.here.app.storage.read(self.here.app.organisation) as tx:
            return [task.kind for task in await tx.desk.open_tasks()]


@asynccontextmanager
async def paired_town(folder: Path) -> AsyncIterator[Paired]:
    """Open a copy of the town; everybody has the bot's chat open."""
    (folder / "town.db").write_bytes(announced())
    lay_key_beside(folder / "town.db")
    async with town(folder) as here:
        here.counts_on_from(LATER)
        paired = Paired(here)
        for number in NAMES:
            here.person(number, name=NAMES[number].split()[1])
        await paired.olga.says("/menu")
        yield paired


@cache
def announced() -> bytes:
    """The database after the announcements."""
    return lived(_announce)


def lived(story: Callable[[Path], Awaitable[None]]) -> bytes:
    """Let a story happen on a database of its own; return the file."""
    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(_of(story, Path(folder)))).result()
        return (Path(folder) / "town.db").read_bytes()


async def _of(story: Callable[[Path], Awaitable[None]], folder: Path) -> None:
    await story(folder)


async def _announce(folder: Path) -> None:
    async with town(folder, start=MONDAY) as here:
        college = College(here)
        ivan = await college.mentor(NAMES[IVAN])
        maria = await college.mentee(NAMES[MARIA])
        petr = await college.mentor(NAMES[PETR], capacity=3)
        anna = await college.mentee(NAMES[ANNA])
        vera = await college.mentee(NAMES[VERA])
        await college.announces(ivan, maria)
        await college.announces(petr, anna, vera)
