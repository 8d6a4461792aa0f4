"""What experience is worth hangs on who has to be ahead: the mentor, the mentee, or nobody."""

import pytest

from mentoring.applications import Participation
from mentoring.scoring import HALF, Aspect, Point
from mentoring.suitability import Fit, judge
from tests.mentoring.test_suitability import mentee, mentor, terrain, with_answers

ASPECTS = {Aspect.EXPERIENCE, Aspect.LEVEL, Aspect.TURNED}
NEW = {"need_reason": ["new_technology"], "total_exp_start": "2016-09-01"}
"""Ten years at school, and a request for which nobody needs to be ahead."""


def point(years: int, model: str | None = None, wish: str = "") -> Point:
    """Return what experience is worth between ten years of work and so many more or fewer."""
    wished = [wish] if wish else []
    one = with_answers(mentee(), **NEW, model_pref=wished)
    other = with_answers(mentor(), experience_years=10 + years, models=wished)
    return told(one, other, model)


def told(one: Participation, other: Participation, model: str | None = None) -> Point:
    verdict = judge(one, other, terrain(), model)
    assert isinstance(verdict, Fit), verdict
    [found] = [each for each in verdict.points if each.aspect in ASPECTS]
    return found


@pytest.mark.parametrize(("model", "wish"), [("partner", ""), (None, "partner")])
def test_partners_are_the_better_the_nearer_they_are(model: str | None, wish: str) -> None:
    near = [point(gap, model, wish) for gap in (0, 1, 2, 3)]
    assert [each.aspect for each in near] == [Aspect.LEVEL] * 4
    shares = [each.share or 0 for each in near]
    assert shares == sorted(shares, reverse=True)
    assert len(set(shares)) == 4
    assert shares[0] == 1000
    assert shares[-1] >= HALF
    assert point(-2, model, wish).share == point(2, model, wish).share


def test_a_wish_to_be_equals_speaks_against_a_large_gap() -> None:
    assert (point(10, None, "partner").share, point(10).share) == (0, 1000)


@pytest.mark.parametrize(("model", "wish"), [("reverse", ""), (None, "reverse")])
def test_the_other_way_round_the_mentee_is_ahead(model: str | None, wish: str) -> None:
    turned = point(-8, model, wish)
    assert (turned.aspect, turned.share) == (Aspect.TURNED, 1000)
    assert point(0).share == 0


def test_who_wishes_both_is_measured_by_what_suits_better() -> None:
    both = ["traditional", "partner"]
    one = with_answers(mentee(), **NEW, model_pref=both)
    near, far = (with_answers(mentor(), experience_years=10 + n, models=both) for n in (0, 9))
    assert (told(one, near).aspect, told(one, near).share) == (Aspect.LEVEL, 1000)
    assert (told(one, far).aspect, told(one, far).share) == (Aspect.EXPERIENCE, 1000)


def test_one_side_alone_makes_no_partners() -> None:
    one = with_answers(mentee(), **NEW, model_pref=["partner"])
    assert told(one, with_answers(mentor(), experience_years=30, models=[])).share == 1000


def test_an_answer_that_is_missing_is_neutral_among_partners_too() -> None:
    one = with_answers(mentee(), need_reason=["new_technology"], total_exp_start=None)
    assert told(one, mentor(), "partner").share is None
