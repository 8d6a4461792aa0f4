"""Curators change: the work goes on, the old access ends at once, somebody always stays."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiogram.methods import DeleteMyCommands
from aiogram.types import BotCommandScopeChat

from mentoring.alarm import set_task
from mentoring.office import TaskKind
from mentoring.people import Channel, StaffRole
from tests.handlers.college import College, Somebody
from tests.handlers.families import CHILD, MOTHER, agrees, new_code, waits_for_parent
from tests.handlers.test_organisations import made_link
from tests.handlers.two_schools import holders
from tests.talk import Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        await opened.curator.says("/menu")
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def find(here: Town, what: str, name: str, at: str = "Кураторы") -> None:
    """Come as far as the people of this name."""
    await here.curator.says("/menu")
    await here.curator.presses("Ещё")
    await here.curator.presses(at)
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
    await find(here, "Добавить заместителя", "Яковлев", "Роли")
    await here.curator.presses("Яковлев И. О.")
    sure = here.curator.screen
    await here.curator.presses("Да, добавить", on=sure)
    assert here.curator.sees("Роль дана, человек знает об этом")
    assert here.curator.sees("Яковлев Иван Олегович")
    assert ivan.phone.sees("Вы теперь заместитель куратора")
    await here.curator.presses("Да, добавить", on=sure)
    assert here.curator.sees("Эта роль у человека уже есть")
    await ivan.phone.says("/people")
    assert ivan.phone.sees("Люди")
    assert len(await curators(here)) == 1
    assert await holders(here, here.app.organisation, StaffRole.DEPUTY) == 1
    await ivan.phone.says("/menu")
    await ivan.phone.presses("Ещё")
    await ivan.phone.presses("Кураторы")
    assert ivan.phone.sees("· заместитель")
    assert "Передать дела" not in " ".join(ivan.phone.screen.buttons)
    await here.curator.presses("Завершить: заместитель куратора")
    ending = here.curator.screen
    await here.curator.presses("Да, завершить", on=ending)
    assert here.curator.sees("Роль завершена")
    assert ivan.phone.sees("Одна из Ваших ролей")
    await here.curator.presses("Да, завершить", on=ending)
    assert here.curator.sees("Роль уже была завершена")
    await ivan.phone.says("/people")
    assert ivan.phone.sees("открыт другим")


async def test_the_second_handover_leaves_the_deputy_alone(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await find(here, "Добавить заместителя", "Яковлев", "Роли")
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


async def test_a_role_is_given_on_a_card_and_only_by_the_curator(
    college: College, here: Town
) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await here.curator.presses_data(f"pca:{ivan.participation}")
    await here.curator.presses("Дать роль")
    choice = here.curator.screen
    await here.curator.presses("педагог-психолог", on=choice)
    assert here.curator.sees("Дать роль?")
    assert here.curator.sees("читает просьбы о помощи")
    assert await holders(here, here.app.organisation, StaffRole.PSYCHOLOGIST) == 0
    sure = here.curator.screen
    await here.curator.presses("Да, дать роль", on=sure)
    assert here.curator.sees("Роль дана")
    assert ivan.phone.sees("Ваша роль в программе подтверждена")
    await here.curator.presses("Да, дать роль", on=sure)
    assert here.curator.sees("уже есть")
    await here.curator.presses_data(f"srg:{ivan.person}:administrator:0")
    assert here.curator.sees("здесь больше нет")
    await ivan.phone.presses_data(f"srg:{ivan.person}:head:1")
    assert ivan.phone.sees("открыт другим")
    assert await holders(here, here.app.organisation, StaffRole.PSYCHOLOGIST) == 1


async def test_a_child_never_gets_a_role_of_staff(here: Town) -> None:
    child, mother, olga = here.person(CHILD), here.person(MOTHER), here.curator
    await waits_for_parent(child)
    await olga.says("/invite")
    link = await made_link(olga, "педагог-психолог")
    await child.says(f"/start {link}")
    assert child.sees("только для взрослых")
    await agrees(mother, await new_code(here))
    await child.says("/menu")
    async with here.app.storage.read(here.app.organisation) as tx:
        account = await tx.people.account_at(Channel.TELEGRAM, CHILD)
    assert account is not None
    assert account.person_id is not None
    for press in ("srg:{}:psychologist:1", "srg:{}:deputy:0", "dho:{}:1:1"):
        await olga.presses_data(press.format(account.person_id))
        assert olga.sees("только для взрослых") or olga.sees("здесь больше нет"), press
    for role in StaffRole:
        if role is not StaffRole.CURATOR:
            assert await holders(here, here.app.organisation, role) == 0


async def test_staff_without_a_name_are_told_apart_and_lay_their_role_down(here: Town) -> None:
    olga, heads = here.curator, (here.person(31), here.person(32))
    for head in heads:
        await olga.says("/invite")
        await head.says(f"/start {await made_link(olga, 'руководитель')}")
        await head.presses("18 и старше")
        await head.says("/menu")
        assert head.sees("Заявка отправлена") or head.sees("Подтвердит её куратор")
        await olga.presses("Открыть")
        await olga.presses("Подтвердить")
        await olga.presses("Да, подтвердить")
    told = [line for line in olga.screen.text.splitlines() if "руководитель №" in line]
    assert len(set(told)) == 2, olga
    assert "31" in told[0], olga
    first = heads[0]
    await first.says("/mydata")
    await first.presses("Сложить роль")
    assert first.sees("Сначала завершается роль")
    await first.presses("Сложить роль")
    sure = first.screen
    await first.presses("Да, сложить", on=sure)
    assert first.sees("Роль сложена")
    await first.presses("Да, сложить", on=sure)
    assert first.sees("открыт другим")
    assert await holders(here, here.app.organisation, StaffRole.HEAD) == 1
    await first.says("/mydata")
    await first.presses("Удалить всё")
    await first.presses("Да, удалить всё")
    assert first.sees("Всё удалено")
