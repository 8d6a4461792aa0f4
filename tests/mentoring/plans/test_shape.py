"""Who works with one mentor is a group of two to six where nobody minds, and pairs otherwise."""

import pytest

from mentoring.applications import Participation, Side
from mentoring.ids import ParticipationId
from mentoring.plans.seats import Seat
from mentoring.plans.shape import Likings, Placed, shaped
from mentoring.scoring import Aspect, Point
from mentoring.suitability import Fit
from mentoring.wishes.records import Grouping, Wish
from tests.mentoring.plans.schools import BEGAN, somebody

MENTOR = somebody(1, Side.MENTOR, {})


def sits(
    number: int, form: str = "teacher-teacher", team: int | None = None, model: str = "traditional"
) -> Placed:
    mentee = somebody(number, Side.MENTEE, {})
    fit = Fit(mentor=MENTOR, form=form, points=(Point(aspect=Aspect.MODE, weight=5, share=1),))
    return Placed(Seat(MENTOR.id, mentee.id, team=team), MENTOR, mentee, fit, model)


def sizes(placed: list[Placed], likings: Likings | None = None) -> list[int]:
    return [len(unit) for unit in shaped(placed, likings or Likings())]


def wish(who: int, grouping: Grouping, most: int | None = None) -> dict[ParticipationId, Wish]:
    number = ParticipationId(who)
    said = Wish(
        participation_id=number,
        side=Side.MENTOR if who == MENTOR.id else Side.MENTEE,
        grouping=grouping,
        group_most=most,
        answered_at=BEGAN,
    )
    return {number: said}


@pytest.mark.parametrize(
    ("members", "groups"),
    [(1, [1]), (2, [2]), (6, [6]), (7, [3, 4]), (8, [4, 4]), (13, [4, 4, 5])],
)
def test_members_are_one_group_or_even_ones(members: int, groups: list[int]) -> None:
    assert sizes([sits(10 + number) for number in range(members)]) == groups


def test_a_mentor_who_would_not_lead_a_group_works_with_each_alone() -> None:
    three = [sits(10), sits(11), sits(12)]
    assert sizes(three, Likings(wish(1, Grouping.ALONE))) == [1, 1, 1]
    assert sizes(three, Likings(wish(1, Grouping.GROUP, most=2))) == [1, 2]
    assert sizes(three, Likings(apart={MENTOR.id})) == [1, 1, 1]


def test_who_wants_to_be_alone_is_alone_and_the_others_are_a_group() -> None:
    three = [sits(10), sits(11), sits(12)]
    assert sizes(three, Likings(wish(11, Grouping.ALONE))) == [1, 2]


def test_a_later_wish_counts_more_than_the_questionnaire() -> None:
    loner = somebody(11, Side.MENTEE, {"group_ok": "alone"})
    two = [sits(10), sits(11)._replace(mentee=loner)]
    assert sizes(two) == [1, 1]
    assert sizes(two, Likings(wish(11, Grouping.ANY))) == [2]


@pytest.mark.parametrize(
    ("profile", "minds"),
    [
        ({}, False),
        ({"group_ok": "alone"}, True),
        ({"group_ok": "any"}, False),
        ({"models": ["traditional"]}, True),
        ({"models": ["traditional", "group"]}, False),
        ({"models": ["virtual"]}, False),
        ({"model_pref": ["traditional"]}, True),
    ],
)
def test_answers_say_who_minds_company(profile: dict[str, object], minds: bool) -> None:
    who: Participation = somebody(10, Side.MENTEE, profile)
    assert Likings().minds_company(who) is minds


def test_two_forms_are_two_groups() -> None:
    learners = [sits(10, "teacher-learner"), sits(11, "teacher-learner")]
    assert sizes([sits(12), *learners, sits(13)]) == [2, 2]


def test_a_team_stays_together_and_apart_from_the_others() -> None:
    four = [sits(10, team=0), sits(11), sits(12, team=0), sits(13)]
    alone = Likings(wish(10, Grouping.ALONE) | wish(1, Grouping.ALONE))
    found = [{one.mentee.id for one in unit} for unit in shaped(four, alone)]
    assert {10, 12} in found
    assert len(found) == 3


def test_a_pair_turned_round_is_no_part_of_a_group() -> None:
    three = [sits(10), sits(11, model="reverse"), sits(12)]
    units = list(shaped(three, Likings()))
    assert [[one.model for one in unit] for unit in units] == [["reverse"], ["traditional"] * 2]
