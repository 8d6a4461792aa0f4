"""The hard rules H1 to H16 by their numbers: each forbids, is named, and lets go when kept."""

from datetime import UTC, date, datetime

import pytest

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.bars import CONFIDED, SOFT, Bar, Override
from mentoring.forms import repertoire
from mentoring.ids import OrganisationId, ParticipationId, PersonId
from mentoring.norms import Caution, Norms
from mentoring.organisations import Organisation, OrganisationKind
from mentoring.sexes import Sex
from mentoring.suitability import Fit, Misfit, Terrain, judge
from mentoring.terrain import Link
from mentoring.wishes.records import Wish
from tests.mentoring.test_pair_rules import SS, TS, TT, pupil, school, teacher
from tests.mentoring.test_suitability import link, mentee, mentor, someone, terrain, with_answers

ONE, FIFTY = PersonId(1), PersonId(50)
NOW = datetime(2026, 9, 1, tzinfo=UTC)


def ruling(
    mentee_: Participation,
    mentor_: Participation,
    bar: Bar,
    today: Terrain,
    model: str | None = None,
) -> bool | None:
    """Tell how a rule was judged: broken, kept (False) or not checked (None)."""
    verdict = judge(mentee_, mentor_, today, model)
    if isinstance(verdict, Misfit) and bar in verdict.bars:
        return True
    return None if bar in verdict.unchecked else False


def wish(who: int, side: Side, *avoided: int) -> dict[ParticipationId, Wish]:
    """Let somebody wish not to work with others."""
    own = ParticipationId(who)
    named = tuple(map(ParticipationId, avoided))
    return {own: Wish(participation_id=own, side=side, avoided=named, answered_at=NOW)}


def test_h1_both_have_their_consents_in_force() -> None:
    for lacking, bar in ((FIFTY, Bar.MENTEE_CONSENT), (ONE, Bar.MENTOR_CONSENT)):
        without = terrain(consents=terrain().consents - {lacking})
        assert ruling(mentee(), mentor(), bar, without) is True
        assert ruling(mentee(), mentor(), bar, terrain()) is False


def test_h2_the_mentor_is_ready_and_is_a_mentor() -> None:
    for state in set(ParticipationState) - {ParticipationState.READY}:
        assert ruling(mentee(), mentor(state=state), Bar.NOT_READY, terrain()) is True
    no_mentor = someone(1, Side.MENTEE, {})
    assert ruling(mentee(), no_mentor, Bar.NOT_READY, terrain()) is True
    assert ruling(mentee(), mentor(), Bar.NOT_READY, terrain()) is False


def test_h3_a_form_is_enabled_and_open_to_both() -> None:
    elsewhere = with_answers(mentor(), forms=["head-teacher"])
    assert ruling(mentee(), elsewhere, Bar.NO_FORM, terrain()) is True
    open_now = terrain(forms=("teacher-teacher", "head-teacher"))
    assert ruling(mentee(), elsewhere, Bar.NO_FORM, open_now) is False


def test_h4_nobody_mentors_themself_or_the_same_person_twice() -> None:
    assert ruling(mentee(person_id=ONE), mentor(), Bar.SAME_PERSON, terrain()) is True
    assert ruling(mentee(), mentor(), Bar.SAME_PERSON, terrain()) is False
    assert ruling(mentee(), mentor(), Bar.PAIRED_ALREADY, terrain(links=link(1, 50))) is True
    other_form = frozenset({Link(mentor=ONE, mentee=FIFTY, form="head-teacher")})
    assert ruling(mentee(), mentor(), Bar.PAIRED_ALREADY, terrain(links=other_form)) is False


