"""Measure the wishes of both sides after they have met: ranks, and what a trial talk left.

Each side brings half of this part. Who is first with somebody has the whole half, then two thirds
of it, then two fifths (seed-near ranks 15, 10 and 6 of 30); who is not named by somebody who named
others has nothing, and whoever said «all the same» or nothing leaves a neutral half of the half.
A wish is a wish for the person: nobody who is judged ever reads it.
"""

from collections import defaultdict

from mentoring.applications import Side
from mentoring.ids import ParticipationId
from mentoring.scoring import HALF, WHOLE, Aspect, Point
from mentoring.sketches import Sketch
from mentoring.terrain import Terrain
from mentoring.wishes.records import Continuing

RANKS = (500, 333, 200, 100, 100, 100)
"""What the first, second … sixth place is worth, in thousandths of the whole part."""

NEUTRAL = 250
MOVE = 150
"""How far a good trial talk lifts a side, and a doubtful one lowers it."""


class Liking:
    """Know who ranked whom and how trial talks went."""

    def __init__(self, terrain: Terrain) -> None:
        """Sort the ratings by the two they are about."""
        self.held = bool(terrain.wishes or terrain.ratings)
        self._said = {(each.mentee, each.mentor, each.by): each.said for each in terrain.ratings}
        self._near: defaultdict[ParticipationId, set[ParticipationId]] = defaultdict(set)
        for rating in terrain.ratings:
            self._near[rating.mentee].add(rating.mentor)
        for wish in terrain.wishes.values():
            for ranked in wish.ranked:
                mentee, mentor = wish.participation_id, ranked
                if wish.side is Side.MENTOR:
                    mentee, mentor = mentor, mentee
                self._near[mentee].add(mentor)

    def weight(self, mentee: Sketch, weight: int) -> int:
        """Return how much wishes count: nothing while nobody was asked for any."""
        return weight if self.held or mentee.choices.wished else 0

    def named(self, mentee: ParticipationId) -> frozenset[ParticipationId]:
        """Return the mentors whom a mentee ranked or met, or who ranked the mentee."""
        return frozenset(self._near.get(mentee, ()))

    def share(self, mentee: Sketch, mentor: Sketch) -> int | None:
        """Return how much the two wish for each other; None when neither has said anything."""
        ours, theirs = self._mentees(mentee, mentor), self._mentors(mentee, mentor)
        if ours is None and theirs is None:
            return None
        return (NEUTRAL if ours is None else ours) + (NEUTRAL if theirs is None else theirs)

    def point(self, mentee: Sketch, mentor: Sketch, weight: int) -> Point:
        """Measure the wishes of two."""
        counts = self.weight(mentee, weight)
        share = self.share(mentee, mentor) if counts else None
        return Point(aspect=Aspect.WISH, weight=counts, share=share)

    def _mentees(self, mentee: Sketch, mentor: Sketch) -> int | None:
        said = self._said.get((mentee.id, mentor.id, Side.MENTEE))
        if mentee.choices.ranks is None and mentee.choices.wished:
            return _moved(HALF if mentor.person in mentee.choices.wished else 0, said)
        return _moved(_rank(mentee.choices.ranks, mentor.id), said)

    def _mentors(self, mentee: Sketch, mentor: Sketch) -> int | None:
        said = self._said.get((mentee.id, mentor.id, Side.MENTOR))
        return _moved(_rank(mentor.choices.ranks, mentee.id), said)


def _rank(ranks: tuple[ParticipationId, ...] | None, other: ParticipationId) -> int | None:
    if ranks is None:
        return None
    return RANKS[min(ranks.index(other), len(RANKS) - 1)] if other in ranks else 0


def _moved(side: int | None, said: Continuing | None) -> int | None:
    """Let a trial talk move a side: a no leaves nothing of it."""
    if said is None:
        return side
    now = NEUTRAL if side is None else side
    return {
        Continuing.YES: min(WHOLE // 2, now + MOVE),
        Continuing.DOUBT: max(0, now - MOVE),
        Continuing.NO: 0,
    }[said]
