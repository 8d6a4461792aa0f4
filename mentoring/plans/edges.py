"""See who may work with whom and how well: all edges of an instance, by the rules of one pair.

It says exactly what `suitability.Judge` says of each two (a test compares them); it is only
faster: bits for the rules, rows of numbers for scores, and classes of people who are alike.
"""

from collections.abc import Iterator, Mapping

from mentoring.cases import Case, case_in
from mentoring.ids import ParticipationId
from mentoring.liking import Liking
from mentoring.plans.alike import Shares, bits_in
from mentoring.plans.instance import AHEAD, Edges, Instance
from mentoring.plans.lanes import packed, unpacked
from mentoring.plans.lineup import Lineup, Mentors
from mentoring.plans.records import PlanTask
from mentoring.plans.sight import Sight
from mentoring.scoring import HALF, MEASURES, total
from mentoring.sketches import Sketch
from mentoring.suitability import HISTORY, Fit, Judge

InForms = Mapping[str, Mentors]
"""Mentors by the form in which they would work with a mentee."""

Scores = dict[int, int]
"""Scores by the places of mentors."""


def edges_of(task: PlanTask, lineup: Lineup | None = None) -> Sight:
    """Find every pair that no rule forbids, with its score; the order of people is kept.

    Who has the mentors of the task lined up already may lend them.
    """
    lineup = lineup or Lineup(Judge(task.terrain), task.mentors)
    seen, softened, edges = _Seeing(lineup), _softened(lineup, task), Edges()
    for place, mentee in enumerate(task.mentees):
        mentors, scores = seen.scored(lineup.court.ground.sketch(mentee))
        if softly := softened.get(mentee.id):
            both = {**dict(zip(mentors, scores, strict=True)), **softly}
            mentors = sorted(both)
            scores = [both[each] for each in mentors]
        if mentee.id in task.waited:
            scores = [each + AHEAD for each in scores]
        edges.add(place, mentors, scores)
    instance = Instance(
        mentees=len(task.mentees),
        places=tuple(each.free for each in task.mentors),
        load=tuple(each.taken for each in task.mentors),
        edges=edges,
    )
    mentees = tuple(each.id for each in task.mentees)
    return Sight(instance, mentees, tuple(each.id for each in task.mentors))


class _Seeing:
    """Look at one mentee after another, and remember what was found out about those alike."""

    def __init__(self, lineup: Lineup) -> None:
        self._lineup, self._norms = lineup, lineup.court.terrain.norms
        self._always = [barred for rule, barred in lineup.rules if not rule.by_form]
        self._by_form = [barred for rule, barred in lineup.rules if rule.by_form]
        self._shares = [Shares(each, lineup.sketches, Case(self._norms)) for each in MEASURES]
        self._liking = Liking(lineup.court.terrain)
        self._still = [HALF // 2 if each.choices.ranks is None else 0 for each in lineup.sketches]
        self._stills, self._ones = packed(self._still), packed(1 for _ in self._still)

    def scored(self, mentee: Sketch) -> tuple[list[int], list[int]]:
        """Return the mentors who are open to a mentee, by their places, and the score of each."""
        forms = self._open(mentee)
        mentors = bits_in(sum(forms.values()))
        if not mentors:
            return [], []
        whole, worth = self._worth(mentee)
        if twice := 2 * whole:  # as `total` says, without calling it a million times
            scores = [(2 * worth[place] + whole) // twice for place in mentors]
        else:
            scores = [total(0, 0)] * len(mentors)
        for place in self._declined(mentee, forms):
            scores[mentors.index(place)] = total(worth[place], whole + HISTORY)
        return mentors, scores

    def _open(self, mentee: Sketch) -> InForms:
        """Find those whom no rule bars."""
        barred, plain = 0, Case(self._norms)
        for rule in self._always:
            barred |= rule.row(mentee, plain)
            if barred == self._lineup.everybody:
                return {}
        found = dict[str, Mentors]()
        for form, mentors in self._lineup.by_form(mentee.forms)[0].items():
            if free := mentors & ~barred:
                case = case_in(self._norms, form, mentee.requests)
                for rule in self._by_form:
                    free &= ~rule.row(mentee, case)
                found[form] = free
        return found

    def _worth(self, mentee: Sketch) -> tuple[int, list[int]]:
        """Weigh what each mentor brings, part by part; those who named nobody are alike."""
        whole = row = 0
        for measure in self._shares:
            weight, part = measure.row(mentee)
            whole, row = whole + weight, row + part
        wish = self._liking.weight(mentee, self._norms.weights.wish)
        silent = mentee.choices.ranks is None and not mentee.choices.wished
        own = HALF // 2 if silent else 0
        worth = unpacked(row + wish * (self._stills + own * self._ones), len(self._still))
        for place in self._named(mentee) if wish else ():
            share = self._liking.share(mentee, self._lineup.sketches[place])
            worth[place] += wish * ((HALF if share is None else share) - own - self._still[place])
        return whole + wish, worth

    def _named(self, mentee: Sketch) -> list[int]:
        """Find those whom a mentee named or met, or who named the mentee."""
        lineup = self._lineup
        named = {lineup.bit(each) for each in self._liking.named(mentee.id)}
        named |= {lineup.of_person.get(each, 0) for each in mentee.choices.wished}
        return bits_in(sum(named))

    def _declined(self, mentee: Sketch, forms: InForms) -> Iterator[int]:
        for person, form in mentee.ties.declined:
            yield from bits_in(self._lineup.of_person.get(person, 0) & forms.get(form, 0))


def _softened(lineup: Lineup, task: PlanTask) -> dict[ParticipationId, Scores]:
    """Judge one by one those for whom the curator softened a rule."""
    mentees = {each.id: each for each in task.mentees}
    mentors = {each.id: each for each in task.mentors}
    found: dict[ParticipationId, Scores] = {}
    for mentee, mentor in {(each.mentee, each.mentor) for each in task.terrain.overrides}:
        if mentee in mentees and mentor in mentors:
            verdict = lineup.court.verdict(mentees[mentee], mentors[mentor])
            if isinstance(verdict, Fit):
                found.setdefault(mentee, {})[lineup.place[mentor]] = verdict.tenths
    return found
