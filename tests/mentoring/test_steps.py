"""Which steps keep a candidate from being ready: by the programme's way, the age, the wishes."""

from datetime import UTC, date, datetime

import pytest

from mentoring.applications import Participation, ParticipationState, Profile, Side
from mentoring.ids import CycleId, OrganisationId, ParticipationId, PersonId
from mentoring.people import Bracket, Person
from mentoring.steps import (
    SHORT,
    WAYS,
    Milestone,
    StepKind,
    StepState,
    helping_left,
    is_young,
    left_for_mentee,
    mentors_minors,
    still_open,
)

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
INTERVIEW, TRAINING, CLEARANCE, APPROVAL = list(StepKind)[:4]
WITH_PUPILS: Profile = {"forms": ["teacher-learner"], "mentee_age": ["14-15"]}


def taking_part(
    profile: Profile | None = None,
    side: Side = Side.MENTOR,
    state: ParticipationState = ParticipationState.SUBMITTED,
) -> Participation:
    return Participation(
        id=ParticipationId(1),
        organisation_id=OrganisationId(1),
        cycle_id=CycleId(1),
        person_id=PersonId(1),
        side=side,
        state=state,
        profile=profile or {"forms": ["teacher-teacher"]},
        created_at=NOW,
    )


def marked(**states: StepState) -> dict[StepKind, Milestone]:
    return {
        StepKind(kind): Milestone(
            organisation_id=OrganisationId(1),
            participation_id=ParticipationId(1),
            kind=StepKind(kind),
            state=state,
            at=NOW,
        )
        for kind, state in states.items()
    }


def known(born: date | None = None, bracket: Bracket | None = None) -> Person:
    return Person(
        id=PersonId(1),
        organisation_id=OrganisationId(1),
        birth_date=born,
        bracket=bracket,
        created_at=NOW,
    )


def test_a_small_programme_keeps_one_press() -> None:
    assert still_open(taking_part(), SHORT, {}, young=False) == (APPROVAL,)


@pytest.mark.parametrize("way", WAYS)
def test_whoever_mentors_children_is_checked_whatever_the_way(way: str) -> None:
    steps = still_open(taking_part(WITH_PUPILS), WAYS[way], {}, young=False)
    assert steps[-2:] == (CLEARANCE, APPROVAL)
    assert CLEARANCE not in still_open(taking_part(WITH_PUPILS), WAYS[way], {}, young=True)
    assert CLEARANCE not in still_open(taking_part(), WAYS[way], {}, young=False)


def test_done_and_excused_close_a_step_and_failed_does_not() -> None:
    marks = marked(interview=StepState.FAILED, training=StepState.EXCUSED)
    full = WAYS["full"]
    assert still_open(taking_part(), full, marks, young=False) == (INTERVIEW, APPROVAL)
    marks = marked(interview=StepState.DONE, training=StepState.DONE)
    assert still_open(taking_part(), full, marks, young=False) == (APPROVAL,)


def test_a_ready_mentor_who_now_wishes_for_children_lacks_the_clearance_only() -> None:
    ready = taking_part(WITH_PUPILS, state=ParticipationState.READY)
    assert still_open(ready, WAYS["full"], {}, young=False) == (CLEARANCE,)
    cleared = marked(clearance=StepState.DONE)
    assert still_open(ready, WAYS["full"], cleared, young=False) == ()


@pytest.mark.parametrize("state", [ParticipationState.DRAFT, ParticipationState.WITHDRAWN])
def test_of_whoever_is_not_in_nothing_is_open(state: ParticipationState) -> None:
    assert still_open(taking_part(state=state), WAYS["full"], {}, young=False) == ()


@pytest.mark.parametrize(
    ("profile", "young"),
    [
        ({"forms": ["teacher-teacher"], "mentee_age": ["10-13"]}, False),
        ({"forms": ["teacher-learner"], "mentee_age": ["18+"]}, False),
        ({"forms": ["teacher-learner"]}, True),
        ({"forms": ["teacher-learner", "teacher-teacher"], "mentee_age": ["16-17", "18+"]}, True),
        ({"mentee_age": ["10-13"]}, True),
        ({}, False),
    ],
)
def test_who_mentors_minors(profile: Profile, *, young: bool) -> None:
    assert mentors_minors(taking_part({"other": 1, **profile})) is young
    assert not mentors_minors(taking_part(profile, side=Side.MENTEE))


def test_of_somebody_unknown_nobody_says_they_are_young() -> None:
    today = NOW.date()
    assert not is_young(None, today)
    assert not is_young(known(), today)
    assert is_young(known(bracket=Bracket.FROM_14), today)
    assert is_young(known(date(2010, 1, 1)), today)
    assert not is_young(known(date(2008, 11, 23), Bracket.FROM_14), today)


def test_what_helps_a_mentee_keeps_nobody_from_a_pair() -> None:
    mentee = taking_part(side=Side.MENTEE)
    assert still_open(mentee, WAYS["full"], {}, young=True) == (APPROVAL,)
    marks = marked(category=StepState.DONE)
    assert left_for_mentee(marks) == (StepKind.REQUEST, StepKind.BASELINE)
    assert helping_left(mentee, marks) == (StepKind.REQUEST,)


def test_the_start_is_measured_of_both_sides_when_they_are_in() -> None:
    ready = ParticipationState.READY
    mentor = taking_part(side=Side.MENTOR)
    assert helping_left(mentor, {}) == ()
    mentor = mentor.model_copy(update={"state": ready})
    assert helping_left(mentor, {}) == (StepKind.BASELINE,)
    assert helping_left(mentor, marked(baseline=StepState.DONE)) == ()
    mentee = taking_part(side=Side.MENTEE).model_copy(update={"state": ready})
    assert StepKind.BASELINE in helping_left(mentee, {})
