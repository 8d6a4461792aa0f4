"""Say who suits whom and why: hard rules first, then a score that can be explained; pure."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from mentoring.answers import requests_of
from mentoring.applications import Participation
from mentoring.bars import CONFIDED, Bar
from mentoring.cases import Case, case_in
from mentoring.forms import suggested_forms
from mentoring.ids import ParticipationId
from mentoring.liking import Liking
from mentoring.pair_rules import rulings
from mentoring.record import Record
from mentoring.scoring import HALF, Aspect, Point, points_for, total
from mentoring.sketches import Sketch
from mentoring.sketching import Ground, forms_of_mentee
from mentoring.terrain import Link, Terrain

__all__ = [
    "Bar",
    "Fit",
    "Judge",
    "Link",
    "Misfit",
    "Terrain",
    "Verdicts",
    "bars_between",
    "forms_suggested",
    "judge",
    "who_suits",
]

REASONS = 3
_NOTHING: AbstractSet[Bar] = frozenset()
HISTORY = 15
"""How much a declined offer weighs: it speaks against asking again, no more."""


class Fit(Record):
    """Say how well a mentor suits and why."""

    mentor: Participation
    form: str
    points: tuple[Point, ...]
    unchecked: tuple[Bar, ...] = ()
    """Rules that nobody could check, because an answer is missing."""

    softened: tuple[Bar, ...] = ()
    """Rules that the curator has overridden for the two, with a reason."""

    @property
    def tenths(self) -> int:
        """Return 0 to 1000: what a solver adds up."""
        whole = sum(point.weight for point in self.points)
        return total(sum(point.worth for point in self.points), whole)

    @property
    def score(self) -> int:
        """Return 0 to 100."""
        return (self.tenths + 5) // 10

    @property
    def reasons(self) -> tuple[Point, ...]:
        """Return at most three parts that speak for the pair, the weightiest first."""
        good = [p for p in self.points if p.weight and p.share is not None and p.share >= HALF]
        return tuple(sorted(good, key=lambda point: -point.worth)[:REASONS])

    @property
    def risks(self) -> tuple[Point, ...]:
        """Return the parts that speak against it."""
        return tuple(p for p in self.points if p.weight and p.share is not None and p.share < HALF)

    @property
    def unknown(self) -> tuple[Point, ...]:
        """Return the parts nobody can judge, because an answer is missing."""
        return tuple(p for p in self.points if p.share is None and p.weight)


class Misfit(Record):
    """Say which hard rules forbid a mentor."""

    mentor: Participation
    bars: tuple[Bar, ...]
    unchecked: tuple[Bar, ...] = ()
    softened: tuple[Bar, ...] = ()
    otherwise: Fit | None = None
    """How they would suit but for what somebody has confided; None where more forbids it."""

    @property
    def why(self) -> Bar:
        """Return the rule that a refusal names: what was confided only where nothing else is."""
        told = [bar for bar in self.bars if bar not in CONFIDED]
        return next(iter(told or self.bars), Bar.NO_FORM)


Judgement = tuple[Participation, Fit | Misfit]
"""Somebody with the verdict about them and whoever they are judged for."""


def suits_outwardly(verdict: Fit | Misfit) -> bool:
    """Tell whether nothing but what somebody has confided keeps two apart."""
    return form_of(verdict) is not None


def form_of(verdict: Fit | Misfit) -> str | None:
    """Return the form in which two would work, at least outwardly."""
    fit = verdict if isinstance(verdict, Fit) else verdict.otherwise
    return fit.form if fit is not None else None


def best_first(judged: Iterable[Judgement]) -> list[Judgement]:
    """Keep who suits at least outwardly, the best first; a reader's discretion sorts anew."""
    kept = [(who, verdict) for who, verdict in judged if suits_outwardly(verdict)]
    return sorted(kept, key=lambda two: (-_score(two[1]), two[0].id))


def _score(verdict: Fit | Misfit) -> int:
    return verdict.score if isinstance(verdict, Fit) else 0


class Verdicts(Record):
    """Hold everybody judged for one mentee: who suits, the best first, and who does not."""

    fits: tuple[Fit, ...]
    misfits: tuple[Misfit, ...]


