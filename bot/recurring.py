"""Name everything that recurs: what a programme wants, and what the process needs."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

from bot.health import HEALTH_ROUTINE
from bot.routines import HOUSEKEEPING, RoutineFn, nightly
from bot.settings import Settings
from bot.upkeep import nightly_copy
from mentoring.announcing import announce_due
from mentoring.awaiting import remind_waiting
from mentoring.consent_reminders import look_after_consents
from mentoring.digest import digest
from mentoring.disputing import look_after_disputes
from mentoring.exchange import attend, goes_on
from mentoring.extending import ask_before_the_end
from mentoring.goal_days import look_after_goals
from mentoring.growing import grow
from mentoring.house import Rules
from mentoring.ids import OrganisationId
from mentoring.known_pairs import Changed
from mentoring.letters import erase_letters
from mentoring.looking_again import ask_after_trial
from mentoring.looking_back import ask_after_cycle
from mentoring.newcomers import erase_newcomers
from mentoring.ordering import remind_of_orders
from mentoring.planning.waiting_list import look_after_waiting
from mentoring.pleading.closing import close_late
from mentoring.ports import UnitOfWork
from mentoring.preliminary import end_with_cycle
from mentoring.replacing import pause_when_due
from mentoring.retention import keep_terms
from mentoring.unfinished import remind_unfinished
from mentoring.wishing.windows import keep_windows
from storage import Storage

HOURS = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
IDLE = timedelta(minutes=5)

T = TypeVar("T")

log = logging.getLogger(__name__)

Rule = Callable[[UnitOfWork, datetime], Awaitable[object]]
"""Do one thing of the programme inside a unit of work."""


def recurring(settings: Settings, rules: Rules) -> dict[str, RoutineFn]:
    """Return all routines by the kind that their rows carry."""
    copy = nightly(nightly_copy(settings), settings.backup.at)
    return {**HOUSEKEEPING, **HEALTH_ROUTINE, **of_the_programme(rules), "backup": copy}


def of_the_programme(rules: Rules) -> dict[str, RoutineFn]:
    """Return what the rules of a programme want done again and again."""

    quiet = rules.quiet_hours

    async def weekly(storage: Storage, organisation: OrganisationId, now: datetime) -> datetime:
        async with storage.work(organisation) as tx:
            return await digest(tx, now, quiet)

    return {
        "newcomers": each(1 * HOURS, given(erase_newcomers, rules.newcomer_term)),
        "revoked": each(6 * HOURS, given(keep_terms, rules.erasure_term)),
        "consents": each(24 * HOURS, given(look_after_consents, quiet)),
        "exchange": exchange,
        "letters": each(24 * HOURS, erase_letters),
        "unfinished": each(1 * HOURS, given(remind_unfinished, quiet)),
        "awaited": each(3 * HOURS, given(remind_waiting, quiet)),
        "ages": each(6 * HOURS, given(grow, quiet)),
        "askings": each(24 * HOURS, end_with_cycle),
        "parents": each(24 * HOURS, given(ask_after_cycle, quiet)),
        "digest": weekly,
        **of_pairs(rules),
    }


def of_pairs(rules: Rules) -> dict[str, RoutineFn]:
    """Return what pairs want done, from the wishes for them to their last day."""
    return {
        "wishes": wishes(rules),
        "pair_year": pair_year(rules),
        "announcements": announcements,
        "orders": each(24 * HOURS, orders),
        "waiting": waiting(rules),
        "pleas": each(30 * MINUTE, close_late),
    }


def pair_year(rules: Rules) -> RoutineFn:
    """Look after the year of a pair: leaving mentors, disputes, goals, trials, last days."""

    async def kept(tx: UnitOfWork, now: datetime) -> object:
        await pause_when_due(tx)
        await look_after_disputes(tx)
        await ask_before_the_end(tx, now, rules.quiet_hours)
        await look_after_goals(tx, now, rules.quiet_hours)
        await ask_after_trial(tx, now, rules.quiet_hours)
        return None

    return each(6 * HOURS, kept)


def wishes(rules: Rules) -> RoutineFn:
    """Open, remind of and close the rounds of wishes."""

    async def kept(tx: UnitOfWork, now: datetime) -> object:
        await keep_windows(tx, now, rules)
        return None

    return each(30 * MINUTE, kept)


def waiting(rules: Rules) -> RoutineFn:
    """Look after whoever is without a pair."""

    async def looked_after(tx: UnitOfWork, now: datetime) -> object:
        await look_after_waiting(tx, now, rules)
        return None

    return each(3 * HOURS, looked_after)


async def orders(tx: UnitOfWork, _now: datetime) -> object:
    """Remind of pairs that have worked without an order for too long."""
    await remind_of_orders(tx)
    return None


async def announcements(storage: Storage, organisation: OrganisationId, now: datetime) -> datetime:
    """Announce the pairs whose window is over; a look writes nothing."""
    async with storage.read(organisation) as tx:
        due = await tx.pairs.to_announce(now)
    for pair in due:
        try:
            async with storage.work(organisation) as tx:
                await announce_due(tx, pair.id)
        except Changed:
            log.warning("pair %s has changed, its announcement waits for a minute", pair.id)
    return now + MINUTE


async def exchange(storage: Storage, organisation: OrganisationId, now: datetime) -> datetime:
    """Attend to the door between organisations; where nobody uses it, one short look suffices."""
    async with storage.read(organisation) as tx:
        if not await goes_on(tx):
            return now + IDLE
    async with storage.work(organisation) as tx:
        await attend(tx)
    return now + MINUTE


def given(rule: Callable[[UnitOfWork, datetime, T], Awaitable[object]], said: T) -> Rule:
    """Make a rule of one that wants a setting too."""

    async def apply(tx: UnitOfWork, now: datetime) -> object:
        return await rule(tx, now, said)

    return apply


def each(pause: timedelta, rule: Rule) -> RoutineFn:
    """Make a routine of a rule that is applied again after a pause."""

    async def apply(storage: Storage, organisation: OrganisationId, now: datetime) -> datetime:
        async with storage.work(organisation) as tx:
            await rule(tx, now)
        return now + pause

    return apply
