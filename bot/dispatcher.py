"""Build aiogram's dispatcher and take stored updates through it."""

from collections.abc import Sequence

from aiogram import Bot, Dispatcher, Router
from aiogram.types import Update

from bot.middlewares import Reception
from storage.inbox import Received


def build_dispatcher(reception: Reception, routers: Sequence[Router]) -> Dispatcher:
    """Return a dispatcher of all routers; the draft row is the state, so no FSM."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_routers(*routers)
    dispatcher.update.outer_middleware(reception)
    return dispatcher


class Dispatch:
    """Take one stored update to its handler."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, reception: Reception) -> None:
        """Use one dispatcher for everything that arrives."""
        self._bot = bot
        self._dispatcher = dispatcher
        self._reception = reception

    async def __call__(self, received: Received) -> None:
        """Parse and handle; raises pydantic's ValidationError for what is no update."""
        await self._dispatcher.feed_update(self._bot, self._read(received), key=received.key)

    async def apologise(self, received: Received) -> None:
        """Tell the person that an update of theirs was set aside."""
        await self._reception.apologise(self._read(received), received.key)

    def _read(self, received: Received) -> Update:
        return Update.model_validate_json(received.payload, context={"bot": self._bot})
