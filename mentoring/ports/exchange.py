"""Declare the one door between organisations; nothing else looks beyond its own."""

from datetime import datetime
from typing import Protocol

from mentoring.consent import ConsentText
from mentoring.exchanging import Exchange, ExchangeState, Introduced, Offered
from mentoring.ids import ExchangeId, ParticipationId, PersonId


class Exchanges(Protocol):
    """Keep requests for mentors of other organisations, seen by the two they are about."""

    async def offered(self) -> list[Offered]:
        """Return other organisations' mentors whose own consent (C5) lets their card be seen."""
        ...

    async def ask(
        self, participation: ParticipationId, by: PersonId, terms: int, at: datetime
    ) -> Exchange | None:
        """Ask for a mentor; None when the card is not offered any more or was asked for."""
        ...

    async def get(self, exchange: ExchangeId) -> Exchange | None:
        """Return a request that this organisation made or was sent."""
        ...

    async def made(self, *states: ExchangeState) -> list[Exchange]:
        """Return what this organisation asks for, the newest first."""
        ...

    async def received(self, *states: ExchangeState) -> list[Exchange]:
        """Return what others ask this organisation for, the oldest first."""
        ...

    async def asker(self, exchange: Exchange) -> str:
        """Return the name of the organisation that asks."""
        ...

    async def terms(self, exchange: Exchange, language: str) -> ConsentText | None:
        """Return the consent text of the organisation that asks, which the mentor agrees to."""
        ...

    async def told(self, exchange: ExchangeId, at: datetime) -> bool:
        """Note that those who decide were told of it; False when they were."""
        ...

    async def mentor_says(self, exchange: ExchangeId, at: datetime, *, yes: bool) -> bool:
        """Store the mentor's answer once; False when answered or over."""
        ...

    async def home_says(
        self, exchange: ExchangeId, by: PersonId, at: datetime, *, yes: bool
    ) -> bool:
        """Store the answer of the mentor's own curator once; False when answered or over."""
        ...

    async def introduced(self, exchange: ExchangeId) -> Introduced | None:
        """Return name and contact: to the one who asked, after both have agreed, under C5."""
        ...

    async def arrived(self, exchange: ExchangeId, guest: PersonId) -> bool:
        """Note that the mentor is a guest of the one who asked; False when it is noted."""
        ...

    async def close(self, exchange: ExchangeId, at: datetime) -> bool:
        """End a request or a guest's stay; False when it is over."""
        ...
