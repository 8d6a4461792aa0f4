"""Keep what leaving mentors say: one row for a pair and a mentor."""

from sqlalchemy import delete, insert, select

from mentoring.farewells import Farewell, Said
from mentoring.ids import PairId, PersonId
from storage.replacements import pair_is_here
from storage.scope import Scope
from storage.tables import farewells


class Farewells:
    """Keep what is said in one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    async def say(self, pair: PairId, person: PersonId, said: Said) -> bool:
        """Write what somebody says over what they said; False for a pair of somewhere else."""
        if not await pair_is_here(self._scope, pair):
            return False
        earlier = farewells.c.pair_id == pair, farewells.c.person_id == person
        await self._scope.count(delete(farewells).where(*earlier))
        new = insert(farewells).values(
            pair_id=pair,
            person_id=person,
            organisation_id=self._scope.organisation,
            said=said.model_dump(mode="json"),
            at=self._scope.now,
        )
        return await self._scope.changed(new)

    async def of(self, pair: PairId) -> Farewell | None:
        """Return what the mentor of a pair said."""
        ours = farewells.c.organisation_id == self._scope.organisation
        asked = select(farewells).where(ours, farewells.c.pair_id == pair)
        return await self._scope.one(Farewell, asked.order_by(farewells.c.at.desc()).limit(1))


async def forget_farewells(scope: Scope, person: PersonId) -> None:
    """Delete what somebody said when they left."""
    await scope.count(delete(farewells).where(farewells.c.person_id == person))