def test_h5_the_mentor_has_a_place_and_the_model_takes_so_many() -> None:
    assert ruling(mentee(), mentor(taken=2), Bar.NO_PLACE, terrain()) is True
    assert ruling(mentee(), mentor(taken=1), Bar.NO_PLACE, terrain()) is False
    full = mentor(taken=2, capacity=3, most_mentees=2)
    assert ruling(mentee(), full, Bar.NO_PLACE, terrain()) is False
    assert ruling(mentee(), full, Bar.OVER_NORM, terrain()) is True
    assert not {Bar.NO_PLACE, Bar.OVER_NORM} & SOFT
    takes = {code: model.takes for code, model in repertoire().model.items()}
    assert [n for n in range(9) if takes["group"](n)] == [2, 3, 4, 5, 6]
    for code in ("traditional", "partner", "reverse", "situational", "speed"):
        assert [n for n in range(9) if takes[code](n)] == [1]


@pytest.mark.parametrize(
    ("offers", "taken", "norm", "free", "why"),
    [
        (4, 1, None, 3, None),
        (4, 1, 2, 1, None),
        (4, 2, 2, 0, Bar.OVER_NORM),
        (2, 2, 4, 0, Bar.NO_PLACE),
        (2, 2, 2, 0, Bar.NO_PLACE),
        (4, 3, 2, 0, Bar.OVER_NORM),
    ],
)
def test_h5_the_norm_of_the_school_binds_beside_the_own_wish_and_is_named(
    offers: int, taken: int, norm: int | None, free: int, why: Bar | None
) -> None:
    host = mentor(capacity=offers, taken=taken, most_mentees=norm)
    assert host.free == free
    verdict = judge(mentee(), host, terrain())
    assert (verdict.bars if isinstance(verdict, Misfit) else ()) == ((why,) if why else ())


@pytest.mark.parametrize(
    ("born", "oldest", "expected"),
    [
        ("2016-11-23", 19, False),
        ("2016-11-24", 19, True),
        ("2006-11-24", 19, False),
        ("2006-11-23", 19, True),
        ("2006-11-23", 25, False),
        ("1996-11-23", None, False),
        (None, 19, None),
    ],
)
def test_h6_a_learner_is_ten_and_not_too_old(
    born: str | None, oldest: int | None, expected: bool | None
) -> None:
    today = school(1).model_copy(update={"norms": Norms(oldest=oldest)})
    assert ruling(pupil(birth_date=born), teacher(), Bar.OUT_OF_AGE, today) is expected


@pytest.mark.parametrize(
    ("kind", "said", "oldest"),
    [
        (OrganisationKind.SCHOOL, None, 19),
        (OrganisationKind.COLLEGE, None, None),
        (OrganisationKind.SCHOOL, 21, 21),
        (OrganisationKind.COLLEGE, 25, 25),
    ],
)
def test_h6_a_student_of_a_college_may_be_of_any_age(
    kind: OrganisationKind, said: int | None, oldest: int | None
) -> None:
    place = Organisation(id=OrganisationId(1), name="", kind=kind, zone="Europe/Moscow")
    there = place.model_copy(update={"norms": Norms(oldest=said, level=2)})
    assert there.measures() == Norms(oldest=oldest, level=2)


def test_h6_counts_on_the_day_the_programme_starts_and_by_brackets_in_chats_of_codes() -> None:
    nearly_ten = pupil(birth_date="2016-12-01")
    later = school(1).model_copy(update={"starts_on": date(2026, 12, 1)})
    assert ruling(nearly_ten, teacher(), Bar.OUT_OF_AGE, school(1)) is True
    assert ruling(nearly_ten, teacher(), Bar.OUT_OF_AGE, later) is False
    to_nineteen = school(1).model_copy(update={"norms": Norms(oldest=19)})
    for bracket, expected in (("10-13", False), ("14-17", False), ("18+", None)):
        coded = pupil(birth_date=None, bracket=bracket)
        assert ruling(coded, teacher(), Bar.OUT_OF_AGE, to_nineteen) is expected
        assert ruling(coded, teacher(), Bar.OUT_OF_AGE, school(1)) is False
    assert ruling(mentee(), mentor(), Bar.OUT_OF_AGE, terrain()) is False


def test_h7_a_superior_mentors_only_where_heads_do_and_the_curator_confirms() -> None:
    led = with_answers(mentee(), superior="#1")
    assert ruling(led, mentor(), Bar.SUPERIOR, terrain()) is True
    head = with_answers(mentor(), forms=["head-teacher"])
    assert ruling(led, head, Bar.SUPERIOR_HEAD, terrain(forms=("head-teacher",))) is None
    assert Bar.SUPERIOR not in SOFT


