"""Declare where questions to third persons and their answers are kept."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from mentoring.applications import Profile
from mentoring.ids import AccountId, InquiryId, ParticipationId, PersonId
from mentoring.inquiries import Inquiry


class Inquiries(Protocol):
    """Keep one-time links to third persons; of a link only the fingerprint is stored."""

    async def add(
        self, participation: ParticipationId, digest: str, expires_at: datetime, by: PersonId
    ) -> Inquiry | None:
        """Add a link; None for an unknown participation."""
        ...

    async def get(self, inquiry: InquiryId) -> Inquiry | None:
        """Return a link by id."""
        ...

    async def of(self, participation: ParticipationId) -> list[Inquiry]:
        """Return the links of a mentee, the oldest first."""
        ...

    async def use(self, digest: str, by: AccountId, at: datetime) -> Inquiry | None:
        """Use a link once and in time; its first user may come again until it is answered."""
        ...

    async def revoke(self, inquiry: InquiryId, at: datetime) -> bool:
        """Make a link void; False when it is, or was answered."""
        ...

    async def revoke_all(self, at: datetime) -> int:
        """Make every link void that waits for an answer; return how many."""
        ...

    async def answer(
        self, inquiry: InquiryId, by: AccountId, answers: Profile, at: datetime
    ) -> bool:
        """Keep the answer of the account that used the link, once and while it is valid."""
        ...

    async def answered(self) -> list[Inquiry]:
        """Return what was answered and is not erased yet."""
        ...

    async def erase(self, participations: Collection[ParticipationId], at: datetime) -> int:
        """Erase what was said about some mentees and close their links; return how many."""
        ...
