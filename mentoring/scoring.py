"""Measure how well a mentor answers a mentee, aspect by aspect; what is missing counts as half."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from mentoring.ages import age_on
from mentoring.applications import Participation
from mentoring.occupations import is_learner
from mentoring.questionnaire.definition import CARD, OWN
from mentoring.record import Record

EXPERIENCE_GAP = 5
"""Years by which an experienced teacher is ahead of a young one."""

AGES = ((18, "18+"), (16, "16-17"), (14, "14-15"), (0, "10-13"))
"""From which age on a learner counts to which of the ages a mentor ticks."""

MIXED = "mixed"
ENOUGH_SLOTS = 2


class Aspect(StrEnum):
    """Name what a score is made of."""

    WISH = "wish"
    REQUEST = "request"
    SUBJECT = "subject"
    SLOTS = "slots"
    EXPERIENCE = "experience"
    AGE = "age"
    MODE = "mode"
    LOAD = "load"
    HISTORY = "history"


class Point(Record):
    """Hold one part of a score; no share means that data are missing and counts as half."""

    aspect: Aspect
    weight: int
    share: float | None
    common: tuple[str, ...] = ()

    @property
    def worth(self) -> float:
        """Return what this part adds."""
        return self.weight * (0.5 if self.share is None else self.share)


def points_for(mentee: Participation, mentor: Participation, today: date) -> tuple[Point, ...]:
    """Measure every aspect."""
    return tuple(measure(mentee, mentor, today) for measure in _MEASURES)


def answers_of(who: Participation, key: str) -> tuple[str, ...]:
    """Return what was ticked, or the one thing that was chosen."""
    value = who.profile.get(key)
    if isinstance(value, str):
        return (value,)
    return tuple(str(each) for each in value) if isinstance(value, list | tuple) else ()


def subjects_of(who: Participation) -> tuple[str, ...]:
    """Return the subjects somebody teaches, offers help in, or wants help in."""
    return answers_of(who, "subjects") + answers_of(who, "subject")


def requests_of(mentee: Participation) -> frozenset[str]:
    """Return what a mentee wants to work on and why, as far as it was ticked."""
    keys = ("request_type", "need_reason", "deficits")
    return frozenset(each for key in keys for each in answers_of(mentee, key))


def offered_by(mentor: Participation) -> tuple[str, ...]:
    """Return what a mentor can help with: colleagues, and learners."""
    return answers_of(mentor, "competences") + answers_of(mentor, "helps_with")


def card_of(who: Participation) -> str:
    """Return how a questionnaire names this person when they were chosen from a card."""
    return f"{CARD}{who.person_id}"


def _wish(mentee: Participation, mentor: Participation, today: date) -> Point:
    wished = answers_of(mentee, "mentor_wish")
    share = float(card_of(mentor) in wished) if wished else None
    return Point(aspect=Aspect.WISH, weight=30 if wished else 0, share=share)


def _request(mentee: Participation, mentor: Participation, today: date) -> Point:
    wants, offers = ("deficits", "competences")
    if is_learner(mentee):
        wants, offers = ("request_type", "helps_with")
    wanted = tuple(each for each in answers_of(mentee, wants) if not each.startswith(OWN))
    offered = answers_of(mentor, offers)
    share = None
    covered = tuple(each for each in wanted if each in offered)
    if wanted and offered:
        share = _felt(mentee, covered) / _felt(mentee, wanted)
    return Point(aspect=Aspect.REQUEST, weight=25, share=share, common=covered)


def _subject(mentee: Participation, mentor: Participation, today: date) -> Point:
    mine, theirs = subjects_of(mentee), subjects_of(mentor)
    common = tuple(each for each in mine if each in theirs)
    share = float(bool(common)) if mine and theirs else None
    counts = not is_learner(mentee) or bool(mine)
    return Point(aspect=Aspect.SUBJECT, weight=15 if counts else 0, share=share, common=common)


def _slots(mentee: Participation, mentor: Participation, today: date) -> Point:
    share, common = overlap(mentee, mentor, "slots")
    enough = None if share is None else min(1.0, len(common) / ENOUGH_SLOTS)
    return Point(aspect=Aspect.SLOTS, weight=10, share=enough, common=common)


def _experience(mentee: Participation, mentor: Participation, today: date) -> Point:
    years, since = mentor.profile.get("experience_years"), mentee.profile.get("total_exp_start")
    share = None
    if isinstance(years, int) and isinstance(since, str):
        gap = years - age_on(date.fromisoformat(since), today)
        share = 1.0 if gap >= EXPERIENCE_GAP else 0.5 if gap > 0 else 0.0
    common = (str(years),) if share else ()
    weight = 0 if is_learner(mentee) else 5
    return Point(aspect=Aspect.EXPERIENCE, weight=weight, share=share, common=common)


def _age(mentee: Participation, mentor: Participation, today: date) -> Point:
    """Compare a learner's age with the ages the mentor wishes; teachers have their experience."""
    born, wished = mentee.profile.get("birth_date"), answers_of(mentor, "mentee_age")
    share = None
    if not is_learner(mentee):
        return Point(aspect=Aspect.AGE, weight=0, share=None)
    if wished and isinstance(born, str):
        age = age_on(date.fromisoformat(born), today)
        share = float(next(code for least, code in AGES if age >= least) in wished)
    return Point(aspect=Aspect.AGE, weight=5, share=share)


def _mode(mentee: Participation, mentor: Participation, today: date) -> Point:
    modes = {mentee.profile.get("mode"), mentor.profile.get("mode")}
    share = None if None in modes else float(len(modes) == 1 or MIXED in modes)
    return Point(aspect=Aspect.MODE, weight=5, share=share)


def _load(mentee: Participation, mentor: Participation, today: date) -> Point:
    share = mentor.free / mentor.capacity if mentor.capacity else 0.0
    return Point(aspect=Aspect.LOAD, weight=5, share=share, common=(str(mentor.free),))


_MEASURES: tuple[Callable[[Participation, Participation, date], Point], ...] = (
    *(_wish, _request, _subject, _slots),
    *(_experience, _age, _mode, _load),
)


def _felt(mentee: Participation, difficulties: tuple[str, ...]) -> int:
    """Weigh difficulties by how strongly they are felt; who did not say feels all alike."""
    felt = (mentee.profile.get(f"deficit_scale:{each}") for each in difficulties)
    return sum(each if isinstance(each, int) else 1 for each in felt)


def overlap(
    mentee: Participation, mentor: Participation, key: str
) -> tuple[bool | None, tuple[str, ...]]:
    """Say whether two have something in common and what; None when one of them did not say."""
    mine, theirs = answers_of(mentee, key), answers_of(mentor, key)
    if not mine or not theirs:
        return None, ()
    common = tuple(each for each in mine if each in theirs)
    return bool(common), common
