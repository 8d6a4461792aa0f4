"""Declare where single-use keys are kept."""

from datetime import datetime
from typing import Protocol

from mentoring.ids import AccountId, KeyId
from mentoring.keys import Key


class Keys(Protocol):
    """Keep fingerprints of keys; each is used once and settled once."""

    async def add(self, purpose: str, digest: str, expires_at: datetime) -> None:
        """Add a key; the unused ones of the same purpose are void from now on."""
        ...

    async def use(self, digest: str, by: AccountId, at: datetime, purpose: str = "") -> Key | None:
        """Use a key once and in time, if its purpose begins so; None for any other."""
        ...

    async def known(self, digest: str) -> Key | None:
        """Return the key of a secret, also one that was used or is late."""
        ...

    async def used_by(self, account: AccountId) -> list[Key]:
        """Return the keys an account has used and that were not settled, the newest first."""
        ...

    async def waiting(self, purpose: str) -> list[Key]:
        """Return the keys that were used and wait for a decision, the oldest first."""
        ...

    async def void_all(self, at: datetime) -> int:
        """Let every key that nobody has used open nothing from now on; return how many."""
        ...

    async def settle(self, key: KeyId, at: datetime) -> bool:
        """Mark a used key as decided on, once; False when it was."""
        ...