def test_h7_does_not_mean_a_class_teacher() -> None:
    own = teacher(leads_group="7 «А»", subjects=["Физика"])
    assert ruling(pupil(superior="#1"), own, Bar.SUPERIOR, school(1)) is False
    assert isinstance(judge(pupil(), own, school(1)), Fit)


def test_h8_an_adult_mentors_a_minor_with_the_noted_permission() -> None:
    assert ruling(pupil(), teacher(), Bar.NO_CLEARANCE, school()) is True
    assert ruling(pupil(), teacher(), Bar.NO_CLEARANCE, school(1)) is False


@pytest.mark.parametrize(
    ("form", "kind", "guest", "expected"),
    [
        ("employer-student", "employee", False, False),
        ("employer-student", "teacher", False, True),
        ("employer-student", "teacher", True, False),
        ("employer-student", None, False, None),
        (SS, "learner", False, False),
        (SS, "learner", True, True),
        (TS, "teacher", True, False),
    ],
)
def test_h9_mentors_come_from_where_the_form_wants(
    form: str, kind: str | None, guest: bool, expected: bool | None
) -> None:
    there = terrain(forms=(form,), guests=frozenset({ONE} if guest else set()))
    anybody = pupil(forms_wanted=["unknown"])
    other = teacher(mentor_kind=kind, forms=[form])
    assert ruling(anybody, other, Bar.OTHER_PLACE, there) is expected


def test_h9_a_newcomer_is_led_by_a_colleague_and_a_guest_has_agreed_to_be_shared() -> None:
    guest = terrain(guests=frozenset({ONE}))
    newcomer = with_answers(mentee(), need_reason=["new_place"])
    assert ruling(newcomer, mentor(), Bar.OTHER_PLACE, guest) is True
    assert ruling(newcomer, mentor(), Bar.OTHER_PLACE, guest, "virtual") is False
    assert ruling(mentee(), mentor(), Bar.OTHER_PLACE, guest) is False
    gone = terrain(guests=frozenset({ONE}), unshared=frozenset({ONE}))
    assert ruling(mentee(), mentor(), Bar.NOT_SHARED, gone) is True
    assert Bar.NOT_SHARED not in SOFT


def test_h10_neither_side_avoids_the_other() -> None:
    assert ruling(with_answers(mentee(), stop_list=["#1"]), mentor(), Bar.UNWANTED, terrain())
    asked = terrain(wishes=wish(50, Side.MENTEE, 1))
    assert ruling(mentee(), mentor(), Bar.UNWANTED, asked) is True
    other_way = terrain(wishes=wish(1, Side.MENTOR, 50))
    assert ruling(mentee(), mentor(), Bar.AVOIDS, other_way) is True
    assert ruling(mentee(), mentor(2), Bar.AVOIDS, other_way) is False
    assert {Bar.UNWANTED, Bar.AVOIDS} <= CONFIDED


def test_h11_who_works_on_a_subject_has_it_in_common() -> None:
    assert ruling(pupil(), teacher(subjects=["Физика"]), Bar.OTHER_SUBJECT, school(1)) is None
    other = teacher(subjects=["Физика"], leads_group="9 «Б»")
    assert ruling(pupil(), other, Bar.OTHER_SUBJECT, school(1)) is True
    assert ruling(pupil(), teacher(), Bar.OTHER_SUBJECT, school(1)) is False


