"""Seal single values of the database with a key that lies in a file apart from it.

A sealed value names its key, so that a new key can take over value by value. What a value was
sealed for (`table.column`) is authenticated: a birth date moved into a phone does not open.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Self

from sqlalchemy import Dialect

from storage.errors import WrongKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
BITS = 256
MARK = "s1"
LENT = "nastavnik_sealer"


@dataclass(frozen=True)
class Sealer:
    """Seal with the newest key, open with any; `keys` are by name, the newest first."""

    keys: dict[str, bytes] = field(repr=False)
    _ciphers: "dict[str, AESGCM]" = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, *secrets: bytes) -> Self:
        """Take keys of 32 bytes, the newest first; raises ValueError for others or none."""
        if not secrets or any(len(secret) * 8 != BITS for secret in secrets):
            raise ValueError("not a key of 256 bits")
        return cls({_name(secret): secret for secret in secrets})

    def cipher(self, name: str) -> "AESGCM":
        """Return the cipher of a key; 8 MB of library are loaded for the first one."""
        if name not in self._ciphers:
            from cryptography.hazmat.primitives.ciphers.aead import AESGCM

            self._ciphers[name] = AESGCM(self.keys[name])
        return self._ciphers[name]

    @property
    def newest(self) -> str:
        """Name the key that seals."""
        return next(iter(self.keys))

    def seal(self, text: str, purpose: str) -> str:
        """Return a sealed text: a mark, the key's name, nonce and cipher."""
        nonce = os.urandom(NONCE)
        closed = self.cipher(self.newest).encrypt(nonce, text.encode(), purpose.encode())
        return f"{MARK}:{self.newest}:{urlsafe_b64encode(nonce + closed).decode()}"

    def open(self, sealed: str, purpose: str) -> str:
        """Return what was sealed; raises WrongKey when no key of ours opens it."""
        mark, _, rest = sealed.partition(":")
        name, _, packed = rest.partition(":")
        if mark != MARK or name not in self.keys:
            raise WrongKey("the data were sealed with a key that is not in the key file")
        from cryptography.exceptions import InvalidTag

        raw = urlsafe_b64decode(packed)
        try:
            opened = self.cipher(name).decrypt(raw[:NONCE], raw[NONCE:], purpose.encode())
        except InvalidTag:
            raise WrongKey("a sealed value was changed or moved") from None
        return opened.decode()

    def lend(self, dialect: Dialect) -> None:
        """Be at hand for the column types of one engine: their dialect is all they are given."""
        vars(dialect)[LENT] = self


def borrowed(dialect: Dialect) -> Sealer:
    """Return the sealer of an engine."""
    sealer: Sealer = vars(dialect)[LENT]
    return sealer


def _name(secret: bytes) -> str:
    return sha256(secret).hexdigest()[:8]
