"""Keep what people say of the last day of their pair: one row for a person and a day."""

from datetime import date

from sqlalchemy import delete, insert, select

from mentoring.ids import PairId, PersonId
from mentoring.renewals import Renewal
from storage.replacements import pair_is_here
from storage.scope import Scope
from storage.tables import renewals

FIELDS = [renewals.c[name] for name in Renewal.model_fields]


class Renewals:
    """Keep what is said in one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    async def say(self, pair: PairId, person: PersonId, ends_on: date, *, goes_on: bool) -> bool:
        """Write what somebody says over what they said; False for a pair of somewhere else."""
        if not await pair_is_here(self._scope, pair):
            return False
        key = {"pair_id": pair, "person_id": person, "ends_on": ends_on}
        await self._scope.count(
            delete(renewals).where(*(renewals.c[name] == value for name, value in key.items()))
        )
        said = {"organisation_id": self._scope.organisation, "at": self._scope.now}
        return await self._scope.changed(insert(renewals).values(**key, **said, goes_on=goes_on))

    async def of(self, pair: PairId, ends_on: date) -> list[Renewal]:
        """Return what was said of a last day."""
        asked = select(*FIELDS).where(
            renewals.c.organisation_id == self._scope.organisation,
            renewals.c.pair_id == pair,
            renewals.c.ends_on == ends_on,
        )
        return await self._scope.many(Renewal, asked.order_by(renewals.c.person_id))


async def forget_renewals(scope: Scope, person: PersonId) -> None:
    """Delete what somebody said of the last day of their pairs."""
    await scope.count(delete(renewals).where(renewals.c.person_id == person))
