"""Declare what the rules need from the outside: storage by aggregate, one unit of work, a clock.

Implementations live in `storage` and satisfy these protocols by shape. Every repository is
scoped to one organisation by the unit of work it belongs to; ids of another organisation are
simply not found. A method that changes something under a condition returns whether it did.
"""

from mentoring.ports.acts import Acts
from mentoring.ports.annexes import Annexes
from mentoring.ports.approvals import Approvals
from mentoring.ports.askings import Askings
from mentoring.ports.clock import Clock
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
from mentoring.ports.work import UnitOfWork, Work
from mentoring.ports.zones import Zones

__all__ = [
    "Acts",
    "Annexes",
    "Approvals",
    "Askings",
    "Clock",
    "Consents",
    "Desk",
    "Disputes",
    "Enrolments",
    "Events",
    "Exchanges",
    "Farewells",
    "Goals",
    "Guardians",
    "HelpRequests",
    "Imports",
    "Incidents",
    "Inquiries",
    "Interviews",
    "Invitations",
    "Keys",
    "LabourAgreements",
    "Lookalikes",
    "Meetings",
    "Milestones",
    "NeedsNotes",
    "Orders",
    "Organisations",
    "Outbox",
    "Overrides",
    "Pairs",
    "PaperBatches",
    "Participations",
    "People",
    "Plans",
    "Pleas",
    "Renewals",
    "Replacements",
    "Runs",
    "SecondLooks",
    "SelfChecks",
    "SpeedTalks",
    "UnitOfWork",
    "WaitingList",
    "Wishes",
    "Work",
    "Zones",
]
