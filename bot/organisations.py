"""Add an organisation to a bot that serves several, or list them as a tree."""

import asyncio
from collections.abc import Collection, Iterator
from pathlib import Path

import click

from bot.claims import has_one, way_to_come
from bot.cli import config, loaded
from bot.ending import CannotGoOn
from bot.naming import settle_names
from bot.settings import Settings
from bot.spellings import known_zone
from bot.upkeep import set_up, with_storage
from mentoring.first_run import issue_key
from mentoring.ids import OrganisationId
from mentoring.organisations import Organisation, OrganisationKind
from mentoring.setting_up import ensure_cycle
from storage import Storage

KINDS = [kind.value for kind in OrganisationKind]
INDENT = "  "


@click.group()
def organisation() -> None:
    """Serve several organisations with one bot; each sees only its own."""


@organisation.command("add")
@click.option("--name", required=True, help="Everybody sees it.")
@click.option("--kind", type=click.Choice(KINDS), default=KINDS[0], show_default=True)
@click.option("--timezone", default="Europe/Moscow", show_default=True)
@click.option("--locale", type=click.Choice(["ru", "en"]), default="ru", show_default=True)
@click.option("--parent", type=int, default=None, help="The number it is a branch of.")
@config
def add(
    name: str, kind: str, timezone: str, locale: str, parent: int | None, path: Path | None
) -> None:
    """Add an organisation and print the way in for its first curator."""
    settings = loaded(path)
    try:
        known_zone(timezone)
    except ValueError as error:
        raise CannotGoOn(f"--timezone: {error}") from None

    async def added(storage: Storage) -> str:
        await set_up(storage)
        above = await above_of(storage, parent)
        made = await storage.found(name.strip(), OrganisationKind(kind), timezone, locale, above)
        async with storage.work(made.id) as tx:
            await ensure_cycle(tx)
            token = await issue_key(tx)
        await settle_names(storage, settings)
        return f"organisation {made.id} is added\n" + await way_in(settings, made, token)

    click.echo(asyncio.run(with_storage(settings, added)))


@organisation.command("list")
@config
def show(path: Path | None) -> None:
    """List the organisations, each with what to type if it has no curator yet."""
    settings = loaded(path)

    async def listed(storage: Storage) -> str:
        await set_up(storage)
        served = await storage.doors.organisations()
        without = {each.id for each in served if not await has_one(storage, each.id)}
        return "\n".join(as_tree(served, without)) or "there is none yet"

    click.echo(asyncio.run(with_storage(settings, listed)))


async def above_of(storage: Storage, parent: int | None) -> OrganisationId | None:
    """Return the organisation a branch belongs to; one that is not there ends the command."""
    if parent is None:
        return None
    known = {each.id for each in await storage.doors.organisations()}
    if parent not in known:
        raise CannotGoOn("--parent: there is no organisation of this number")
    return OrganisationId(parent)


async def way_in(settings: Settings, made: Organisation, token: str) -> str:
    """Say how the first curator comes in, and what is typed then."""
    confirm = f"curator --organisation {made.id}"
    how = await way_to_come(settings, token)
    return f"There is no curator yet. {how}\nwithin an hour, once; then run: {confirm}"


def as_tree(
    served: list[Organisation],
    without: Collection[OrganisationId] = (),
    above: OrganisationId | None = None,
    depth: int = 0,
) -> Iterator[str]:
    """Yield a line for each organisation, its branches below it, and how to get a curator."""
    for each in served:
        if each.parent_id == above:
            line = f"{INDENT * depth}{each.id}  {each.name or '(no name yet)'}  {each.kind}"
            missing = f"  no curator yet, type: curator --organisation {each.id}"
            yield line + (missing if each.id in without else "")
            yield from as_tree(served, without, each.id, depth + 1)
