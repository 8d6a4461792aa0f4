"""Pairs of other models: all meetings at once, and offers that say what the model asks."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from handlers.callbacks.pairing import ProposeIn
from mentoring.meetings import MeetingState
from mentoring.pairs import PairState
from mentoring.scheduling import days_of
from tests.handlers.college import College, Somebody
from tests.talk import Person, Town, town

CONFIRMED, PROPOSED = MeetingState.CONFIRMED, MeetingState.PROPOSED


@dataclass
class Two:
    """Hold two people and the school they are in."""

    here: Town
    college: College
    ivan: Somebody
    maria: Somebody

    async def offered(self, model: str) -> None:
        """Let the curator propose the two in a model."""
        await self.here.curator.says("/menu")
        sides = {"mentor": self.ivan.participation, "mentee": self.maria.participation}
        await self.here.curator.presses_data(ProposeIn(**sides, model=model).pack())

    async def announced(self, model: str) -> None:
        """Bring the two to their announcement."""
        await self.offered(model)
        for each in (self.ivan, self.maria):
            await each.phone.presses("Открыть")
            await each.phone.presses("Принять")
        await self.here.curator.presses("Открыть")
        await self.here.curator.presses("Объявить сейчас")

    async def made(self) -> Person:
        """Let the mentor make a schedule of three weeks."""
        ivan = self.ivan.phone
        await ivan.says("/pair")
        await ivan.presses("Составить график")
        await ivan.presses("26 ноября")
        await ivan.presses("14:00")
        await ivan.presses("Раз в неделю")
        await ivan.presses("3")
        return ivan

    async def states(self) -> list[MeetingState]:
        """Return how the meetings stand, by time."""
        [pair] = await self.college.pairs()
        async with self.here.app.storage.read(self.here.app.organisation) as tx:
            return [each.state for each in await tx.meetings.of_pair(pair.id)]

    async def linked(self) -> bool:
        """Tell whether a link is named."""
        [pair] = await self.college.pairs()
        async with self.here.app.storage.read(self.here.app.organisation) as tx:
            return any("https" in (e.place or "") for e in await tx.meetings.of_pair(pair.id))


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Two]:
    async with town(tmp_path) as here:
        people = College(here)
        yield Two(
            here,
            people,
            await people.mentor("Яковлев Иван Олегович", experience_years=1),
            await people.mentee(
                "Кузнецова Мария Петровна", total_exp_start="2000-09-01", deficits=["ict"]
            ),
        )


async def test_a_short_pair_agrees_on_all_meetings_by_one_press(two: Two) -> None:
    await two.announced("goal_short")
    ivan, maria = await two.made(), two.maria.phone
    assert ivan.sees("☐ чт, 26 ноября, 14:00")
    assert ivan.sees("☐ чт, 10 декабря, 14:00")
    assert maria.screen.text == "Новость по программе наставничества"
    assert sum("Новость" in each.text for each in maria.news) <= 2
    await maria.presses("Открыть")
    await maria.presses("Подходит всё")
    assert maria.sees("☑ чт, 3 декабря, 14:00")
    assert await two.states() == [CONFIRMED] * 3
    await ivan.presses("Открыть")
    assert ivan.sees("☑ чт, 26 ноября, 14:00")
    await two.here.moves(days=2, hours=5)
    assert maria.sees("Встреча завтра")


async def test_a_schedule_survives_a_restart_and_a_second_press(two: Two) -> None:
    await two.announced("goal_short")
    await two.made()
    maria = two.maria.phone
    await two.here.restarts()
    await maria.presses("Открыть")
    offered = maria.screen
    await maria.presses("Подходит всё")
    await maria.presses("Подходит всё", on=offered)
    assert await two.states() == [CONFIRMED] * 3
    stranger = two.here.curator
    [pair] = await two.college.pairs()
    await stranger.presses_data(f"ysa:{pair.id}")
    assert not stranger.sees("График")


async def test_a_past_hour_and_a_pair_that_is_over_are_refused_in_words(two: Two) -> None:
    await two.announced("goal_short")
    ivan = two.ivan.phone
    await ivan.says("/pair")
    await ivan.presses("Составить график")
    first = ivan.screen
    await ivan.presses("23 ноября")
    await ivan.says("7:00")
    await ivan.presses("Раз в неделю")
    await ivan.presses("2")
    assert await two.states() == []
    olga = two.here.curator
    await olga.says("/menu")
    [pair] = await two.college.pairs()
    async with two.here.app.storage.work(two.here.app.organisation) as tx:
        assert await tx.pairs.move(pair, PairState.ON_HOLD, tx.now)
    await ivan.presses("26 ноября", on=first)
    await ivan.presses_data(f"ysm:{pair.id}")
    assert not ivan.sees("Когда первая встреча")


async def test_a_reverse_offer_says_so_and_needs_an_explicit_yes(two: Two) -> None:
    await two.offered("reverse")
    ivan, maria = two.ivan.phone, two.maria.phone
    await ivan.presses("Открыть")
    assert ivan.sees("Реверсивная пара")
    assert ivan.sees("Тема: освоение нового")
    await ivan.presses("Принять")
    await maria.presses("Открыть")
    assert maria.sees("только с согласия более опытного")
    assert not any(key.text == "Принять" for key in maria.screen.keys)
    await maria.presses("Да, хочу научиться у коллеги")
    [pair] = await two.college.pairs()
    assert (pair.state, pair.model) == (PairState.ACCEPTED, "reverse")


async def test_a_virtual_pair_names_its_link_before_the_first_yes(two: Two) -> None:
    await two.announced("virtual")
    ivan, maria = two.ivan.phone, two.maria.phone
    await ivan.says("/meetings")
    await ivan.presses("Назначить встречу")
    await ivan.presses("14:00")
    asked = maria.screen
    await maria.presses("Подходит")
    assert maria.sees("Сначала ссылка")
    assert await two.states() == [PROPOSED]
    await two.here.restarts()
    await maria.presses("Подходит", on=asked)
    await maria.presses("Назвать ссылку")
    await maria.says("ftp://meet.example/7")
    assert maria.sees("Такая ссылка не откроется")
    await maria.presses("Подходит", on=asked)
    await maria.presses("Назвать ссылку")
    await maria.says("https://meet.example/7")
    await maria.presses("Подходит", on=asked)
    await maria.presses("Подходит", on=asked)
    assert await two.states() == [CONFIRMED]
    assert not any("meet.example" in each.text for each in ivan.news)


async def test_another_meeting_of_a_virtual_pair_needs_no_second_link(two: Two) -> None:
    await two.announced("virtual")
    ivan, maria = two.ivan.phone, two.maria.phone
    for _ in range(2):
        await ivan.says("/meetings")
        await ivan.presses("Назначить встречу")
        await ivan.presses("14:00")
        asked = maria.screen
        if not await two.linked():
            await maria.presses("Подходит")
            await maria.presses("Назвать ссылку")
            await maria.says("https://meet.example/7")
        await maria.presses("Подходит", on=asked)
    assert await two.states() == [CONFIRMED] * 2


def test_days_of_rest_are_stepped_over() -> None:
    daily = days_of(date(2026, 11, 27), 1, 3)
    assert [each.day for each in daily] == [27, 28, 30]
    assert days_of(date(2026, 11, 29), 7, 2) == [date(2026, 11, 30), date(2026, 12, 7)]
