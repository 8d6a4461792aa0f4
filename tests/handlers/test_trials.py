"""Trial talks: a list the curator may change, neutral news, a private word of both sides."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mentoring.applications import Side
from mentoring.wishes.records import Continuing, Rating
from mentoring.wishes.rounds import RoundKind, TrialTalk
from tests.handlers.college import College, Somebody
from tests.talk import Person, Town, town


@dataclass
class Trials:
    """Hold two mentors, two mentees and what is planned for them."""

    here: Town
    ivan: Somebody
    petr: Somebody
    maria: Somebody
    anna: Somebody

    async def talks(self) -> list[TrialTalk]:
        """Return the talks of the newest round."""
        async with self.here.app.storage.read(self.here.app.organisation) as tx:
            found = await tx.wishes.round(RoundKind.TALKS)
            return await tx.wishes.talks(found.id) if found else []

    async def ratings(self) -> list[Rating]:
        """Return what was said."""
        async with self.here.app.storage.read(self.here.app.organisation) as tx:
            return await tx.wishes.ratings()

    async def planned(self) -> Person:
        """Let the curator plan talks for Thursday, 15:30."""
        olga = self.here.curator
        await olga.says("/menu")
        await olga.presses("Ещё")
        await olga.presses("Пожелания")
        await olga.presses("Назначить пробные")
        await olga.presses("26 ноября")
        await olga.presses("15:30")
        return olga

    async def called(self) -> Person:
        """Let everybody know."""
        olga = await self.planned()
        await olga.presses("Сообщить всем")
        await olga.presses("Сообщить всем")
        return olga


@pytest.fixture
async def college(tmp_path: Path) -> AsyncIterator[Trials]:
    async with town(tmp_path) as here:
        people = College(here)
        yield Trials(
            here,
            await people.mentor("Яковлев Иван Олегович"),
            await people.mentor("Орлов Пётр Ильич"),
            await people.mentee("Кузнецова Мария Петровна"),
            await people.mentee("Белова Анна Львовна"),
        )


async def test_both_talk_and_say_privately_what_they_think(college: Trials) -> None:
    olga = await college.planned()
    assert olga.sees("Это проект: пока о нём никто не знает")
    assert olga.sees("1–4 из 4")
    assert not college.maria.phone.screens
    times = [(each.mentee_id, each.starts_at) for each in await college.talks()]
    assert len(set(times)) == 4  # nobody is in two talks at once
    await olga.presses("Сообщить всем")
    assert olga.sees("О разговорах узнают 4 человека")
    sure = olga.screen
    await olga.presses("Сообщить всем")
    await olga.presses("Сообщить всем", on=sure)
    assert olga.sees("уже всем сообщили")
    maria, ivan = college.maria.phone, college.ivan.phone
    for phone in (maria, ivan):
        assert len(phone.screens) == 1
        assert not phone.sees("15:30")
        await phone.presses("Открыть")
    assert maria.sees("Пробные разговоры по 15 минут")
    assert maria.sees("Яковлев И. О.")
    assert not maria.sees("Белова")
    early = maria.screen
    maria.forgets()
    await college.here.moves(days=3, hours=7)
    assert maria.sees("Два нажатия о пробных разговорах")
    assert not maria.sees("Яковлев")
    await maria.presses("Открыть")
    await maria.presses("Яковлев")
    rating = maria.screen
    await maria.presses("Да, с радостью")
    await maria.presses("Есть сомнения", on=rating)  # the last word counts
    await maria.presses("Орлов")
    await maria.presses("Не встретились")
    await ivan.presses("Открыть")
    await ivan.presses("Кузнецова")
    await ivan.presses("Лучше нет")
    one, other = college.maria.participation, college.ivan.participation
    said = {each.by: each for each in await college.ratings()}
    both = {Side.MENTOR: Continuing.NO, Side.MENTEE: Continuing.DOUBT}
    assert said == {
        side: Rating(mentee=one, mentor=other, by=side, said=word) for side, word in both.items()
    }
    assert not maria.sees("Лучше нет")
    maria.forgets()
    await maria.presses("Скрыть", on=early)
    assert not maria.sees("Яковлев")
    await college.here.moves(days=1)
    assert college.anna.phone.sees("Два нажатия")
    asked = [each for each in maria.screens if "Два нажатия" in each.text]
    assert not asked  # she has said everything


async def test_the_list_is_changed_before_anybody_knows(college: Trials) -> None:
    olga = await college.planned()
    first = (await college.talks())[0]
    await olga.presses("15:30")
    card = olga.screen
    assert olga.sees("Наставляемый:")
    await olga.presses("На следующее свободное время")
    moved = next(each for each in await college.talks() if each.id == first.id)
    assert moved.starts_at > first.starts_at
    assert len({(e.mentee_id, e.starts_at) for e in await college.talks()}) == 4
    assert len({(e.mentor_id, e.starts_at) for e in await college.talks()}) == 4
    await olga.presses("Убрать из списка")
    await olga.presses("Убрать из списка", on=card)
    assert len(await college.talks()) == 3
    await college.here.restarts()
    await olga.presses("Ещё один разговор")
    gone = "Кузнецова" if first.mentee_id == college.maria.participation else "Белова"
    lost = "Яковлев" if first.mentor_id == college.ivan.participation else "Орлов"
    await olga.presses(gone)
    await olga.presses(lost)
    assert len(await college.talks()) == 4
    await olga.presses("Сообщить всем")
    await olga.presses("Сообщить всем")
    await olga.presses("Убрать из списка", on=card)
    assert len(await college.talks()) == 4
    await olga.says("/menu")
    await college.here.moves(days=12)
    assert olga.sees("Пробные разговоры закрыты")


async def test_a_time_that_has_passed_and_people_who_are_missing(college: Trials) -> None:
    olga = college.here.curator
    await olga.says("/menu")
    await olga.presses("Ещё")
    await olga.presses("Пожелания")
    await olga.presses("Назначить пробные")
    await olga.says("после дождичка")
    assert olga.sees("Например")
    await olga.says("сегодня")
    await olga.says("08:00")
    assert olga.sees("уже прошло")
    assert await college.talks() == []
    async with college.here.app.storage.work(college.here.app.organisation) as tx:
        for each in (college.maria, college.anna):
            await tx.participations.withdraw(each.participation, tx.now)
    await olga.presses("15:30")
    assert olga.sees("Спросить пока некого")


async def test_nobody_rates_a_talk_of_others_or_one_that_is_ahead(college: Trials) -> None:
    await college.called()
    first = (await college.talks())[0]
    mine = college.maria if first.mentee_id == college.maria.participation else college.anna
    other = college.anna if mine is college.maria else college.maria
    await mine.phone.presses_data(f"wts:{first.id}:yes")
    assert mine.phone.sees("уже закрыто")
    await college.here.moves(days=4)
    await other.phone.presses_data(f"wts:{first.id}:no")
    assert other.phone.sees("больше нет")
    await mine.phone.presses_data(f"wts:{first.id}:perhaps")
    assert await college.ratings() == []
    await mine.phone.presses_data(f"wts:{first.id}:yes")
    assert [each.said for each in await college.ratings()] == [Continuing.YES]
    await college.here.moves(days=8)
    await mine.phone.presses_data(f"wts:{first.id}:no")
    assert [each.said for each in await college.ratings()] == [Continuing.YES]
