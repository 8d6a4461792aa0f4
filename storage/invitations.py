"""Keep invitations by their fingerprints, and who waits for the role one offered."""

from datetime import datetime

from sqlalchemy import ColumnElement, insert, select, update

from mentoring.ids import AccountId, InvitationId, PersonId
from mentoring.invited import Invitation, Request
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import accounts, invitation_uses, invitations, role_requests

INVITATION = [column for column in invitations.c if column.name != "digest"]


class Invitations:
    """Keep the invitations of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return invitations.c.organisation_id == self._scope.organisation

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
        values = {
            "organisation_id": self._scope.organisation,
            "digest": digest,
            "role": role,
            "group": group,
            "expires_at": expires_at,
            "uses_left": uses,
            "enrolment_id": enrolment,
            "created_by": by,
            "created_at": self._scope.now,
        }
        new = insert(invitations).values(values)
        return await self._scope.sure(Invitation, new.returning(*INVITATION))

    async def get(self, invitation: InvitationId) -> Invitation | None:
        """Return an invitation by id."""
        asked = select(*INVITATION).where(self._ours, invitations.c.id == invitation)
        return await self._scope.one(Invitation, asked)

    async def known(self, digest: str) -> Invitation | None:
        """Return the invitation of a secret, also one that is expired, revoked or used up."""
        asked = select(*INVITATION).where(self._ours, invitations.c.digest == digest)
        return await self._scope.one(Invitation, asked)

    async def used_by(self, invitation: InvitationId, account: AccountId) -> bool:
        """Tell whether an account came by this invitation before."""
        mine = (
            invitation_uses.c.organisation_id == self._scope.organisation,
            invitation_uses.c.invitation_id == invitation,
            invitation_uses.c.account_id == account,
        )
        return await self._scope.scalar(select(invitation_uses.c.id).where(*mine)) is not None

    async def last_of(self, account: AccountId) -> Invitation | None:
        """Return the invitation an account came by last."""
        came = invitation_uses.c.invitation_id == invitations.c.id
        mine = invitation_uses.c.account_id == account
        asked = select(*INVITATION).join(invitation_uses, came).where(self._ours, mine)
        newest = asked.order_by(invitation_uses.c.id.desc()).limit(1)
        return await self._scope.one(Invitation, newest)

    async def use(self, invitation: InvitationId, account: AccountId, at: datetime) -> bool:
        """Take one use, once an account; False for an expired, revoked or used up one."""
        free = (
            self._ours,
            invitations.c.id == invitation,
            invitations.c.uses_left > 0,
            invitations.c.revoked_at.is_(None),
            invitations.c.expires_at > at,
        )
        left = update(invitations).where(*free).values(uses_left=invitations.c.uses_left - 1)
        if not await self._scope.changed(left):
            return False
        new = insert_new(invitation_uses).values(
            organisation_id=self._scope.organisation,
            invitation_id=invitation,
            account_id=account,
            at=at,
        )
        await self._scope.count(new)
        return True

    async def open_now(self, at: datetime) -> list[Invitation]:
        """Return those that still let somebody in, the newest first."""
        still = (
            self._ours,
            invitations.c.uses_left > 0,
            invitations.c.revoked_at.is_(None),
            invitations.c.expires_at > at,
        )
        asked = select(*INVITATION).where(*still).order_by(invitations.c.id.desc())
        return await self._scope.many(Invitation, asked)

    async def revoke(self, invitation: InvitationId, at: datetime) -> bool:
        """End an invitation; False when it had ended."""
        still = self._ours, invitations.c.id == invitation, invitations.c.revoked_at.is_(None)
        return await self._scope.changed(update(invitations).where(*still).values(revoked_at=at))

    async def revoke_all(self, at: datetime) -> int:
        """End all that let somebody in; return how many."""
        still = self._ours, invitations.c.revoked_at.is_(None), invitations.c.expires_at > at
        return await self._scope.count(update(invitations).where(*still).values(revoked_at=at))

    async def ask_role(
        self, invitation: InvitationId | None, account: AccountId, role: str, at: datetime
    ) -> bool:
        """Note that somebody who came waits for a role; False when they wait already."""
        ours = accounts.c.organisation_id == self._scope.organisation
        here = select(accounts.c.id).where(accounts.c.id == account, ours)
        if await self._scope.scalar(here) is None:
            return False
        new = insert_new(role_requests).values(
            organisation_id=self._scope.organisation,
            invitation_id=invitation,
            account_id=account,
            role=role,
            at=at,
        )
        return await self._scope.scalar(new.returning(role_requests.c.id)) is not None

    async def asked(self) -> list[Request]:
        """Return who waits for a role, the oldest first."""
        waits = (
            role_requests.c.organisation_id == self._scope.organisation,
            role_requests.c.decided_at.is_(None),
        )
        asked = select(role_requests).where(*waits).order_by(role_requests.c.id)
        return await self._scope.many(Request, asked)

    async def asked_by(self, account: AccountId) -> list[Request]:
        """Return the roles somebody at an address has asked for, decided or not."""
        ours = role_requests.c.organisation_id == self._scope.organisation
        asked = select(role_requests).where(ours, role_requests.c.account_id == account)
        return await self._scope.many(Request, asked.order_by(role_requests.c.id))

    async def request(self, request: int) -> Request | None:
        """Return one such wish by id, decided or not."""
        ours = role_requests.c.organisation_id == self._scope.organisation
        asked = select(role_requests).where(ours, role_requests.c.id == request)
        return await self._scope.one(Request, asked)

    async def decide(self, request: int, by: PersonId, at: datetime, *, yes: bool) -> bool:
        """Decide on a wish once; False when it was decided."""
        waits = (
            role_requests.c.organisation_id == self._scope.organisation,
            role_requests.c.id == request,
            role_requests.c.decided_at.is_(None),
        )
        values = {"decided_at": at, "decided_by": by, "granted": yes}
        return await self._scope.changed(update(role_requests).where(*waits).values(values))
