"""Declare where messages wait to be sent."""

from datetime import datetime
from typing import Protocol

from mentoring.delivery import Args, Delivery, DeliveryState, Notice
from mentoring.ids import (
    AccountId,
    DeliveryId,
    PersonId,
)


class Outbox(Protocol):
    """Keep messages to be sent; written in the same commit as the fact they tell of."""

    async def put(self, *notices: Notice) -> int:
        """Add notices, skip those whose key exists; return how many are new."""
        ...

    async def cancel(self, topic: str) -> int:
        """Cancel what of a topic has not gone out yet; return how many."""
        ...

    async def cancel_for(self, account: AccountId) -> int:
        """Cancel all that has not gone out to an account; return how many."""
        ...

    async def get(self, delivery: DeliveryId) -> Delivery | None:
        """Return a message of the outbox by id."""
        ...

    async def listed(self, states: frozenset[DeliveryState], limit: int = 50) -> list[Delivery]:
        """Return messages in some states, the newest first."""
        ...

    async def shown_in(self, account: AccountId, kind: str, args: Args) -> int | None:
        """Return the message that shows this very screen, the newest one."""
        ...

    async def held_for(self, account: AccountId) -> list[Delivery]:
        """Return what may not have reached an account."""
        ...

    async def send_again(self, delivery: DeliveryId, at: datetime) -> bool:
        """Put a held or dead message back to pending once."""
        ...

    async def settle(self, delivery: DeliveryId) -> bool:
        """Mark a held message as arrived: its button was pressed or its news were shown."""
        ...

    async def move(self, person: PersonId, old: AccountId, new: AccountId) -> int:
        """Send what waits for a person to another account of theirs; return how many."""
        ...

    async def readdress(self, kinds: frozenset[str], old: AccountId, new: AccountId | None) -> int:
        """Send what waits of some kinds to another account, or to nobody; return how many."""
        ...

    async def counts(self, topic: str) -> dict[DeliveryState, int]:
        """Count the messages of a topic by state."""
        ...
