"""Names or codes: asked at the first run with an explanation, kept, changed with care."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.naming import told
from handlers.callbacks.behalf import Behalf
from handlers.callbacks.names import ChooseNames
from handlers.callbacks.people import TakeBases
from handlers.callbacks.roster import ListOfPeople
from mentoring.organisations import Organisation
from mentoring.people import Channel, StaffRole
from tests.handlers.test_first_run import Operator, comes_in
from tests.rosters import xlsx
from tests.talk import Person, Town, town

OLGA = 3101
NOTHING: dict[str, object] = {}
CODES: dict[str, object] = {"pseudonymous": True}


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    nowhere = town(tmp_path, curators=(), organisation=NOTHING, cycle=NOTHING, privacy=NOTHING)
    async with nowhere as opened:
        yield opened


async def organisation(here: Town) -> Organisation:
    async with here.app.storage.read(here.app.organisation) as tx:
        return await tx.organisations.get()


async def asked(here: Town) -> Person:
    """Let the first curator come as far as the choice."""
    await comes_in(here, Operator())
    olga = here.person(OLGA)
    await olga.presses("Настроить программу")
    return olga


async def made_administrator(here: Town, number: int) -> None:
    async with here.app.storage.work(here.app.organisation) as tx:
        account = await tx.people.account_at(Channel.TELEGRAM, number)
        assert account is not None
        assert account.person_id is not None
        await tx.people.grant(account.person_id, StaffRole.ADMINISTRATOR, tx.now)


async def test_the_first_run_asks_and_keeps_who_chose_and_when(here: Town) -> None:
    olga = await asked(here)
    assert olga.sees("Советуем государственным и муниципальным"), olga
    assert olga.sees("Сам по себе выбор ещё не значит, что закон соблюдён"), olga
    await olga.presses("Только коды")
    assert olga.sees("Какая у Вас организация"), olga
    while "Пропустить" in olga.screen.buttons:
        assert "представить участникам" not in olga.screen.text
        await olga.presses("Пропустить", on=olga.screen)
    await olga.presses("Готово")
    await olga.presses("В чате: только коды")
    assert olga.sees("Кто выбрал: Куратор-1, 23 ноября 2026 года"), olga
    here_now = await organisation(here)
    assert here_now.pseudonymous
    assert told(here_now).endswith("chats hold codes only, chosen by person 1 on 23.11.2026")


async def test_the_choice_waits_over_a_restart_and_a_doubled_press_changes_nothing(
    here: Town,
) -> None:
    olga = await asked(here)
    await here.restarts()
    question = olga.screen
    await olga.presses("С именами", on=question)
    first = await organisation(here)
    assert first.names_at is not None
    await here.repeats_last_update()
    await here.moves(hours=1)
    await olga.presses("С именами", on=question)
    assert await organisation(here) == first
    await olga.presses("Только коды", on=question)
    assert olga.sees("В чате только коды"), olga
    assert (await organisation(here)).pseudonymous


async def test_names_come_back_by_an_administrator_only_asked_twice(here: Town) -> None:
    olga = await asked(here)
    await olga.presses("Только коды")
    await olga.presses_data(ChooseNames(codes=False, sure=2).pack())
    assert (await organisation(here)).pseudonymous
    await made_administrator(here, OLGA)
    await olga.says("/menu")
    await olga.presses("Настройка")
    await olga.presses("В чате: только коды")
    await olga.presses("Вернуть имена")
    assert olga.sees("обратно не забрать"), olga
    await olga.presses("Понятно, дальше")
    assert (await organisation(here)).pseudonymous
    await olga.presses("Да, показывать имена")
    assert olga.sees("В чате имена"), olga
    assert not (await organisation(here)).pseudonymous


async def test_settings_decide_for_the_server_and_nobody_in_a_chat(tmp_path: Path) -> None:
    async with town(tmp_path, privacy=CODES) as here:
        olga = here.curator
        await olga.says("/start")
        await olga.presses_data(ChooseNames(codes=False, sure=2).pack())
        assert olga.sees("решают настройки сервера"), olga
        known = await organisation(here)
        assert told(known).endswith("chats hold codes only, chosen by the settings on 23.11.2026")
        for press in (ListOfPeople(template=False), TakeBases(named=True), Behalf()):
            await olga.presses_data(press.pack())
            assert olga.sees("вносят и забирают на сервере"), olga
        await olga.sends_file("people.xlsx", xlsx({"role": "наставник", "fio": "Орлова Анна"}))
        assert olga.sees("вносят и забирают на сервере"), olga
        await here.restarts(privacy={"pseudonymous": False})
        assert told(await organisation(here)).endswith(
            "hold names, chosen by the settings on 23.11.2026"
        )
