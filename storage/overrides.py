"""Keep which rules a curator softened for whom; the unique key makes each softened once."""

from sqlalchemy import ColumnElement, Select, delete, or_, select

from mentoring.bars import Override
from mentoring.ids import OverrideId, ParticipationId, PersonId
from mentoring.softenings import Softening
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import overrides, participations

FIELDS = [overrides.c[name] for name in Softening.model_fields]


class Overrides:
    """Keep the softened rules of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return overrides.c.organisation_id == self._scope.organisation

    async def add(self, softened: Override, by: PersonId, reason: str) -> bool:
        """Soften a rule for two people; False when it is softened or one is not here."""
        both = {softened.mentor, softened.mentee}
        if len(set(await self._scope.scalars(self._here(both)))) != len(both):
            return False
        new = insert_new(overrides).values(
            organisation_id=self._scope.organisation,
            mentor_id=softened.mentor,
            mentee_id=softened.mentee,
            bar=softened.bar.value,
            reason=reason,
            by=by,
            at=self._scope.now,
        )
        return await self._scope.changed(new)

    def _here(self, people: set[ParticipationId]) -> Select[int]:
        ours = participations.c.organisation_id == self._scope.organisation
        found = select(participations.c.id).where(ours, participations.c.id.in_(people))
        return found.with_for_update(key_share=True)

    async def all(self) -> list[Softening]:
        """Return every softened rule of the current cycle, the oldest first."""
        current = participations.c.cycle_id == current_cycle(self._scope.organisation)
        now = select(participations.c.id).where(current)
        asked = select(*FIELDS).where(self._ours, overrides.c.mentee_id.in_(now))
        return await self._scope.many(Softening, asked.order_by(overrides.c.id))

    async def between(self, mentor: ParticipationId, mentee: ParticipationId) -> list[Softening]:
        """Return the rules softened for two people."""
        two = overrides.c.mentor_id == mentor, overrides.c.mentee_id == mentee
        asked = select(*FIELDS).where(self._ours, *two)
        return await self._scope.many(Softening, asked.order_by(overrides.c.id))

    async def drop(self, softening: OverrideId) -> bool:
        """Let a rule hold again; False when it does."""
        return await self._scope.changed(
            delete(overrides).where(self._ours, overrides.c.id == softening)
        )


async def forget_overrides(scope: Scope, person: PersonId) -> None:
    """Delete what was softened for somebody: the reason may tell of them."""
    mine = select(participations.c.id).where(participations.c.person_id == person)
    either = or_(overrides.c.mentor_id.in_(mine), overrides.c.mentee_id.in_(mine))
    await scope.count(delete(overrides).where(either))
