"""Measure coverage: distinct people against the contingent and the target of the year.

Whoever was in a pair for at least a day of the calendar year counts, once, in any role
(«охват … не менее»: the people needed are rounded up).
"""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from mentoring.ages import age_on
from mentoring.applications import Side
from mentoring.crowd import Seated, once_each
from mentoring.evidence import Evidence
from mentoring.forms import repertoire
from mentoring.listing import Behind, Entries, Number
from mentoring.pairs import Pair, Seat
from mentoring.record import Record

TEACHERS = "teachers"
YOUNG_TEACHERS = "young_teachers"
LEARNERS = "learners"
TEACHER, LEARNER = "teacher", "learner"
YOUNG_UNDER = 35
FIRST_YEARS = 3
STARTED = "total_exp_start"
DAY = timedelta(days=1)


def target_of(indicator: str) -> str:
    """Name the target that belongs to a contingent."""
    return f"target_{indicator}"


class Coverage(Record):
    """Hold how many of how many, and how many should be by the end of the year."""

    number: Number
    people: int
    whole: int | None = None
    target: int | None = None

    @property
    def percent(self) -> Decimal | None:
        """Return the share; None when nobody knows of how many."""
        return Decimal(self.people * 100) / self.whole if self.whole else None

    @property
    def wanted(self) -> int | None:
        """Return how many people the target asks for at the least."""
        if not self.whole or self.target is None:
            return None
        return -(-self.whole * self.target // 100)

    @property
    def missing(self) -> int | None:
        """Return how many people are still needed."""
        return None if self.wanted is None else max(0, self.wanted - self.people)


def covered(evidence: Evidence) -> Behind:
    """Return the people behind each share."""
    everybody = list(seats_of_year(evidence))
    seated = [each for each in everybody if _is(TEACHER, *each)]
    teachers = once_each(seated)
    return {
        Number.TEACHERS: teachers,
        Number.TEACHER_MENTEES: once_each(e for e in seated if e[1].side is Side.MENTEE),
        Number.YOUNG: _young(evidence, teachers),
        Number.LEARNERS: once_each(each for each in everybody if _is(LEARNER, *each)),
    }


def coverage(evidence: Evidence, behind: Behind) -> tuple[Coverage, ...]:
    """Measure each share against the figures in force today."""
    year = evidence.today.year
    teachers, young = evidence.figure(TEACHERS), evidence.figure(YOUNG_TEACHERS)
    targets = {
        Number.TEACHERS: (teachers, evidence.figure(target_of(TEACHERS), year)),
        Number.TEACHER_MENTEES: (teachers, None),
        Number.YOUNG: (young, evidence.figure(target_of(YOUNG_TEACHERS), year)),
    }
    learners = evidence.figure(LEARNERS), evidence.figure(target_of(LEARNERS), year)
    if behind[Number.LEARNERS] or learners != (None, None):
        targets[Number.LEARNERS] = learners
    return tuple(
        Coverage(number=number, people=len(behind[number]), whole=whole, target=target)
        for number, (whole, target) in targets.items()
    )


def seats_of_year(evidence: Evidence) -> Iterable[Seated]:
    """Yield who was in an announced pair for at least a day of this calendar year."""
    first = date(evidence.today.year, 1, 1)
    for pair in evidence.pairs:
        for seat in pair.seats if pair.announced_at else ():
            if _long_enough(pair, seat) and _since(evidence, seat, first):
                yield pair, seat


def is_young(birth: date | None, started: object, today: date) -> bool:
    """Tell whether a teacher is under 35 and in the first three years of work."""
    if birth is None or not isinstance(started, str):
        return False
    years = age_on(date.fromisoformat(started), today)
    return age_on(birth, today) < YOUNG_UNDER and years < FIRST_YEARS


def _is(party: str, pair: Pair, seat: Seat) -> bool:
    form = repertoire().form.get(pair.form)
    side = seat.side is Side.MENTOR
    return form is not None and (form.mentor if side else form.mentee) == party


def _long_enough(pair: Pair, seat: Seat) -> bool:
    begun = pair.announced_at
    return begun is not None and (seat.ended_at is None or seat.ended_at - begun >= DAY)


def _since(evidence: Evidence, seat: Seat, first: date) -> bool:
    ended = seat.ended_at
    return ended is None or ended.astimezone(evidence.zone).date() >= first


def _young(evidence: Evidence, teachers: Entries) -> Entries:
    started = {
        each.person_id: each.profile[STARTED]
        for each in evidence.participations
        if STARTED in each.profile
    }
    return tuple(
        each
        for each in teachers
        if each.person is not None
        and (person := evidence.person(each.person)) is not None
        and is_young(person.birth_date, started.get(each.person), evidence.today)
    )
