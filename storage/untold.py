"""Find facts of the database that never got into the file beside it: the process was killed."""

from datetime import datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.departures import LONG_AGO, Departure, Fact, fact_of
from storage.tables import consent_records, persons

ABOUT = ("at", "organisation_id", "person_id", "step", "code", "items")
CONSENTS = select(*(consent_records.c[name] for name in ABOUT)).where(
    consent_records.c.step.in_([Fact.GIVEN.value, Fact.REVOKED.value])
)
ERASURES = select(persons.c.erased_at.label("at"), persons.c.organisation_id, persons.c.id)


async def untold(connection: AsyncConnection, last: datetime | None) -> list[Departure]:
    """Return what happened after the newest fact of the file, in order."""
    after = last or LONG_AGO
    if last is None:
        consents, erasures = CONSENTS, ERASURES.where(persons.c.erased_at.is_not(None))
    else:
        consents = CONSENTS.where(consent_records.c.at > after)
        erasures = ERASURES.where(persons.c.erased_at > after)
    found = [_departure(row._asdict()) for row in await connection.execute(consents)]
    for at, organisation, person in await connection.execute(erasures):
        gone = {"organisation_id": organisation, "person_id": person, "fact": Fact.ERASED}
        found.append(Departure(at=at, **gone))
    return sorted(found, key=lambda fact: fact.at)


def _departure(row: dict[str, object]) -> Departure:
    fact = fact_of(str(row.pop("step")), cast("list[str]", row.pop("items")))
    return Departure.model_validate({**row, "fact": fact})
