"""Declare where drafts of orders about pairs are kept."""

from datetime import date
from typing import Protocol

from mentoring.ids import OrderDraftId, PairId, PersonId
from mentoring.pair_orders import OrderDraft


class Orders(Protocol):
    """Keep drafts of orders and the pairs in them; a number is entered once."""

    async def get(self, draft: OrderDraftId) -> OrderDraft | None:
        """Return a draft with its pairs."""
        ...

    async def open(self) -> OrderDraft | None:
        """Return the newest draft of the current cycle that has no number yet."""
        ...

    async def add(self, pairs: tuple[PairId, ...], by: PersonId) -> OrderDraft:
        """Make a draft of these pairs."""
        ...

    async def put(self, draft: OrderDraftId, pair: PairId, inside: bool) -> bool:
        """Take a pair into an open draft or out of it; False when nothing changed."""
        ...

    async def enter(self, draft: OrderDraftId, number: str, day: date) -> bool:
        """Give a draft its number and date, once; False when it has them."""
        ...
