"""Be one short transaction of one organisation, bound to the update that caused it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, update
from sqlalchemy.ext.asyncio import AsyncEngine

from mentoring import ports
from mentoring.delivery import Args, Delivery
from mentoring.ids import OrganisationId, UpdateKey
from mentoring.people import Account
from mentoring.pseudonyms import Veil
from storage.acts import Acts
from storage.annexes import Annexes
from storage.approvals import Approvals
from storage.askings import Askings
from storage.consents import Consents
from storage.departures import Departures
from storage.desk import Desk
from storage.disputes import Disputes
from storage.enrolments import Enrolments
from storage.errors import AlreadyHandled
from storage.events import Events
from storage.exchange import Exchanges
from storage.farewells import Farewells
from storage.goals import Goals
from storage.guardians import Guardians
from storage.help_requests import HelpRequests
from storage.imports import Imports
from storage.incidents import Incidents
from storage.inquiries import Inquiries
from storage.interviews import Interviews
from storage.invitations import Invitations
from storage.keys import Keys
from storage.known_by_work import WorkScope
from storage.labour import LabourAgreements
from storage.lookalikes import Lookalikes
from storage.meetings import Meetings
from storage.milestones import Milestones
from storage.needs_notes import NeedsNotes
from storage.orders import Orders
from storage.organisations import Organisations
from storage.outbox import Outbox
from storage.overrides import Overrides
from storage.pairs import Pairs
from storage.paper_batches import PaperBatches
from storage.participations import Participations
from storage.people import People
from storage.plans import Plans
from storage.pleas import Pleas
from storage.renewals import Renewals
from storage.replacements import Replacements
from storage.replies import Replies
from storage.runs import Runs
from storage.scope import Scope, count
from storage.second_looks import SecondLooks
from storage.self_checks import SelfChecks
from storage.speed import SpeedTalks
from storage.tables import inbox
from storage.veiled import VeiledScope
from storage.waiting_list import WaitingList
from storage.wishes import Wishes
from storage.zones import Zones

DONE = (
    update(inbox)
    .where(inbox.c.key == bindparam("update"), inbox.c.done_at.is_(None))
    .values(done_at=bindparam("now"), payload=None, sender=None)
)


class StoredWork:
    """Give use cases their repositories; they all write into the same transaction."""

    def __init__(self, scope: Scope, replies: Replies) -> None:
        """Make the repositories of one transaction."""
        self.organisation: OrganisationId = scope.organisation
        self.now: datetime = scope.now
        self._know_people(scope)
        self._know_pairs(scope)
        self.organisations: ports.Organisations = Organisations(scope)
        self.runs: ports.Runs = Runs(scope)
        self.desk: ports.Desk = Desk(scope)
        self._outbox = Outbox(scope)
        self.outbox: ports.Outbox = self._outbox
        self.incidents: ports.Incidents = Incidents(scope)
        self.help_requests: ports.HelpRequests = HelpRequests(scope)
        self.self_checks: ports.SelfChecks = SelfChecks(scope)
        self._replies = replies
        self._scope = scope

    def _know_people(self, scope: Scope) -> None:
        """Make the repositories about people and how they come in."""
        self.people: ports.People = People(scope)
        self.consents: ports.Consents = Consents(scope)
        self.participations: ports.Participations = Participations(scope)
        self.keys: ports.Keys = Keys(scope)
        self.invitations: ports.Invitations = Invitations(scope)
        self.milestones: ports.Milestones = Milestones(scope)
        self.interviews: ports.Interviews = Interviews(scope)
        self.inquiries: ports.Inquiries = Inquiries(scope)
        self.enrolments: ports.Enrolments = Enrolments(scope)
        self.guardians: ports.Guardians = Guardians(scope)
        self.needs_notes: ports.NeedsNotes = NeedsNotes(scope)
        self.paper_batches: ports.PaperBatches = PaperBatches(scope)
        self.imports: ports.Imports = Imports(scope)
        self.lookalikes: ports.Lookalikes = Lookalikes(scope)
        self.acts: ports.Acts = Acts(scope)

    def _know_pairs(self, scope: Scope) -> None:
        """Make the repositories about pairs, from the wishes for them to their last day."""
        self.pairs: ports.Pairs = Pairs(scope)
        self.approvals: ports.Approvals = Approvals(scope)
        self.labour: ports.LabourAgreements = LabourAgreements(scope)
        self.orders: ports.Orders = Orders(scope)
        self.plans: ports.Plans = Plans(scope)
        self.meetings: ports.Meetings = Meetings(scope)
        self.overrides: ports.Overrides = Overrides(scope)
        self.exchanges: ports.Exchanges = Exchanges(scope)
        self.events: ports.Events = Events(scope)
        self.askings: ports.Askings = Askings(scope)
        self.wishes: ports.Wishes = Wishes(scope)
        self.waiting_list: ports.WaitingList = WaitingList(scope)
        self.annexes: ports.Annexes = Annexes(scope)
        self.pleas: ports.Pleas = Pleas(scope)
        self.speed: ports.SpeedTalks = SpeedTalks(scope)
        self.zones: ports.Zones = Zones(scope)
        self.disputes: ports.Disputes = Disputes(scope)
        self.renewals: ports.Renewals = Renewals(scope)
        self.goals: ports.Goals = Goals(scope)
        self.farewells: ports.Farewells = Farewells(scope)
        self.second_looks: ports.SecondLooks = SecondLooks(scope)
        self.replacements: ports.Replacements = Replacements(scope)

    def veiled(self, veil: Veil) -> "StoredWork":
        """Return the same transaction with codes in the place of names, to look only."""
        scope = self._scope
        seen = VeiledScope(
            scope.connection, scope.organisation, scope.now, scope.departed, veil=veil
        )
        return StoredWork(seen, self._replies)

    def knowing_staff(self) -> "StoredWork":
        """Return the same transaction in which staff without a name are told apart, to look."""
        scope = self._scope
        seen = WorkScope(scope.connection, scope.organisation, scope.now, scope.departed)
        return StoredWork(seen, self._replies)

    @property
    def has_news(self) -> bool:
        """Tell whether this transaction gave the courier something to send."""
        return self._outbox.stirred

    @property
    def replies(self) -> list[Delivery]:
        """Return the replies written so far; after the commit, those to send."""
        return self._replies.written

    async def reply(self, kind: str, args: Args | None = None, *, fresh: bool = False) -> None:
        """Answer the acting person; in place of the pressed screen unless `fresh`."""
        await self._replies.add(kind, args or {}, fresh=fresh)

    @asynccontextmanager
    async def part(self) -> AsyncIterator[None]:
        """Write what may be refused alone, in a savepoint; what was noted in it goes with it."""
        stirred, noted = self._outbox.stirred, len(self._scope.departed)
        try:
            async with self._scope.connection.begin_nested():
                yield
        except BaseException:
            self._outbox.stirred = stirred
            del self._scope.departed[noted:]
            raise


@dataclass(frozen=True, slots=True)
class Cause:
    """Say what a unit of work answers: an update, of an account, at a pressed message."""

    update: UpdateKey | None = None
    account: Account | None = None
    pressed: int | None = None


@asynccontextmanager
async def unit_of_work(
    engine: AsyncEngine,
    organisation: OrganisationId,
    now: datetime,
    cause: Cause,
    departures: Departures,
) -> AsyncIterator[StoredWork]:
    """Commit on clean exit, roll back on any exception.

    The update is claimed first, so a second attempt goes no further than this.
    """
    async with engine.connect() as connection:
        if cause.update is not None:
            claimed = await count(connection, DONE, {"update": cause.update, "now": now})
            if not claimed:
                raise AlreadyHandled(cause.update)
        scope = Scope(connection, organisation, now)
        replies = Replies(scope, cause.update, cause.account, cause.pressed)
        yield StoredWork(scope, replies)
        await connection.commit()
        departures.append(scope.departed)
