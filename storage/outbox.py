"""Keep messages to be sent; written in the same commit as the fact they tell of."""

from datetime import datetime

from sqlalchemy import ColumnElement, Update, func, select, update

from mentoring.delivery import Args, Delivery, DeliveryState, Notice
from mentoring.ids import AccountId, DeliveryId, PersonId
from storage.insertion import insert_new
from storage.scope import Scope
from storage.states import DEAD, HELD, LEASED, NO_TOPIC, PENDING
from storage.tables import accounts, outbox

DELIVERY = [outbox.c[name] for name in Delivery.model_fields]
ADDED = insert_new(outbox).returning(outbox.c.id)

LOOKED_BACK = 20
"""Messages of one kind among which a screen is looked for that can be changed in place."""


def _of(topic: str) -> tuple[ColumnElement[bool], ...]:
    return outbox.c.topic == topic, outbox.c.topic != NO_TOPIC


class Outbox:
    """Keep the messages of one organisation, as use cases see them."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope
        self.stirred = False
        """Whether this transaction gave the courier something to send."""

    @property
    def _ours(self) -> ColumnElement[bool]:
        return outbox.c.organisation_id == self._scope.organisation

    async def put(self, *notices: Notice) -> int:
        """Add notices, skip those whose key exists; return how many are new."""
        addresses = await self._addresses({notice.account_id for notice in notices})
        rows = [
            self._row(notice, *addresses[notice.account_id])
            for notice in notices
            if notice.account_id in addresses
        ]
        added = await self._scope.insert_many(ADDED, rows)
        self.stirred |= added > 0
        return added

    async def _addresses(self, wanted: set[AccountId]) -> dict[AccountId, tuple[str, int]]:
        asked = select(accounts.c.id, accounts.c.channel, accounts.c.external_id).where(
            accounts.c.id.in_(wanted), accounts.c.organisation_id == self._scope.organisation
        )
        found = await self._scope.connection.execute(asked)
        return {AccountId(row.id): (row.channel, row.external_id) for row in found}

    def _row(self, notice: Notice, channel: str, external_id: int) -> dict[str, object]:
        return {
            **notice.model_dump(),
            "organisation_id": self._scope.organisation,
            "channel": channel,
            "external_id": external_id,
            "state": DeliveryState.PENDING.value,
            "attempts": 0,
            "created_at": self._scope.now,
            "is_reply": False,
        }

    async def cancel(self, topic: str) -> int:
        """Cancel what of a topic has not gone out yet; return how many."""
        return await self._cancel(update(outbox).where(*_of(topic)))

    async def cancel_for(self, account: AccountId) -> int:
        """Cancel what waits for an account; return how many."""
        return await self._cancel(update(outbox).where(outbox.c.account_id == account))

    async def _cancel(self, some: Update) -> int:
        unsent = some.where(self._ours, outbox.c.state.in_([PENDING, LEASED]))
        values = {"state": DeliveryState.CANCELLED.value, "lease_until": None}
        return await self._scope.count(unsent.values(values))

    async def get(self, delivery: DeliveryId) -> Delivery | None:
        """Return a message in any state."""
        asked = select(*DELIVERY).where(self._ours, outbox.c.id == delivery)
        return await self._scope.one(Delivery, asked)

    async def listed(self, states: frozenset[DeliveryState], limit: int = 50) -> list[Delivery]:
        """Return messages in some states, the newest first."""
        asked = select(*DELIVERY).where(self._ours, outbox.c.state.in_(states))
        ordered = asked.order_by(outbox.c.due_at.desc(), outbox.c.id.desc()).limit(limit)
        return await self._scope.many(Delivery, ordered)

    async def shown_in(self, account: AccountId, kind: str, args: Args) -> int | None:
        """Return the message that shows this very screen, the newest one."""
        here = self._ours, outbox.c.account_id == account, outbox.c.kind == kind
        asked = select(outbox.c.args, outbox.c.message, outbox.c.edit_message).where(*here)
        newest = asked.order_by(outbox.c.id.desc()).limit(LOOKED_BACK)
        for said, message, edited in (await self._scope.connection.execute(newest)).all():
            if said in (args, {}) and (message or edited):  # a reply keeps no args once sent
                return int(message or edited)
        return None

    async def held_for(self, account: AccountId) -> list[Delivery]:
        """Return what nobody knows to have reached an account, oldest first."""
        held = outbox.c.account_id == account, outbox.c.state == HELD
        asked = select(*DELIVERY).where(self._ours, *held)
        return await self._scope.many(Delivery, asked.order_by(outbox.c.due_at, outbox.c.id))

    async def send_again(self, delivery: DeliveryId, at: datetime) -> bool:
        """Put a held or dead message back to pending once; it does not grow too old any more."""
        doubtful = outbox.c.state.in_([HELD, DEAD])
        values = {
            "state": DeliveryState.PENDING.value,
            "due_at": at,
            "not_after": None,
            "attempts": 0,
            "error": None,
        }
        there = update(outbox).where(self._ours, outbox.c.id == delivery, doubtful)
        again = there.where(outbox.c.is_reply.is_(False)).values(values)
        self.stirred |= (changed := await self._scope.changed(again))
        return changed

    async def settle(self, delivery: DeliveryId) -> bool:
        """Mark a held message as arrived: its button was pressed or its news were shown."""
        held = outbox.c.id == delivery, outbox.c.state == HELD
        values = {"state": DeliveryState.SENT.value, "sent_at": self._scope.now}
        return await self._scope.changed(update(outbox).where(self._ours, *held).values(values))

    async def move(self, person: PersonId, old: AccountId, new: AccountId) -> int:
        """Send what waits for a person to another account of theirs; return how many."""
        addresses = await self._addresses({new})
        if new not in addresses:
            return 0
        channel, external_id = addresses[new]
        address = {"account_id": new, "channel": channel, "external_id": external_id}
        waits = outbox.c.account_id == old, outbox.c.state.in_([PENDING, HELD, DEAD])
        theirs = outbox.c.person_id == person, outbox.c.is_reply.is_(False)
        some = update(outbox).where(self._ours, *waits, *theirs)
        return await self._scope.count(some.values(address))

    async def readdress(self, kinds: frozenset[str], old: AccountId, new: AccountId | None) -> int:
        """Send what waits of some kinds to another account, or to nobody; return how many."""
        waits = outbox.c.account_id == old, outbox.c.kind.in_(kinds)
        some = update(outbox).where(*waits, outbox.c.is_reply.is_(False))
        if new is None:
            return await self._cancel(some)
        addresses = await self._addresses({new})
        channel, external_id = addresses[new]
        address = {"account_id": new, "channel": channel, "external_id": external_id}
        unsent = some.where(self._ours, outbox.c.state == PENDING)
        return await self._scope.count(unsent.values({**address, "person_id": None}))

    async def counts(self, topic: str) -> dict[DeliveryState, int]:
        """Count the messages of a topic by state."""
        asked = select(outbox.c.state, func.count()).where(self._ours, *_of(topic))
        found = await self._scope.connection.execute(asked.group_by(outbox.c.state))
        return {DeliveryState(state): number for state, number in found}
