"""Declare where invitations are kept, and what of those who come by them waits for a yes."""

from datetime import datetime
from typing import Protocol

from mentoring.ids import AccountId, InvitationId, PersonId
from mentoring.invited import Invitation, Request


class Invitations(Protocol):
    """Keep fingerprints of invitations; a use is a conditional write."""

    async def add(
        self,
        digest: str,
        role: str,
        group: str | None,
        expires_at: datetime,
        uses: int,
        by: PersonId,
        enrolment: int | None = None,
    ) -> Invitation:
        """Add an invitation; its secret is known to whoever made it only."""
        ...

    async def get(self, invitation: InvitationId) -> Invitation | None:
        """Return an invitation by id."""
        ...

    async def known(self, digest: str) -> Invitation | None:
        """Return the invitation of a secret, also one that is expired, revoked or used up."""
        ...

    async def used_by(self, invitation: InvitationId, account: AccountId) -> bool:
        """Tell whether an account came by this invitation before."""
        ...

    async def last_of(self, account: AccountId) -> Invitation | None:
        """Return the invitation an account came by last."""
        ...

    async def use(self, invitation: InvitationId, account: AccountId, at: datetime) -> bool:
        """Take one use, once an account; False for an expired, revoked or used up one."""
        ...

    async def open_now(self, at: datetime) -> list[Invitation]:
        """Return those that still let somebody in, the newest first."""
        ...

    async def revoke(self, invitation: InvitationId, at: datetime) -> bool:
        """End an invitation; False when it had ended."""
        ...

    async def revoke_all(self, at: datetime) -> int:
        """End all that let somebody in; return how many."""
        ...

    async def ask_role(
        self, invitation: InvitationId | None, account: AccountId, role: str, at: datetime
    ) -> bool:
        """Note that somebody who came waits for a role; False when they wait already."""
        ...

    async def asked(self) -> list[Request]:
        """Return who waits for a role, the oldest first."""
        ...

    async def asked_by(self, account: AccountId) -> list[Request]:
        """Return the roles somebody at an address has asked for, decided or not."""
        ...

    async def request(self, request: int) -> Request | None:
        """Return one such wish by id, decided or not."""
        ...

    async def decide(self, request: int, by: PersonId, at: datetime, *, yes: bool) -> bool:
        """Decide on a wish once; False when it was decided."""
        ...
