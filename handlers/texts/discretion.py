"""Keep wishes from a curator who takes part: no word, no point and no rule made of them is shown.

Whoever could be named in wishes reads none of the other side, here as in the summary: scores are
shown as if those wishes had not been said, and the order of a list is made by these scores.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.screen import Room
from mentoring.applications import Participation, Side
from mentoring.bars import CONFIDED, Bar
from mentoring.candidates_instead import Successor
from mentoring.ids import PersonId
from mentoring.scoring import Aspect
from mentoring.suitability import Fit, Misfit
from mentoring.wishing.confidence import Confidence, confidence_in

BY_SIDE = {Bar.UNWANTED: Side.MENTEE, Bar.AVOIDS: Side.MENTOR}
"""Whose wish a rule comes from."""


@dataclass(frozen=True)
class Discretion:
    """Hold what one reader may know of the wishes of two people."""

    reader: PersonId
    confidence: Confidence

    def reads(self, mentee: Participation, mentor: Participation) -> bool:
        """Tell whether the wishes of both may be shown."""
        return self._opens(Side.MENTEE, mentee) and self._opens(Side.MENTOR, mentor)

    def of(self, mentee: Participation, verdict: Fit | Misfit) -> Fit | Misfit:
        """Return a verdict as the reader may see it."""
        if isinstance(verdict, Fit):
            return self.fit(mentee, verdict)
        return verdict.model_copy(update={"bars": self.bars(mentee, verdict)})

    def fit(self, mentee: Participation, fit: Fit) -> Fit:
        """Return how well two suit each other, without what the reader may not know."""
        hidden = set() if self.reads(mentee, fit.mentor) else {Aspect.WISH}
        if self.is_one_of(mentee, fit.mentor):
            hidden |= {Aspect.WISH, Aspect.HISTORY}
        points = tuple(point for point in fit.points if point.aspect not in hidden)
        return fit.model_copy(update={"points": points})

    def bars(self, mentee: Participation, misfit: Misfit) -> tuple[Bar, ...]:
        """Return the rules in the way that the reader may be told of."""
        own = self.is_one_of(mentee, misfit.mentor)
        people = {Side.MENTEE: mentee, Side.MENTOR: misfit.mentor}
        told = []
        for bar in misfit.bars:
            side = BY_SIDE.get(bar)
            closed = side is not None and not self._opens(side, people[side])
            if not closed and not (own and bar in CONFIDED):
                told.append(bar)
        return tuple(told)

    def ranked(self, mentee: Participation, fits: Iterable[Fit]) -> list[Fit]:
        """Return fits as the reader may see them, the best first by what is seen."""
        seen = [self.fit(mentee, each) for each in fits]
        return sorted(seen, key=lambda fit: (-fit.score, -fit.mentor.free, fit.mentor.id))

    def companions(
        self, found: Iterable[tuple[Participation, Fit]]
    ) -> list[tuple[Participation, Fit]]:
        """Return who could sit with a mentor, as the reader may see them."""
        seen = [(each, self.fit(each, fit)) for each, fit in found]
        return sorted(seen, key=lambda two: (-two[1].score, two[0].id))

    def successors(
        self, members: Iterable[Participation], found: Iterable[Successor]
    ) -> list[Successor]:
        """Return who could lead a pair on, as the reader may see them."""
        people = tuple(members)
        seen = [
            each.model_copy(
                update={
                    "fits": tuple(map(self.fit, people, each.fits)),
                }
            )
            for each in found
        ]
        return sorted(seen, key=lambda each: (-each.score, -each.mentor.free, each.mentor.id))

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
