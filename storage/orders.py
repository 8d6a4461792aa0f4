"""Keep drafts of orders about pairs; only an open one changes, and its number is given once."""

from datetime import date

from sqlalchemy import ColumnElement, Select, delete, insert, select, update

from mentoring.ids import OrderDraftId, PairId, PersonId
from mentoring.pair_orders import OrderDraft
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import order_drafts, order_pairs, pairs


class Orders:
    """Keep the drafts of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return order_drafts.c.organisation_id == self._scope.organisation

    async def get(self, draft: OrderDraftId) -> OrderDraft | None:
        """Return a draft with its pairs."""
        return await self._found(
            select(order_drafts).where(self._ours, order_drafts.c.id == draft)
        )

    async def open(self) -> OrderDraft | None:
        """Return the newest draft of the current cycle that has no number yet."""
        current = order_drafts.c.cycle_id == current_cycle(self._scope.organisation)
        asked = select(order_drafts).where(
            self._ours, current, order_drafts.c.entered_at.is_(None)
        )
        return await self._found(asked.order_by(order_drafts.c.id.desc()).limit(1))

    async def add(self, pairs: tuple[PairId, ...], by: PersonId) -> OrderDraft:
        """Make a draft of these pairs."""
        ours = self._scope.organisation
        new = insert(order_drafts).values(
            organisation_id=ours,
            cycle_id=current_cycle(ours),
            made_by=by,
            made_at=self._scope.now,
        )
        draft = OrderDraftId(await self._scope.scalar(new.returning(order_drafts.c.id)))
        for pair in pairs:
            await self.put(draft, pair, inside=True)
        return await self._sure(draft)

    async def put(self, draft: OrderDraftId, pair: PairId, inside: bool) -> bool:
        """Take a pair into an open draft or out of it; False when nothing changed."""
        still = select(order_drafts.c.id).where(
            self._ours, order_drafts.c.id == draft, order_drafts.c.entered_at.is_(None)
        )
        ours = pairs.c.organisation_id == self._scope.organisation, pairs.c.id == pair
        if await self._scope.scalar(still.with_for_update()) is None:
            return False
        if await self._scope.scalar(select(pairs.c.id).where(*ours)) is None:
            return False
        if inside:
            values = {"draft_id": draft, "pair_id": pair}
            new = insert_new(order_pairs).values(
                organisation_id=self._scope.organisation, **values
            )
            return await self._scope.changed(new)
        there = order_pairs.c.draft_id == draft, order_pairs.c.pair_id == pair
        return await self._scope.changed(delete(order_pairs).where(*there))

    async def enter(self, draft: OrderDraftId, number: str, day: date) -> bool:
        """Give a draft its number and date, once; False when it has them."""
        still = update(order_drafts).where(
            self._ours, order_drafts.c.id == draft, order_drafts.c.entered_at.is_(None)
        )
        values = {"order_number": number, "order_date": day, "entered_at": self._scope.now}
        return await self._scope.changed(still.values(values))

    async def _sure(self, draft: OrderDraftId) -> OrderDraft:
        found = await self.get(draft)
        if found is None:
            raise LookupError("OrderDraft")
        return found

    async def _found(self, asked: Select[*tuple[object, ...]]) -> OrderDraft | None:
        bare = await self._scope.one(OrderDraft, asked)
        if bare is None:
            return None
        inside = select(order_pairs.c.pair_id).where(order_pairs.c.draft_id == bare.id)
        held = await self._scope.scalars(inside.order_by(order_pairs.c.pair_id))
        return bare.model_copy(update={"pairs": tuple(held)})
