"""Describe how curators judge their own programme: nine rows of two points, and a few words."""

from datetime import datetime
from enum import StrEnum

from mentoring.ids import CycleId, PersonId
from mentoring.record import Record

ROWS = (
    "aims",
    "conditions",
    "principles",
    "methods",
    "climate",
    "mentor_logic",
    "people_pleased",
    "partners_pleased",
    "involvement",
)
"""What is judged, in the order of the questionnaire; the codes are those of its questions."""

MOST_OF_ROW = 2
MOST = MOST_OF_ROW * len(ROWS)
OPTIMAL, ACCEPTABLE = 15, 9
"""From how many points on a level holds."""


class Level(StrEnum):
    """Name what a sum of points means."""

    OPTIMAL = "optimal"
    ACCEPTABLE = "acceptable"
    BELOW = "below"


class SelfCheck(Record):
    """Hold what one curator says of one cycle; the last word counts."""

    cycle_id: CycleId
    person_id: PersonId
    points: tuple[int, ...]
    words: str | None = None
    at: datetime

    @property
    def total(self) -> int:
        """Return the sum of the nine rows."""
        return sum(self.points)


def level_of(points: float) -> Level:
    """Return what a sum, or a mean of sums, means."""
    if points >= OPTIMAL:
        return Level.OPTIMAL
    return Level.ACCEPTABLE if points >= ACCEPTABLE else Level.BELOW


def mean_of(checks: list[SelfCheck]) -> float | None:
    """Return the mean sum; None while nobody has answered."""
    return sum(each.total for each in checks) / len(checks) if checks else None
