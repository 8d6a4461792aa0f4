"""Say who is acting before a handler runs, and send what it answered after it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, TelegramObject, Update, User

from bot.acquaintance import Acquaintance
from bot.commands import CommandLists
from bot.courier import Courier
from mentoring.delivery import Args, Delivery
from mentoring.errors import Refusal
from mentoring.house import House
from mentoring.ids import OrganisationId, UpdateKey
from mentoring.people import Account, Actor
from mentoring.ports import Clock, UnitOfWork
from storage import Storage
from storage.errors import AlreadyHandled

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

GONE = ("kicked", "left")


@dataclass(frozen=True, slots=True)
class Contact:
    """Hold what an update says about its sender: who, and the message that was pressed."""

    user: User
    pressed: int | None = None


class BoundWork:
    """Open units of work bound to one update and keep the replies they store."""

    def __init__(
        self,
        storage: Storage,
        organisation: OrganisationId,
        key: UpdateKey,
        account: Account,
        pressed: int | None,
    ) -> None:
        """Bind to the key of the update and to whoever is answered."""
        self._storage = storage
        self._organisation = organisation
        self._key = key
        self._account = account
        self._pressed = pressed
        self.replies: list[Delivery] = []
        self.has_news = False
        self.done = False

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[UnitOfWork]:
        """Open the unit of work; its commit makes the update handled."""
        async with self._storage.work(
            self._organisation,
            update=self._key,
            account=self._account,
            pressed=self._pressed,
        ) as tx:
            yield tx
        self.done = True
        self.replies.extend(tx.replies)
        self.has_news |= tx.has_news


class Reception(BaseMiddleware):
    """Lend every handler the actor, the house and the one unit of work of its update."""

    def __init__(
        self,
        storage: Storage,
        courier: Courier,
        acquaintance: Acquaintance,
        house: House,
        clock: Clock,
        commands: CommandLists,
    ) -> None:
        """Hold what outlives an update."""
        self._commands = commands
        self._storage = storage
        self._courier = courier
        self._acquaintance = acquaintance
        self._house = house
        self._clock = clock

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Introduce the sender, run the handler, send its replies."""
        assert isinstance(event, Update)  # noqa: S101 - registered on updates only
        key: UpdateKey = data["key"]
        contact = contact_of(event)
        if contact is None:
            return await self._storage.inbox.finish(key)
        if event.my_chat_member is not None:
            await self._acquaintance.reachable(contact.user.id, is_here(event.my_chat_member))
            return await self._storage.inbox.finish(key)
        actor = await self._acquaintance.meet(contact.user, event, contact.pressed)
        self._commands.follow(actor)
        work = self._bound(key, actor, contact)
        house = self._house.seen(coded=actor.coded)
        data.update(actor=actor, house=house, work=work, now=self._clock.now())
        result = await answered(handler, event, data, work)
        if not work.done:
            await self._storage.inbox.finish(key)
        await self._courier.deliver(work.replies, news=work.has_news)
        if actor.roles and work.has_news:
            await self._follow_again(actor)
        return result

    async def _follow_again(self, actor: Actor) -> None:
        """Take the list of a role at once from whoever has just handed the work over."""
        async with self._storage.read(actor.account.organisation_id) as tx:
            now = await tx.people.actor_of(actor.account.id)
        if now is not None:
            self._commands.follow(now)

    async def apologise(self, update: Update, key: UpdateKey) -> None:
        """Say that something went wrong here; the person is not to blame and need not repeat."""
        contact = contact_of(update)
        if contact is None or update.my_chat_member is not None:
            return
        actor = await self._acquaintance.meet(contact.user)
        work = self._bound(key, actor, contact)
        async with work() as tx:
            await tx.reply("our_fault", fresh=True)
        await self._courier.deliver(work.replies, news=work.has_news)

    def _bound(self, key: UpdateKey, actor: Actor, contact: Contact) -> BoundWork:
        organisation = actor.account.organisation_id
        return BoundWork(self._storage, organisation, key, actor.account, contact.pressed)


async def answered(
    handler: Handler, event: TelegramObject, data: dict[str, Any], work: BoundWork
) -> Any:
    """Run the handler; a refusal becomes the reply, a second commit is quiet."""
    try:
        return await handler(event, data)
    except Refusal as refusal:
        return await refused(work, refusal)
    except AlreadyHandled:
        work.done = True
        return None


async def refused(work: BoundWork, refusal: Refusal) -> None:
    """Answer with a refusal in a unit of work of its own: the handler's was rolled back."""
    try:
        async with work() as tx:
            await tx.reply("refusal", {"code": refusal.code, **plain(refusal)})
    except AlreadyHandled:
        work.done = True


def plain(refusal: Refusal) -> Args:
    """Turn a refusal's data into a reply's arguments; a list becomes one line."""
    return {
        name: ", ".join(value) if isinstance(value, tuple) else value
        for name, value in refusal.data.items()
    }


def contact_of(update: Update) -> Contact | None:
    """Find the person of a private chat behind an update; None for groups, channels and bots."""
    event = update.message or update.callback_query or update.my_chat_member
    if isinstance(event, Message | ChatMemberUpdated):
        private = event.chat.type == "private"
        return Contact(event.from_user) if private and event.from_user else None
    if isinstance(event, CallbackQuery) and event.message and event.message.chat.type == "private":
        return Contact(event.from_user, pressed=event.message.message_id)
    return None


def is_here(change: ChatMemberUpdated) -> bool:
    """Tell whether the person lets the bot write."""
    return change.new_chat_member.status not in GONE
