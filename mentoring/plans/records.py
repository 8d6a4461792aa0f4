"""Describe a matching plan: what a curator asked for, what came out, and for whom nothing did."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from mentoring.applications import Participation, Side
from mentoring.ids import CycleId, OrganisationId, ParticipationId, PersonId, PlanId
from mentoring.record import Record
from mentoring.suitability import Bar, Terrain
from mentoring.weights import USUAL, Weights


class Bond(Record):
    """Name a mentor and a mentee."""

    mentor: ParticipationId
    mentee: ParticipationId


class Team(Record):
    """Name a mentor and members whom the curator wants in one group."""

    mentor: ParticipationId
    members: tuple[ParticipationId, ...]


class Working(Record):
    """Say in which model the unit works in which these two sit."""

    mentor: ParticipationId
    mentee: ParticipationId
    model: str


class Constraints(Record):
    """Hold what the curator asks of a plan; every change makes a new plan."""

    weights: Weights = USUAL
    locks: tuple[Bond, ...] = ()
    """These two work together, whatever else comes out."""

    bans: tuple[Bond, ...] = ()
    """Not these two, in this plan."""

    left_out: tuple[ParticipationId, ...] = ()
    teams: tuple[Team, ...] = ()
    """One group each; its members are locked to the mentor."""

    apart: tuple[ParticipationId, ...] = ()
    """Mentors who work with each mentee alone, however many they have."""

    models: tuple[Working, ...] = ()
    """How units work that the curator wants otherwise; one that is not possible is as usual."""


class PlanTask(Record):
    """Hold all that a solution needs: it is computed in another process, without a database."""

    mentees: tuple[Participation, ...]
    mentors: tuple[Participation, ...]
    terrain: Terrain
    constraints: Constraints
    waited: frozenset[ParticipationId] = frozenset()
    """Mentees who were left over before: they come ahead of others."""


class Unit(Record):
    """Hold one proposed pair or group; `scores` are 0 to 100, in the order of the members."""

    mentor: ParticipationId
    members: tuple[ParticipationId, ...]
    form: str
    model: str
    role_model: str | None = None
    scores: tuple[int, ...]
    locked: bool = False
    softened: tuple[Bar, ...] = ()
    """Rules the curator has overridden for this unit, each with a reason in the journal."""


class Cause(StrEnum):
    """Name the plain cause for which somebody is left over, the first that is true."""

    CONSENT = "consent"
    LEFT_OUT = "left_out"
    NO_FORM = "no_form"
    NO_SUBJECT = "no_subject"
    STOP_LIST = "stop_list"
    NO_SLOT = "no_slot"
    RULES = "rules"
    CAPACITY = "capacity"
    NORM = "norm"
    NOBODY = "nobody"


class Why(Record):
    """Hold the true cause, and how it reads for whoever could be named in what was confided."""

    cause: Cause
    outward: Cause


class Reasons(Record):
    """Say why somebody is left over.

    `bars` counts each person of the other side once, under the first rule that stands in the way;
    the rules that bind come first. `nearest` are those whom a single rule forbids.
    """

    cause: Cause
    bars: dict[Bar, int] = Field(default_factory=dict)
    nearest: tuple[ParticipationId, ...] = ()


class LeftOver(Reasons):
    """Say who is left over and truly why; for the curator only."""

    participation: ParticipationId
    side: Side
    outward: Reasons | None = None
    """The same but for what people confided; None: nobody confided anything about them."""

    def seen(self, *, discreetly: bool) -> Reasons:
        """Return the reasons as a reader may see them."""
        return self.outward or self if discreetly else self

    @property
    def why(self) -> Why:
        """Return the cause in both its forms."""
        return Why(cause=self.cause, outward=self.seen(discreetly=True).cause)


class PlanResult(Record):
    """Hold what came out: pairs and groups, mentees left over, mentors with nobody."""

    units: tuple[Unit, ...]
    left: tuple[LeftOver, ...]
    idle: tuple[ParticipationId, ...]
    score: int
    """The sum of all scores, in points."""

    @property
    def seated(self) -> int:
        """Count the mentees who would work with somebody."""
        return sum(len(unit.members) for unit in self.units)

    @property
    def mean(self) -> int:
        """Return the mean score of those seated, 0 to 100."""
        return round(self.score / self.seated) if self.seated else 0

    def unit_of(self, mentee: ParticipationId) -> Unit | None:
        """Return the unit in which a mentee sits."""
        return next((unit for unit in self.units if mentee in unit.members), None)


class PlanState(StrEnum):
    """Name the states of a plan; only a curator publishes one."""

    COMPUTING = "computing"
    READY = "ready"
    FAILED = "failed"
    PUBLISHED = "published"
    DROPPED = "dropped"


class Plan(Record):
    """Hold one plan; `based_on` is the plan a what-if was made from."""

    id: PlanId
    organisation_id: OrganisationId
    cycle_id: CycleId
    number: int
    based_on: PlanId | None = None
    state: PlanState
    constraints: Constraints
    result: PlanResult | None = None
    made_by: PersonId | None = None
    made_at: datetime
    finished_at: datetime | None = None
    milliseconds: int | None = None
    published_at: datetime | None = None
    version: int = 0
