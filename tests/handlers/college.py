"""A small college for conversations about pairs: people who have applied and consented."""

from dataclasses import dataclass, field

from mentoring.applications import Participation, ParticipationState, Profile, Side
from mentoring.consent import PARTICIPATION, ConsentRecord, ConsentStep
from mentoring.consents import active_text
from mentoring.ids import OrganisationId, ParticipationId, PersonId
from mentoring.pairs import Pair
from mentoring.people import Channel
from mentoring.people import Person as Known
from mentoring.ports import UnitOfWork
from tests.talk import Person, Town

MENTOR: Profile = {
    "contact": "phone",
    "subjects": ["Математика"],
    "competences": ["assessment", "methods"],
    "experience_years": 20,
    "mode": "mixed",
    "slots": ["wed-day", "thu-morning"],
    "forms": ["teacher-teacher"],
    "public_card": ["name", "competences"],
    "capacity": 2,
}
MENTEE: Profile = {
    "contact": "chat",
    "subjects": ["Математика"],
    "deficits": ["assessment"],
    "total_exp_start": "2026-09-01",
    "mode": "in_person",
    "slots": ["wed-day"],
    "request_text": "Увереннее вести практические занятия",
}


@dataclass
class Somebody:
    """A phone with the participation behind it."""

    phone: Person
    person: PersonId
    participation: ParticipationId


@dataclass
class College:
    """Hold who takes part."""

    here: Town
    number: int = field(default=2000)
    organisation: OrganisationId | None = None

    @property
    def school(self) -> OrganisationId:
        """The organisation they are in: the first one unless it is said."""
        return self.organisation or self.here.app.organisation

    async def mentor(self, name: str, *, approved: bool = True, **answers: object) -> Somebody:
        """Let a mentor hand in an application."""
        return await self._joins(name, Side.MENTOR, {**MENTOR, **answers}, approved=approved)

    async def mentee(self, name: str, *, approved: bool = True, **answers: object) -> Somebody:
        """Let a mentee hand in an application."""
        return await self._joins(name, Side.MENTEE, {**MENTEE, **answers}, approved=approved)

    async def _joins(self, name: str, side: Side, profile: Profile, *, approved: bool) -> Somebody:
        self.number += 1
        phone = self.here.person(self.number, name=name)
        async with self.here.app.storage.work(self.school) as tx:
            person = await introduced(tx, self.number, name)
            opened = await tx.participations.open(person.id, side)
            capacity = int(profile.get("capacity", 0))
            await tx.participations.submit(opened.id, {"fio": name, **profile}, capacity, tx.now)
            if approved:
                ready = ParticipationState.READY
                await tx.participations.decide(opened.id, ready, person.id, tx.now)
        return Somebody(phone, person.id, opened.id)

    async def offers(self, mentor: Somebody, *members: Somebody) -> None:
        """Let the curator propose a pair or a group by pressing."""
        olga = self.here.curator
        await olga.says("/menu")
        ids = ".".join(str(member.participation) for member in members)
        await olga.presses_data(f"ppr:{mentor.participation}:{ids}")

    async def announces(self, mentor: Somebody, *members: Somebody) -> None:
        """Bring a pair to its announcement, everybody answering by themselves."""
        await self.offers(mentor, *members)
        for somebody in (mentor, *members):
            await somebody.phone.presses("Открыть")
            await somebody.phone.presses("Принять")
        await self.here.curator.presses("Открыть")
        await self.here.curator.presses("Объявить сейчас")

    async def participation(self, somebody: Somebody) -> Participation:
        """Return what is stored about somebody."""
        async with self.here.app.storage.read(self.school) as tx:
            found = await tx.participations.get(somebody.participation)
        assert found is not None
        return found

    async def pairs(self) -> list[Pair]:
        """Return all pairs."""
        async with self.here.app.storage.read(self.school) as tx:
            return await tx.pairs.all()


async def introduced(tx: UnitOfWork, number: int, name: str) -> Known:
    """Add a person with an account, a phone and a consent in force."""
    account = await tx.people.add_account(Channel.TELEGRAM, number, "ru")
    person = await tx.people.add_person(account.id)
    named = person.model_copy(update={"name": name, "phone": f"+7 000 {number}"})
    await tx.people.save_person(named)
    await active_text(tx, "ru")
    await tx.consents.record(
        ConsentRecord(
            organisation_id=tx.organisation,
            person_id=person.id,
            account_id=account.id,
            code=PARTICIPATION,
            version=1,
            language="ru",
            sha256="0" * 64,
            step=ConsentStep.GIVEN,
            method="button",
            at=tx.now,
        )
    )
    return named