class Judge:
    """Judge many pairs on one ground: links and wishes are sorted once."""

    def __init__(self, terrain: Terrain) -> None:
        """Prepare the ground."""
        self.terrain = terrain
        self.ground = Ground(terrain)
        self._softened = defaultdict[tuple[ParticipationId, ParticipationId], set[Bar]](set)
        for each in terrain.overrides:
            self._softened[each.mentee, each.mentor].add(each.bar)
        self._liking = Liking(terrain)

    def verdict(
        self,
        mentee: Participation,
        mentor: Participation,
        model: str | None = None,
        role: str | None = None,
    ) -> Fit | Misfit:
        """Judge one mentor for one mentee; without a model, as both wish.

        With a role it is the task of a pair that asks for its subject and experience, not what
        was requested once.
        """
        one, other = self.ground.sketch(mentee), self.ground.sketch(mentor)
        form = next((each for each in one.forms if each in other.forms), None)
        case = case_in(self.terrain.norms, form, one.requests, model, role)
        ruled = rulings(one, other, case)
        softened = self._softened.get((one.id, other.id), _NOTHING)
        broken = [bar for bar, ruling in ruled.items() if ruling is True]
        bars = tuple(bar for bar in broken if bar not in softened)
        told = {
            "unchecked": tuple(bar for bar, ruling in ruled.items() if ruling is None),
            "softened": tuple(bar for bar in broken if bar in softened),
        }
        if form is None or not CONFIDED.issuperset(bars):
            return Misfit(mentor=mentor, bars=bars, **told)
        fit = Fit(mentor=mentor, form=form, points=self._points(one, other, case, form), **told)
        return Misfit(mentor=mentor, bars=bars, otherwise=fit, **told) if bars else fit

    def allows(self, mentee: Participation, mentor: Participation, model: str) -> bool:
        """Tell whether no rule forbids two to work in a model: a verdict without its reasons."""
        one, other = self.ground.sketch(mentee), self.ground.sketch(mentor)
        form = next((each for each in one.forms if each in other.forms), None)
        case = case_in(self.terrain.norms, form, one.requests, model)
        broken = {bar for bar, ruling in rulings(one, other, case).items() if ruling is True}
        return form is not None and broken <= self._softened.get((one.id, other.id), _NOTHING)

    def _points(self, one: Sketch, other: Sketch, case: Case, form: str) -> tuple[Point, ...]:
        wish = self._liking.point(one, other, case.norms.weights.wish)
        points = (wish, *points_for(one, other, case))
        if (other.person, form) in one.ties.declined:
            points = (*points, Point(aspect=Aspect.HISTORY, weight=HISTORY, share=0))
        return points


def judge(
    mentee: Participation,
    mentor: Participation,
    terrain: Terrain,
    model: str | None = None,
    role: str | None = None,
) -> Fit | Misfit:
    """Judge one mentor for one mentee."""
    return Judge(terrain).verdict(mentee, mentor, model, role)


def who_suits(
    mentee: Participation, mentors: Iterable[Participation], terrain: Terrain
) -> Verdicts:
    """Judge every mentor for one mentee."""
    court = Judge(terrain)
    return sorted_out(court.verdict(mentee, mentor) for mentor in mentors)


def sorted_out(judged: Iterable[Fit | Misfit]) -> Verdicts:
    """Part who suits from who does not, the best first."""
    known = list(judged)
    fits = [verdict for verdict in known if isinstance(verdict, Fit)]
    misfits = [verdict for verdict in known if isinstance(verdict, Misfit)]
    fits.sort(key=lambda fit: (-fit.score, -fit.mentor.free, fit.mentor.id))
    misfits.sort(key=lambda misfit: (len(misfit.bars), misfit.mentor.id))
    return Verdicts(fits=tuple(fits), misfits=tuple(misfits))


def forms_suggested(mentee: Participation, enabled: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms that a mentee's request speaks for, the best first."""
    return suggested_forms(requests_of(mentee), forms_of_mentee(mentee, enabled))


def bars_between(
    mentee: Participation, mentor: Participation, terrain: Terrain, form: str | None = None
) -> tuple[Bar, ...]:
    """Name every hard rule that forbids this pair today."""
    verdict = judge(mentee, mentor, terrain)
    return verdict.bars if isinstance(verdict, Misfit) else ()
