"""Let the first curator in: a link for an hour, and a yes at the machine the bot runs on."""

import asyncio
import hmac
import logging
import secrets
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.nursery import Nursery
from mentoring.people import Account

log = logging.getLogger(__name__)

TERM = timedelta(hours=1)

Ask = Callable[[str], Awaitable[bool]]
"""Ask the operator a question that is answered by yes or no."""

Admit = Callable[[Account], Awaitable[None]]
"""Make an account the curator and tell the person so."""


class Door:
    """Be the one way in while there is no curator; it opens once and closes by itself."""

    def __init__(self, admit: Admit, ask: Ask, nursery: Nursery, now: datetime) -> None:
        """Hang the door; the key is known to whoever reads the terminal."""
        self._admit = admit
        self._ask = ask
        self._nursery = nursery
        self._key = secrets.token_urlsafe(16)
        self._until = now + TERM
        self._busy = False
        self.is_open = True

    def link(self, bot_name: str) -> str:
        """Return the link that opens it."""
        return f"https://t.me/{bot_name}?start={self._key}"

    def knock(self, account: Account, key: str, now: datetime) -> bool:
        """Tell whether the key fits; if it does, the terminal is asked and the person waits."""
        fits = hmac.compare_digest(key.encode(), self._key.encode())
        if not fits or not self.is_open or now > self._until:
            return False
        if not self._busy:
            self._busy = True
            self._nursery.start(self._decide(account), name="first curator")
        return True

    async def _decide(self, account: Account) -> None:
        question = f"The Telegram account with id {account.external_id} wants to become curator."
        if await self._ask(question):
            self.is_open = False
            await self._admit(account)
            log.info("account %s is the first curator", account.id)
        self._busy = False


async def ask_terminal(question: str) -> bool:
    """Ask at the terminal; without one, say what to write into the settings instead."""
    if not sys.stdin.isatty():
        log.warning("%s Nobody can be asked here: add this id to access.curators.", question)
        return False
    sys.stdout.write(f"{question} Yes? [y/N] ")
    sys.stdout.flush()
    return (await typed_line()).strip().lower() in ("y", "yes", "д", "да")


async def typed_line() -> str:
    """Wait for a line without holding up the bot; the end of input is an empty line."""
    loop = asyncio.get_running_loop()
    line: asyncio.Future[str] = loop.create_future()

    def read() -> None:
        loop.remove_reader(sys.stdin)
        if not line.done():
            line.set_result(sys.stdin.readline())

    loop.add_reader(sys.stdin, read)
    try:
        return await line
    finally:
        loop.remove_reader(sys.stdin)