@pytest.mark.parametrize(
    ("model", "since", "years", "expected"),
    [
        ("traditional", "2025-09-01", 4, False),
        ("traditional", "2025-09-01", 3, True),
        ("reverse", "2000-09-01", 4, False),
        ("reverse", "2025-09-01", 4, True),
        ("partner", "2020-09-01", 4, False),
        ("partner", "2000-09-01", 4, True),
        ("speed", "2025-09-01", 2, False),
        ("speed", "2020-09-01", 2, True),
        ("situational", "2000-09-01", 2, False),
        ("virtual", "2000-09-01", 2, False),
        ("reverse", None, 4, None),
    ],
)
def test_h12_experience_is_ahead_turned_round_or_equal_as_the_model_wants(
    model: str, since: str | None, years: int, expected: bool | None
) -> None:
    young = with_answers(mentee(), need_reason=["starting"], total_exp_start=since)
    other = with_answers(mentor(), experience_years=years)
    assert ruling(young, other, Bar.JUNIOR, terrain(), model) is expected


@pytest.mark.parametrize(
    ("least", "since", "years", "model", "expected"),
    [
        (0, "2000-09-01", 1, "traditional", True),
        (0, "2000-09-01", 1, "group", True),
        (0, "2000-09-01", 1, None, True),
        (0, "2000-09-01", 1, "virtual", False),
        (0, "2016-09-01", 10, "traditional", False),
        (0, "2016-09-01", 9, "traditional", True),
        (3, "2016-09-01", 12, "traditional", True),
        (3, "2016-09-01", 13, "traditional", False),
        (3, "2016-09-01", 8, "reverse", True),
        (3, "2016-09-01", 7, "reverse", False),
        (0, None, 1, "traditional", None),
        (0, "2000-09-01", None, "traditional", None),
    ],
)
def test_h12_a_teacher_is_ahead_of_a_teacher_by_the_years_of_the_school_whatever_the_task(
    least: int, since: str | None, years: int | None, model: str | None, expected: bool | None
) -> None:
    skilled = with_answers(mentee(), total_exp_start=since)
    other = with_answers(mentor(), experience_years=years)
    today = terrain(norms=Norms(least_ahead=least))
    assert ruling(skilled, other, Bar.JUNIOR, today, model) is expected


@pytest.mark.parametrize(
    ("wished", "years", "expected"),
    [("reverse", 1, False), ("partner", 24, False), ("partner", 1, True), ("group", 1, True)],
)
def test_h12_without_a_model_both_may_wish_it_turned_or_level(
    wished: str, years: int, expected: bool
) -> None:
    skilled = with_answers(mentee(), total_exp_start="2000-09-01", model_pref=[wished])
    other = with_answers(mentor(), experience_years=years, models=[wished])
    assert ruling(skilled, other, Bar.JUNIOR, terrain()) is expected


def test_h13_the_two_are_free_at_one_time_unless_the_model_needs_none() -> None:
    busy = with_answers(mentor(), slots=["fri-evening"])
    assert ruling(mentee(), busy, Bar.NO_SLOT, terrain()) is True
    for model in ("situational", "speed"):
        assert ruling(mentee(), busy, Bar.NO_SLOT, terrain(), model) is False
    assert ruling(mentee(), with_answers(mentor(), slots=None), Bar.NO_SLOT, terrain()) is None


def test_h14_a_minor_mentors_under_a_representatives_consent() -> None:
    alone = terrain(consents=terrain().consents - {ONE}, unrepresented=frozenset({ONE}))
    assert ruling(mentee(), mentor(), Bar.MENTOR_GUARDIAN, alone) is True
    assert ruling(mentee(), mentor(), Bar.MENTOR_CONSENT, alone) is False
    assert ruling(mentee(), mentor(), Bar.MENTOR_GUARDIAN, terrain()) is False


def test_h15_nobody_is_led_by_their_own_mentee_but_the_other_way_round_on_another_topic() -> None:
    [back] = link(50, 1)
    in_another_form = frozenset({Link(mentor=FIFTY, mentee=ONE, form="head-teacher")})
    for links in (frozenset({back}), in_another_form):
        assert ruling(mentee(), mentor(), Bar.EACH_OTHER, terrain(links=links)) is True
    young = with_answers(mentee(), need_reason=["starting"])
    for about, expected in (("innovation", False), ("young", True)):
        today = terrain(links=frozenset({back}), works_on={back: about})
        assert ruling(young, mentor(), Bar.EACH_OTHER, today) is True
        assert ruling(young, mentor(), Bar.EACH_OTHER, today, "reverse") is expected
        beside = today.model_copy(update={"turned": frozenset({back})})
        assert ruling(young, mentor(), Bar.EACH_OTHER, beside) is expected
    unsaid = terrain(links=frozenset({back}))
    assert ruling(young, mentor(), Bar.EACH_OTHER, unsaid, "reverse") is None


