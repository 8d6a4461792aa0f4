"""Found the organisation from the settings once; what is edited in chat later wins."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.consenting import settle_consents
from bot.naming import settle_names
from bot.settings import Settings
from mentoring.office import Figure
from mentoring.organisations import Organisation
from mentoring.ports import UnitOfWork
from mentoring.setting_up import ensure_cycle
from storage import Storage


async def founded(storage: Storage, settings: Settings) -> Organisation:
    """Return the organisation; an empty database gets it with its cycle and figures."""
    known = await storage.first_organisation()
    wanted = settings.organisation
    organisation = known or await storage.found(
        wanted.name, wanted.kind, wanted.timezone, wanted.locale
    )
    if known is None and wanted.address:
        organisation = organisation.model_copy(update={"address": wanted.address})
        async with storage.work(organisation.id) as tx:
            await tx.organisations.save(organisation)
    async with storage.read(organisation.id) as tx:
        is_new = await tx.organisations.cycle() is None
        counted = bool(await tx.organisations.figures(tx.now.date()))
    if is_new or not counted:
        async with storage.work(organisation.id) as tx:
            if is_new:
                await begin_cycle(tx, settings)
            if not counted:
                await enter_figures(tx, settings, organisation)
    await settle_names(storage, settings)
    await settle_consents(storage, settings)
    return organisation


async def begin_cycle(tx: UnitOfWork, settings: Settings) -> None:
    """Create the cycle; where the settings give no dates, the curator is asked for them."""
    cycle = settings.cycle
    if cycle.starts_on and cycle.ends_on:
        await tx.organisations.save_cycle(cycle.title, cycle.starts_on, cycle.ends_on, cycle.forms)
    else:
        await ensure_cycle(tx)


async def enter_figures(tx: UnitOfWork, settings: Settings, organisation: Organisation) -> None:
    """Enter the contingent and the targets, in force from the cycle's first day."""
    today = tx.now.astimezone(ZoneInfo(organisation.zone)).date()
    since = min(settings.cycle.starts_on or today, today)
    for indicator, year, value in figures(settings):
        await tx.organisations.add_figure(
            Figure(
                organisation_id=organisation.id,
                indicator=indicator,
                year=year,
                value=value,
                since=since,
                entered_at=tx.now,
            )
        )


def figures(settings: Settings) -> Iterator[tuple[str, int | None, int]]:
    """Name every figure of the settings: indicator, year for a target, value."""
    for name, count in settings.contingent.model_dump(exclude_none=True).items():
        yield name, None, count
    for name, by_year in settings.targets.model_dump().items():
        for year, percent in by_year.items():
            yield f"target_{name}", year, percent
