"""A deputy is made in one way; every other screen leads there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.callbacks.menu import MenuTo
from tests.handlers.college import College
from tests.handlers.test_handover import find
from tests.talk import Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        await opened.curator.says("/menu")
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def test_every_way_to_a_deputy_leads_to_the_same_question(
    college: College, here: Town
) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    olga = here.curator
    await find(here, "Добавить заместителя", "Яковлев", "Роли")
    await olga.presses("Яковлев И. О.")
    asked = str(olga.screen)
    await olga.presses_data(f"pca:{ivan.participation}")
    await olga.presses("Дать роль")
    await olga.presses("заместитель куратора")
    assert str(olga.screen) == asked
    await olga.says("/menu")
    await olga.presses_data(MenuTo(to="setup").pack())
    await olga.presses("Добавить заместителя")
    assert olga.sees("Роли в программе")
