"""The head sends one pair of the draft back; the others stay, the curator reads why (E61)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.office import TaskKind
from mentoring.people import StaffRole
from tests.handlers.college import College, introduced
from tests.handlers.paired import Paired, paired_town
from tests.talk import Person

VERA = 6001


@pytest.fixture
async def paired(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as opened:
        async with opened.here.app.storage.work(opened.here.app.organisation) as tx:
            vera = await introduced(tx, VERA, "Орлова Вера Ивановна")
            await tx.people.grant(vera.id, StaffRole.HEAD, tx.now)
        await opened.olga.says("/pairs")
        await opened.olga.presses("Приказ на пары · 2")
        yield opened


@pytest.fixture
def head(paired: Paired) -> Person:
    return paired.here.person(VERA, name="Вера")


async def states(paired: Paired) -> list[str]:
    return [pair.state.value for pair in await College(paired.here).pairs()]


async def sends_back(head: Person) -> None:
    """Let the head send pair 2 back in own words."""
    await head.says("/menu")
    await head.presses("Приказ на пары · 2")
    await head.presses("2 · Орлов П. И.")
    await head.says("Сначала <i>нагрузка</i>")
    assert head.sees("Возвращено"), head


async def test_one_goes_back_and_the_other_is_ordered(paired: Paired, head: Person) -> None:
    olga, draft = paired.olga, paired.olga.screen
    await head.says("/menu")
    await head.presses("Приказ на пары · 2")
    assert head.sees("1–2 из 2"), head
    await head.presses("2 · Орлов П. И.")
    await paired.here.restarts()
    await head.says("Сначала <i>нагрузка</i>")
    assert head.sees("1–1 из 1"), head
    assert TaskKind.PAIR_RETURNED in await paired.tasks()
    await olga.presses_data("pac:2")
    assert olga.sees("Пару вернули (руководитель): Сначала <i>нагрузка</i>"), olga
    await olga.presses("Номер и дата приказа", on=draft)
    await olga.says("112-о")
    await olga.says("сегодня")
    assert await states(paired) == ["ordered", "announced"]


async def test_put_in_again_the_word_of_the_head_is_answered(paired: Paired, head: Person) -> None:
    olga = paired.olga
    await sends_back(head)
    await olga.says("/pairs")
    await olga.presses("Приказ на пары · 2")
    assert olga.sees("В нём 1 пара"), olga
    await olga.presses("☐ 2")
    assert olga.sees("В нём 2 пары"), olga
    assert TaskKind.PAIR_RETURNED not in await paired.tasks()
    await olga.presses_data("pac:2")
    assert not olga.sees("Пару вернули"), olga
    await sends_back(head)


async def test_a_late_press_changes_nothing(paired: Paired, head: Person) -> None:
    olga, draft = paired.olga, paired.olga.screen
    await head.says("/menu")
    await head.presses("Приказ на пары · 2")
    listed = head.screen
    await olga.presses("Номер и дата приказа", on=draft)
    await olga.says("112-о")
    await olga.says("сегодня")
    await head.presses("2 · Орлов П. И.", on=listed)
    await head.says("поздно")
    assert head.sees("Решение уже принято"), head
    assert await states(paired) == ["ordered", "ordered"]
    assert TaskKind.PAIR_RETURNED not in await paired.tasks()


async def test_nobody_else_sends_a_pair_out(paired: Paired) -> None:
    for person in (paired.ivan, paired.olga):
        await person.says("/menu")
        await person.presses_data("doh:0:0:0")
        assert not person.sees("Нажатие вернёт"), person
        await person.presses_data("doh:0:1:2")
        assert not person.sees("Что изменить"), person
