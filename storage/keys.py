"""Keep single-use keys: only fingerprints are stored, so a copy of the database opens nothing."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select, update

from mentoring.ids import AccountId, KeyId
from mentoring.keys import Key
from storage.scope import Scope
from storage.tables import keys

KEY = [column for column in keys.c if column.name != "digest"]


class Keys:
    """Keep the keys of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return keys.c.organisation_id == self._scope.organisation

    async def add(self, purpose: str, digest: str, expires_at: datetime) -> None:
        """Add a key; the unused ones of the same purpose go."""
        unused = keys.c.purpose == purpose, keys.c.used_at.is_(None)
        await self._scope.count(delete(keys).where(self._ours, *unused))
        new = insert(keys).values(
            organisation_id=self._scope.organisation,
            purpose=purpose,
            digest=digest,
            expires_at=expires_at,
        )
        await self._scope.count(new)

    async def use(self, digest: str, by: AccountId, at: datetime, purpose: str = "") -> Key | None:
        """Use a key once and in time, if its purpose begins so; None for any other."""
        valid = (
            keys.c.digest == digest,
            keys.c.used_at.is_(None),
            keys.c.expires_at > at,
            keys.c.purpose.startswith(purpose, autoescape=True),
        )
        used = update(keys).where(self._ours, *valid).values(used_at=at, used_by=by)
        return await self._scope.one(Key, used.returning(*KEY))

    async def known(self, digest: str) -> Key | None:
        """Return the key of a secret, also one that was used or is late."""
        asked = select(*KEY).where(self._ours, keys.c.digest == digest)
        return await self._scope.one(Key, asked)

    async def used_by(self, account: AccountId) -> list[Key]:
        """Return the keys an account has used and that were not settled, the newest first."""
        mine = keys.c.used_by == account, keys.c.settled_at.is_(None)
        asked = select(*KEY).where(self._ours, *mine)
        return await self._scope.many(Key, asked.order_by(keys.c.id.desc()))

    async def waiting(self, purpose: str) -> list[Key]:
        """Return the keys that were used and wait for a decision, the oldest first."""
        waits = keys.c.purpose == purpose, keys.c.used_at.is_not(None), keys.c.settled_at.is_(None)
        return await self._scope.many(
            Key, select(*KEY).where(self._ours, *waits).order_by(keys.c.id)
        )

    async def void_all(self, at: datetime) -> int:
        """Let every key that nobody has used open nothing from now on; return how many."""
        waits = keys.c.used_at.is_(None), keys.c.expires_at > at
        return await self._scope.count(
            update(keys).where(self._ours, *waits).values(expires_at=at)
        )

    async def settle(self, key: KeyId, at: datetime) -> bool:
        """Mark a used key as decided on, once; False when it was."""
        waits = keys.c.id == key, keys.c.used_at.is_not(None), keys.c.settled_at.is_(None)
        return await self._scope.changed(
            update(keys).where(self._ours, *waits).values(settled_at=at)
        )
