"""Take raw updates in: all of a batch is stored in one commit before anybody is told."""

import json
from collections.abc import Mapping, Sequence

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import AnswerCallbackQuery
from sqlalchemy.exc import SQLAlchemyError

from bot.lanes import Lanes
from bot.nursery import Nursery
from mentoring.people import Channel
from storage.errors import StorageError
from storage.inbox import Inbox, Incoming

RawUpdate = Mapping[str, object]

AT_ONCE = 1000

DATABASE_AWAY = (SQLAlchemyError, StorageError, OSError)
"""What a database raises that does not answer just now."""

LARGEST = 2**63 - 1


class Intake:
    """Store what arrives, answer presses at once, pass everything on to the lanes."""

    def __init__(self, bot: Bot, inbox: Inbox, lanes: Lanes, nursery: Nursery) -> None:
        """Be fed by polling or by the webhook."""
        self._bot = bot
        self._inbox = inbox
        self._lanes = lanes
        self._nursery = nursery

    async def take_in(self, updates: Sequence[RawUpdate]) -> None:
        """Store a batch in one transaction; when this returns, Telegram may forget it."""
        incoming = [read(update) for update in updates if has_number(update)]
        for received in await self._inbox.take_in(Channel.TELEGRAM, incoming):
            self._lanes.put(received)
        for update in updates:
            self._answer(update)

    async def take_up(self) -> None:
        """Hand over what an earlier run stored and did not finish, the oldest first."""
        while True:
            undone = await self._inbox.undone(AT_ONCE)
            for received in undone:
                self._lanes.put(received)
            if len(undone) < AT_ONCE:
                return
            await self._lanes.settled()

    def _answer(self, update: RawUpdate) -> None:
        press = update.get("callback_query")
        if isinstance(press, Mapping) and isinstance(press.get("id"), str):
            self._nursery.start(self._stop_the_spinner(press["id"]), name="answer")

    async def _stop_the_spinner(self, press: str) -> None:
        try:
            await self._bot(AnswerCallbackQuery(callback_query_id=press))
        except AiogramError:
            return  # a late answer is refused; the reply itself is on its way


def has_number(update: RawUpdate) -> bool:
    """Tell whether an update can be stored at all: it has an id."""
    return fits(update.get("update_id"))


def read(update: RawUpdate) -> Incoming:
    """Take from an update what intake needs; it is not understood here."""
    number = update["update_id"]
    assert isinstance(number, int)  # noqa: S101 - checked by has_number
    # ASCII only: a lone surrogate from a broken client must not fail the whole batch
    text = json.dumps(update, separators=(",", ":"))
    return Incoming(update_id=number, sender=sender_of(update), payload=text)


def sender_of(update: RawUpdate) -> int | None:
    """Find who sent an update of any kind."""
    for content in update.values():
        sender = content.get("from") if isinstance(content, Mapping) else None
        number = sender.get("id") if isinstance(sender, Mapping) else None
        if isinstance(number, int) and fits(number):
            return number
    return None


def fits(number: object) -> bool:
    """Tell whether a value is a number that a database column holds."""
    return isinstance(number, int) and abs(number) <= LARGEST
