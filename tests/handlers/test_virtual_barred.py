"""A virtual pair whose child may not meet online names a place, and the curator is told once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.schedule import AllSuits, MakeSchedule
from mentoring.meetings import MeetingState
from mentoring.office import TaskKind
from tests.handlers.paired import PAIR, Paired, paired_town
from tests.handlers.test_meeting_limits import limited

CONFIRMED, PROPOSED = MeetingState.CONFIRMED, MeetingState.PROPOSED


@pytest.fixture
async def virtual(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as paired:
        async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
            pair = await tx.pairs.get(PAIR)
            assert pair is not None
            assert await tx.pairs.remodel(pair, "virtual")
        for phone in (paired.ivan, paired.maria):
            await phone.says("/menu")
        yield paired


async def proposed(paired: Paired) -> None:
    """Let the mentor propose the first suggested time."""
    await paired.ivan.says("/meetings")
    await paired.ivan.presses("Назначить встречу")
    await paired.ivan.presses("14:00")


async def states(paired: Paired) -> list[MeetingState]:
    """How the meetings stand."""
    return [each.state for each in await paired.meetings()]


async def test_a_place_stands_for_the_link_and_the_curator_is_told_once(virtual: Paired) -> None:
    await limited(virtual, meet_until="20")
    ivan, maria, olga = virtual.ivan, virtual.maria, virtual.olga
    await proposed(virtual)
    asked = maria.screen
    await maria.presses("Подходит")
    assert maria.sees("Сначала место"), maria
    assert maria.sees("очно"), maria
    assert await states(virtual) == [PROPOSED]
    await maria.presses("Указать место")
    await maria.says("https://meet.example/7")
    assert not maria.sees("Встреча назначена"), maria
    await virtual.here.restarts()
    await maria.presses("Подходит", on=asked)
    await maria.presses("Указать место")
    await maria.presses("У наставника")
    await maria.presses("Подходит", on=asked)
    await maria.presses("Подходит", on=asked)
    assert await states(virtual) == [CONFIRMED]
    assert (await virtual.tasks()).count(TaskKind.ONLINE_BARRED) == 1
    await olga.presses_data(MenuTo(to="tasks").pack())
    assert olga.sees("Виртуальной паре № 1 нельзя встречаться онлайн"), olga
    await olga.presses("1")
    await olga.presses("Готово")
    await ivan.says("/meetings")
    await ivan.presses("Назначить встречу")
    await ivan.presses("14:00")
    assert TaskKind.ONLINE_BARRED not in await virtual.tasks(), "told once, not at each meeting"


async def test_a_family_that_allows_it_leaves_the_link_as_it_was(virtual: Paired) -> None:
    await limited(virtual, meet_until="20", meet_online=True)
    await proposed(virtual)
    await virtual.maria.presses("Подходит")
    assert virtual.maria.sees("Сначала ссылка"), virtual.maria
    assert TaskKind.ONLINE_BARRED not in await virtual.tasks()


async def test_all_meetings_at_once_ask_for_the_link_too(virtual: Paired) -> None:
    ivan, maria = virtual.ivan, virtual.maria
    await ivan.presses_data(MakeSchedule(pair=PAIR).pack())
    await ivan.presses("26 ноября")
    await ivan.presses("14:00")
    await ivan.presses("Раз в неделю")
    await ivan.presses("2")
    await maria.presses_data(AllSuits(pair=PAIR).pack())
    assert maria.sees("Сначала ссылка"), maria
    assert await states(virtual) == [PROPOSED] * 2
    await maria.presses("Назвать ссылку")
    await maria.says("https://meet.example/7")
    await maria.presses_data(AllSuits(pair=PAIR).pack())
    assert await states(virtual) == [CONFIRMED] * 2


async def test_all_meetings_at_once_are_agreed_on_where_a_place_is_named(virtual: Paired) -> None:
    await limited(virtual, meet_until="20")
    ivan, maria = virtual.ivan, virtual.maria
    await ivan.presses_data(MakeSchedule(pair=PAIR).pack())
    await ivan.presses("26 ноября")
    await ivan.presses("14:00")
    await ivan.presses("Раз в неделю")
    await ivan.presses("2")
    await maria.presses_data(AllSuits(pair=PAIR).pack())
    assert maria.sees("Сначала место"), maria
    await maria.presses("Указать место")
    await maria.presses("У наставника")
    await maria.presses_data(AllSuits(pair=PAIR).pack())
    assert await states(virtual) == [CONFIRMED] * 2
