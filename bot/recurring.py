"""Name everything that recurs: what a programme wants, and what the process needs."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.health import HEALTH_ROUTINE
from bot.routines import HOUSEKEEPING, RoutineFn, nightly
from bot.settings import Settings
from bot.upkeep import nightly_copy
from mentoring.digest import digest
from mentoring.house import Rules
from mentoring.ids import OrganisationId
from mentoring.letters import erase_letters
from mentoring.newcomers import erase_newcomers
from mentoring.ports import UnitOfWork
from mentoring.privacy import erase_revoked
from storage import Storage

HOURS = timedelta(hours=1)

Rule = Callable[[UnitOfWork, datetime], Awaitable[object]]
"""Do one thing of the programme inside a unit of work."""


def recurring(settings: Settings, rules: Rules) -> dict[str, RoutineFn]:
    """Return all routines by the kind that their rows carry."""
    copy = nightly(nightly_copy(settings), settings.backup.at)
    return {**HOUSEKEEPING, **HEALTH_ROUTINE, **of_the_programme(rules), "backup": copy}


def of_the_programme(rules: Rules) -> dict[str, RoutineFn]:
    """Return what the rules of a programme want done again and again."""

    async def newcomers(tx: UnitOfWork, now: datetime) -> object:
        return await erase_newcomers(tx, now, rules.newcomer_term)

    async def revoked(tx: UnitOfWork, now: datetime) -> object:
        return await erase_revoked(tx, now, rules.erasure_term)

    async def weekly(storage: Storage, organisation: OrganisationId, now: datetime) -> datetime:
        async with storage.work(organisation) as tx:
            return await digest(tx, now, rules.quiet_hours)

    return {
        "newcomers": each(1 * HOURS, newcomers),
        "revoked": each(6 * HOURS, revoked),
        "letters": each(24 * HOURS, erase_letters),
        "digest": weekly,
    }


def each(pause: timedelta, rule: Rule) -> RoutineFn:
    """Make a routine of a rule that is applied again after a pause."""

    async def apply(storage: Storage, organisation: OrganisationId, now: datetime) -> datetime:
        async with storage.work(organisation) as tx:
            await rule(tx, now)
        return now + pause

    return apply
