"""Keep what people say after their second meeting: one row for a person and a pair."""

from sqlalchemy import delete, select

from mentoring.ids import PairId, PersonId
from mentoring.second_looks import Look, SecondLook
from storage.insertion import insert_new
from storage.replacements import pair_is_here
from storage.scope import Scope
from storage.tables import second_looks

FIELDS = [second_looks.c[name] for name in SecondLook.model_fields]


class SecondLooks:
    """Keep what is said in one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    async def say(self, pair: PairId, person: PersonId, said: Look) -> bool:
        """Write it once; False where it is said already, or for a pair of somewhere else."""
        if not await pair_is_here(self._scope, pair):
            return False
        new = insert_new(second_looks).values(
            pair_id=pair,
            person_id=person,
            organisation_id=self._scope.organisation,
            said=said.value,
            at=self._scope.now,
        )
        return await self._scope.changed(new)

    async def of(self, pair: PairId) -> list[SecondLook]:
        """Return what was said in a pair."""
        asked = select(*FIELDS).where(
            second_looks.c.organisation_id == self._scope.organisation,
            second_looks.c.pair_id == pair,
        )
        return await self._scope.many(SecondLook, asked.order_by(second_looks.c.person_id))


async def forget_second_looks(scope: Scope, person: PersonId) -> None:
    """Delete what somebody said after second meetings."""
    await scope.count(delete(second_looks).where(second_looks.c.person_id == person))
