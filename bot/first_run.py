"""Let the first curator in: print a link, and ask for a yes at the machine the bot runs on."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable

import click

from bot.app import App
from mentoring.first_run import TERM, Claim, admit, claims, has_curator, issue_key, turn_away
from mentoring.ids import KeyId, OrganisationId
from storage import Storage

log = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0
YES = ("y", "yes", "д", "да")

Ask = Callable[[str], Awaitable[bool | None]]
"""Ask the operator for a yes or a no; None says that nobody can be asked here."""

Say = Callable[[str], None]
"""Tell the operator something that must not get into the log: a key stands in it."""


class Door:
    """Be the one way in while there is no curator."""

    def __init__(self, app: App, ask: Ask, say: Say) -> None:
        """Stand before one organisation."""
        self._app = app
        self._ask = ask
        self._say = say
        self._told: set[KeyId] = set()

    async def keep(self, pause: float = PAUSE_SECONDS) -> None:
        """Print links and ask about whoever comes, until somebody is the curator."""
        if self._app.settings.access.curators:
            return
        opened = None
        while not await self.is_shut():
            now = self._app.clock.now()
            if opened is None or now - opened >= TERM:
                await self.open()
                opened = now
            if await self.answer():
                opened = None
            await asyncio.sleep(pause)

    async def is_shut(self) -> bool:
        """Tell whether there is a curator already."""
        async with self._app.storage.read(self._app.organisation) as tx:
            return await has_curator(tx)

    async def open(self) -> str:
        """Print a new link; the earlier one is void."""
        async with self._app.storage.work(self._app.organisation) as tx:
            token = await issue_key(tx)
        link = f"https://t.me/{self._app.house.bot_name}?start={token}"
        self._say(
            "There is no curator yet. Open this link within an hour, once, in Telegram:\n"
            f"  {link}\n"
        )
        return token

    async def answer(self) -> bool:
        """Ask about each claim; tell whether one was turned away, so that a new link is due."""
        turned_away = False
        for claim in await waiting(self._app.storage, self._app.organisation):
            if claim.key in self._told:
                continue
            said = await self._ask(question_about(claim))
            if said is None:
                self._told.add(claim.key)
                log.warning("account %s waits: confirm by `nastavnik curator`", claim.account.id)
                continue
            await decide(self._app.storage, self._app.organisation, claim, yes=said)
            turned_away = turned_away or not said
        return turned_away


async def waiting(storage: Storage, organisation: OrganisationId) -> list[Claim]:
    """Return who came by the link."""
    async with storage.read(organisation) as tx:
        return await claims(tx)


async def decide(
    storage: Storage, organisation: OrganisationId, claim: Claim, *, yes: bool
) -> bool:
    """Let an account in or turn it away; False when it was decided elsewhere."""
    async with storage.work(organisation) as tx:
        done = await (admit if yes else turn_away)(tx, claim)
    log.info("account %s: first curator, %s", claim.account.id, "yes" if yes and done else "no")
    return done


def question_about(claim: Claim) -> str:
    """Ask whether an account may become the curator; a person sees its number in the chat."""
    return f"The Telegram account {claim.account.external_id} wants to be the curator. Let it in?"


async def ask_terminal(question: str) -> bool | None:
    """Ask at the terminal, if there is one."""
    if not sys.stdin.isatty():
        return None
    click.echo(f"{question} [y/N] ", nl=False)
    return (await typed_line()).strip().lower() in YES


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
