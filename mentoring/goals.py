"""Describe the goals of a short-term pair: a day for each, and a yes or a no when it has come."""

from datetime import date, datetime
from enum import StrEnum

from mentoring.forms import repertoire
from mentoring.ids import GoalId, OrganisationId, PairId, PersonId
from mentoring.pairs import Pair
from mentoring.record import Record

MOST = 5
"""So many goals of a pair may be ahead at once: a short-term pair has few."""


class GoalState(StrEnum):
    """Say how far a goal is; the mentor's word moves it."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    REACHED = "reached"
    NOT_YET = "not_yet"
    DROPPED = "dropped"


LIVE = frozenset({GoalState.PROPOSED, GoalState.AGREED, GoalState.NOT_YET})
"""States of what is still ahead; of these a pair has a few only."""


class Goal(Record):
    """Hold one goal: a ready one by its code, or own words; `due_on` is its day."""

    id: GoalId
    organisation_id: OrganisationId
    pair_id: PairId
    number: int
    kind: str | None = None
    words: str | None = None
    due_on: date
    state: GoalState
    set_by: PersonId
    set_at: datetime
    changed_at: datetime

    @property
    def is_live(self) -> bool:
        """Tell whether it is still ahead."""
        return self.state in LIVE

    def is_asked(self, today: date) -> bool:
        """Tell whether its day is over and nobody has said yes or no."""
        return self.state is GoalState.AGREED and today > self.due_on


def works_by_goals(pair: Pair) -> bool:
    """Tell whether a pair sets itself goals."""
    model = repertoire().model.get(pair.model)
    return model is not None and model.by_goals
