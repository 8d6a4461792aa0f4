"""Curators change: the work goes on, the old access ends at once, somebody always stays."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiogram.methods import DeleteMyCommands
from aiogram.types import BotCommandScopeChat

from mentoring.alarm import set_task
from mentoring.office import TaskKind
from mentoring.people import StaffRole
from tests.handlers.college import College, Somebody
from tests.talk import Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        await opened.curator.says("/menu")
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def find(here: Town, what: str, name: str) -> None:
    """Come as far as the people of this name."""
    await here.curator.says("/menu")
    await here.curator.presses("Кураторы")
    await here.curator.presses(what)
    await here.curator.says(name)


async def curators(here: Town) -> list[int]:
    async with here.app.storage.read(here.app.organisation) as tx:
        return [person.id for person in await tx.people.staff(StaffRole.CURATOR)]


async def handed_over(here: Town, heir: Somebody) -> None:
    await find(here, "Передать дела", "яковлев")
    await here.curator.presses("Яковлев И. О.")
    await here.curator.presses("Да, передать дела")
    assert await curators(here) == [heir.person]


async def test_the_work_goes_over_and_the_old_access_ends(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна", approved=False)
    async with here.app.storage.work(here.app.organisation) as tx:
        await set_task(tx, TaskKind.CONSENT_REVOKED, {"person": maria.person})
    await here.settles()
    olga = here.curator
    await find(here, "Передать дела", "яковлев")
    await olga.presses("Яковлев И. О.")
    assert olga.sees("Вместе с ними перейдёт 1 дело")
    assert olga.sees("Ваш доступ куратора закроется сразу")
    old_card = f"pap:{maria.participation}"
    await olga.presses("Да, передать дела")
    assert olga.sees("Куратор теперь Яковлев Иван Олегович")
    assert ivan.phone.sees("Вам переданы дела куратора")
    await ivan.phone.presses("Дела")
    assert ivan.phone.sees("Кузнецова М. П.: согласие отозвано")
    await olga.presses_data(old_card)
    assert olga.sees("открыт другим")
    await olga.says("/people")
    assert olga.sees("открыт другим")
    await olga.says("/menu")
    assert "Дела" not in " ".join(olga.screen.buttons)
    await ivan.phone.presses_data(old_card)
    assert (await college.participation(maria)).decided_by == ivan.person


async def test_pressing_twice_hands_over_once(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await find(here, "Передать дела", "яковлев")
    await here.curator.presses("Яковлев И. О.")
    sure = here.curator.screen
    await here.curator.presses("Да, передать дела", on=sure)
    await here.curator.presses("Да, передать дела", on=sure)
    assert here.curator.sees("открыт другим")
    assert await curators(here) == [ivan.person]
    assert sum("переданы дела" in each.text for each in ivan.phone.screens) == 1


async def test_a_role_of_the_settings_does_not_come_back(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await handed_over(here, ivan)
    await here.restarts()
    await here.curator.says("/report")
    assert here.curator.sees("открыт другим")
    assert await curators(here) == [ivan.person]


def lists_taken_from(here: Town, number: int) -> int:
    """Count how often Telegram was told to show somebody the common commands again."""
    taken = [each for each in here.telegram.requests if isinstance(each, DeleteMyCommands)]
    scopes = [each.scope for each in taken]
    return sum(isinstance(s, BotCommandScopeChat) and s.chat_id == number for s in scopes)


async def test_the_commands_of_a_curator_go_with_the_role_at_once(
    college: College, here: Town
) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    assert lists_taken_from(here, here.curator.number) == 0
    await handed_over(here, ivan)
    assert lists_taken_from(here, here.curator.number) == 1
    assert lists_taken_from(here, ivan.phone.number) == 0


async def test_the_commands_are_taken_back_after_a_restart_too(
    college: College, here: Town
) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await handed_over(here, ivan)
    here.telegram.requests.clear()
    await here.restarts()
    assert lists_taken_from(here, here.curator.number) == 1
    assert lists_taken_from(here, ivan.phone.number) == 0
    await here.curator.says("/menu")
    assert lists_taken_from(here, here.curator.number) == 1


async def test_news_that_waits_for_the_curator_goes_to_the_new_one(
    college: College, here: Town
) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    anna = await college.mentor("Орлова Анна Викторовна")
    await college.offers(anna, await college.mentee("Кузнецова Мария Петровна"))
    await handed_over(here, ivan)
    before = len(here.curator.screens)
    ivan.phone.forgets()
    await here.moves(days=4)
    assert "Новость по программе" in " ".join(each.text for each in ivan.phone.screens)
    assert len(here.curator.screens) == before


async def test_nobody_without_a_consent_can_take_over(college: College, here: Town) -> None:
    await find(here, "Передать дела", "яковлев")
    assert here.curator.sees("пока некому передать дела")
    ivan = await college.mentor("Яковлев Иван Олегович")
    await ivan.phone.says("/consent")
    await ivan.phone.presses("Отозвать")
    await ivan.phone.presses("отозвать")
    await find(here, "Передать дела", "яковлев")
    assert here.curator.sees("пока некому передать дела")
    await here.curator.presses_data(f"dho:{ivan.person}:0:1")
    assert len(await curators(here)) == 1
    assert await curators(here) != [ivan.person]


async def test_a_deputy_does_the_same_work_and_nobody_leaves(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await find(here, "Добавить заместителя", "Яковлев")
    await here.curator.presses("Яковлев И. О.")
    sure = here.curator.screen
    await here.curator.presses("Да, добавить", on=sure)
    assert here.curator.sees("Заместитель добавлен")
    assert here.curator.sees("Яковлев Иван Олегович")
    assert ivan.phone.sees("Вы теперь заместитель куратора")
    await here.curator.presses("Да, добавить", on=sure)
    assert here.curator.sees("Это уже куратор")
    await ivan.phone.says("/people")
    assert ivan.phone.sees("Люди")
    assert len(await curators(here)) == 2


async def test_the_second_handover_leaves_the_deputy_alone(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await find(here, "Добавить заместителя", "Яковлев")
    await here.curator.presses("Яковлев И. О.")
    await here.curator.presses("Да, добавить")
    await handed_over(here, ivan)


async def test_the_journal_knows_who_did_what(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await handed_over(here, ivan)
    async with here.app.storage.read(here.app.organisation) as tx:
        lines = await tx.desk.journal(tx.now - timedelta(days=1))
    [line] = [each for each in lines if each.verb == "hand_over"]
    assert line.subject == {"person": ivan.person}
    assert line.by not in (None, ivan.person)
