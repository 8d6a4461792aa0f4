"""Schools made up by a seed, with everything that makes matching hard: for tests and figures.

Everybody answers most questions and leaves some out; some have no consent, no clearance or no
place, some do not want each other, some wish for the same few.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from mentoring.answers import card_of
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.forms import repertoire
from mentoring.ids import CycleId, OrganisationId, ParticipationId, PersonId
from mentoring.occupations import is_learner
from mentoring.pairs import GROUP_LIMIT
from mentoring.plans.records import Constraints, PlanTask
from mentoring.suitability import Terrain

TODAY = date(2026, 11, 23)
BEGAN = datetime(2026, 9, 1, tzinfo=UTC)
FORMS = ("teacher-teacher", "teacher-learner", "learner-learner")
SUBJECTS = ("Математика", "Физика", "Химия", "История", "Литература", "Информатика")
HELP = ("theory", "norms", "subject", "psychology", "methods", "ict", "assessment", "parents")
LEARN = ("study", "project", "contest", "adaptation", "friends", "career", "leadership", "talent")
DAYS, HOURS = ("mon", "tue", "wed", "thu", "fri"), ("morning", "day", "evening")
SLOTS = tuple(f"{day}-{hour}" for day in DAYS for hour in HOURS)
MODES = ("offline", "online", "mixed")
AGES = ("10-13", "14-15", "16-17", "18+", "teachers")
FIRST_MENTEE = 10_000
"""Mentors are numbered from 1, mentees from here."""

BOTH = 0.3
"""The share of mentors who would themselves be helped, as far as there are teachers for it."""

Answers = dict[str, Any]


def school(
    mentors: int, mentees: int, seed: int, missing: float = 0.15, both: float = BOTH
) -> PlanTask:
    """Make a school up; `missing` is the share of answers that nobody gave."""
    random = Random(f"{mentors} {mentees} {seed}")
    helping = tuple(_mentor(1 + number, random, missing) for number in range(mentors))
    asking = tuple(
        _mentee(FIRST_MENTEE + number, random, missing, helping) for number in range(mentees)
    )
    asking = tuple(_some_as_both(helping, asking, both, Random(seed)))
    people = [each.person_id for each in (*helping, *asking)]
    terrain = Terrain(
        today=TODAY,
        consents=frozenset(who for who in people if random.random() > 0.03),
        forms=tuple(form for form in FORMS if form in repertoire().form),
        not_colleagues=frozenset(each.person_id for each in helping if random.random() < 0.05),
        cleared=frozenset(each.id for each in helping if random.random() < 0.8),
    )
    return PlanTask(mentees=asking, mentors=helping, terrain=terrain, constraints=Constraints())


TASTES: dict[str, Callable[[PlanTask], PlanTask]] = {
    "random": lambda task: task,
    "popular": lambda task: _answering(task, _wishing_for(task.mentors)),
    "coarse": lambda task: _answering(task, COARSE),
}
"""What people want: this and that, everybody the same few mentors, or all the same of anybody."""

COARSE: Answers = {
    "slots": ["mon-day"],
    "mode": "offline",
    "competences": ["theory"],
    "deficits": ["theory"],
    "helps_with": ["project"],
    "request_type": ["project"],
    "mentor_wish": [],
}


def _wishing_for(mentors: Sequence[Participation]) -> Answers:
    return {"mentor_wish": [card_of(each) for each in mentors[: max(1, len(mentors) // 50)]]}


def _answering(task: PlanTask, answers: Answers) -> PlanTask:
    """Let everybody answer alike what is asked on their side."""

    def alike(each: Participation) -> Participation:
        asked = {*each.profile, "mentor_wish"} if each.side is Side.MENTEE else {*each.profile}
        told = {key: value for key, value in answers.items() if key in asked}
        return each.model_copy(update={"profile": {**each.profile, **told}})

    mentees, mentors = map(alike, task.mentees), map(alike, task.mentors)
    return task.model_copy(update={"mentees": tuple(mentees), "mentors": tuple(mentors)})


def asked(task: PlanTask, **constraints: object) -> PlanTask:
    """Ask more of a plan."""
    changed = task.constraints.model_copy(update=constraints)
    return task.model_copy(update={"constraints": changed})


def _mentor(number: int, random: Random, missing: float) -> Participation:
    capacity = random.randint(0 if random.random() < 0.1 else 1, GROUP_LIMIT)
    answers: Answers = {
        "subjects": _some(SUBJECTS, 1, 2, random),
        "competences": _some(HELP, 1, 5, random),
        "helps_with": _some(LEARN, 1, 5, random),
        "experience_years": random.randint(0, 35),
        "mentee_age": _some(AGES, 1, 4, random),
        "mode": random.choice(MODES),
        "slots": _some(SLOTS, 1, 8, random),
        "models": _some(("traditional", "group", "virtual"), 1, 2, random),
        "birth_date": f"{random.randint(1960, 1999)}-05-05",
    }
    return somebody(number, Side.MENTOR, _given(answers, random, missing)).model_copy(
        update={"capacity": capacity, "taken": random.randint(0, capacity // 2)}
    )


def _mentee(
    number: int, random: Random, missing: float, mentors: Sequence[Participation]
) -> Participation:
    learns = random.random() < 0.6
    answers = _learner(random) if learns else _teacher(random)
    popular = mentors[: max(1, len(mentors) // 5)]
    kept = _given(answers, random, missing) | (
        {"request_type": answers["request_type"]} if learns else {}
    )
    if mentors and random.random() < 0.4:
        kept["mentor_wish"] = [card_of(random.choice(popular))]
    if mentors and random.random() < 0.2:
        kept["stop_list"] = [card_of(each) for each in random.sample(mentors, 1)]
    return somebody(number, Side.MENTEE, kept)


def _some_as_both(
    mentors: Sequence[Participation], mentees: Sequence[Participation], both: float, random: Random
) -> Iterator[Participation]:
    """Let teachers who ask for help be the persons of mentors."""
    helpers = iter([each for each in mentors if random.random() < both])
    for each in mentees:
        same = None if is_learner(each) else next(helpers, None)
        yield each.model_copy(update={"person_id": same.person_id}) if same else each


def _learner(random: Random) -> Answers:
    return {
        "request_type": _some(LEARN, 1, 3, random),
        "subject": _some(SUBJECTS, 1, 1, random),
        "birth_date": f"{random.randint(2008, 2015)}-03-03",
        "mode": random.choice(MODES),
        "slots": _some(SLOTS, 2, 8, random),
        "group_ok": random.choice(("alone", "group", "any")),
    }


def _teacher(random: Random) -> Answers:
    return {
        "subjects": _some(SUBJECTS, 1, 2, random),
        "deficits": _some(HELP, 1, 4, random),
        "total_exp_start": f"{random.randint(2005, 2026)}-09-01",
        "mode": random.choice(MODES),
        "slots": _some(SLOTS, 2, 8, random),
        "superior": [],
    }


def _some(options: Sequence[str], least: int, most: int, random: Random) -> list[str]:
    return random.sample(options, random.randint(least, min(most, len(options))))


def _given(answers: Answers, random: Random, missing: float) -> Answers:
    return {key: value for key, value in answers.items() if random.random() >= missing}


def somebody(number: int, side: Side, profile: Answers) -> Participation:
    """Make an approved participant who gave these answers."""
    return Participation(
        id=ParticipationId(number),
        organisation_id=OrganisationId(1),
        cycle_id=CycleId(1),
        person_id=PersonId(number),
        side=side,
        state=ParticipationState.READY,
        profile=profile,
        created_at=BEGAN + timedelta(hours=number),
    )
