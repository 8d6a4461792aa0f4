"""Confirm the first curator from another terminal, or print a way in, while the bot runs."""

import asyncio
from pathlib import Path

import click
from aiogram.exceptions import AiogramError

from bot.cli import config, loaded
from bot.composition import open_bot
from bot.ending import CannotGoOn
from bot.first_run import decide, question_about, waiting
from bot.settings import Settings
from bot.upkeep import set_up, with_storage
from mentoring.first_run import has_curator, issue_key
from mentoring.ids import OrganisationId
from mentoring.organisations import Organisation
from storage import Storage

SECONDS = 5
NONE_YET = "the database is empty: start the bot once, it prints a link"


@click.command()
@click.option("--organisation", "number", type=int, default=None, help="Its number.")
@config
def curator(number: int | None, path: Path | None) -> None:
    """Confirm who came by the link and waits to be the first curator of an organisation."""
    settings = loaded(path)

    async def settled(storage: Storage) -> str:
        return await settle_claims(storage, number, settings)

    click.echo(asyncio.run(with_storage(settings, settled)))


async def settle_claims(
    storage: Storage, number: int | None = None, settings: Settings | None = None
) -> str:
    """Ask about each claim; without one, say how the first curator comes in."""
    await set_up(storage)
    served = await storage.doors.organisations()
    asked = [each for each in served if number is None or each.id == number]
    if not asked:
        return NONE_YET if number is None else "there is no organisation of this number"
    without = [each for each in asked if not await has_one(storage, each.id)]
    if not without:
        return "there is a curator already: the work is handed over in the chat"
    found = [(each, claim) for each in without for claim in await waiting(storage, each.id)]
    if not found:
        return await way_in(storage, settings, without[0], several=len(served) > 1)
    for organisation, claim in found:
        where = f"{organisation.name}: " if len(served) > 1 else ""
        yes = click.confirm(where + question_about(claim), default=False)
        if await decide(storage, organisation.id, claim, yes=yes) and yes:
            return f"the account {claim.account.external_id} is the curator now"
    return "nobody was let in"


async def has_one(storage: Storage, organisation: OrganisationId) -> bool:
    """Tell whether an organisation has a curator."""
    async with storage.read(organisation) as tx:
        return await has_curator(tx)


async def way_in(
    storage: Storage, settings: Settings | None, organisation: Organisation, *, several: bool
) -> str:
    """Make a key and say how the first curator comes in with it."""
    async with storage.work(organisation.id) as tx:
        token = await issue_key(tx)
    where = f"{organisation.name or organisation.id}: " if several else ""
    how = await way_to_come(settings, token)
    return f"{where}nobody waits. {how}\nwithin an hour, once; then run this command again"


async def way_to_come(settings: Settings | None, token: str) -> str:
    """Give the link of a key, or what to write to the bot where Telegram cannot be asked."""
    if settings is not None and (name := await _name_of_bot(settings)):
        return f"Open this link in Telegram:\n  https://t.me/{name}?start={token}"
    return f"Write this to the bot:\n  /start {token}"


async def _name_of_bot(settings: Settings) -> str | None:
    try:
        async with open_bot(settings) as bot:
            return (await bot.get_me(request_timeout=SECONDS)).username
    except (AiogramError, CannotGoOn, ValueError):
        return None
