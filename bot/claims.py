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


@click.command()
@config
def curator(path: Path | None) -> None:
    """Confirm who came by the link and waits to be the first curator."""
    settings = loaded(path)
    click.echo(asyncio.run(with_storage(settings, settle_claims)))


async def settle_claims(storage: Storage) -> str:
    """Ask about each claim; without one, print a message that opens the way in."""
    await set_up(storage)
    organisation = await storage.first_organisation()
    if organisation is None:
        return "the database is empty: start the bot once, it prints a link"
    async with storage.read(organisation.id) as tx:
        if await has_curator(tx):
            return "there is a curator already: the work is handed over in the chat"
    found = await waiting(storage, organisation.id)
    if not found:
        return await way_in(storage, organisation.id)
    for claim in found:
        yes = click.confirm(question_about(claim), default=False)
        if await decide(storage, organisation.id, claim, yes=yes) and yes:
            return f"the account {claim.account.external_id} is the curator now"
    return "nobody was let in"


async def way_in(storage: Storage, organisation: OrganisationId) -> str:
    """Make a key and say what to write to the bot with it."""
    async with storage.work(organisation) as tx:
        token = await issue_key(tx)
    return (
        "nobody waits. To become the curator, write this to the bot within an hour:\n"
        f"  /start {token}\nthen run this command again"
    )
