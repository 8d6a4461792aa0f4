"""A plan is computed by a child process: alike, apart from the bot, and never for ever."""

import asyncio
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from bot.nursery import Nursery
from bot.solving import child
from bot.solving.child import Child, NotSolved, solved
from bot.solving.flow import solve
from mentoring.plans.compute import compute
from mentoring.plans.records import PlanTask
from tests.mentoring.plans.schools import school

BIG = ("numpy", "ortools", "pandas", "scipy")
LOADED = f"""
import sys, bot.__main__, bot.app, bot.solving.child, mentoring.plans.compute
print(*(name for name in {BIG} if name in sys.modules))
"""


@pytest.fixture
def task() -> PlanTask:
    return school(6, 12, 1)


async def test_the_child_finds_what_we_would(task: PlanTask) -> None:
    assert await solved(task) == compute(task, solve)


async def test_one_child_computes_many_and_a_new_one_comes_after_a_fault(task: PlanTask) -> None:
    async with Child() as child:
        assert await child.solved(task) == await child.solved(task)
        assert alive() == 1
        with pytest.raises(NotSolved):
            await child.solved(broken(task))
        assert alive() == 0
        assert await child.solved(task) == compute(task, solve)
    assert alive() == 0


async def test_a_child_that_takes_too_long_is_ended(
    task: PlanTask, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(NotSolved):
        await solved(task, within=0.01)
    assert alive() == 0
    assert "given up after 0.01 seconds" in caplog.text


async def test_nobody_waiting_ends_the_child(task: PlanTask) -> None:
    nursery = Nursery()
    nursery.start(solved(task), "plan")
    while not alive():  # noqa: ASYNC110 - a process tells nobody that it has begun
        await asyncio.sleep(0)
    await nursery.close()
    assert alive() == 0


async def test_a_fault_in_the_child_is_one_line_without_a_word_of_anybody(
    task: PlanTask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(NotSolved):
        await solved(broken(task))
    (record,) = caplog.records
    assert "ended: ValueError at " in record.getMessage()
    assert "Тайна" not in caplog.text


async def test_the_child_gets_no_secret(
    task: PlanTask,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("NASTAVNIK_TELEGRAM__TOKEN", "1:secret")
    monkeypatch.setattr(child, "ROOT", tells_its_environment(tmp_path))
    with pytest.raises(NotSolved):
        await solved(task)
    assert "PYTHONHASHSEED" in caplog.text
    assert "NASTAVNIK" not in caplog.text


def broken(task: PlanTask) -> PlanTask:
    """Return a task with a date that is none, which no questionnaire lets through."""
    answers = {"subject": "Физика", "total_exp_start": "Тайна Петровой"}
    wrong = task.mentees[0].model_copy(update={"profile": answers})
    return task.model_copy(update={"mentees": (wrong,)})


def tells_its_environment(folder: Path) -> Path:
    """Write a program in the place of the child that only says what it was given."""
    spy = folder / "bot" / "solving" / "__main__.py"
    spy.parent.mkdir(parents=True)
    spy.write_text("import os, sys\nsys.exit(' '.join(os.environ))", encoding="utf-8")
    for package in (spy.parent, spy.parent.parent):
        (package / "__init__.py").touch()
    return folder


def test_the_bot_itself_does_not_load_the_library() -> None:
    said = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == ""


def alive() -> int:
    """Count our children that run a plan."""
    mine = Path(f"/proc/self/task/{Path('/proc/self').resolve().name}/children")
    found = 0
    for pid in mine.read_text(encoding="ascii").split():
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except FileNotFoundError:
            continue
        found += b"bot.solving" in command
    return found
