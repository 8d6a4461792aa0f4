"""Kill the process in the middle of a long list: a second go takes every row once."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from bot.i18n import tongues
from handlers.callbacks.roster import TakeList
from handlers.texts.roster_words import counted_lines
from handlers.texts.speech import speaking
from mentoring.ids import ImportId
from mentoring.imports import Counts, ImportState
from tests.drills.bot_process import Nest
from tests.drills.roll import (
    CHUNK,
    CODES,
    ROWS,
    WAITING,
    count_taken,
    counted,
    every_row_once,
    nothing_is_half_saved,
    table,
    text,
)
from tests.drills.scene import Scene, scene
from tests.drills.setting import CURATOR
from tests.rosters import read

pytestmark = pytest.mark.slow

PATIENCE = 90.0


async def test_a_list_killed_on_the_server_comes_in_once(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=0) as here:
        await by_command(here, tmp_path)


async def test_a_list_killed_on_the_server_comes_in_once_on_postgres(
    tmp_path: Path, dice: Random, nest: Nest, fresh_postgres_url: str
) -> None:
    async with scene(tmp_path, nest, dice, fresh_postgres_url, groups=0) as here:
        await by_command(here, tmp_path)


async def test_a_list_killed_in_the_chat_comes_in_once(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=0) as here:
        await by_chat(here)


async def test_a_list_killed_in_the_chat_comes_in_once_on_postgres(
    tmp_path: Path, dice: Random, nest: Nest, fresh_postgres_url: str
) -> None:
    async with scene(tmp_path, nest, dice, fresh_postgres_url, groups=0) as here:
        await by_chat(here)


async def by_command(here: Scene, folder: Path) -> None:
    """Take the list in by the command, killed in a chunk; the second run says what was there."""
    content, file = text(), folder / "list.csv"
    file.write_bytes(content)
    here.bot.words = ("import", str(file))
    here.bot.start()
    done = await killed_in_a_chunk(here, content)
    here.bot.start()
    assert await here.bot.ends() == 0, here.bot.lines()[-5:]
    await every_row_once(here.school, content)
    with speaking(tongues()["ru"]):
        report = counted_lines(counted(ROWS).plus(less(counted(done))))
    assert here.bot.lines()[-1 - len(report) : -1] == report
    codes = read(file.with_name("list.csv.codes.xlsx").read_bytes())
    column = codes[0].index("Код")
    assert len({row[column] for row in codes[1:] if row[column]}) == CODES + WAITING


async def by_chat(here: Scene) -> None:
    """Take the list in by the chat, killed in a chunk; the next start goes on behind it."""
    content, olga = table(), here.playground.person(CURATOR)
    await here.bot.starts()
    olga.says("/menu")
    await olga.hears(within=PATIENCE)
    olga.sends_file("список.xlsx", content)
    await olga.hears("Список прочитан", within=PATIENCE)
    olga.presses_data(TakeList(number=1).pack())
    await killed_in_a_chunk(here, content)
    await here.bot.starts()
    await olga.hears("Список загружен", within=PATIENCE)
    await here.ends()
    await every_row_once(here.school, content)
    async with here.school.storage.read(here.school.organisation) as tx:
        found = await tx.imports.get(ImportId(1))
    assert found is not None
    assert (found.state, found.total) == (ImportState.DONE, ROWS)
    assert found.counts == counted(ROWS)


def less(done: Counts) -> Counts:
    """What a second run does not do again, as it counts it."""
    gone = Counts(**{name: -value for name, value in done})
    return gone.model_copy(update={"same": done.to_take})


async def killed_in_a_chunk(here: Scene, content: bytes) -> int:
    """Kill when some chunks are in and another is in hand; return how many rows stayed."""
    enough = here.dice.randrange(1, ROWS // CHUNK - 1) * CHUNK
    async with asyncio.timeout(PATIENCE):
        while await count_taken(here.school) < enough:
            assert here.bot.alive, here.bot.lines()[-5:]
            await asyncio.sleep(0.005)
    await asyncio.sleep(here.dice.uniform(0, 0.1))
    await here.killed()
    done = await nothing_is_half_saved(here.school, content)
    assert enough <= done < ROWS
    return done
