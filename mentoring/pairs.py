"""Describe a pair: one mentor with one to six members, and the states it passes."""

from datetime import date, datetime
from enum import StrEnum

from mentoring.applications import Side
from mentoring.ids import CycleId, OrganisationId, PairId, ParticipationId, PersonId, PlanId
from mentoring.record import Record

OCCASIONAL = frozenset({"situational", "speed"})
"""Models of one question or one talk: whoever has only these still has no mentor."""

GROUP_LIMIT = 6
"""One mentor works with two to six mentees (seed 000: «2–4–6 подопечных»)."""


class PairState(StrEnum):
    """Name the states of a pair; people decide, the order makes official."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    ANNOUNCED = "announced"
    ORDERED = "ordered"
    ACTIVE = "active"
    ON_HOLD = "on_hold"
    COMPLETED = "completed"
    REPLACED = "replaced"
    ENDED = "ended"


WORKING = frozenset({PairState.ANNOUNCED, PairState.ORDERED, PairState.ACTIVE})
"""States in which the two meet; before the order a pair works, officially from its date."""

OVER = frozenset({PairState.COMPLETED, PairState.REPLACED, PairState.ENDED})

FORMING = frozenset(
    {PairState.PROPOSED, PairState.APPROVED, PairState.OFFERED, PairState.ACCEPTED}
)
"""States before the announcement: nobody but staff and those asked knows of the pair."""

_ENDS = frozenset({PairState.COMPLETED, PairState.REPLACED, PairState.ENDED})

STEPS: dict[PairState, frozenset[PairState]] = {
    PairState.PROPOSED: frozenset({PairState.APPROVED, PairState.OFFERED, PairState.ENDED}),
    PairState.APPROVED: frozenset({PairState.PROPOSED, PairState.OFFERED, PairState.ENDED}),
    PairState.OFFERED: frozenset({PairState.ACCEPTED, PairState.ON_HOLD, PairState.ENDED}),
    PairState.ACCEPTED: frozenset(
        {PairState.ANNOUNCED, PairState.PROPOSED, PairState.ON_HOLD, PairState.ENDED}
    ),
    PairState.ANNOUNCED: frozenset(
        {PairState.ACCEPTED, PairState.ORDERED, PairState.ACTIVE, PairState.ON_HOLD} | _ENDS
    ),
    PairState.ORDERED: frozenset({PairState.ACTIVE, PairState.ON_HOLD} | _ENDS),
    PairState.ACTIVE: frozenset({PairState.ON_HOLD} | _ENDS),
    PairState.ON_HOLD: frozenset(
        {PairState.OFFERED, PairState.ACCEPTED, PairState.ANNOUNCED}
        | {PairState.ORDERED, PairState.ACTIVE}
        | _ENDS
    ),
    PairState.COMPLETED: frozenset(),
    PairState.REPLACED: frozenset(),
    PairState.ENDED: frozenset(),
}


class Source(StrEnum):
    """Say where a pair comes from; all of them pass the same states."""

    CURATOR = "curator"
    PLAN = "plan"
    WISH = "wish"
    TICKET = "ticket"
    SPEED = "speed"
    REPLACEMENT = "replacement"


class EndReason(StrEnum):
    """Name the reasons a pair ends for."""

    GOAL_REACHED = "goal_reached"
    TERM_ENDED = "term_ended"
    MENTOR = "mentor"
    MENTEE = "mentee"
    CURATOR = "curator"
    INCOMPATIBLE = "incompatible"
    LEFT = "left"
    ILLNESS = "illness"
    AWAY = "away"
    CONSENT_REVOKED = "consent_revoked"
    FORCE_MAJEURE = "force_majeure"
    OTHER = "other"


class Assent(StrEnum):
    """Say what a side answered to an offer."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Seat(Record):
    """Hold one person's place in a pair: the mentor's or a member's."""

    pair_id: PairId
    person_id: PersonId
    participation_id: ParticipationId
    side: Side
    assent: Assent | None = None
    asked_at: datetime | None = None
    due_at: datetime | None = None
    answered_at: datetime | None = None
    guardian_assent: Assent | None = None
    """What a minor's representative answered, where the school asks them; None: not asked."""

    guardian_by: PersonId | None = None
    guardian_at: datetime | None = None
    """When they were asked, and then when they answered."""

    guardian_due_at: datetime | None = None

    guardian_paper: str | None = None
    """Number and date of an answer on paper."""

    shares_contact: bool = False
    ended_at: datetime | None = None
    end_reason: EndReason | None = None
    """Why a member left before the others; None as well where they stayed to the end."""


class Origin(Record):
    """Hold what is known of a pair at its birth besides who sits in it."""

    source: Source = Source.CURATOR
    role_model: str | None = None
    plan_id: PlanId | None = None
    replaces: PairId | None = None
    starts_on: date | None = None
    ends_on: date | None = None


class Pair(Record):
    """Hold a mentor and one to six members working in one form and model."""

    id: PairId
    organisation_id: OrganisationId
    cycle_id: CycleId
    number: int
    form: str
    model: str
    role_model: str | None = None
    source: Source = Source.CURATOR
    plan_id: PlanId | None = None
    replaces: PairId | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    state: PairState
    held_from: PairState | None = None
    version: int = 0
    seats: tuple[Seat, ...] = ()
    created_at: datetime
    created_by: PersonId | None = None
    announce_at: datetime | None = None
    """When the announcement that was pressed goes out; until then it can be taken back."""

    announced_at: datetime | None = None
    order_number: str | None = None
    order_date: date | None = None
    ended_at: datetime | None = None
    end_reason: EndReason | None = None
    end_note: str | None = None

    @property
    def is_lasting(self) -> bool:
        """Tell whether its members have a mentor by it, not only an answer to a question."""
        return self.model not in OCCASIONAL

    @property
    def mentor(self) -> Seat:
        """Return the mentor's seat."""
        return next(seat for seat in self.seats if seat.side is Side.MENTOR)

    @property
    def members(self) -> tuple[Seat, ...]:
        """Return the seats of the members who have not left, in the order of joining."""
        return tuple(
            seat for seat in self.seats if seat.side is Side.MENTEE and seat.ended_at is None
        )

    def came_to_nothing(self, seat: Seat) -> bool:
        """Tell whether an offered seat was over before any announcement."""
        ended = seat.ended_at
        return ended is not None and (self.announced_at is None or ended < self.announced_at)

    def seat_of(self, person: PersonId) -> Seat | None:
        """Return the seat a person holds here, or None."""
        return next((s for s in self.seats if s.person_id == person and s.ended_at is None), None)
