"""Write rows down: people with the proof of their consent, codes for those who have none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from mentoring.admission import admit, tell_child
from mentoring.applications import Participation, ParticipationState, Told
from mentoring.consent import (
    PAPER,
    ConsentRecord,
    ConsentStep,
    ConsentText,
    Paper,
)
from mentoring.consent_proof import Deed, end_on, note, write
from mentoring.consents import active_text
from mentoring.enrolments import enrol_many
from mentoring.expected import Expected
from mentoring.guardians import Relation
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.imports import Arrival, Place, TakenRow
from mentoring.organisations import Organisation
from mentoring.people import MINORS, Bracket, Person
from mentoring.permits import OWN_FROM, missing_from
from mentoring.ports import UnitOfWork
from mentoring.pseudonyms import brings_words
from mentoring.roster.rows import Row
from mentoring.roster_fates import Fated, sheets_of, unsigned
from mentoring.roster_profiles import merged, places_of, reached


@dataclass(slots=True)
class Writing:
    """Be in the unit of work that takes some rows in."""

    tx: UnitOfWork
    house: House
    by: PersonId | None
    today: date
    _organisation: Organisation | None = None
    _texts: dict[str, ConsentText] = field(default_factory=dict)

    async def arrive(self, fated: Sequence[Fated]) -> list[TakenRow]:
        """Write new people down, all at once."""
        arrivals = [await self._arrival(each.row) for each in fated]
        people = await self.tx.imports.arrive(arrivals, self.by)
        for each, person in zip(fated, people, strict=True):
            await self._represent(each.row, person)
        return [
            TakenRow(row=each.row.number, person_id=person)
            for each, person in zip(fated, people, strict=True)
        ]

    async def expect(self, fated: Sequence[Fated]) -> list[TakenRow]:
        """Give everybody without a consent a code; of the row only side, age and class stay."""
        expected = [self._expected(each.row) for each in fated]
        made = await enrol_many(self.tx, expected)
        return [
            TakenRow(row=each.row.number, enrolment_id=enrolment.id)
            for each, enrolment in zip(fated, made, strict=True)
        ]

    async def wait(self, fated: Fated) -> TakenRow:
        """Note the representative's sheet; the person stays nameless until their own word."""
        row, enrolment = fated.row, fated.enrolment
        if enrolment is None:
            [enrolment] = await enrol_many(self.tx, [self._expected(row)])
        person = await admit(self.tx, enrolment)
        await self._set_age(row, person)
        await self._sign(row, person)
        await self._represent(row, person.id)
        await tell_child(self.tx, enrolment)
        return TakenRow(row=row.number, person_id=person.id, enrolment_id=enrolment.id)

    async def change(self, fated: Fated) -> TakenRow:
        """Write what a row says about somebody known, once their consents allow it."""
        row, enrolment, person = fated.row, fated.enrolment, fated.person
        if person is None:
            assert enrolment is not None  # noqa: S101 - whoever is not known came by a code
            person = await admit(self.tx, enrolment)
            await self._set_age(row, person)
            await self._represent(row, person.id)
        await self._sign(row, person)
        standing = await self.tx.consents.standing(person.id)
        if not missing_from(standing, self.today):
            await self._tell_of(row, person)
        if enrolment is not None and fated.person is None:
            await tell_child(self.tx, enrolment)
        return TakenRow(
            row=row.number, person_id=person.id, enrolment_id=enrolment and enrolment.id
        )

    async def _tell_of(self, row: Row, person: Person) -> None:
        organisation = await self._here()
        phone, words = reached(row, self.house, organisation)
        told: dict[str, object] = {"name": row.name, "birth_date": row.born or person.birth_date}
        told |= {"phone": phone} if phone else {}
        told |= {"contact": words} if words else {}
        await self.tx.people.save_person(person.model_copy(update=told))
        await self._set_age(row, person)
        for place in places_of(row, row.bracket(self.today), self.house, organisation):
            side = await self.tx.participations.open(person.id, place.side)
            await self._answer(side, place)

    async def _answer(self, side: Participation, place: Place) -> None:
        profile = merged(side.profile, place.profile)
        if side.state is ParticipationState.DRAFT:
            capacity = place.capacity
            await self.tx.participations.submit(side.id, profile, capacity, self.tx.now)
            await self.tx.participations.mark_told(side.id, Told.LIST)
        elif profile != side.profile:
            await self.tx.participations.amend(side, profile)
            coded = (await self._here()).pseudonymous
            if coded and brings_words(self.house, place.profile, self.today):
                await self.tx.participations.mark_told(side.id, Told.LIST)

    async def _arrival(self, row: Row) -> Arrival:
        organisation = await self._here()
        bracket = row.bracket(self.today)
        assert bracket is not None and row.born is not None  # noqa: S101, PT018 - it has a sheet
        phone, words = reached(row, self.house, organisation)
        signed = await self._sheets(row)
        return Arrival(
            name=row.name,
            birth_date=row.born,
            bracket=bracket,
            phone=phone,
            contact=words,
            places=places_of(row, bracket, self.house, organisation),
            told=Told.LIST.value,
            proofs=tuple([self._proof(await self._text(c), paper) for c, paper in signed.items()]),
        )

    async def _sign(self, row: Row, person: Person) -> None:
        standing = await self.tx.consents.standing(person.id)
        for code, paper in unsigned(standing, await self._sheets(row), self.today).items():
            text = await self._text(code)
            deed = Deed(
                person=person.id,
                step=ConsentStep.GIVEN,
                noted_by=self.by,
                method=PAPER,
                paper=paper,
                until=end_on(text, paper.dated_on),
            )
            await write(self.tx, text, deed)
            await note(self.tx, self.by, "paper_noted", person.id, code)

    def _proof(self, text: ConsentText, paper: Paper) -> ConsentRecord:
        return ConsentRecord(
            organisation_id=self.tx.organisation,
            person_id=PersonId(0),
            account_id=None,
            code=text.code,
            version=text.version,
            language=text.language,
            sha256=text.sha256,
            step=ConsentStep.GIVEN,
            method=PAPER,
            at=self.tx.now,
            expires_on=end_on(text, paper.dated_on),
            purpose=text.purpose,
            noted_by=self.by,
            paper_number=paper.number,
            paper_date=paper.dated_on,
            paper_place=paper.kept_at,
        )

    async def _represent(self, row: Row, person: PersonId) -> None:
        """Note who signed for a child: the relation only, the representative is not known here."""
        if row.relation is None or row.bracket(self.today) not in MINORS:
            return
        if not await self.tx.guardians.of_child(person):
            await self.tx.guardians.add(person, None, Relation(row.relation))

    async def _set_age(self, row: Row, person: Person) -> None:
        bracket = row.bracket(self.today)
        if bracket is not None and bracket is not Bracket.UNDER_10:
            await self.tx.people.set_age(person.id, bracket)

    def _expected(self, row: Row) -> Expected:
        return Expected(wish=row.role, bracket=row.bracket(self.today), group=row.group)

    async def _sheets(self, row: Row) -> dict[str, Paper]:
        organisation = await self._here()
        return sheets_of(row, organisation.own_from or OWN_FROM, self.today)

    async def _text(self, code: str) -> ConsentText:
        if code not in self._texts:
            locale = (await self._here()).locale
            self._texts[code] = await active_text(self.tx, locale, code)
        return self._texts[code]

    async def _here(self) -> Organisation:
        if self._organisation is None:
            self._organisation = await self.tx.organisations.get()
        return self._organisation
