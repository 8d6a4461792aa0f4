"""Seal single values of the database with a key that lies in a file apart from it.

A sealed value names its key, so that a new key can take over value by value. What a value was
sealed for (`table.column`) is authenticated: a birth date moved into a phone does not open.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Dialect

from storage.errors import WrongKey

NONCE = 12
BITS = 256
MARK = "s1"
LENT = "nastavnik_sealer"


@dataclass(frozen=True)
class Sealer:
    """Seal with the newest key, open with any; `keys` are by name, the newest first."""

    keys: dict[str, AESGCM]

    @classmethod
    def of(cls, *secrets: bytes) -> Self:
        """Take keys of 32 bytes, the newest first."""
        return cls({_name(secret): AESGCM(secret) for secret in secrets})

    @property
    def newest(self) -> str:
        """Name the key that seals."""
        return next(iter(self.keys))

    def seal(self, text: str, purpose: str) -> str:
        """Return a sealed text: a mark, the key's name, nonce and cipher."""
        nonce = os.urandom(NONCE)
        closed = self.keys[self.newest].encrypt(nonce, text.encode(), purpose.encode())
        return f"{MARK}:{self.newest}:{urlsafe_b64encode(nonce + closed).decode()}"

    def open(self, sealed: str, purpose: str) -> str:
        """Return what was sealed; raises WrongKey when no key of ours opens it."""
        mark, _, rest = sealed.partition(":")
        name, _, packed = rest.partition(":")
        key = self.keys.get(name)
        if mark != MARK or key is None:
            raise WrongKey("the data were sealed with a key that is not in the key file")
        raw = urlsafe_b64decode(packed)
        try:
            return key.decrypt(raw[:NONCE], raw[NONCE:], purpose.encode()).decode()
        except InvalidTag:
            raise WrongKey("a sealed value was changed or moved") from None

    def lend(self, dialect: Dialect) -> None:
        """Be at hand for the column types of one engine: their dialect is all they are given."""
        vars(dialect)[LENT] = self


def borrowed(dialect: Dialect) -> Sealer:
    """Return the sealer of an engine."""
    sealer: Sealer = vars(dialect)[LENT]
    return sealer


def _name(secret: bytes) -> str:
    return sha256(secret).hexdigest()[:8]
