"""The process starts, works, and ends in good order; what it says is one line."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.playground.server import Playground

PATIENCE = 120
"""Seconds: a start takes a few of CPU, and a busy machine has others to serve."""


def config(folder: Path, playground: Playground, **changed: str) -> Path:
    text = f"""
    [telegram]
    token = "{changed.get("token", playground.token)}"
    api_url = "{changed.get("api_url", playground.url)}"
    [database]
    url = "sqlite:///{folder}/town.db"
    [organisation]
    name = "School"
    [access]
    curators = [900]
    [backup]
    dir = "{folder}/copies"
    """
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def open_to_others(folder: Path) -> list[str]:
    return [each.name for each in folder.glob("town.db*") if each.stat().st_mode & 0o077]


@asynccontextmanager
async def running(path: Path) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--config", str(path), stdin=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def said(process: Process, words: str) -> str:
    assert process.stderr is not None
    lines = []
    async with asyncio.timeout(PATIENCE):
        while line := (await process.stderr.readline()).decode():
            lines.append(line)
            if words in line:
                return line
    raise AssertionError(f"never said {words!r}: {lines}")


async def ended(process: Process) -> tuple[int, str]:
    async with asyncio.timeout(PATIENCE):
        _, stderr = await process.communicate()
    text = stderr.decode()
    assert "Traceback" not in text
    assert process.returncode is not None
    return process.returncode, text


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_answers_and_a_signal_ends_it_with_0(
    tmp_path: Path, number: signal.Signals
) -> None:
    async with Playground() as playground, running(config(tmp_path, playground)) as process:
        anna = playground.person(1001, "Анна")
        await said(process, "is at work")
        anna.says("/start")
        await anna.hears(within=PATIENCE)
        process.send_signal(number)
        assert (await ended(process))[0] == 0
    assert open_to_others(tmp_path) == []


@pytest.mark.slow
async def test_a_second_process_on_the_same_database_ends_with_a_line(tmp_path: Path) -> None:
    async with Playground() as playground:
        path = config(tmp_path, playground)
        async with running(path) as first:
            await said(first, "is at work")
            async with running(path) as second:
                status, text = await ended(second)
            assert first.returncode is None
    assert status == 1
    assert "another process works on this database" in text.splitlines()[-1]


@pytest.mark.slow
async def test_an_unknown_token_ends_it_with_what_to_do(tmp_path: Path) -> None:
    async with Playground() as playground:
        wrong = config(tmp_path, playground, token="42:" + "A" * 35)
        async with running(wrong) as process:
            status, text = await ended(process)
    assert status == 1
    assert "telegram.token" in text.splitlines()[-1]
    assert "A" * 35 not in text


@pytest.mark.slow
async def test_an_api_that_is_away_is_waited_for_and_a_signal_ends_the_waiting(
    tmp_path: Path,
) -> None:
    async with Playground() as playground:
        path = config(tmp_path, playground, api_url="http://127.0.0.1:9")
        async with running(path) as process:
            await said(process, "does not answer")
            process.send_signal(signal.SIGTERM)
            assert (await ended(process))[0] == 0


async def test_a_fault_nobody_foresaw_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys, types\nm = types.ModuleType('bot.running')\n"
        "lean = sys.modules['bot.lean_types'] = types.ModuleType('bot.lean_types')\n"
        "lean.import_aiogram = lambda: None\n"
        "def f(s): raise ZeroDivisionError('secret')\n"
        "m.run_until_stopped = f\nsys.modules['bot.running'] = m\n",
        "utf-8",
    )
    async with Playground() as playground:
        path = config(tmp_path, playground)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--config", str(path)),
            stderr=PIPE,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
        )
        status, text = await ended(process)
    assert status == 1
    assert len(text.splitlines()) == 1
    assert "unexpected ZeroDivisionError at " in text
    assert "secret" not in text


async def test_help_lists_the_commands() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "--help"), stdout=PIPE, stderr=PIPE
    )
    stdout, _ = await process.communicate()
    assert process.returncode == 0
    for command in ("run", "check", "migrate", "backup", "restore"):
        assert f"\n  {command} " in stdout.decode()
