"""Wishes after the joint meeting: half of the part from each side, by rank; silence is neutral."""

from datetime import UTC, datetime

import pytest

from mentoring.applications import Side
from mentoring.ids import ParticipationId
from mentoring.norms import Norms
from mentoring.scoring import Aspect, Point
from mentoring.suitability import Terrain
from mentoring.weights import Weights
from mentoring.wishes.records import Continuing, Rating, Wish
from tests.mentoring.test_suitability import fit, mentee, mentor, terrain, with_answers

OTHERS = tuple(map(ParticipationId, (60, 61, 62, 63, 64)))
MINE, THEIRS = ParticipationId(50), ParticipationId(1)
YES, DOUBT, NO = Continuing.YES, Continuing.DOUBT, Continuing.NO


def ranked(side: Side, place: int | None) -> Wish:
    """Let one side rank the other in a place, or others only (0), or nobody (None)."""
    own, other = (MINE, THEIRS) if side is Side.MENTEE else (THEIRS, MINE)
    order = () if place is None else OTHERS[:3]
    if place:
        order = (*OTHERS[: place - 1], other)
    when = datetime(2026, 9, 1, tzinfo=UTC)
    return Wish(participation_id=own, side=side, ranked=order, answered_at=when)


def asked(
    mentees: int | None, mentors: int | None, *said: tuple[Side, Continuing], weight: int = 30
) -> Terrain:
    """Let both be asked, and say something after a trial talk."""
    both = ranked(Side.MENTEE, mentees), ranked(Side.MENTOR, mentors)
    ratings = tuple(Rating(mentee=MINE, mentor=THEIRS, by=by, said=word) for by, word in said)
    norms = Norms(weights=Weights(wish=weight))
    return terrain(
        wishes={each.participation_id: each for each in both}, ratings=ratings, norms=norms
    )


def wish(today: Terrain) -> Point:
    """Return the part that wishes have in the score."""
    return next(p for p in fit(mentee(), mentor(), today).points if p.aspect is Aspect.WISH)


@pytest.mark.parametrize(
    ("mentees", "mentors", "points"),
    [(1, 1, 30.0), (1, 2, 25.0), (2, 2, 20.0), (3, 3, 12.0), (1, 0, 15.0), (0, 0, 0.0)],
)
def test_ranks_bring_fifteen_ten_and_six_from_each_side(
    mentees: int, mentors: int, points: float
) -> None:
    assert wish(asked(mentees, mentors)).worth / 1000 == pytest.approx(points, abs=0.03)


def test_who_has_no_preference_brings_the_neutral_half_of_a_half() -> None:
    assert wish(asked(1, None)).worth == 30 * (500 + 250)
    silent = wish(asked(None, None))
    assert (silent.share, silent.worth) == (None, 30 * 500)
    named = fit(mentee(), mentor(), asked(None, None)).unknown
    assert Aspect.WISH in {point.aspect for point in named}


def test_before_anybody_was_asked_wishes_do_not_count() -> None:
    assert wish(terrain()).weight == 0
    assert Aspect.WISH not in {p.aspect for p in fit(mentee(), mentor(), terrain()).unknown}


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ([], 583),
        ([(Side.MENTEE, YES)], 733),
        ([(Side.MENTEE, DOUBT)], 433),
        ([(Side.MENTEE, NO)], 250),
        ([(Side.MENTEE, YES), (Side.MENTOR, NO)], 483),
        ([(Side.MENTEE, YES), (Side.MENTOR, YES)], 883),
    ],
)
def test_a_trial_talk_moves_a_side(said: list[tuple[Side, Continuing]], share: int) -> None:
    assert wish(asked(2, None, *said)).share == share


def test_raising_a_wish_never_lowers_a_score() -> None:
    for mentors in (None, 0, 1, 3):
        scores = [fit(mentee(), mentor(), asked(n, mentors)).tenths for n in (0, 3, 2, 1)]
        assert scores == sorted(scores)


def test_a_name_in_the_questionnaire_counts_until_the_joint_meeting() -> None:
    wishing = with_answers(mentee(), mentor_wish=["#1"])
    early = fit(wishing, mentor()).points[0]
    assert (early.aspect, early.share) == (Aspect.WISH, 750)
    later = fit(wishing, mentor(), asked(0, None)).points[0]
    assert later.share == 250


def test_weights_are_the_schools_own() -> None:
    assert wish(asked(1, 1, weight=0)).weight == 0
    strong, weak = asked(1, 1, weight=100), asked(1, 1, weight=1)
    bored = with_answers(mentee(), deficits=["ict"])
    assert fit(bored, mentor(), strong).score > fit(bored, mentor(), weak).score
