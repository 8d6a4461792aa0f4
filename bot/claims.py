"""Confirm the first curator from another terminal, or print a way in, while the bot runs."""

import asyncio
from pathlib import Path

import click

from bot.cli import config, loaded
from bot.first_run import decide, question_about, waiting
from bot.upkeep import set_up, with_storage
from mentoring.first_run import has_curator, issue_key
from mentoring.ids import OrganisationId
from storage import Storage

NONE_YET = "the database is empty: start the bot once, it prints a link"


@click.command()
@click.option("--organisation", "number", type=int, default=None, help="Its number.")
@config
def curator(number: int | None, path: Path | None) -> None:
    """Confirm who came by the link and waits to be the first curator of an organisation."""
    settings = loaded(path)

    async def settled(storage: Storage) -> str:
        return await settle_claims(storage, number)

    click.echo(asyncio.run(with_storage(settings, settled)))


async def settle_claims(storage: Storage, number: int | None = None) -> str:
    """Ask about each claim; without one, print a message that opens the way in."""
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
        return await way_in(storage, without[0].id)
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


async def way_in(storage: Storage, organisation: OrganisationId) -> str:
    """Make a key and say what to write to the bot with it."""
    async with storage.work(organisation) as tx:
        token = await issue_key(tx)
    return (
        "nobody waits. To become the curator, write this to the bot within an hour:\n"
        f"  /start {token}\nthen run this command again"
    )
