"""Read who is acting in one statement: the account, the person behind it, the staff roles.

Every update begins with this and every screen is worded for its result, so it is one trip,
whichever organisation the address talks to now.
"""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, case, false, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import AccountId
from mentoring.people import Account, Actor, Channel, Person, StaffRole
from storage.scope import Scope
from storage.tables import account_people, accounts, organisations, outbox, persons, roles

OF_ACCOUNT = len(accounts.c)
PERSON = [column for column in persons.c if column.name != "search_name"]
ENDED = "-"
HELD = (
    select(
        func.aggregate_strings(case((roles.c.ended_at.is_(None), roles.c.role), else_=ENDED), ",")
    )
    .where(
        roles.c.person_id == accounts.c.person_id,
        roles.c.organisation_id == accounts.c.organisation_id,
    )
    .scalar_subquery()
)
"""What staff do; a dash stands for what they did, NULL for people who never were staff."""
OTHERS = (
    select(account_people.c.id)
    .where(
        account_people.c.account_id == accounts.c.id,
        account_people.c.person_id != accounts.c.person_id,
        account_people.c.ended_at.is_(None),
    )
    .exists()
)


OTHER = accounts.alias("other")
SAME_ADDRESS = OTHER.c.channel == accounts.c.channel, OTHER.c.external_id == accounts.c.external_id
ELSEWHERE = select(OTHER.c.id).where(*SAME_ADDRESS, OTHER.c.id != accounts.c.id).exists()
AWAY = select(OTHER.c.id).where(*SAME_ADDRESS, OTHER.c.chosen_at > accounts.c.chosen_at).exists()
CODED = (
    select(organisations.c.pseudonymous)
    .where(organisations.c.id == accounts.c.organisation_id)
    .scalar_subquery()
)
PRESSED_HERE = (
    select(outbox.c.id)
    .where(outbox.c.account_id == accounts.c.id, outbox.c.message == bindparam("pressed"))
    .exists()
)
"""A button belongs to the organisation whose message it stands under."""


def _asked(*which: ColumnElement[bool]) -> Select[*tuple[object, ...]]:
    behind = and_(
        persons.c.id == accounts.c.person_id,
        persons.c.organisation_id == accounts.c.organisation_id,
    )
    beside = OTHERS.label("shares"), AWAY.label("away"), CODED.label("coded"), HELD.label("roles")
    told = select(*accounts.c, *PERSON, *beside)
    return told.join(persons, behind, isouter=True).where(*which)


OURS = accounts.c.organisation_id == bindparam("organisation")
ADDRESS = (
    accounts.c.channel == bindparam("channel_"),
    accounts.c.external_id == bindparam("external"),
)
AT_ADDRESS = _asked(OURS, *ADDRESS)
OF = _asked(OURS, accounts.c.id == bindparam("account"))
PRESSED = case((ELSEWHERE, PRESSED_HERE), else_=false()).desc()
LATEST = accounts.c.chosen_at.is_(None), accounts.c.chosen_at.desc(), accounts.c.id.desc()
ANYWHERE = _asked(*ADDRESS).order_by(*LATEST).limit(1)
"""The organisation an address talks to is the one it chose last."""

AT_MESSAGE = _asked(*ADDRESS).order_by(PRESSED, *LATEST).limit(1)
"""A press is for the organisation whose message carries the button."""


async def actor_anywhere(
    connection: AsyncConnection, channel: Channel, external_id: int, pressed: int | None = None
) -> Actor | None:
    """Return who acts from an address, in the organisation it talks to or presses in."""
    address = {"channel_": str(channel), "external": external_id}
    asked = ANYWHERE if pressed is None else AT_MESSAGE
    given = address if pressed is None else {**address, "pressed": pressed}
    row = (await connection.execute(asked, given)).first()
    return None if row is None else _read(row)


async def actor_at(scope: Scope, channel: Channel, external_id: int) -> Actor | None:
    """Return who acts from an address of a messenger in this organisation."""
    return await _actor(scope, AT_ADDRESS, {"channel_": str(channel), "external": external_id})


async def actor_of(scope: Scope, account: AccountId) -> Actor | None:
    """Return who acts through an account."""
    return await _actor(scope, OF, {"account": account})


async def _actor(
    scope: Scope, asked: Select[*tuple[object, ...]], values: Mapping[str, object]
) -> Actor | None:
    given = {**values, "organisation": scope.organisation}
    row = (await scope.connection.execute(asked, given)).first()
    actor = None if row is None else _read(row)
    if row is None or actor is None or actor.person is None:
        return actor
    person = await scope.told_of(actor.person, staff=row[-1] is not None)
    return actor.model_copy(update={"person": person})


def _read(row: Row[*tuple[object, ...]]) -> Actor:
    account = dict(zip(accounts.c.keys(), row[:OF_ACCOUNT], strict=True))
    names = [column.name for column in PERSON]
    person = dict(zip(names, row[OF_ACCOUNT:-4], strict=True))
    held = set(str(row[-1]).split(",")) if row[-1] else set()
    return Actor(
        account=Account.model_validate(account),
        person=Person.model_validate(person) if person["id"] is not None else None,
        roles=frozenset(map(StaffRole, held - {ENDED})),
        shares=bool(row[-4]),
        away=bool(row[-3]),
        coded=bool(row[-2]),
    )
