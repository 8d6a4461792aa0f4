"""`check` names every fault at once, each with its key, and exits 2."""

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import cli
from bot.playground.server import Playground

TOKEN = "42:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


def called(folder: Path, command: str, text: str, **variables: str) -> Result:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return CliRunner().invoke(cli, [command, "--config", str(path)], env=variables)


def faults(result: Result) -> dict[str, str]:
    assert result.exit_code == 2, result.output
    return dict(line.split(": ", 1) for line in result.stderr.splitlines())


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "mine.toml").write_text("code = 5\n", "utf-8")
    text = f"""
    [telegram]
    token = "nonsense"
    [database]
    url = "sqlite:///{tmp_path}/nowhere/x.db"
    [backup]
    keep = "many"
    [organisation]
    colour = "red"
    [questionnaires]
    folder = "{tmp_path}/forms"
    [consents]
    folder = "{tmp_path}/forms"
    """
    found = faults(called(tmp_path, "check", text, NASTAVNIK__DATABSE__URL="x"))
    assert set(found) == {
        "backup.keep",
        "organisation.colour",
        "databse",
        "database.url",
        "telegram.token",
        "questionnaires.folder",
        "consents.folder",
    }
    assert "mine.toml: no consent has this name" in found["consents.folder"]
    assert found["databse"] == "unknown key (from NASTAVNIK__DATABSE__URL)"
    assert "mine.toml" in found["questionnaires.folder"]


async def test_a_token_telegram_does_not_know(tmp_path: Path) -> None:
    async with Playground() as playground:
        text = f"""
        [telegram]
        token = "{TOKEN}"
        api_url = "{playground.url}"
        [database]
        url = "sqlite:///{tmp_path}/x.db"
        """
        result = await asyncio.to_thread(called, tmp_path, "check", text)
    assert set(faults(result)) == {"telegram.token"}
    assert TOKEN not in result.output


def test_an_api_and_a_database_that_do_not_answer(tmp_path: Path) -> None:
    text = f"""
    [telegram]
    token = "{TOKEN}"
    api_url = "http://127.0.0.1:9"
    [database]
    url = "postgresql://nobody:hidden@127.0.0.1:9/none"
    """
    result = called(tmp_path, "check", text)
    assert set(faults(result)) == {"telegram.api_url", "database.url"}
    assert "hidden" not in result.output


async def test_nothing_wrong_prints_the_health_line(tmp_path: Path) -> None:
    async with Playground() as playground:
        text = f"""
        [telegram]
        token = "{playground.token}"
        api_url = "{playground.url}"
        [database]
        url = "sqlite:///{tmp_path}/x.db"
        """
        empty = await asyncio.to_thread(called, tmp_path, "check", text)
        await asyncio.to_thread(called, tmp_path, "migrate", text)
        ready = await asyncio.to_thread(called, tmp_path, "check", text)
    assert empty.exit_code == 0
    assert "the database is empty" in empty.output
    assert ready.exit_code == 0
    assert "oldest unsent none, oldest undone none, held 0, dead 0" in ready.output


@pytest.mark.parametrize("command", ["run", "check", "migrate"])
def test_without_a_config_it_says_what_to_do(command: str) -> None:
    result = CliRunner().invoke(cli, [command])
    assert result.exit_code == 2
    assert "config.example.toml" in result.output
