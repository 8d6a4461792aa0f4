"""A curator who mentors too: no list, card, score or word of matching tells whom people wish."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from handlers.callbacks.pairing import (
    Gather,
    MatchMentee,
    MatchMentor,
    MatchModels,
    MatchUnsuited,
    PersonCard,
)
from handlers.callbacks.plans import GatherIn, MoveTo, PlanUnit, PlanUnits
from mentoring.applications import Side
from mentoring.ids import ParticipationId, WishRoundId
from mentoring.people import StaffRole
from mentoring.wishes.records import Wish
from mentoring.wishes.rounds import Aside, RoundKind
from tests.handlers.college import College, Somebody
from tests.handlers.planned import planning_town
from tests.talk import Person, Town


@dataclass
class Staffroom:
    """Hold a town whose deputy mentors too."""

    here: Town
    deputy: Somebody
    petr: Somebody
    maria: Somebody
    anna: Somebody
    round: WishRoundId

    async def wishes(
        self, whose: Somebody, *ranked: Somebody, avoids: Somebody | None = None
    ) -> None:
        """Keep what a mentee wishes; the last answer counts."""
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            wish = Wish(
                participation_id=whose.participation,
                side=Side.MENTEE,
                ranked=tuple(each.participation for each in ranked),
                avoided=(avoids.participation,) if avoids else (),
                answered_at=tx.now,
            )
            assert await tx.wishes.put(
                self.round, wish, Aside(participation_id=whose.participation)
            )

    async def seen_by(self, reader: Person, *also: str) -> list[str]:
        """All that somebody of the staff finds about Maria and two mentors."""
        mentee, screens = self.maria.participation, []
        await reader.says("/menu")
        for data in (*_screens(mentee, self.deputy.participation, self.petr.participation), *also):
            await reader.presses_data(data)
            screens.append(str(reader.screen))
        return screens


def _screens(mentee: ParticipationId, *mentors: ParticipationId) -> list[str]:
    found = [MatchMentee(mentee=mentee), MatchUnsuited(mentee=mentee)]
    cards = [PersonCard(participation=mentee)]
    of_two = [
        press
        for mentor in mentors
        for press in (
            MatchMentor(mentee=mentee, mentor=mentor),
            MatchModels(mentee=mentee, mentor=mentor),
            Gather(mentor=mentor, members=str(mentee)),
        )
    ]
    return [each.pack() for each in (*found, *cards, *of_two)]


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Staffroom]:
    async with planning_town(tmp_path) as here:
        college = College(here)
        deputy = await college.mentor("Яковлев Иван Олегович")
        petr = await college.mentor("Орлов Пётр Ильич")
        maria = await college.mentee("Кузнецова Мария Петровна")
        anna = await college.mentee("Белова Анна Львовна")
        async with here.app.storage.work(here.app.organisation) as tx:
            await tx.people.grant(deputy.person, StaffRole.DEPUTY, tx.now)
            ends = tx.now + timedelta(days=7)
            opened = await tx.wishes.open_round(RoundKind.WISHES, ends, None)
            assert opened is not None
            assert await tx.wishes.call(opened)
        yield Staffroom(here, deputy, petr, maria, anna, opened.id)


async def test_what_mentees_rank_changes_nothing_the_mentor_on_duty_sees(room: Staffroom) -> None:
    reader, olga = room.deputy.phone, room.here.curator
    await room.wishes(room.maria)
    await olga.says("/match")
    await olga.presses("Подобрать всем")
    mentee, mentor = room.maria.participation, room.petr.participation
    plan = (
        PlanUnits(plan=1).pack(),
        PlanUnit(plan=1, mentee=mentee).pack(),
        MoveTo(plan=1, mentee=mentee).pack(),
        GatherIn(plan=1, mentor=mentor, members=str(mentee)).pack(),
    )
    before, impartial = await room.seen_by(reader, *plan), await room.seen_by(olga, *plan)
    mentors = (room.deputy, room.petr)
    told = []
    for ranked in [(each,) for each in mentors] + list(permutations(mentors)):
        await room.wishes(room.maria, *ranked)
        assert await room.seen_by(reader, *plan) == before
        told.append(await room.seen_by(olga, *plan))
    assert all(each != impartial for each in told), "who is impartial reads it"


async def test_scores_of_a_plan_are_shown_to_the_impartial_only(room: Staffroom) -> None:
    reader, olga, mentee = room.deputy.phone, room.here.curator, room.maria.participation
    await room.wishes(room.maria, room.petr)
    await olga.says("/match")
    await olga.presses("Подобрать всем")
    plan = PlanUnits(plan=1).pack(), PlanUnit(plan=1, mentee=mentee).pack()
    card = "\n".join((await room.seen_by(olga, *plan))[-2:])
    assert "есть пожелание" in card
    theirs = (await room.seen_by(reader, *plan))[-2:]
    assert "пожелание" not in "\n".join(theirs)
    assert "→" in theirs[0]
    assert "· " not in theirs[0].splitlines()[1], theirs[0]


async def test_a_stop_list_changes_nothing_for_whoever_could_stand_on_it(
    room: Staffroom,
) -> None:
    await room.wishes(room.maria)
    before = await room.seen_by(room.deputy.phone)
    for avoided in (room.deputy, room.petr):
        await room.wishes(room.maria, avoids=avoided)
        assert await room.seen_by(room.deputy.phone) == before
        assert "наставляемый просит другого" in "\n".join(await room.seen_by(room.here.curator))
