"""Say who suits whom and why: hard rules first, then a score that can be explained; pure."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.forms import LEARNER, repertoire, suggested_forms
from mentoring.ids import ParticipationId, PersonId
from mentoring.labour import is_labour
from mentoring.lists import forms_for
from mentoring.occupations import is_learner
from mentoring.pair_rules import (
    Ruling,
    is_junior,
    is_other_subject,
    is_superior,
    lacks_clearance,
)
from mentoring.pairs import OVER, Assent, EndReason, Pair, Seat
from mentoring.record import Record
from mentoring.scoring import Aspect, Point, answers_of, card_of, overlap, points_for, requests_of

REASONS = 3
UNKNOWN = "unknown"
"""A learner who does not know yet whom to work with may work with anybody."""


class Bar(StrEnum):
    """Name what makes a pair impossible (a hard rule), the plainest first."""

    SAME_PERSON = "same_person"
    NOT_READY = "not_ready"
    MENTEE_CONSENT = "mentee_consent"
    MENTOR_CONSENT = "mentor_consent"
    NO_FORM = "no_form"
    NOT_COLLEAGUES = "not_colleagues"
    PAIRED_ALREADY = "paired_already"
    EACH_OTHER = "each_other"
    UNWANTED = "unwanted"
    PARTED = "parted"
    SUPERIOR = "superior"
    NO_CLEARANCE = "no_clearance"
    OTHER_SUBJECT = "other_subject"
    JUNIOR = "junior"
    NO_PLACE = "no_place"
    NO_SLOT = "no_slot"


class Link(Record):
    """Say that one works with another in a form today."""

    mentor: PersonId
    mentee: PersonId
    form: str


class Terrain(Record):
    """Hold what is true of everybody today: consents, enabled forms, who works with whom."""

    today: date
    consents: frozenset[PersonId]
    forms: tuple[str, ...]
    links: frozenset[Link] = frozenset()
    parted: frozenset[Link] = frozenset()
    declined: frozenset[Link] = frozenset()
    not_colleagues: frozenset[PersonId] = frozenset()
    """Who said no to mentoring colleagues: the labour consent, closed without a reason."""

    cleared: frozenset[ParticipationId] = frozenset()
    """Mentors whose permission to work with minors was checked."""

    def linked(self, mentor: PersonId, mentee: PersonId, form: str) -> bool:
        """Tell whether a mentor has a mentee in a form."""
        return Link(mentor=mentor, mentee=mentee, form=form) in self.links


class Fit(Record):
    """Say how well a mentor suits and why."""

    mentor: Participation
    form: str
    points: tuple[Point, ...]
    unchecked: tuple[Bar, ...] = ()
    """Rules that nobody could check, because an answer is missing."""

    @property
    def score(self) -> int:
        """Return 0 to 100."""
        whole = sum(point.weight for point in self.points)
        return round(100 * sum(point.worth for point in self.points) / whole)

    @property
    def reasons(self) -> tuple[Point, ...]:
        """Return at most three parts that speak for the pair, the weightiest first."""
        good = [p for p in self.points if p.share is not None and p.share >= 0.5]
        return tuple(sorted(good, key=lambda point: -point.worth)[:REASONS])

    @property
    def risks(self) -> tuple[Point, ...]:
        """Return the parts that speak against it."""
        return tuple(p for p in self.points if p.share is not None and p.share < 0.5)

    @property
    def unknown(self) -> tuple[Point, ...]:
        """Return the parts nobody can judge, because an answer is missing."""
        return tuple(p for p in self.points if p.share is None and p.weight)


class Misfit(Record):
    """Say which hard rules forbid a mentor."""

    mentor: Participation
    bars: tuple[Bar, ...]
    unchecked: tuple[Bar, ...] = ()


class Verdicts(Record):
    """Hold everybody judged for one mentee: who suits, the best first, and who does not."""

    fits: tuple[Fit, ...]
    misfits: tuple[Misfit, ...]


def links_of(pairs: Iterable[Pair]) -> frozenset[Link]:
    """Read from the pairs that are not over who works with whom."""
    going = (pair for pair in pairs if pair.state not in OVER)
    return _links((pair, seat) for pair in going for seat in pair.members)


def parted_in(pairs: Iterable[Pair]) -> frozenset[Link]:
    """Read who parted because they did not get on: they are not brought together again."""
    ended = (pair for pair in pairs if pair.end_reason is EndReason.INCOMPATIBLE)
    return _links((pair, seat) for pair in ended for seat in pair.seats)


def declined_in(pairs: Iterable[Pair]) -> frozenset[Link]:
    """Read between whom an offer was declined: it speaks against asking again, no more."""
    said_no = Assent.DECLINED
    return _links(
        (pair, seat)
        for pair in pairs
        for seat in pair.seats
        if said_no in (seat.assent, pair.mentor.assent)
    )


def _links(seats: Iterable[tuple[Pair, Seat]]) -> frozenset[Link]:
    return frozenset(
        Link(mentor=pair.mentor.person_id, mentee=seat.person_id, form=pair.form)
        for pair, seat in seats
        if seat.side is Side.MENTEE
    )


def who_suits(
    mentee: Participation, mentors: Iterable[Participation], terrain: Terrain
) -> Verdicts:
    """Judge every mentor for one mentee."""
    judged = [judge(mentee, mentor, terrain) for mentor in mentors]
    fits = [verdict for verdict in judged if isinstance(verdict, Fit)]
    misfits = [verdict for verdict in judged if isinstance(verdict, Misfit)]
    fits.sort(key=lambda fit: (-fit.score, -fit.mentor.free, fit.mentor.id))
    misfits.sort(key=lambda misfit: (len(misfit.bars), misfit.mentor.id))
    return Verdicts(fits=tuple(fits), misfits=tuple(misfits))


def judge(mentee: Participation, mentor: Participation, terrain: Terrain) -> Fit | Misfit:
    """Judge one mentor for one mentee."""
    form = common_form(mentee, mentor, terrain.forms)
    bars = tuple(bars_between(mentee, mentor, terrain, form))
    rulings = rulings_on(mentee, mentor, terrain, form) if form else {}
    unchecked = tuple(bar for bar, ruling in rulings.items() if ruling is None)
    if bars or form is None:
        return Misfit(mentor=mentor, bars=bars, unchecked=unchecked)
    points = points_for(mentee, mentor, terrain.today)
    if _between(mentor, mentee, form) in terrain.declined:
        points = (*points, Point(aspect=Aspect.HISTORY, weight=15, share=0.0))
    return Fit(mentor=mentor, form=form, points=points, unchecked=unchecked)


def bars_between(
    mentee: Participation, mentor: Participation, terrain: Terrain, form: str | None
) -> Iterable[Bar]:
    """Name every hard rule that forbids this pair today."""
    one, other = mentee.person_id, mentor.person_id
    ready = ParticipationState.READY
    slots, common = overlap(mentee, mentor, "slots")
    rulings = rulings_on(mentee, mentor, terrain, form) if form else {}
    broken = {
        Bar.SAME_PERSON: one == other,
        Bar.NOT_READY: mentor.side is not Side.MENTOR or {mentor.state, mentee.state} != {ready},
        Bar.MENTEE_CONSENT: one not in terrain.consents,
        Bar.MENTOR_CONSENT: other not in terrain.consents,
        Bar.NO_FORM: form is None,
        Bar.NOT_COLLEAGUES: other in terrain.not_colleagues and is_labour(form or ""),
        Bar.PAIRED_ALREADY: form is not None and terrain.linked(other, one, form),
        Bar.EACH_OTHER: form is not None and terrain.linked(one, other, form),
        Bar.UNWANTED: card_of(mentor) in answers_of(mentee, "stop_list"),
        Bar.PARTED: form is not None and _between(mentor, mentee, form) in terrain.parted,
        **{bar: ruling is True for bar, ruling in rulings.items()},
        Bar.NO_PLACE: mentor.free < 1,
        Bar.NO_SLOT: slots is not None and not common,
    }
    return (bar for bar, is_broken in broken.items() if is_broken)


def rulings_on(
    mentee: Participation, mentor: Participation, terrain: Terrain, form: str
) -> dict[Bar, Ruling]:
    """Judge the rules that hang on an answer: broken, kept, or not checked without it."""
    return {
        Bar.SUPERIOR: is_superior(mentee, mentor, form),
        Bar.NO_CLEARANCE: lacks_clearance(mentee, mentor, terrain.cleared, terrain.today),
        Bar.OTHER_SUBJECT: is_other_subject(mentee, mentor, form),
        Bar.JUNIOR: is_junior(mentee, mentor, form, terrain.today),
    }


def _between(mentor: Participation, mentee: Participation, form: str) -> Link:
    return Link(mentor=mentor.person_id, mentee=mentee.person_id, form=form)


def common_form(
    mentee: Participation, mentor: Participation, enabled: tuple[str, ...]
) -> str | None:
    """Return the form open to both that suits the request best; who named none has all."""
    kind = mentor.profile.get("mentor_kind")
    everything = forms_for(kind if isinstance(kind, str) else None, enabled)
    may = answers_of(mentor, "forms") or everything
    both = tuple(code for code in _open_to(mentee, enabled) if code in may)
    best = suggested_forms(requests_of(mentee), both)
    return next(iter((*best, *both)), None)


def forms_suggested(mentee: Participation, enabled: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms that a mentee's request speaks for, the best first."""
    return suggested_forms(requests_of(mentee), _open_to(mentee, enabled))


def _open_to(mentee: Participation, enabled: tuple[str, ...]) -> tuple[str, ...]:
    known, learner = repertoire().form, is_learner(mentee)
    sides = answers_of(mentee, "forms_wanted")
    anybody = not sides or UNKNOWN in sides
    ours = (code for code in enabled if (known[code].mentee == LEARNER) is learner)
    return tuple(code for code in ours if anybody or known[code].mentor in sides)
