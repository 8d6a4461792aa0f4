"""Find which parents a letter gets to: who speaks for a child today and wished for news."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from pydantic import Field

from mentoring.ages import ADULT
from mentoring.consent import MINOR
from mentoring.guardians import Guardian
from mentoring.ids import AccountId, PersonId
from mentoring.people import Account
from mentoring.permits import age_of
from mentoring.ports import UnitOfWork
from mentoring.record import Record

CHUNK = 1000
"""How many people are asked for at once: a query takes a limited number of values."""


class Unreached(StrEnum):
    """Say why nobody who speaks for a child hears of a letter."""

    BLOCKED = "blocked"
    NO_MESSENGER = "no_messenger"
    UNWILLING = "unwilling"


class Reached(Record):
    """Hold who is told at which address, and the children nobody is told of."""

    meant: dict[AccountId, PersonId] = Field(default_factory=dict)
    missed: dict[PersonId, Unreached] = Field(default_factory=dict)


async def parents_reached(tx: UnitOfWork) -> Reached:
    """Return whom a letter to parents gets to; without a wish for news nobody is told."""
    meant: dict[AccountId, PersonId] = {}
    missed: dict[PersonId, Unreached] = {}
    families = await _families(tx)
    known = await _accounts(tx, [each for there in families.values() for each in there])
    for child, there in families.items():
        ways = {each.id: known.get(each.representative_id or PersonId(0)) for each in there}
        told = [
            (way.id, each.representative_id)
            for each in there
            if each.news and each.representative_id and (way := ways[each.id]) and way.reachable
        ]
        meant.update(told)
        if not told:
            missed[child] = _why(there, [way for way in ways.values() if way])
    return Reached(meant=meant, missed=missed)


def _why(there: Sequence[Guardian], ways: Sequence[Account]) -> Unreached:
    if not ways:
        return Unreached.NO_MESSENGER
    wished = any(each.news for each in there)
    return Unreached.BLOCKED if wished else Unreached.UNWILLING


async def _families(tx: UnitOfWork) -> Mapping[PersonId, list[Guardian]]:
    """Return who speaks for each child under age whose consent is in force."""
    standings, today = await tx.consents.standings(), tx.now.date()
    found: dict[PersonId, list[Guardian]] = {}
    for each in await tx.guardians.all():
        child = standings.get(each.child_id)
        if child and child.holds(MINOR, today) and age_of(child, today) < ADULT:
            found.setdefault(each.child_id, []).append(each)
    return found


async def _accounts(tx: UnitOfWork, there: Sequence[Guardian]) -> dict[PersonId, Account]:
    people = sorted({each.representative_id for each in there if each.representative_id})
    found: dict[PersonId, Account] = {}
    for at in range(0, len(people), CHUNK):
        found |= await tx.people.accounts_of(set(people[at : at + CHUNK]))
    return found
