"""A curator who mentors too attacks: no screen, no what-if tells whom anybody wishes or avoids.

Two schools differ in one wish or one stop list and have the same pairs: such a curator sees the
same in both, wherever they look and whatever they try.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
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
from handlers.callbacks.plans import (
    GatherIn,
    LeftPerson,
    MoveTo,
    PlanIdle,
    PlanLeft,
    PlanList,
    PlanUnit,
    PlanUnits,
    PlanWeights,
    ShowPlan,
    SwapWith,
    TryPlan,
    WeighBy,
)
from handlers.callbacks.without_pair import WaitingCard, WaitingList
from mentoring.applications import Side
from mentoring.people import StaffRole
from mentoring.planning.trying import Act
from mentoring.wishes.records import Wish
from mentoring.wishes.rounds import Aside, RoundKind
from tests.handlers.college import College, Somebody
from tests.handlers.planned import IVAN, MARIA, NINA, OLEG, ORLOV, planning_town
from tests.talk import Person, Town

SLOTS = {IVAN: "wed-day", ORLOV: "thu-day", MARIA: "wed-day", OLEG: "thu-day", NINA: "wed-day"}
"""Ivan, who curates too, is free when Maria and Nina are; Maria has waited longer."""

ALL_ON_WISHES, NONE_ON_WISHES = "100.0.0.0.0.0.0.0", "0.100.100.100.100.100.100.100"
NOTHING_COUNTS_BUT = "30.0.0.0.0.0.0.0"
People = dict[str, Somebody]


@dataclass(frozen=True)
class Secrets:
    """Say whom people rank and avoid in one of the schools."""

    ranked: dict[str, str] = field(default_factory=dict)
    avoided: dict[str, tuple[str, ...]] = field(default_factory=dict)
    told: dict[str, dict[str, object]] = field(default_factory=dict)


CASES: dict[str, Secrets] = {
    "whoever is left avoids the one who looks": Secrets(avoided={NINA: (IVAN,)}),
    "all the others avoid whom they do not get": Secrets(
        avoided={NINA: (IVAN, ORLOV), OLEG: (IVAN,), MARIA: (ORLOV,)}
    ),
    "a name in own words": Secrets(told={NINA: {"stop_list": ["=Яковлев"]}}),
    "wishes for the one who looks": Secrets(ranked={OLEG: IVAN, MARIA: IVAN}),
}


@pytest.mark.long
async def test_two_schools_that_differ_in_a_secret_look_the_same(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    before = await seen_in(tmp_path_factory.mktemp("school"), Secrets())
    assert any("у подходящих наставников мест нет" in each for each in before)
    for name, secrets in CASES.items():
        found = await seen_in(tmp_path_factory.mktemp("school"), secrets)
        assert found == before, name


async def test_whom_only_a_stop_list_keeps_apart_suits_for_whoever_may_not_know(
    tmp_path: Path,
) -> None:
    async with planning_town(tmp_path) as here:
        people = await _open(here, Secrets(avoided={NINA: (IVAN,)}))
        olga, ivan, nina = here.curator, people[IVAN].phone, people[NINA].participation
        await ivan.says("/menu")
        await ivan.presses_data(MatchMentee(mentee=nina).pack())
        assert ivan.sees("1. Яковлев И. О. · "), ivan
        proposing = ivan.screen
        await ivan.presses_data(MatchUnsuited(mentee=nina).pack())
        assert not ivan.sees("Яковлев"), ivan
        await olga.says("/menu")
        await olga.presses_data(MatchUnsuited(mentee=nina).pack())
        assert olga.sees("Яковлев И. О.: наставляемый просит другого"), olga
        await ivan.presses("Предложить: Яковлев И. О.", on=proposing)
        assert ivan.sees("лучше подойдёт другой вариант"), ivan
        assert await College(here).pairs() == []


async def test_whoever_takes_part_weighs_nothing_and_reads_why(tmp_path: Path) -> None:
    async with planning_town(tmp_path) as here:
        people = await _open(here, Secrets())
        olga, ivan = here.curator, people[IVAN].phone
        await _plans(olga)
        assert olga.sees("Средняя оценка"), olga
        await ivan.says("/menu")
        await ivan.presses_data(ShowPlan(plan=1).pack())
        assert not ivan.sees("Средняя оценка"), ivan
        await ivan.presses("Что важнее")
        assert ivan.sees("Эти числа меняет куратор"), ivan
        for weights in (ALL_ON_WISHES, NONE_ON_WISHES, NOTHING_COUNTS_BUT):
            for _doubled in range(2):
                await ivan.presses_data(WeighBy(plan=1, weights=weights).pack())
                assert ivan.sees("Эти числа меняет куратор"), ivan
        await here.restarts()
        await ivan.presses("К плану")
        assert ivan.sees("План № 1"), ivan
        async with here.app.storage.read(here.app.organisation) as tx:
            assert len(await tx.plans.recent(5)) == 1
        await olga.presses_data(WeighBy(plan=1, weights=ALL_ON_WISHES).pack())
        assert olga.sees("Что изменится"), olga


async def seen_in(folder: Path, secrets: Secrets) -> list[str]:
    """Return all that the curator who mentors sees of the others and of a plan."""
    async with planning_town(folder) as here:
        people = await _open(here, secrets)
        ivan, olga = people[IVAN].phone, here.curator
        await ivan.says("/menu")
        looked = await _looks(ivan, _of_everybody(people))
        await _plans(olga)
        looked += await _looks(ivan, _of_the_plan(people))
        await olga.presses("Опубликовать план")
        await olga.presses("Опубликовать план")
        nina = people[NINA].participation
        waiting = (WaitingList(), WaitingCard(who=nina), PlanLeft(plan=1), ShowPlan(plan=1))
        return looked + await _looks(ivan, (each.pack() for each in waiting))


async def _looks(reader: Person, presses: Iterable[str]) -> list[str]:
    found = []
    for data in presses:
        await reader.presses_data(data)
        found.append(f"{data}\n{reader.screen}")
    return found


def _of_everybody(people: People) -> list[str]:
    mentees = [people[name].participation for name in (MARIA, OLEG, NINA)]
    mentors = [people[name].participation for name in (IVAN, ORLOV)]
    lists = [
        press.pack()
        for each in mentees
        for press in (
            MatchMentee(mentee=each),
            MatchUnsuited(mentee=each),
            PersonCard(participation=each),
        )
    ]
    of_two = [
        press.pack()
        for one in mentees
        for other in mentors
        for press in (
            MatchMentor(mentee=one, mentor=other),
            MatchModels(mentee=one, mentor=other),
            Gather(mentor=other, members=str(one)),
        )
    ]
    return lists + of_two


def _of_the_plan(people: People) -> list[str]:
    maria, oleg, nina = (people[name].participation for name in (MARIA, OLEG, NINA))
    ivan, orlov = (people[name].participation for name in (IVAN, ORLOV))
    of_plan = ShowPlan, PlanUnits, PlanLeft, PlanIdle, PlanWeights
    of_mentee = PlanUnit, MoveTo, SwapWith
    return [
        PlanList().pack(),
        *(press(plan=1).pack() for press in of_plan),
        *(press(plan=1, mentee=each).pack() for press in of_mentee for each in (maria, oleg)),
        *(GatherIn(plan=1, mentor=each, members=str(maria)).pack() for each in (ivan, orlov)),
        LeftPerson(plan=1, who=nina).pack(),
        *(
            WeighBy(plan=1, weights=weights).pack()
            for weights in (ALL_ON_WISHES, NONE_ON_WISHES, NOTHING_COUNTS_BUT)
        ),
        TryPlan(plan=1, act=Act.LOCK, mentor=orlov, mentee=nina).pack(),
        ShowPlan(plan=1).pack(),
    ]


async def _open(here: Town, secrets: Secrets) -> People:
    college = College(here)
    people: People = {}
    for name, slot in SLOTS.items():
        answers = {"slots": [slot], "capacity": 1, **secrets.told.get(name, {})}
        join = college.mentor if name in (IVAN, ORLOV) else college.mentee
        people[name] = await join(name, approved=True, **answers)
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.people.grant(people[IVAN].person, StaffRole.DEPUTY, tx.now)
        opened = await tx.wishes.open_round(RoundKind.WISHES, tx.now + timedelta(days=7), None)
        assert opened is not None
        assert await tx.wishes.call(opened)
        for name in (MARIA, OLEG, NINA):
            own = people[name].participation
            ranked = [secrets.ranked[name]] if name in secrets.ranked else []
            wish = Wish(
                participation_id=own,
                side=Side.MENTEE,
                ranked=tuple(people[each].participation for each in ranked),
                avoided=tuple(
                    people[each].participation for each in secrets.avoided.get(name, ())
                ),
                answered_at=tx.now,
            )
            assert await tx.wishes.put(opened.id, wish, Aside(participation_id=own))
    return people


async def _plans(olga: Person) -> None:
    await olga.says("/match")
    await olga.presses("Подобрать всем")
