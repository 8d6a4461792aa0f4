"""Seed every drill, and say the seed: `NASTAVNIK_SEED=… pytest` plays the same drill again."""

import os
import secrets
from collections.abc import Iterator
from random import Random

import pytest

from tests.drills.bot_process import Nest


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> Random:
    """Random numbers whose seed is printed at the start and with every failure."""
    seed = int(os.environ.get("NASTAVNIK_SEED") or secrets.randbelow(1_000_000))
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        os.write(1, f"\nNASTAVNIK_SEED={seed} {request.node.name}\n".encode())
    request.node.add_report_section("setup", "seed", f"NASTAVNIK_SEED={seed}")
    return Random(seed)


@pytest.fixture(scope="session")
def nest() -> Iterator[Nest]:
    """The program that starts bots."""
    opened = Nest()
    yield opened
    opened.close()
