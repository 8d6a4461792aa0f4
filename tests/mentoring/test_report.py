"""The report counts distinct people, what truly took place, and says when it does not know."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.digest import next_digest, things_to_do
from mentoring.evidence import Evidence
from mentoring.help_request import HelpRequest, HelpTopic
from mentoring.indicators import Coverage, is_young
from mentoring.listing import Note, Number
from mentoring.meetings import Mark, Meeting, MeetingState
from mentoring.opinions import FEWEST
from mentoring.pairs import Pair, PairState
from mentoring.report import Report, compose
from tests.mentoring.report_samples import (
    ANNOUNCED,
    DAY,
    HERE,
    NOW,
    YOUNG,
    college,
    evidence,
    figures,
    judged,
    meeting,
    pair,
    takes,
)

HELD, MISSED = Mark.HELD, Mark.MISSED


def share(report: Report, number: Number) -> Coverage:
    return next(each for each in report.coverage if each.number is number)


def one_meeting(marks: dict[int, Mark | None], **when: float) -> Report:
    one = pair(1, 1, 11)
    return compose(evidence(one, meetings=(meeting(1, one, marks, **when),)))


def asks_for_help(number: int) -> HelpRequest:
    asked = {"id": 1, "organisation_id": HERE, "person_id": 11, "about": number, "asked_at": NOW}
    return HelpRequest.model_validate({"topic": HelpTopic.PAIR, **asked})


# ---------------------------------------------------------------------- people and pairs


def test_the_college_of_44_teachers_is_counted_as_by_hand() -> None:
    sides = tuple(takes(each, Side.MENTEE, profile=YOUNG) for each in range(11, 18))
    report = compose(evidence(*college(), participations=sides))
    counts = (Number.PARTICIPANTS, Number.MENTEES, Number.MENTORS, Number.BOTH)
    assert [report.count(each) for each in counts] == [12, 7, 5, 0]
    units = (Number.PAIRS, Number.GROUPS, Number.IN_GROUPS)
    assert [report.count(each) for each in units] == [5, 2, 4]
    teachers = share(report, Number.TEACHERS)
    assert (teachers.people, teachers.wanted, teachers.missing) == (12, 9, 0)
    assert teachers.percent == Decimal(1200) / 44  # 27.3 %
    mentees = share(report, Number.TEACHER_MENTEES)
    assert (mentees.people, mentees.percent) == (7, Decimal(700) / 44)  # 15.9 %
    assert share(report, Number.YOUNG).percent == 100


def test_somebody_in_three_pairs_and_both_roles_counts_once() -> None:
    pairs = (pair(1, 1, 11), pair(2, 1, 12), pair(3, 2, 11), pair(4, 11, 13))
    report = compose(evidence(*pairs))
    assert report.count(Number.PARTICIPANTS) == 5
    assert [each.person for each in report.behind[Number.BOTH]] == [11]
    assert share(report, Number.TEACHERS).people == 5


def test_a_week_ago_is_told_from_the_times_of_joining_and_leaving() -> None:
    fresh = pair(1, 1, 11, announced_at=NOW - DAY)
    left = pair(2, 2, 12, state=PairState.ENDED, ended_at=NOW - 2 * DAY)
    report = compose(evidence(fresh, left, pair(3, 3, 13)))
    assert (report.count(Number.PARTICIPANTS), report.change(Number.PARTICIPANTS)) == (4, 0)
    assert (report.count(Number.PAIRS), report.change(Number.PAIRS)) == (2, 0)


def test_offers_are_no_pairs_yet_and_nobody_takes_part_by_an_offer() -> None:
    offered = pair(1, 1, 11, state=PairState.OFFERED, announced_at=None)
    accepted = pair(2, 2, 12, state=PairState.ACCEPTED, announced_at=None)
    report = compose(evidence(offered, accepted))
    counts = (Number.PARTICIPANTS, Number.PAIRS, Number.ANSWERS, Number.AGREED)
    assert [report.count(each) for each in counts] == [0, 0, 1, 1]


def test_on_plan_attention_and_hold_make_up_all_pairs() -> None:
    quiet = pair(2, 2, 12, announced_at=NOW - 21 * DAY)
    paused = pair(3, 3, 13, state=PairState.ON_HOLD, announced_at=NOW - 90 * DAY)
    report = compose(evidence(pair(1, 1, 11), quiet, paused))
    parts = (Number.ON_PLAN, Number.ATTENTION, Number.ON_HOLD)
    assert [report.count(each) for each in parts] == [1, 1, 1]
    [entry] = report.behind[Number.ATTENTION]
    assert (entry.pair, entry.note, entry.n) == (2, Note.SILENT, 21)


def test_a_meeting_held_ends_the_silence() -> None:
    quiet = pair(1, 1, 11, announced_at=NOW - 40 * DAY)
    held = meeting(1, quiet, {1: HELD, 11: HELD}, days=20)
    report = compose(evidence(quiet, meetings=(held,)))
    assert report.count(Number.ATTENTION) == 0


def test_a_silence_begins_with_the_last_meeting_however_long_ago() -> None:
    quiet = pair(1, 1, 11, announced_at=NOW - 90 * DAY)
    long_ago = meeting(1, quiet, {1: HELD, 11: HELD}, days=40, marked=39)
    disputed = meeting(2, quiet, {1: HELD, 11: MISSED}, days=35, marked=34)
    report = compose(evidence(quiet, earlier=(long_ago, disputed)))
    [entry] = report.behind[Number.ATTENTION]
    assert (entry.note, entry.n) == (Note.SILENT, 40)


def test_two_misses_and_a_call_for_help_need_attention() -> None:
    missing, calling = pair(1, 1, 11), pair(2, 2, 12)
    misses = tuple(meeting(n, missing, {1: MISSED, 11: MISSED}, days=n) for n in (2, 5))
    report = compose(evidence(missing, calling, meetings=misses, help=(asks_for_help(2),)))
    notes = {entry.pair: entry.note for entry in report.behind[Number.ATTENTION]}
    assert notes == {1: Note.TWO_MISSES, 2: Note.HELP}
    assert report.count(Number.HELP) == 1


def test_bases_are_counted_by_state() -> None:
    states = {
        21: ParticipationState.SUBMITTED,
        22: ParticipationState.DECLINED,
        23: ParticipationState.WITHDRAWN,
        24: ParticipationState.READY,
    }
    sides = tuple(takes(each, Side.MENTEE, state=state) for each, state in states.items())
    report = compose(evidence(participations=(*sides, takes(25, Side.MENTOR))))
    numbers = (Number.SUBMITTED, Number.DECLINED, Number.READY_MENTEES, Number.READY_MENTORS)
    assert [report.count(each) for each in numbers] == [1, 1, 1, 1]


def test_mentors_without_a_free_place_are_counted() -> None:
    sides = (
        takes(1, Side.MENTOR, capacity=2, taken=2),
        takes(2, Side.MENTOR, capacity=2, taken=1),
        takes(3, Side.MENTOR, capacity=1, taken=1, state=ParticipationState.SUBMITTED),
    )
    report = compose(evidence(participations=sides))
    assert [each.person for each in report.behind[Number.FULL]] == [1]


def test_pairs_are_counted_by_form_when_there_are_several() -> None:
    other = pair(2, 2, 12, form="employer-teacher")
    over = pair(3, 3, 13, form="employer-teacher", state=PairState.ENDED, ended_at=NOW - DAY)
    report = compose(evidence(pair(1, 1, 11), other, over))
    assert report.forms == (("teacher-teacher", 1), ("employer-teacher", 1))
    assert compose(evidence(pair(1, 1, 11))).forms == ()


# ---------------------------------------------------------------------- coverage


@pytest.mark.parametrize(
    ("whole", "target", "wanted"),
    [
        *((443, 5, 23), (499, 10, 50), (499, 20, 100), (44, 10, 5), (44, 20, 9)),
        *((44, 30, 14), (44, 50, 22), (44, 70, 31), (44, 0, 0), (44, 100, 44)),
    ],
)
def test_not_less_than_rounds_people_up(whole: int, target: int, wanted: int) -> None:
    coverage = Coverage(number=Number.TEACHERS, people=3, whole=whole, target=target)
    assert coverage.wanted == wanted
    assert coverage.missing == max(0, wanted - 3)


@pytest.mark.parametrize("whole", [None, 0])
def test_an_absent_or_zero_denominator_gives_no_share(whole: int | None) -> None:
    known = figures(teachers=whole, young=whole)
    report = compose(evidence(*college(), figures=known))
    assert [each.percent for each in report.coverage] == [None, None, None]
    assert [each.missing for each in report.coverage] == [None, None, None]
    assert share(report, Number.TEACHERS).people == 12


def test_without_a_target_nobody_is_missing() -> None:
    report = compose(evidence(*college(), figures=figures(target=None)))
    assert share(report, Number.TEACHERS).percent is not None
    assert share(report, Number.TEACHERS).missing is None


def test_a_pair_of_this_year_counts_when_it_lasted_a_day() -> None:
    long_ago = datetime(2025, 12, 31, 12, tzinfo=UTC)
    over = {"state": PairState.ENDED}
    report = compose(
        evidence(
            pair(1, 1, 11, announced_at=long_ago - 90 * DAY, ended_at=long_ago, **over),
            pair(2, 2, 12, ended_at=ANNOUNCED + DAY, **over),
            pair(3, 3, 13, ended_at=ANNOUNCED + DAY / 2, **over),
        )
    )
    assert [each.person for each in report.behind[Number.TEACHERS]] == [2, 12]


def test_only_teachers_of_a_form_are_covered() -> None:
    report = compose(evidence(pair(1, 1, 11, form="employer-teacher")))
    assert [each.person for each in report.behind[Number.TEACHERS]] == [11]


@pytest.mark.parametrize(
    ("born", "started", "young"),
    [
        (date(1991, 11, 24), "2023-11-24", True),  # 35 and three years tomorrow
        (date(1991, 11, 23), "2023-11-24", False),  # 35 today
        (date(1991, 11, 24), "2023-11-23", False),  # three years today
        (None, "2025-09-01", False),
        (date(2000, 1, 1), None, False),
    ],
)
def test_young_is_under_35_and_in_the_first_three_years(
    born: date | None, started: str | None, young: bool
) -> None:
    assert is_young(born, started, NOW.date()) is young


# ---------------------------------------------------------------------- meetings


def test_contradicting_marks_count_for_nothing_until_settled() -> None:
    report = one_meeting({1: HELD, 11: MISSED}, days=20, marked=19)
    numbers = (Number.PLANNED, Number.HELD, Number.MISSED, Number.UNCLEAR)
    assert [report.count(each) for each in numbers] == [1, 0, 0, 1]
    assert report.behind[Number.UNCLEAR][0].note is Note.DISPUTED
    assert report.opinion.asked == 0


@pytest.mark.parametrize(("marked", "held"), [(3, 1), (2.9, 0)])
def test_silence_confirms_the_mentors_mark_after_72_hours(marked: float, held: int) -> None:
    report = one_meeting({1: HELD, 11: None}, marked=marked)
    assert report.count(Number.HELD) == held
    assert report.count(Number.UNCLEAR) == 1 - held


def test_the_mentees_mark_alone_is_not_enough() -> None:
    report = one_meeting({1: None, 11: HELD}, days=20, marked=19)
    assert report.behind[Number.UNCLEAR][0].note is Note.ONE_SIDE


def test_cancelled_moved_and_never_agreed_meetings_were_not_planned() -> None:
    one = pair(1, 1, 11)
    states = (MeetingState.CANCELLED, MeetingState.MOVED, MeetingState.PROPOSED)
    unmarked: dict[int, Mark | None] = {1: None, 11: None}
    meetings = tuple(
        meeting(n, one, unmarked).model_copy(update={"state": state})
        for n, state in enumerate(states)
    )
    assert compose(evidence(one, meetings=meetings)).count(Number.PLANNED) == 0


def test_a_mean_is_hidden_under_five_answers() -> None:
    few, many = pair(1, 1, 11), pair(2, 2, 12)
    meetings = [meeting(1, few, {1: HELD, 11: HELD})]
    meetings += [meeting(n, many, {2: HELD, 12: HELD}) for n in (2, 3, 4)]
    given = [judged(meetings[0], 11, 2)]
    given += [judged(each, who, 8) for each in meetings[1:] for who in (2, 12)][:FEWEST]
    report = compose(evidence(few, many, meetings=tuple(meetings), feedback=tuple(given)))
    assert (report.opinion.judged, report.opinion.asked, report.opinion.mean) == (6, 8, 7)
    fewer = compose(evidence(few, many, meetings=tuple(meetings), feedback=tuple(given[:4])))
    assert (fewer.opinion.judged, fewer.opinion.mean) == (4, None)
    means = {each.pair: (each.n, each.of, each.mean) for each in report.behind[Number.FEEDBACK]}
    assert means == {1: (1, 2, None), 2: (5, 6, 8)}


# ---------------------------------------------------------------------- without a pair


def mentor(number: int, *subjects: str, **fields: object) -> Participation:
    profile = {"subjects": list(subjects)}
    return takes(number, Side.MENTOR, profile=profile, **{"capacity": 2, **fields})


@pytest.mark.parametrize(
    ("mentors", "consents", "note"),
    [
        ((), (31, 1), Note.NOBODY),
        ((mentor(1, "Физика"),), (31, 1), Note.SUBJECT),
        ((mentor(1, "Химия", taken=2),), (31, 1), Note.PLACES),
        ((mentor(1, "Химия", taken=2), mentor(2)), (31, 1, 2), Note.CHOICE),
        ((mentor(1, "Химия"),), (1,), Note.CONSENT),
        ((mentor(1, "Химия"),), (31,), Note.NOBODY),
        ((mentor(31, "Химия"),), (31,), Note.NOBODY),
        (
            (mentor(1).model_copy(update={"profile": {"slots": ["mon-day"]}}),),
            (31, 1),
            Note.TERMS,
        ),
    ],
)
def test_the_reason_of_being_without_a_pair_is_true(
    mentors: tuple[Participation, ...], consents: tuple[int, ...], note: Note
) -> None:
    profile = {"subjects": ["Химия"], "slots": ["wed-day"]}
    waiting = takes(31, Side.MENTEE, profile=profile)
    report = compose(evidence(participations=(waiting, *mentors), consents=consents))
    assert [each.note for each in report.behind[Number.ALONE]] == [note]


def test_who_was_offered_a_pair_waits_for_answers_and_who_has_one_does_not_wait() -> None:
    offered = pair(1, 1, 11, state=PairState.OFFERED, announced_at=None)
    sides = tuple(takes(each, Side.MENTEE) for each in (11, 12))
    report = compose(evidence(offered, pair(2, 2, 12), participations=sides))
    assert [(e.person, e.note) for e in report.behind[Number.ALONE]] == [(11, Note.ANSWERS)]


# ---------------------------------------------------------------------- digest and speed


def test_a_digest_names_at_most_three_things_the_pressing_ones_first() -> None:
    accepted = pair(3, 3, 13, state=PairState.ACCEPTED, announced_at=None)
    quiet = pair(2, 2, 12, announced_at=NOW - 30 * DAY)
    applied = takes(21, Side.MENTEE, state=ParticipationState.SUBMITTED)
    known = evidence(
        pair(1, 1, 11), quiet, accepted, participations=(applied,), help=(asks_for_help(1),)
    )
    expected = (Number.HELP, Number.ATTENTION, Number.SUBMITTED)
    assert things_to_do(compose(known)) == expected


def test_who_cannot_be_helped_today_is_nothing_to_do() -> None:
    waiting = takes(31, Side.MENTEE)
    assert things_to_do(compose(evidence(participations=(waiting,)))) == ()
    chosen = (waiting, mentor(1))
    assert things_to_do(compose(evidence(participations=chosen))) == (Number.ALONE,)


def test_the_next_digest_is_on_monday_at_eight_where_the_school_is() -> None:
    kamchatka = ZoneInfo("Asia/Kamchatka")
    monday = datetime(2026, 11, 29, 20, 0, tzinfo=UTC)  # 8:00 of the 30th over there
    assert next_digest(NOW, kamchatka) == monday
    assert next_digest(monday - timedelta(seconds=1), kamchatka) == monday
    assert next_digest(monday, kamchatka) == monday + 7 * DAY


def test_four_hundred_people_are_counted_in_a_blink() -> None:
    pairs = tuple(pair(n, n, n + 200) for n in range(1, 201))
    sides = tuple(takes(n, Side.MENTEE, profile=YOUNG) for n in range(201, 401))
    known = evidence(*pairs, participations=sides, meetings=tuple(meetings_of(pairs)))
    fastest = min(seconds(known) for _ in range(3))
    assert compose(known).count(Number.HELD) == 2000
    assert fastest < 0.3, f"{fastest:.3f} s"


def seconds(known: Evidence) -> float:
    fresh = replace(known)  # nothing is remembered from the round before
    began = time.process_time()
    compose(fresh)
    return time.process_time() - began


def meetings_of(pairs: tuple[Pair, ...]) -> list[Meeting]:
    return [
        meeting(each.id * 10 + n, each, {each.id: HELD, each.id + 200: HELD}, days=n + 1)
        for each in pairs
        for n in range(10)
    ]
