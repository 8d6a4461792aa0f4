"""Keep one-time links to third persons and what they said: fingerprints only, erased in time."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, insert, or_, select, update

from mentoring.applications import Profile
from mentoring.ids import AccountId, InquiryId, ParticipationId, PersonId
from mentoring.inquiries import Inquiry
from storage.scope import Scope
from storage.tables import inquiries, participations

INQUIRY = [column for column in inquiries.c if column.name != "digest"]


class Inquiries:
    """Keep the links of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return inquiries.c.organisation_id == self._scope.organisation

    async def add(
        self, participation: ParticipationId, digest: str, expires_at: datetime, by: PersonId
    ) -> Inquiry | None:
        """Add a link; None for an unknown participation."""
        theirs = select(participations.c.id).where(
            participations.c.id == participation,
            participations.c.organisation_id == self._scope.organisation,
        )
        if await self._scope.scalar(theirs) is None:
            return None
        new = insert(inquiries).values(
            organisation_id=self._scope.organisation,
            participation_id=participation,
            digest=digest,
            created_by=by,
            created_at=self._scope.now,
            expires_at=expires_at,
        )
        return await self._scope.one(Inquiry, new.returning(*INQUIRY))

    async def get(self, inquiry: InquiryId) -> Inquiry | None:
        """Return a link by id."""
        asked = select(*INQUIRY).where(self._ours, inquiries.c.id == inquiry)
        return await self._scope.one(Inquiry, asked)

    async def of(self, participation: ParticipationId) -> list[Inquiry]:
        """Return the links of a mentee, the oldest first."""
        asked = select(*INQUIRY).where(self._ours, inquiries.c.participation_id == participation)
        return await self._scope.many(Inquiry, asked.order_by(inquiries.c.id))

    async def use(self, digest: str, by: AccountId, at: datetime) -> Inquiry | None:
        """Use a link once and in time; its first user may come again until it is answered."""
        free = or_(inquiries.c.used_by.is_(None), inquiries.c.used_by == by)
        used = update(inquiries).where(
            self._ours, inquiries.c.digest == digest, self._waits(at), free
        )
        return await self._scope.one(
            Inquiry, used.values(used_by=by, used_at=at).returning(*INQUIRY)
        )

    async def revoke(self, inquiry: InquiryId, at: datetime) -> bool:
        """Make a link void; False when it is, or was answered."""
        open_one = (
            inquiries.c.id == inquiry,
            inquiries.c.given_at.is_(None),
            inquiries.c.revoked_at.is_(None),
        )
        revoked = update(inquiries).where(self._ours, *open_one).values(revoked_at=at)
        return await self._scope.changed(revoked)

    async def revoke_all(self, at: datetime) -> int:
        """Make every link void that waits for an answer; return how many."""
        revoked = update(inquiries).where(self._ours, self._waits(at)).values(revoked_at=at)
        return await self._scope.count(revoked)

    async def answer(
        self, inquiry: InquiryId, by: AccountId, answers: Profile, at: datetime
    ) -> bool:
        """Keep the answer of the account that used the link, once and while it is valid."""
        theirs = inquiries.c.id == inquiry, inquiries.c.used_by == by
        given = update(inquiries).where(self._ours, *theirs, self._waits(at))
        return await self._scope.changed(given.values(answers=answers, given_at=at))

    async def answered(self) -> list[Inquiry]:
        """Return what was answered and is not erased yet."""
        there = inquiries.c.given_at.is_not(None), inquiries.c.erased_at.is_(None)
        asked = select(*INQUIRY).where(self._ours, *there)
        return await self._scope.many(Inquiry, asked.order_by(inquiries.c.id))

    async def erase(self, participations: Collection[ParticipationId], at: datetime) -> int:
        """Erase what was said about some mentees and close their links; return how many."""
        theirs = inquiries.c.participation_id.in_(participations), inquiries.c.erased_at.is_(None)
        gone = {"answers": None, "used_by": None, "erased_at": at}
        return await self._scope.count(update(inquiries).where(self._ours, *theirs).values(gone))

    def _waits(self, at: datetime) -> ColumnElement[bool]:
        return and_(
            inquiries.c.given_at.is_(None),
            inquiries.c.revoked_at.is_(None),
            inquiries.c.erased_at.is_(None),
            inquiries.c.expires_at > at,
        )
