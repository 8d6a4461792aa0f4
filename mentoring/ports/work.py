"""Declare the unit of work: one short transaction over all that is kept."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from mentoring.delivery import Args
from mentoring.ids import (
    OrganisationId,
)
from mentoring.ports.acts import Acts
from mentoring.ports.annexes import Annexes
from mentoring.ports.approvals import Approvals
from mentoring.ports.askings import Askings
from mentoring.ports.consents import Consents
from mentoring.ports.desk import Desk
from mentoring.ports.disputes import Disputes
from mentoring.ports.enrolments import Enrolments
from mentoring.ports.events import Events
from mentoring.ports.exchange import Exchanges
from mentoring.ports.farewells import Farewells
from mentoring.ports.goals import Goals
from mentoring.ports.guardians import Guardians
from mentoring.ports.help_requests import HelpRequests
from mentoring.ports.imports import Imports
from mentoring.ports.incidents import Incidents
from mentoring.ports.inquiries import Inquiries
from mentoring.ports.interviews import Interviews
from mentoring.ports.invitations import Invitations
from mentoring.ports.keys import Keys
from mentoring.ports.labour import LabourAgreements
from mentoring.ports.lookalikes import Lookalikes
from mentoring.ports.meetings import Meetings
from mentoring.ports.milestones import Milestones
from mentoring.ports.needs_notes import NeedsNotes
from mentoring.ports.orders import Orders
from mentoring.ports.organisations import Organisations
from mentoring.ports.outbox import Outbox
from mentoring.ports.overrides import Overrides
from mentoring.ports.pairs import Pairs
from mentoring.ports.paper_batches import PaperBatches
from mentoring.ports.participations import Participations
from mentoring.ports.people import People
from mentoring.ports.plans import Plans
from mentoring.ports.pleas import Pleas
from mentoring.ports.renewals import Renewals
from mentoring.ports.replacements import Replacements
from mentoring.ports.runs import Runs
from mentoring.ports.second_looks import SecondLooks
from mentoring.ports.self_checks import SelfChecks
from mentoring.ports.speed import SpeedTalks
from mentoring.ports.waiting_list import WaitingList
from mentoring.ports.wishes import Wishes
from mentoring.ports.zones import Zones


class UnitOfWork(Protocol):
    """Be one short transaction: commits on clean exit, rolls back on any exception.

    `reply` names the screen that answers the acting person; it is stored with the effect.
    """

    organisation: OrganisationId
    now: datetime
    organisations: Organisations
    people: People
    consents: Consents
    runs: Runs
    participations: Participations
    plans: Plans
    pleas: Pleas
    speed: SpeedTalks
    zones: Zones
    pairs: Pairs
    approvals: Approvals
    labour: LabourAgreements
    orders: Orders
    meetings: Meetings
    desk: Desk
    outbox: Outbox
    overrides: Overrides
    keys: Keys
    invitations: Invitations
    exchanges: Exchanges
    milestones: Milestones
    interviews: Interviews
    inquiries: Inquiries
    enrolments: Enrolments
    guardians: Guardians
    events: Events
    needs_notes: NeedsNotes
    paper_batches: PaperBatches
    askings: Askings
    imports: Imports
    lookalikes: Lookalikes
    acts: Acts
    incidents: Incidents
    help_requests: HelpRequests
    wishes: Wishes
    replacements: Replacements
    renewals: Renewals
    goals: Goals
    farewells: Farewells
    second_looks: SecondLooks
    self_checks: SelfChecks
    disputes: Disputes
    annexes: Annexes
    waiting_list: WaitingList

    async def reply(self, kind: str, args: Args | None = None, *, fresh: bool = False) -> None:
        """Answer the acting person; in place of the pressed screen unless `fresh`."""
        ...

    def part(self) -> AbstractAsyncContextManager[None]:
        """Open a part that may be refused alone: an exception takes back it, and only it."""
        ...


class Work(Protocol):
    """Open the one unit of work of an update, bound to its key."""

    def __call__(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open it; it commits on clean exit."""
        ...
