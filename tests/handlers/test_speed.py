"""An evening of short talks: a list, late comers, two taps, and a pair of two who would go on."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from handlers.callbacks.events import OpenEvent
from mentoring.applications import Side
from mentoring.events import EventAudience, EventKind
from mentoring.gathering import plan, register
from mentoring.ids import EventId
from mentoring.pairs import EndReason, PairState, Source
from mentoring.people import Actor, Channel
from mentoring.ports import UnitOfWork
from mentoring.speed.records import SpeedTalk
from mentoring.wishes.records import Grouping, Wish
from mentoring.wishes.rounds import Aside, RoundKind
from tests.handlers.college import College, Somebody
from tests.talk import CURATOR, Person, Town, town

BEGINS = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


@dataclass
class Evening:
    """Hold an event with two mentors and three mentees who come."""

    here: Town
    college: College
    event: EventId
    ivan: Somebody
    petr: Somebody
    maria: Somebody
    anna: Somebody
    vera: Somebody

    async def laid(self) -> Person:
        """Let the curator plan three talks of ten minutes with pauses of five."""
        olga = self.here.curator
        await olga.says("/menu")
        await olga.presses_data(OpenEvent(event=self.event).pack())
        await olga.presses("Кто с кем")
        await olga.presses("10")
        await olga.presses("5")
        await olga.presses("3")
        return olga

    async def talks(self) -> list[SpeedTalk]:
        """Return who sits with whom."""
        async with self.here.app.storage.read(self.here.app.organisation) as tx:
            return await tx.speed.talks(self.event)


async def actor(tx: UnitOfWork, number: int) -> Actor:
    """Return whoever has this number."""
    found = await tx.people.actor_at(Channel.TELEGRAM, number)
    assert found is not None
    return found


@pytest.fixture
async def evening(tmp_path: Path) -> AsyncIterator[Evening]:
    async with town(tmp_path) as here:
        people = College(here)
        await here.curator.says("/start")
        guests = [
            await people.mentor("Яковлев Иван Олегович"),
            await people.mentor("Орлов Пётр Ильич"),
            await people.mentee("Кузнецова Мария Петровна"),
            await people.mentee("Белова Анна Львовна"),
            await people.mentee("Громова Вера Игоревна"),
        ]
        async with here.app.storage.work(here.app.organisation) as tx:
            kind = EventKind.SPEED, EventAudience.ALL
            found = await plan(tx, await actor(tx, CURATOR), *kind, BEGINS)
            for each in guests:
                who = await actor(tx, each.phone.number)
                await register(tx, who, found.id, here.app.house.rules)
        yield Evening(here, people, found.id, *guests)


async def test_a_list_is_laid_told_and_leads_to_a_pair(evening: Evening) -> None:
    olga, maria, ivan = await evening.laid(), evening.maria.phone, evening.ivan.phone
    assert olga.sees("Это проект: пока о нём никто не знает")
    assert olga.sees("Стол 1: Яковлев И. О. – Кузнецова М. П.")
    talks = await evening.talks()
    assert len(talks) == 6
    assert len({(each.mentor_id, each.mentee_id) for each in talks}) == 6
    assert not maria.screens
    await olga.presses("Разослать")
    assert olga.sees("Расписание получат 5 человек")
    assert maria.screen.text == "Новость по программе наставничества"
    await maria.presses("Открыть")
    assert maria.sees("13:00, стол 1: Яковлев И. О.")
    assert not maria.sees("Белова")
    await evening.here.moves_to(BEGINS)
    await evening.here.moves(hours=1)
    for phone, other in ((maria, "Яковлев"), (ivan, "Кузнецова")):
        await phone.says("/menu")
        await phone.presses_data(f"yeo:{evening.event}:1")
        await phone.presses(f"{other}", on=phone.screen)
        await phone.presses("Хочу продолжить")
        assert phone.sees("Спасибо")
    [pair] = await evening.college.pairs()
    assert (pair.state, pair.source) == (PairState.ACCEPTED, Source.SPEED)
    await ivan.presses_data("yer:1:yes")
    assert len(await evening.college.pairs()) == 1


async def test_one_yes_is_no_pair_and_nobody_hears_of_a_no(evening: Evening) -> None:
    olga = await evening.laid()
    await olga.presses("Разослать")
    maria, ivan = evening.maria.phone, evening.ivan.phone
    await maria.presses("Открыть")
    await maria.presses_data("yer:1:yes")
    assert (await evening.talks())[0].said_by_mentee is None
    await evening.here.restarts()
    await evening.here.moves_to(BEGINS)
    await evening.here.moves(hours=1)
    await maria.presses_data("yer:1:yes")
    await ivan.says("/menu")
    await ivan.presses_data("yer:1:no")
    await evening.anna.phone.says("/menu")
    await evening.anna.phone.presses_data("yer:1:yes")
    assert await evening.college.pairs() == []
    assert (await evening.talks())[0].said_by_mentor == "no"
    assert not maria.sees("Нет, спасибо")


async def test_the_evening_is_rated_and_only_a_mean_of_three_is_told(evening: Evening) -> None:
    olga = await evening.laid()
    await olga.presses("Разослать")
    maria, event = evening.maria.phone, evening.event
    await maria.says("/menu")
    await maria.presses_data(f"yem:{event}:10")
    assert not maria.sees("записал")
    await evening.here.moves_to(BEGINS)
    await evening.here.moves(hours=2)
    guests = ((evening.maria, 7), (evening.anna, 10), (evening.ivan, 8))
    for each, rating in guests:
        await olga.presses_data(f"yel:{event}:0:open")
        assert not olga.sees("Вечер оценили")
        await each.phone.says("/menu")
        await each.phone.presses_data(f"yeo:{event}:1")
        await each.phone.presses("Как прошёл вечер?")
        await evening.here.restarts()
        await each.phone.presses("5")
        await each.phone.presses_data(f"yem:{event}:{rating}")
        await each.phone.presses_data(f"yem:{event}:{rating}")
        assert each.phone.sees("Спасибо")
    await maria.presses_data(f"yem:{event}:11")
    await olga.presses_data(f"yel:{event}:0:open")
    assert olga.sees("Вечер оценили на 8,3 из 10, 3 оценки")


async def test_late_comers_and_absent_people_change_only_what_is_ahead(evening: Evening) -> None:
    olga = await evening.laid()
    await olga.presses("Разослать")
    before = [each for each in await evening.talks() if each.round == 0]
    await evening.here.moves_to(BEGINS)
    async with evening.here.app.storage.work(evening.here.app.organisation) as tx:
        for each in (evening.ivan, evening.petr, evening.maria):
            await tx.events.mark(evening.event, each.person, came=True)
    await olga.presses_data(f"yel:{evening.event}:0:lay")
    after = await evening.talks()
    assert [each.id for each in after if each.round == 0] == [each.id for each in before]
    ahead = [each for each in after if each.round > 0]
    assert {each.mentee_id for each in ahead} <= {evening.maria.participation}
    met = [(each.mentor_id, each.mentee_id) for each in after]
    assert len(met) == len(set(met))
    await olga.presses("Excel")
    assert olga.documents[-1].file
    await olga.presses_data(f"yel:{evening.event}:0:docx")
    paper = Document(BytesIO(olga.documents[-1].content))
    tables = [[cell.text for cell in each.rows[1].cells] for each in paper.tables]
    assert len(tables) >= 2
    assert tables[0][:2] == ["1", "Яковлев И. О."]


async def test_a_stop_list_and_a_conflict_part_two_at_the_tables_too(evening: Evening) -> None:
    maria, anna, ivan, petr = evening.maria, evening.anna, evening.ivan, evening.petr
    async with evening.here.app.storage.work(evening.here.app.organisation) as tx:
        round_ = await tx.wishes.open_round(RoundKind.WISHES, tx.now + timedelta(days=7), None)
        assert round_ is not None
        assert await tx.wishes.call(round_)
        wish = Wish(
            participation_id=maria.participation,
            side=Side.MENTEE,
            avoided=(ivan.participation,),
            grouping=Grouping.ANY,
            answered_at=tx.now,
        )
        aside = Aside(participation_id=maria.participation)
        assert await tx.wishes.put(round_.id, wish, aside)
        told = (anna.participation,), "teacher-teacher", "traditional", petr.person, tx.now
        pair = await tx.pairs.propose(petr.participation, *told)
        assert await tx.pairs.end(pair, PairState.ENDED, EndReason.INCOMPATIBLE, None, tx.now)
    await evening.laid()
    met = {(each.mentor_id, each.mentee_id) for each in await evening.talks()}
    assert met == {
        (mentor.participation, mentee.participation)
        for mentor in (ivan, petr)
        for mentee in (maria, anna, evening.vera)
    } - {(ivan.participation, maria.participation), (petr.participation, anna.participation)}


async def test_a_list_without_a_side_and_a_strangers_press_are_refused(evening: Evening) -> None:
    async with evening.here.app.storage.work(evening.here.app.organisation) as tx:
        for each in (evening.ivan, evening.petr):
            await tx.events.leave(evening.event, each.person)
    olga = await evening.laid()
    assert olga.sees("Рассадить пока некого")
    assert await evening.talks() == []
    maria = evening.maria.phone
    await maria.says("/menu")
    await maria.presses_data(f"yel:{evening.event}:0:tell")
    assert not maria.sees("Кто с кем")
    await maria.presses_data(f"yeo:{evening.event}:1")
    assert maria.sees("Быстрых встреч пока нет")
