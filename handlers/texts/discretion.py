"""Keep wishes from a curator who takes part: no word, no point and no rule made of them is shown.

Whoever could be named in wishes reads none of the other side, here as in the summary: scores are
shown as if those wishes had not been said, and the order of a list is made by these scores.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.screen import Room
from mentoring.applications import Participation, Side
from mentoring.bars import CONFIDED, Bar
from mentoring.candidates_instead import Candidate, Successor
from mentoring.candidates_instead import ranked as best_successors
from mentoring.confidence import Confidence, confidence_in
from mentoring.ids import PersonId
from mentoring.scoring import Aspect
from mentoring.suitability import Fit, Judgement, Misfit, Verdicts, sorted_out

BY_SIDE = {
    Bar.UNWANTED: Side.MENTEE,
    Bar.AVOIDS: Side.MENTOR,
    Bar.RESTRICTED: Side.MENTEE,
    Bar.RESTRICTED_UNSURE: Side.MENTEE,
}
"""Whose wish a rule comes from, or that of their family."""


@dataclass(frozen=True)
class Discretion:
    """Hold what one reader may know of the wishes of two people."""

    reader: PersonId
    confidence: Confidence

    def reads(self, mentee: Participation, mentor: Participation) -> bool:
        """Tell whether the wishes of both may be shown."""
        return self._opens(Side.MENTEE, mentee) and self._opens(Side.MENTOR, mentor)

    def of(self, mentee: Participation, verdict: Fit | Misfit) -> Fit | Misfit:
        """Return a verdict as the reader may see it.

        Whom only what is hidden keeps apart suits as if nobody had confided it: a gap in a list,
        or a neutral word, would tell as much as the rule.
        """
        if isinstance(verdict, Fit):
            return self.fit(mentee, verdict)
        bars = self._told(mentee, verdict.mentor, verdict.bars)
        if not bars and verdict.otherwise is not None:
            return self.fit(mentee, verdict.otherwise)
        unchecked = self._told(mentee, verdict.mentor, verdict.unchecked)
        softened = self._told(mentee, verdict.mentor, verdict.softened)
        return Misfit(mentor=verdict.mentor, bars=bars, unchecked=unchecked, softened=softened)

    def suits(self, mentee: Participation, verdict: Fit | Misfit) -> bool:
        """Tell whether two suit each other as far as the reader may know."""
        return isinstance(self.of(mentee, verdict), Fit)

    def verdicts(self, mentee: Participation, found: Verdicts) -> Verdicts:
        """Sort the mentors for a mentee by what the reader may see of them."""
        judged: list[Fit | Misfit] = [*found.fits, *found.misfits]
        return sorted_out(self.of(mentee, each) for each in judged)

    def fit(self, mentee: Participation, fit: Fit) -> Fit:
        """Return how well two suit each other, without what the reader may not know."""
        hidden = set() if self.reads(mentee, fit.mentor) else {Aspect.WISH}
        if self.is_one_of(mentee, fit.mentor):
            hidden |= {Aspect.WISH, Aspect.HISTORY}
        points = tuple(point for point in fit.points if point.aspect not in hidden)
        told = {
            "unchecked": self._told(mentee, fit.mentor, fit.unchecked),
            "softened": self._told(mentee, fit.mentor, fit.softened),
        }
        return fit.model_copy(update={"points": points, **told})

    def _told(
        self, mentee: Participation, mentor: Participation, rules: Iterable[Bar]
    ) -> tuple[Bar, ...]:
        """Keep the rules that the reader may be told of."""
        own = self.is_one_of(mentee, mentor)
        people = {Side.MENTEE: mentee, Side.MENTOR: mentor}
        told = []
        for bar in rules:
            side = BY_SIDE.get(bar)
            closed = side is not None and not self._opens(side, people[side])
            if not closed and not (own and bar in CONFIDED):
                told.append(bar)
        return tuple(told)

    def ranked(self, mentee: Participation, judged: Iterable[Judgement]) -> list[Fit]:
        """Return the mentors who suit a mentee as the reader may see it, the best first."""
        seen = [self.of(mentee, verdict) for _, verdict in judged]
        return list(sorted_out(seen).fits)

    def companions(self, judged: Iterable[Judgement]) -> list[tuple[Participation, Fit]]:
        """Return who could sit with a mentor, as the reader may see them."""
        seen = [(each, self.of(each, verdict)) for each, verdict in judged]
        fits = [(each, fit) for each, fit in seen if isinstance(fit, Fit)]
        return sorted(fits, key=lambda two: (-two[1].score, two[0].id))

    def successors(self, found: Iterable[Candidate]) -> list[Successor]:
        """Return who could lead a pair on, as the reader may see them."""
        seen = []
        for each in found:
            verdicts = [self.of(mentee, verdict) for mentee, verdict in each.verdicts]
            fits = tuple(verdict for verdict in verdicts if isinstance(verdict, Fit))
            if len(fits) == len(verdicts):
                seen.append(Successor(mentor=each.mentor, fits=fits))
        return best_successors(seen)

    def hides_causes(self, who: PersonId) -> bool:
        """Tell whether why somebody is left over is told without what people confided."""
        return bool(self.confidence.closed) or who in self.confidence.close

    def reads_wishes(self, who: Participation) -> bool:
        """Tell whether whom somebody has named may be shown."""
        return self._opens(who.side, who)

    def is_one_of(self, mentee: Participation, mentor: Participation) -> bool:
        """Tell whether the reader is one of the two."""
        return self.reader in (mentee.person_id, mentor.person_id)

    def _opens(self, side: Side, who: Participation) -> bool:
        return self.confidence.opens(side, who.person_id)


async def discretion_of(room: Room) -> Discretion:
    """Return what the reader, a curator, may know of wishes."""
    confidence = await confidence_in(room.tx, room.reader)
    reader = room.reader.person.id if room.reader.person else PersonId(0)
    return Discretion(reader, confidence)
