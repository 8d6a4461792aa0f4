"""Read people as codes: whatever a repository finds passes here, so that none can forget it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import func, select

from mentoring.applications import Participation
from mentoring.ids import PersonId
from mentoring.organisations import Organisation
from mentoring.people import Person, StaffRole
from mentoring.pseudonyms import Veil
from mentoring.record import Record
from mentoring.runs import Run
from storage.scope import R
from storage.tables import enrolments, persons, roles
from storage.told import ToldScope

NUMBER = (
    select(func.min(enrolments.c.number))
    .where(
        enrolments.c.person_id == persons.c.id,
        enrolments.c.organisation_id == persons.c.organisation_id,
    )
    .scalar_subquery()
)
HELD = (
    select(func.aggregate_strings(roles.c.role, ","))
    .where(
        roles.c.person_id == persons.c.id,
        roles.c.organisation_id == persons.c.organisation_id,
        roles.c.ended_at.is_(None),
    )
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class VeiledScope(ToldScope):
    """Be a transaction that only looks, and in which nobody has a name."""

    veil: Veil = field(kw_only=True)

    async def told(self, records: Sequence[R]) -> list[R]:
        """Return the records as a chat may tell of them."""
        people = [each for each in records if isinstance(each, Person)]
        called = await self._called({each.id for each in people}) if people else {}
        return [cast("R", self._seen(each, called)) for each in records]

    def _seen(self, record: Record, called: dict[PersonId, str]) -> Record:
        today, veil = self.now.date(), self.veil
        if isinstance(record, Person):
            return veil.over(record, called[record.id], today)
        if isinstance(record, Participation):
            foreign = record.told is not None
            profile = veil.mask.seen(record.profile, today, foreign=foreign)
            return record.model_copy(update={"profile": profile})
        if isinstance(record, Run):
            answers = veil.mask.seen(record.draft.answers, today, foreign=False)
            draft = record.draft.model_copy(update={"answers": answers})
            return record.model_copy(update={"draft": draft})
        if isinstance(record, Organisation):
            return record.model_copy(update={"curator_name": None})
        return record

    async def _called(self, people: set[PersonId]) -> dict[PersonId, str]:
        ours = persons.c.organisation_id == self.organisation, persons.c.id.in_(people)
        asked = select(persons.c.id, NUMBER, HELD).where(*ours)
        veil, found = self.veil, dict[PersonId, str]()
        for who, number, held in (await self.connection.execute(asked)).all():
            work = [StaffRole(each) for each in held.split(",")] if held else []
            found[PersonId(who)] = veil.called(PersonId(who), number, work)
        return found
