"""Describe the preliminary request: an anonymous minute, kept as counts and nothing else."""

import hmac
import secrets
from datetime import date, datetime
from hashlib import sha256

from mentoring.ids import AskingId, CycleId, OrganisationId
from mentoring.people import Account
from mentoring.record import Record

BYTES = 16
KEY_BYTES = 32


class Asking(Record):
    """Hold one collection of requests; its link stands on posters, its key dies with it."""

    id: AskingId
    organisation_id: OrganisationId
    cycle_id: CycleId
    token: str
    key: bytes | None = None
    opened_on: date
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether answers are taken."""
        return self.closed_at is None


class Tally(Record):
    """Say how often a need was ticked in a circle; without a need, how many people answered."""

    circle: str
    need: str
    count: int


def new_token() -> str:
    """Make the part of a link by which an asking is known."""
    return secrets.token_urlsafe(BYTES)


def new_key() -> bytes:
    """Make the key of one asking."""
    return secrets.token_bytes(KEY_BYTES)


def mark_of(account: Account, key: bytes) -> str:
    """Return the sign that an address has answered; without the key it says nothing."""
    address = f"{account.channel}:{account.external_id}"
    return hmac.new(key, address.encode(), sha256).hexdigest()
