"""Set up a school of groups that get letters and reminders, through the ports of the rules."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.playground.server import Playground
from mentoring import letters
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.consent import PARTICIPATION, ConsentRecord, ConsentStep
from mentoring.delivery import Notice, OnDoubt
from mentoring.ids import AccountId, OrganisationId, PersonId
from mentoring.meetings import MeetingState
from mentoring.office import Segment
from mentoring.organisations import OrganisationKind
from mentoring.pairs import GROUP_LIMIT, Pair, PairState
from mentoring.people import Actor, Channel, StaffRole
from mentoring.ports import UnitOfWork
from storage import Storage, open_storage
from tests.drills.setting import CURATOR

ZONE = ZoneInfo("Europe/Moscow")
FIRST = 41_000
GROUPS = 17


@dataclass(repr=False)
class School:
    """Hold the groups, and of every letter and meeting the words by which a chat shows it."""

    storage: Storage
    organisation: OrganisationId
    playground: Playground
    curator: Actor | None = None
    groups: list[Pair] = field(default_factory=list)
    accounts: dict[PersonId, AccountId] = field(default_factory=dict)
    marks: dict[tuple[str, int], str] = field(default_factory=dict)
    meetings: int = 0
    letters: int = 0

    async def grows(self, groups: int) -> None:
        """Let groups of seven in, announced and with consent."""
        async with self.storage.work(self.organisation) as tx:
            self.curator = await self._curator(tx)
            for _ in range(groups):
                mentor = await self._joins(tx, Side.MENTOR)
                members = [await self._joins(tx, Side.MENTEE) for _ in range(GROUP_LIMIT)]
                self.groups.append(await _announced(tx, mentor, members))

    async def writes(self, segment: Segment) -> None:
        """Send an announcement: class resend."""
        assert self.curator is not None
        self.letters += 1
        mark = f"Собрание номер {self.letters}."
        async with self.storage.work(self.organisation) as tx:
            text = f"{mark} Тайное место"
            letter = await letters.prepare(tx, self.curator, segment, text)
            await letters.send(tx, self.curator, letter.id)
        self.marks["letter", letter.id] = mark

    async def reminds(self, groups: Iterable[Pair]) -> None:
        """Let groups agree on meetings and remind all of them now: class hold."""
        async with self.storage.work(self.organisation) as tx:
            for pair in groups:
                await self._meets(tx, pair)

    async def _meets(self, tx: UnitOfWork, pair: Pair) -> None:
        people = tuple(seat.person_id for seat in pair.seats)
        starts_at = _next_morning(tx.now) + timedelta(minutes=self.meetings)
        self.meetings += 1
        meeting = await tx.meetings.propose(pair.id, people, people[0], starts_at, None, tx.now)
        assert await tx.meetings.move(meeting, MeetingState.CONFIRMED)
        notices = [
            Notice(
                key=f"drill:{meeting.id}:{person}",
                account_id=self.accounts[person],
                kind="meeting_reminder",
                args={"meeting": meeting.id},
                on_doubt=OnDoubt.HOLD,
                due_at=tx.now,
            )
            for person in people
        ]
        assert await tx.outbox.put(*notices) == len(people)
        self.marks["meeting_reminder", meeting.id] = f"{starts_at.astimezone(ZONE):%H:%M}"

    async def _curator(self, tx: UnitOfWork) -> Actor:
        account = await tx.people.add_account(Channel.TELEGRAM, CURATOR, "ru")
        person = await tx.people.add_person(account.id)
        await tx.people.grant(person.id, StaffRole.CURATOR, tx.now)
        self.playground.person(CURATOR, "Тайная Ольга", started=True)
        actor = await tx.people.actor_of(account.id)
        assert actor is not None
        return actor

    async def _joins(self, tx: UnitOfWork, side: Side) -> Participation:
        number = FIRST + len(self.accounts)
        self.playground.person(number, "Тайная Анна", started=True)
        account = await tx.people.add_account(Channel.TELEGRAM, number, "ru")
        person = await tx.people.add_person(account.id)
        self.accounts[person.id] = account.id
        named = {"name": "Тайная Анна Петровна", "phone": f"+7 000 {number}"}
        await tx.people.save_person(person.model_copy(update=named))
        await tx.consents.record(_consent(tx, person.id, account.id))
        opened = await tx.participations.open(person.id, side)
        capacity = GROUP_LIMIT if side is Side.MENTOR else 0
        await tx.participations.submit(opened.id, {}, capacity, tx.now)
        await tx.participations.decide(opened.id, ParticipationState.READY, person.id, tx.now)
        return opened


async def open_school(
    url: str, playground: Playground, key_file: Path, groups: int = GROUPS
) -> School:
    """Make the database and the school in it."""
    storage = await open_storage(url, SystemClock(), key_file)
    await storage.upgrade()
    organisation = await storage.found("Техникум", OrganisationKind.COLLEGE, "Europe/Moscow")
    async with storage.work(organisation.id) as tx:
        year = tx.now.year
        forms = ("teacher-teacher",)
        await tx.organisations.save_cycle("Год", date(year, 1, 1), date(year + 1, 12, 31), forms)
    school = School(storage, organisation.id, playground)
    await school.grows(groups)
    return school


async def _announced(tx: UnitOfWork, mentor: Participation, members: list[Participation]) -> Pair:
    ids = tuple(member.id for member in members)
    by = mentor.person_id
    pair = await tx.pairs.propose(mentor.id, ids, "teacher-teacher", "traditional", by, tx.now)
    for state in (PairState.OFFERED, PairState.ACCEPTED, PairState.ANNOUNCED):
        assert await tx.pairs.move(pair, state, tx.now)
        found = await tx.pairs.get(pair.id)
        assert found is not None
        pair = found
    return pair


def _consent(tx: UnitOfWork, person: PersonId, account: AccountId) -> ConsentRecord:
    return ConsentRecord(
        organisation_id=tx.organisation,
        person_id=person,
        account_id=account,
        code=PARTICIPATION,
        version=1,
        language="ru",
        sha256="0" * 64,
        step=ConsentStep.GIVEN,
        method="button",
        at=tx.now,
    )


def _next_morning(now: datetime) -> datetime:
    day = now.astimezone(ZONE).date() + timedelta(days=1)
    return datetime.combine(day, time(8, 1), ZONE)
