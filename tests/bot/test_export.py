"""`export DIR` writes the bases for their owner's eyes only, and leaves a trace of it."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from bot.cli import cli
from mentoring.trail import EXPORT
from tests.handlers.college import College
from tests.handlers.test_pseudonymous_leaks import paired
from tests.talk import Town, town

CODES: dict[str, object] = {"pseudonymous": True}
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


async def lived(folder: Path) -> None:
    """Let somebody take part, then let the bot end."""
    async with town(folder) as here:
        await College(here).mentee("Кузнецова Мария Петровна")


async def noted(folder: Path) -> list[tuple[str, object, object]]:
    """Return what the journal knows of exports."""
    async with town(folder) as here:
        return await _exports(here)


async def _exports(here: Town) -> list[tuple[str, object, object]]:
    async with here.app.storage.read(here.app.organisation) as tx:
        journal = await tx.desk.journal(LONG_AGO)
    by_the_server = (each for each in journal if each.by is None and each.verb == EXPORT)
    return [(each.verb, each.by, each.subject["what"]) for each in by_the_server]


@pytest.mark.long
def test_the_bases_are_written_on_the_server(tmp_path: Path) -> None:
    asyncio.run(lived(tmp_path))
    settings = tmp_path / "config.toml"
    settings.write_text(
        f"""
        [telegram]
        token = "1:{"A" * 35}"
        [database]
        url = "sqlite:///{tmp_path}/town.db"
        [organisation]
        name = "Вятский техникум"
        """,
        "utf-8",
    )
    to = tmp_path / "files"
    for _again in range(2):
        came = CliRunner().invoke(cli, ["export", str(to), "--config", str(settings)])
        assert came.exit_code == 0, came.output
    files = sorted(to.rglob("*.*"))
    assert [each.name.partition("-2")[0] for each in files] == [
        "bases",
        "bases-codes",
        "mentees",
        "mentees-codes",
        "mentors",
        "mentors-codes",
    ]
    assert not [each for each in files if each.stat().st_mode & 0o077]
    book = load_workbook(files[0])
    assert book["База наставляемых"]["B2"].value == "Кузнецова Мария Петровна"
    assert "Кузнецова" not in files[3].read_text("utf-8")
    impossible = CliRunner().invoke(cli, ["export", str(settings), "--config", str(settings)])
    assert impossible.exit_code != 0
    export = [("export", None, "bases_named"), ("export", None, "bases_codes")]
    assert asyncio.run(noted(tmp_path)) == 2 * export


def taken(folder: Path, to: str) -> Result:
    """Do what `export DIR` does on the server."""
    settings = folder / "config.toml"
    database = f'[database]\nurl = "sqlite:///{folder}/town.db"'
    settings.write_text(f'[telegram]\ntoken = "1:{"A" * 35}"\n{database}', "utf-8")
    return CliRunner().invoke(cli, ["export", str(folder / to), "--config", str(settings)])


def files_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.*"))


@pytest.mark.long
async def test_where_chats_hold_codes_orders_have_names_and_an_incident_freezes_them(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, privacy=CODES) as here:
        olga, *_ = await paired(here, tmp_path)
        came = await asyncio.to_thread(taken, tmp_path, "files")
        assert came.exit_code == 0, came.output
        [order] = [each for each in files_in(tmp_path / "files") if each.suffix == ".docx"]
        assert order.name.startswith("pair-order")
        with ZipFile(order) as packed:
            told = packed.read("word/document.xml").decode()
        for name in ("Яковлев", "Кузнецова"):
            assert name in told
        assert not order.stat().st_mode & 0o077
        await olga.says("/incident")
        await olga.presses("Другое")
        await olga.presses("Да, начать")
        frozen = await asyncio.to_thread(taken, tmp_path, "frozen")
        assert frozen.exit_code == 1
        assert "files are frozen by an incident" in str(frozen.exception)
        assert files_in(tmp_path / "frozen") == []
