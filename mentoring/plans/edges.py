"""See who may work with whom and how well: all edges of an instance, by the rules of one pair.

It says exactly what `suitability.Judge` says of each two (a test compares them); it is only
faster: bits for the rules, rows of whole numbers for scores, and classes of people who are alike.
"""

from collections.abc import Iterator, Sequence
from operator import add

from mentoring.applications import Participation
from mentoring.cases import Case, case_in
from mentoring.ids import ParticipationId, PersonId
from mentoring.liking import Liking
from mentoring.pair_rules import RULES
from mentoring.plans.alike import Barred, Shares, bits_in
from mentoring.plans.instance import Edge, Instance
from mentoring.plans.records import PlanTask
from mentoring.plans.sight import Sight
from mentoring.scoring import HALF, MEASURES, total
from mentoring.sketches import Sketch
from mentoring.sketching import Ground
from mentoring.suitability import HISTORY, Fit, Judge
from mentoring.terrain import Terrain

People = Sequence[Participation]


def edges_of(task: PlanTask) -> Sight:
    """Find every pair that no rule forbids, with its score; the order of people is kept."""
    field = _Field(task.terrain, task.mentees, task.mentors)
    instance = Instance(
        mentees=len(task.mentees),
        places=tuple(each.free for each in task.mentors),
        load=tuple(each.taken for each in task.mentors),
        edges=tuple(edge for place in range(len(task.mentees)) for edge in field.row(place)),
    )
    mentees = tuple(each.id for each in task.mentees)
    return Sight(instance, mentees, tuple(each.id for each in task.mentors))


class _Field:
    """Hold everybody prepared, and what was found out about classes of them."""

    def __init__(self, terrain: Terrain, mentees: People, mentors: People) -> None:
        ground = Ground(terrain)
        self._norms = terrain.norms
        self._mentees = [ground.sketch(each) for each in mentees]
        self._mentors = [ground.sketch(each) for each in mentors]
        self._place = {each.id: place for place, each in enumerate(self._mentors)}
        self._all = (1 << len(mentors)) - 1
        own = self._bits_of_people()
        rules = [(rule, Barred(rule, self._mentors, own)) for rule in RULES]
        self._formless = [barred for rule, barred in rules if not rule.by_form]
        self._by_form = [barred for rule, barred in rules if rule.by_form]
        self._shares = [Shares(measure, self._mentors, terrain.norms) for measure in MEASURES]
        self._in_form = self._sorted_by_form()
        self._groups: dict[tuple[str, ...], list[tuple[str, int]]] = {}
        self._liking = Liking(terrain)
        self._still = [self._wish_of_a_stranger(each) for each in self._mentors]
        self._softened = self._softly(terrain, mentees, mentors)

    def row(self, place: int) -> Iterator[Edge]:
        """Return the edges of one mentee, by mentor."""
        mentee = self._mentees[place]
        open_to, forms = 0, []
        barred = self._barred(mentee)
        for form, bits in self._forms_with(mentee) if barred != self._all else ():
            case = case_in(self._norms, form, mentee.requests)
            free = bits & ~barred & ~self._barred_in(mentee, case)
            open_to |= free
            forms.append((form, free))
        scores = self._scores(mentee, forms) if open_to else []
        softened = self._softened.get(mentee.id, {})
        eligible = bits_in(open_to)
        for mentor in sorted({*eligible, *softened}) if softened else eligible:
            softly = softened.get(mentor)
            yield Edge(place, mentor, scores[mentor] if softly is None else softly)

    def _barred(self, mentee: Sketch) -> int:
        found, case = 0, Case(self._norms)
        for rule in self._formless:
            found |= rule.row(mentee, case)
            if found == self._all:
                break
        return found

    def _barred_in(self, mentee: Sketch, case: Case) -> int:
        found = 0
        for rule in self._by_form:
            found |= rule.row(mentee, case)
        return found

    def _forms_with(self, mentee: Sketch) -> list[tuple[str, int]]:
        """Return the mentors by the form in which they would work with a mentee."""
        if mentee.forms not in self._groups:
            left, found = self._all, []
            for form in mentee.forms:
                bits = self._in_form.get(form, 0) & left
                left &= ~bits
                if bits:
                    found.append((form, bits))
            self._groups[mentee.forms] = found
        return self._groups[mentee.forms]

    def _bits_of_people(self) -> dict[PersonId, int]:
        found: dict[PersonId, int] = {}
        for place, mentor in enumerate(self._mentors):
            found[mentor.person] = found.get(mentor.person, 0) | 1 << place
        return found

    def _sorted_by_form(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for place, mentor in enumerate(self._mentors):
            for form in set(mentor.forms):
                found[form] = found.get(form, 0) | 1 << place
        return found

    def _scores(self, mentee: Sketch, forms: list[tuple[str, int]]) -> list[int]:
        whole, worth = 0, [0] * len(self._mentors)
        for measure in self._shares:
            weight, row = measure.row(mentee)
            if weight:
                whole += weight
                worth = list(map(add, worth, row))
        if weight := self._liking.weight(mentee, self._norms.weights.wish):
            whole += weight
            worth = list(map(add, worth, self._wishes(mentee, weight)))
        scores = [(2 * each + whole) // (2 * whole) for each in worth] if whole else []
        scores = scores or [total(0, 0)] * len(worth)
        for person, form in mentee.ties.declined:
            for ours, bits in forms:
                if ours == form:
                    self._lower(scores, worth, whole + HISTORY, person, bits)
        return scores

    def _lower(
        self, scores: list[int], worth: list[int], whole: int, person: int, bits: int
    ) -> None:
        for place, mentor in enumerate(self._mentors):
            if mentor.person == person and bits >> place & 1:
                scores[place] = total(worth[place], whole)

    def _wishes(self, mentee: Sketch, weight: int) -> list[int]:
        """Weigh the wishes: those who did not name each other are alike."""
        silent = mentee.choices.ranks is None and not mentee.choices.wished
        own = HALF // 2 if silent else 0
        row = [weight * (own + still) for still in self._still]
        near = {self._place[each] for each in self._liking.named(mentee.id) if each in self._place}
        if mentee.choices.wished:
            near |= {
                n for n, each in enumerate(self._mentors) if each.person in mentee.choices.wished
            }
        for place in near:
            share = self._liking.share(mentee, self._mentors[place])
            row[place] = weight * (HALF if share is None else share)
        return row

    def _wish_of_a_stranger(self, mentor: Sketch) -> int:
        return HALF // 2 if mentor.choices.ranks is None else 0

    def _softly(
        self, terrain: Terrain, mentees: People, mentors: People
    ) -> dict[ParticipationId, dict[int, int]]:
        """Judge one by one those for whom the curator softened a rule."""
        known = {each.id: each for each in (*mentees, *mentors)}
        court, found = Judge(terrain), dict[ParticipationId, dict[int, int]]()
        for bond in {(each.mentee, each.mentor) for each in terrain.overrides}:
            if bond[0] in known and bond[1] in self._place:
                verdict = court.verdict(known[bond[0]], known[bond[1]])
                if isinstance(verdict, Fit):
                    found.setdefault(bond[0], {})[self._place[bond[1]]] = verdict.tenths
        return found
