"""Read who is acting in one statement: the account, the person behind it, the staff roles.

Every update begins with this and every screen is worded for its result, so it is one trip.
"""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, select

from mentoring.ids import AccountId
from mentoring.people import Account, Actor, Channel, Person, StaffRole
from storage.scope import Scope
from storage.tables import accounts, persons, roles

OF_ACCOUNT = len(accounts.c)
PERSON = [column for column in persons.c if column.name != "search_name"]
HELD = (
    select(func.aggregate_strings(roles.c.role, ","))
    .where(
        roles.c.person_id == accounts.c.person_id,
        roles.c.organisation_id == accounts.c.organisation_id,
        roles.c.ended_at.is_(None),
    )
    .scalar_subquery()
)


def _asked(*which: ColumnElement[bool]) -> Select[*tuple[object, ...]]:
    ours = accounts.c.organisation_id == bindparam("organisation")
    behind = and_(
        persons.c.id == accounts.c.person_id,
        persons.c.organisation_id == accounts.c.organisation_id,
    )
    found = select(*accounts.c, *PERSON, HELD.label("roles")).join(persons, behind, isouter=True)
    return found.where(ours, *which)


AT_ADDRESS = _asked(
    accounts.c.channel == bindparam("channel_"), accounts.c.external_id == bindparam("external")
)
OF = _asked(accounts.c.id == bindparam("account"))


async def actor_at(scope: Scope, channel: Channel, external_id: int) -> Actor | None:
    """Return who acts from an address of a messenger."""
    return await _actor(scope, AT_ADDRESS, {"channel_": str(channel), "external": external_id})


async def actor_of(scope: Scope, account: AccountId) -> Actor | None:
    """Return who acts through an account."""
    return await _actor(scope, OF, {"account": account})


async def _actor(
    scope: Scope, asked: Select[*tuple[object, ...]], values: Mapping[str, object]
) -> Actor | None:
    given = {**values, "organisation": scope.organisation}
    row = (await scope.connection.execute(asked, given)).first()
    return None if row is None else _read(row)


def _read(row: Row[*tuple[object, ...]]) -> Actor:
    account = dict(zip(accounts.c.keys(), row[:OF_ACCOUNT], strict=True))
    names = [column.name for column in PERSON]
    person = dict(zip(names, row[OF_ACCOUNT:-1], strict=True))
    held = str(row[-1]).split(",") if row[-1] else []
    return Actor(
        account=Account.model_validate(account),
        person=Person.model_validate(person) if person["id"] is not None else None,
        roles=frozenset(map(StaffRole, held)),
    )
