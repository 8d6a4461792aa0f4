"""Describe a dispute in a pair: who decides, until when, what came of it; words stay sealed."""

from datetime import datetime
from enum import StrEnum

from mentoring.ids import DisputeId, OrganisationId, PairId, PersonId
from mentoring.people import StaffRole
from mentoring.record import Record


class Arbiter(StrEnum):
    """Name who may decide a dispute."""

    CURATOR = "curator"
    ASSOCIATION = "association"
    HEAD = "head"


ROLES: dict[Arbiter, tuple[StaffRole, ...]] = {
    Arbiter.CURATOR: (StaffRole.CURATOR, StaffRole.DEPUTY),
    Arbiter.ASSOCIATION: (StaffRole.ASSOCIATION,),
    Arbiter.HEAD: (StaffRole.HEAD,),
}
"""Who acts as which arbiter; never somebody who sits in the pair."""


class Outcome(StrEnum):
    """Name what may come of a dispute."""

    NEW_RULES = "new_rules"
    REPLACE = "replace"
    END = "end"
    MEMBER = "member"
    """One member leaves the group: their seat says so, the others go on."""

    NOTHING = "nothing"


APART = frozenset({Outcome.REPLACE, Outcome.END})
"""Outcomes after which all who sit there and their mentor are never brought together again."""


class Dispute(Record):
    """Hold one dispute; `words` are the curator's for the arbiter, `rules` are for the pair."""

    id: DisputeId
    organisation_id: OrganisationId
    pair_id: PairId
    arbiter: Arbiter
    words: str | None = None
    opened_by: PersonId
    opened_at: datetime
    due_at: datetime
    paused: bool = False
    """Whether the pair is on hold because of it, and so goes on when it is settled well."""

    rules: str | None = None
    round: int = 0
    """How often rules were offered; answers to earlier ones do not count."""

    outcome: Outcome | None = None
    settled_by: PersonId | None = None
    settled_at: datetime | None = None


class DisputeAnswer(Record):
    """Hold what one of the pair says to the new rules."""

    person_id: PersonId
    agrees: bool
