"""Describe the words a pair needs before it is offered or announced: whose, in turn, and which."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from mentoring.ids import OrganisationId, PairId, PersonId
from mentoring.pairs import Source
from mentoring.people import CURATING, StaffRole
from mentoring.record import Record

CURATOR, ASSOCIATION, HEAD = "curator", "association", "head"
CHAINS: dict[str, tuple[str, ...]] = {
    "curator": (CURATOR,),
    "head": (CURATOR, HEAD),
    "association": (CURATOR, ASSOCIATION, HEAD),
}
"""The ways a school may choose from; the first is the usual one."""

ROLES: dict[str, frozenset[StaffRole]] = {
    CURATOR: CURATING,
    ASSOCIATION: frozenset({StaffRole.ASSOCIATION}),
    HEAD: frozenset({StaffRole.HEAD}),
}
"""Who speaks at a step."""

ORDER = "order"
"""The head's word about an announced pair: it goes back out of the draft of the order."""

BY_PEOPLE = frozenset({Source.WISH, Source.TICKET, Source.SPEED})
"""Pairs that participants begin: they agree first, the chain speaks before the announcement."""


class Verdict(StrEnum):
    """Say what somebody of the chain decided."""

    APPROVED = "approved"
    RETURNED = "returned"


class Word(Record):
    """Hold one word about a pair; a returned pair begins the next round."""

    organisation_id: OrganisationId
    pair_id: PairId
    round: int
    step: str
    verdict: Verdict
    by: PersonId
    at: datetime
    reason: str | None = None


def round_of(words: Sequence[Word]) -> int:
    """Return the round that runs: one more than how often the pair was sent back."""
    return sum(word.verdict is Verdict.RETURNED for word in words)


def next_step(chain: Sequence[str], words: Sequence[Word]) -> str | None:
    """Name whose word is missing next; None when the chain is complete."""
    now = round_of(words)
    said = {word.step for word in words if word.round == now}
    return next((step for step in chain if step not in said), None)


def role_of(step: str) -> StaffRole:
    """Name the role in which somebody speaks at a step."""
    return StaffRole.HEAD if step == ORDER else StaffRole(step)


def sent_back(words: Sequence[Word]) -> Word | None:
    """Return the last word that sent the pair back, while nobody has spoken since."""
    last = words[-1] if words else None
    return last if last and last.verdict is Verdict.RETURNED else None
