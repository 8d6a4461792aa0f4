"""A family shares a phone, and a person gets another one: each sees only their own part."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.tables import account_people, journal, runs
from tests.handlers.applicants import MENTOR, consents
from tests.handlers.college import College, Somebody
from tests.handlers.two_schools import accounts
from tests.talk import Person, Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        await opened.curator.says("/menu")
        yield opened


async def one_more(phone: Person) -> None:
    """Let somebody new begin at a phone."""
    await phone.says("/settings")
    await phone.presses("Кто отвечает")
    await phone.presses("Ещё один человек")
    await phone.presses("Да, начать с начала")


async def shared(here: Town) -> Somebody:
    """Let two people answer from one phone; the second answers now."""
    anna = await College(here).mentor("Орлова Анна Викторовна")
    await one_more(anna.phone)
    assert anna.phone.sees("Наставничество ·")
    await consents(anna.phone, MENTOR)
    return anna


async def test_two_people_take_turns_and_see_their_own_only(here: Town) -> None:
    anna = await shared(here)
    await anna.phone.says("/profile")
    assert not anna.phone.sees("Орлова")
    await here.restarts()
    await anna.phone.says("/settings")
    await anna.phone.presses("Кто отвечает")
    choice = anna.phone.screen
    assert any("Орлова А. В." in each for each in choice.buttons)
    await anna.phone.presses("Орлова А. В.", on=choice)
    await anna.phone.says("/profile")
    assert anna.phone.sees("Имя: Орлова Анна Викторовна")
    await anna.phone.presses("Орлова А. В.", on=choice)
    await anna.phone.says("/profile")
    assert anna.phone.sees("Имя: Орлова Анна Викторовна")
    await anna.phone.presses_data("oga:1")
    assert anna.phone.sees("здесь больше нет")


async def test_news_for_the_one_reaches_the_phone_while_the_other_answers(here: Town) -> None:
    anna = await shared(here)
    college = College(here, number=2100)
    maria = await college.mentee("Кузнецова Мария Петровна")
    await college.offers(anna, maria)
    assert anna.phone.sees("Ответить за того")
    offered = anna.phone.screen
    await anna.phone.presses("Открыть", on=offered)
    assert not anna.phone.sees("Кузнецова")
    await anna.phone.presses("Ответить за того", on=offered)
    await anna.phone.presses("Открыть", on=offered)
    assert anna.phone.sees("Кузнецова")


async def test_four_digits_close_a_part_and_are_kept_nowhere(here: Town, tmp_path: Path) -> None:
    anna = await shared(here)
    await anna.phone.says("/settings")
    await anna.phone.presses("Кто отвечает")
    await anna.phone.presses("Орлова А. В.")
    await anna.phone.says("/settings")
    await anna.phone.presses("Кто отвечает")
    await anna.phone.presses("Закрыть свою часть")
    await anna.phone.says("12")
    await anna.phone.says("4a71")
    assert anna.phone.sees("Код — это четыре цифры")
    await anna.phone.presses("Закрыть свою часть")
    await anna.phone.says("8317")
    assert anna.phone.sees("Код поставлен")
    choice = anna.phone.screen
    other = next(each for each in choice.buttons if "без имени" in each)
    await anna.phone.presses(other, on=choice)
    await anna.phone.presses("Орлова А. В.", on=choice)
    assert anna.phone.sees("четыре цифры")
    await here.restarts()
    for _ in range(5):
        await anna.phone.says("1111")
        assert anna.phone.sees("Код не подходит")
        await anna.phone.presses("Орлова А. В.", on=choice)
    await anna.phone.says("8317")
    assert anna.phone.sees("Слишком много неверных кодов")
    await here.moves(hours=1, minutes=1)
    await anna.phone.presses("Орлова А. В.", on=choice)
    await anna.phone.says("8317")
    await anna.phone.says("/profile")
    assert anna.phone.sees("Имя: Орлова Анна Викторовна")
    async with here.app.storage.engines.read.connect() as connection:
        rows = [
            row
            for table in (runs, account_people, journal)
            for row in (await connection.execute(select(table))).all()
        ]
    assert "8317" not in str(rows)


async def test_one_leaves_and_the_other_stays(here: Town) -> None:
    anna = await shared(here)
    await anna.phone.says("/mydata")
    await anna.phone.presses("Удалить")
    await anna.phone.presses("Да, удалить")
    await here.moves(days=2)
    assert await accounts(here, anna.phone) == [here.app.organisation]
    await anna.phone.says("/profile")
    assert anna.phone.sees("Имя: Орлова Анна Викторовна")


async def link_for(here: Town, somebody: Somebody) -> str:
    """Make the link to another device by pressing; return its payload."""
    await here.curator.says("/menu")
    await here.curator.presses_data(f"shd:{somebody.person}:0")
    await here.curator.presses("Сделать ссылку")
    return here.curator.screen.text.partition("?start=")[2].split("<")[0].split()[0]


async def test_a_person_moves_to_another_device_with_what_waits(here: Town) -> None:
    college = College(here)
    anna = await college.mentor("Орлова Анна Викторовна")
    maria = await college.mentee("Кузнецова Мария Петровна")
    first, link = await link_for(here, anna), await link_for(here, anna)
    new = here.person(41)
    await new.says(f"/start {first}")
    assert new.sees("не подходит")
    await anna.phone.blocks()
    await college.offers(anna, maria)
    await here.restarts()
    await new.says(f"/start {link}")
    assert new.sees("Продолжить с этого аккаунта")
    sure = new.screen
    await new.presses("Да, продолжить здесь", on=sure)
    assert any("Готово, продолжаем здесь" in each.text for each in new.screens)
    await anna.phone.unblocks()
    await here.settles()
    opening = next(each for each in new.screens if "Открыть" in each.buttons)
    await new.presses("Открыть", on=opening)
    assert new.sees("Кузнецова")
    await anna.phone.says("/profile")
    assert not anna.phone.sees("Имя: Орлова Анна Викторовна")
    await new.presses("Да, продолжить здесь", on=sure)
    assert new.sees("уже воспользовались")
    thief = here.person(42)
    await thief.presses_data(
        next(key.data for key in sure.keys if key.data.startswith("shm:")), sure
    )
    assert thief.sees("уже воспользовались")
    await thief.says(f"/start {link}")
    assert thief.sees("уже воспользовались")
    await thief.presses_data(f"shd:{anna.person}:1")
    assert thief.sees("открыт другим")
    late = await link_for(here, anna)
    await here.moves(days=1, minutes=1)
    await thief.says(f"/start {late}")
    assert thief.sees("Срок этой ссылки вышел")
