"""Declare what the rules need from the outside: storage by aggregate, one unit of work, a clock.

Implementations live in `storage` and satisfy these protocols by shape. Every repository is
scoped to one organisation by the unit of work it belongs to; ids of another organisation are
simply not found. A method that changes something under a condition returns whether it did.
"""

from mentoring.ports.clock import Clock
from mentoring.ports.consents import Consents
from mentoring.ports.desk import Desk
from mentoring.ports.keys import Keys
from mentoring.ports.meetings import Meetings
from mentoring.ports.organisations import Organisations
from mentoring.ports.outbox import Outbox
from mentoring.ports.pairs import Pairs
from mentoring.ports.participations import Participations
from mentoring.ports.people import People
from mentoring.ports.runs import Runs
from mentoring.ports.work import UnitOfWork, Work

__all__ = [
    "Clock",
    "Consents",
    "Desk",
    "Keys",
    "Meetings",
    "Organisations",
    "Outbox",
    "Pairs",
    "Participations",
    "People",
    "Runs",
    "UnitOfWork",
    "Work",
]