def test_h16_a_conflict_parts_two_people_for_good_in_any_form_and_either_way() -> None:
    for link_ in (
        Link(mentor=ONE, mentee=FIFTY, form=TT),
        Link(mentor=ONE, mentee=FIFTY, form="head-teacher"),
        Link(mentor=FIFTY, mentee=ONE, form=TT),
    ):
        assert ruling(mentee(), mentor(), Bar.PARTED, terrain(parted=frozenset({link_}))) is True
    assert Bar.PARTED not in SOFT


def test_e41_what_a_representative_allows_is_a_rule() -> None:
    for sex, barred, unsure in (
        (Sex.WOMAN, False, False),
        (Sex.MAN, True, False),
        (None, False, True),
    ):
        known = {"only": {FIFTY: Sex.WOMAN}, "sexes": {ONE: sex} if sex else {}}
        today = school(1).model_copy(update=known)
        assert ruling(pupil(), teacher(), Bar.RESTRICTED, today) is barred
        assert ruling(pupil(), teacher(), Bar.RESTRICTED_UNSURE, today) is unsure
    assert Bar.RESTRICTED in CONFIDED - SOFT
    assert Bar.RESTRICTED_UNSURE in CONFIDED & SOFT


def test_e42_no_parent_mentors_an_own_child_and_a_classmates_parent_is_told() -> None:
    parent = school(1).model_copy(update={"parents": {FIFTY: frozenset({ONE})}})
    assert ruling(pupil(), teacher(), Bar.OWN_PARENT, parent) is True
    of_class = school(1).model_copy(update={"class_parents": {"7 «А»": frozenset({ONE})}})
    assert ruling(pupil(), teacher(), Bar.CLASS_PARENT, of_class) is None
    strict = of_class.model_copy(update={"norms": Norms(classmates_parent=Caution.REFUSE)})
    assert ruling(pupil(), teacher(), Bar.CLASS_PARENT, strict) is True
    assert ruling(pupil(class_group="9 «Б»"), teacher(), Bar.CLASS_PARENT, strict) is False


@pytest.mark.parametrize("bar", sorted(SOFT))
def test_a_softened_rule_lets_the_pair_be_and_is_told(bar: Bar) -> None:
    breaks: dict[Bar, tuple[Participation, Participation, dict[str, object]]] = {
        Bar.OTHER_SUBJECT: (pupil(), teacher(subjects=["Физика"], leads_group="9 «Б»"), {}),
        Bar.JUNIOR: (
            with_answers(mentee(), need_reason=["starting"]),
            with_answers(mentor(), experience_years=1),
            {},
        ),
        Bar.NO_SLOT: (mentee(), with_answers(mentor(), slots=["fri-evening"]), {}),
        Bar.OTHER_PLACE: (
            with_answers(mentee(), need_reason=["new_place"]),
            mentor(),
            {"guests": frozenset({ONE})},
        ),
        Bar.CLASS_PARENT: (
            pupil(),
            teacher(),
            {
                "class_parents": {"7 «А»": frozenset({ONE})},
                "norms": Norms(classmates_parent=Caution.REFUSE),
            },
        ),
        Bar.RESTRICTED_UNSURE: (pupil(), teacher(), {"only": {FIFTY: Sex.WOMAN}}),
    }
    one, other, changed = breaks[bar]
    today = school(1).model_copy(update=changed)
    refused = judge(one, other, today)
    assert isinstance(refused, Misfit)
    assert refused.bars == (bar,)
    softened = Override(mentor=other.id, mentee=one.id, bar=bar)
    allowed = judge(one, other, today.model_copy(update={"overrides": frozenset({softened})}))
    assert isinstance(allowed, Fit)
    assert allowed.softened == (bar,)
