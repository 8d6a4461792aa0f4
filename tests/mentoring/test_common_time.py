"""Two whose clocks differ are free together where their hours meet, not where their words do."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from mentoring.bars import Bar
from mentoring.common_time import common_hours, shared_slots
from mentoring.ids import PersonId
from mentoring.scoring import Aspect
from mentoring.suitability import Fit, judge
from mentoring.timetable import common_slots, suggestions
from mentoring.zones import clocks_of
from tests.mentoring.test_hard_rules import ruling
from tests.mentoring.test_suitability import mentee, mentor, terrain, with_answers

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
FOUR, NINE = 4 * 60, 9 * 60


@pytest.mark.parametrize(
    ("mine", "ahead", "theirs", "meet"),
    [
        ("mon-evening", FOUR, "mon-day", True),
        ("mon-evening", FOUR, "mon-morning", True),
        ("mon-evening", FOUR, "mon-evening", False),
        ("mon-morning", -FOUR, "mon-day", True),
        ("tue-morning", NINE, "tue-evening", False),
        ("tue-morning", NINE, "mon-evening", False),
        ("mon-morning", 14 * 60, "sat-evening", False),
        ("mon-day", 180, "mon-morning", True),
        ("mon-morning", 345, "mon-morning", False),
        ("mon-morning", 300, "mon-morning", True),
        ("mon-evening", 0, "mon-evening", True),
    ],
)
def test_half_days_meet_by_the_hours_they_share(
    mine: str, ahead: int, theirs: str, meet: bool
) -> None:
    assert bool(shared_slots({mine}, {theirs}, ahead)) is meet
    assert bool(shared_slots({theirs}, {mine}, -ahead)) is meet


def test_clocks_are_told_from_the_school_s() -> None:
    one, other, same = PersonId(1), PersonId(2), PersonId(3)
    own = {one: "Asia/Novosibirsk", other: "Europe/Kaliningrad", same: "Europe/Kirov"}
    assert clocks_of(own, "Europe/Moscow", NOW) == {one: FOUR, other: -60}


def test_h13_and_the_score_go_by_both_clocks() -> None:
    far = with_answers(mentor(), slots=["mon-evening"])
    near = with_answers(mentee(), slots=["mon-day"])
    moved = terrain(clocks={far.person_id: FOUR})
    assert ruling(near, far, Bar.NO_SLOT, terrain(), "virtual") is True
    assert ruling(near, far, Bar.NO_SLOT, moved, "virtual") is False
    assert ruling(with_answers(near, slots=["mon-evening"]), far, Bar.NO_SLOT, moved) is True
    both = terrain(clocks={far.person_id: FOUR, near.person_id: FOUR})
    assert ruling(near, far, Bar.NO_SLOT, both, "virtual") is True
    fit = judge(near, far, moved)
    assert isinstance(fit, Fit)
    [point] = [each for each in fit.points if each.aspect is Aspect.SLOTS]
    assert point.share
    assert point.common == ("mon-day",)


def test_a_time_is_suggested_at_which_all_clocks_are_free() -> None:
    weeks = [{"slots": ["mon-evening"]}, {"slots": ["mon-day", "mon-morning"]}, {}]
    hours = common_slots(weeks, (FOUR, 0, 0))
    assert hours == ("mon-13:00",)
    zone = ZoneInfo("Europe/Moscow")
    [first] = suggestions(hours, NOW, zone, count=1)
    assert first.astimezone(zone).strftime("%a %H:%M") == "Mon 13:00"
    assert first.astimezone(ZoneInfo("Asia/Novosibirsk")).hour == 17
    assert common_hours([({"mon-morning"}, NINE), ({"mon-evening"}, 0)]) == ()
