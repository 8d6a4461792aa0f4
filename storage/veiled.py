"""Read people as codes: whatever a repository finds passes here, so that none can forget it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import func, select

from mentoring.applications import Participation
from mentoring.guardians import Guardian
from mentoring.ids import PersonId
from mentoring.inquiries import Inquiry
from mentoring.organisations import Organisation
from mentoring.people import Person, StaffRole
from mentoring.pseudonyms import Veil
from mentoring.questionnaire.coding import is_uncoded
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
        if isinstance(record, Organisation):
            return record.model_copy(update={"curator_name": None})
        if isinstance(record, Run):
            told, older = False, is_uncoded(record.draft)
            answers = veil.answers(record.draft.answers, today, told=told, older=older)
            draft = record.draft.model_copy(update={"answers": answers})
            return record.model_copy(update={"draft": draft})
        if (said := self._said(record)) is not None:
            record = record.model_copy(update=said)
        return veil.earlier.over(record) if veil.earlier else record

    def _said(self, record: Record) -> dict[str, object] | None:
        """Return the answers that a record holds as a chat may tell of them."""
        today, veil = self.now.date(), self.veil
        match record:
            case Participation():
                told = record.told is not None
                older = veil.is_older(record.submitted_at or record.created_at)
                return {"profile": veil.answers(record.profile, today, told=told, older=older)}
            case Inquiry(answers=dict() as said):
                older = veil.is_older(record.given_at)
                return {"answers": veil.answers(said, today, told=False, older=older)}
            case Guardian(answers=dict() as said):
                older = veil.is_older(record.since)
                return {"answers": veil.answers(said, today, told=False, older=older)}
        return None

    async def _called(self, people: set[PersonId]) -> dict[PersonId, str]:
        ours = persons.c.organisation_id == self.organisation, persons.c.id.in_(people)
        asked = select(persons.c.id, NUMBER, HELD).where(*ours)
        veil, found = self.veil, dict[PersonId, str]()
        for who, number, held in (await self.connection.execute(asked)).all():
            work = [StaffRole(each) for each in held.split(",")] if held else []
            found[PersonId(who)] = veil.called(PersonId(who), number, work)
        return found
