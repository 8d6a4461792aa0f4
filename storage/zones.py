"""Keep the time zones of people who live elsewhere than the school."""

from sqlalchemy import delete, insert, select

from mentoring.ids import PersonId
from storage.scope import Scope
from storage.tables import person_zones, persons


class Zones:
    """Keep the zones of one organisation's people."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    async def set(self, person: PersonId, zone: str | None) -> bool:
        """Keep somebody's zone in place of the last, or forget it; False for a stranger."""
        ours = persons.c.organisation_id == self._scope.organisation, persons.c.id == person
        known = select(persons.c.id).where(*ours).with_for_update(key_share=True)
        if await self._scope.scalar(known) is None:
            return False
        await forget_zone(self._scope, person)
        if zone is not None:
            values = {"person_id": person, "organisation_id": self._scope.organisation}
            await self._scope.count(insert(person_zones).values(values | {"zone": zone}))
        return True

    async def all(self) -> dict[PersonId, str]:
        """Return the zones of everybody who has one."""
        ours = person_zones.c.organisation_id == self._scope.organisation
        asked = select(person_zones.c.person_id, person_zones.c.zone).where(ours)
        rows = (await self._scope.connection.execute(asked)).all()
        return {PersonId(row.person_id): row.zone for row in rows}


async def forget_zone(scope: Scope, person: PersonId) -> None:
    """Delete where somebody lives."""
    await scope.count(delete(person_zones).where(person_zones.c.person_id == person))
