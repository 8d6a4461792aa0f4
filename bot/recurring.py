"""Name everything that recurs: what a programme wants, and what the process needs."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.health import HEALTH_ROUTINE
from bot.routines import HOUSEKEEPING, RoutineFn, nightly
from bot.settings import Settings
from bot.upkeep import nightly_copy
from mentoring.awaiting import remind_waiting
from mentoring.consent_reminders import look_after_consents
from mentoring.digest import digest
from mentoring.exchange import attend, goes_on
from mentoring.growing import grow
from mentoring.house import Rules
from mentoring.ids import OrganisationId
from mentoring.letters import erase_letters
from mentoring.looking_back import ask_after_cycle
from mentoring.newcomers import erase_newcomers
from mentoring.ports import UnitOfWork
from mentoring.preliminary import end_with_cycle
from mentoring.retention import keep_terms
from mentoring.unfinished import remind_unfinished
from storage import Storage

HOURS = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
IDLE = timedelta(minutes=5)

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
        return await keep_terms(tx, now, rules.erasure_term)

    async def consents(tx: UnitOfWork, now: datetime) -> object:
        return await look_after_consents(tx, now, rules.quiet_hours)

    async def unfinished(tx: UnitOfWork, now: datetime) -> object:
        return await remind_unfinished(tx, now, rules.quiet_hours)

    async def awaited(tx: UnitOfWork, now: datetime) -> object:
        return await remind_waiting(tx, now, rules.quiet_hours)

    async def ages(tx: UnitOfWork, now: datetime) -> object:
        await grow(tx, now, rules.quiet_hours)
        return None

    async def parents(tx: UnitOfWork, now: datetime) -> object:
        await ask_after_cycle(tx, now, rules.quiet_hours)
        return None

    async def weekly(storage: Storage, organisation: OrganisationId, now: datetime) -> datetime:
        async with storage.work(organisation) as tx:
            return await digest(tx, now, rules.quiet_hours)

    return {
        "newcomers": each(1 * HOURS, newcomers),
        "revoked": each(6 * HOURS, revoked),
        "consents": each(24 * HOURS, consents),
        "exchange": exchange,
        "letters": each(24 * HOURS, erase_letters),
        "unfinished": each(1 * HOURS, unfinished),
        "awaited": each(3 * HOURS, awaited),
        "ages": each(6 * HOURS, ages),
        "askings": each(24 * HOURS, end_with_cycle),
        "parents": each(24 * HOURS, parents),
        "digest": weekly,
    }


async def exchange(storage: Storage, organisation: OrganisationId, now: datetime) -> datetime:
    """Attend to the door between organisations; where nobody uses it, one short look suffices."""
    async with storage.read(organisation) as tx:
        if not await goes_on(tx):
            return now + IDLE
    async with storage.work(organisation) as tx:
        await attend(tx)
    return now + MINUTE


def each(pause: timedelta, rule: Rule) -> RoutineFn:
    """Make a routine of a rule that is applied again after a pause."""

    async def apply(storage: Storage, organisation: OrganisationId, now: datetime) -> datetime:
        async with storage.work(organisation) as tx:
            await rule(tx, now)
        return now + pause

    return apply
