"""Describe a key: a single-use secret in a link, kept as a fingerprint only."""

import secrets
from datetime import datetime
from hashlib import sha256

from mentoring.ids import AccountId, KeyId, OrganisationId
from mentoring.record import Record

BYTES = 16


class Key(Record):
    """Hold one key: unused, then used by an account, then settled by a yes or a no."""

    id: KeyId
    organisation_id: OrganisationId
    purpose: str
    expires_at: datetime
    used_at: datetime | None = None
    used_by: AccountId | None = None
    settled_at: datetime | None = None


def new_token() -> str:
    """Make the secret of a key: 22 characters that fit into a link."""
    return secrets.token_urlsafe(BYTES)


def digest(token: str) -> str:
    """Return the fingerprint by which a token is known; the token itself is never stored."""
    return sha256(token.encode()).hexdigest()
