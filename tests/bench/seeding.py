"""Fill a database before the bot starts: participants by the thousand, reminders that are true."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Table, insert

from bot.clock import SystemClock
from bot.founding import founded
from bot.settings_file import load
from mentoring.agreeing import confirm, propose
from mentoring.applications import ParticipationState, Side
from mentoring.consent import PARTICIPATION, ConsentStep
from mentoring.consents import active_text
from mentoring.delivery import DeliveryState, Lane, OnDoubt
from mentoring.house import Rules
from mentoring.ids import CycleId, MeetingId, OrganisationId, PersonId
from mentoring.pairs import Pair, PairState
from mentoring.people import Channel
from mentoring.plans.records import PlanTask
from mentoring.ports import UnitOfWork
from storage import Storage, open_storage
from storage.tables import (
    account_people,
    accounts,
    consent_records,
    outbox,
    participations,
    persons,
)
from tests.storage.stage import proposed

Row = dict[str, object]
CHUNK = 5_000
OF_SIDE = {"id", "person_id", "side", "profile", "capacity", "taken"}
TILL_MEETING = timedelta(days=8)
TILL_PAIRED = (PairState.OFFERED, PairState.ACCEPTED, PairState.ANNOUNCED)


@dataclass(frozen=True)
class Couple:
    """Hold a meeting that is agreed, and the two who will come."""

    meeting: MeetingId
    people: tuple[PersonId, PersonId]


@dataclass(frozen=True)
class Seed:
    """Write rows by the thousand; the number of an account is its id and its chat."""

    storage: Storage
    organisation: OrganisationId
    now: datetime

    async def participants(self, numbers: range) -> None:
        """Let people have joined: consent given, approved as mentees."""
        cycle = await self._begun()
        await self._insert(persons, [self._person(n) for n in numbers])
        await self._insert(accounts, [self._account(n, n) for n in numbers])
        stands: Row = {"organisation_id": self.organisation, "since": self.now}
        people = [{"account_id": n, "person_id": n, **stands} for n in numbers]
        await self._insert(account_people, people)
        side: Row = {"cycle_id": cycle, **self._side()}
        await self._insert(participations, [{"person_id": n, **side} for n in numbers])
        given = self._consent()
        await self._insert(
            consent_records, [{"person_id": n, "account_id": n, **given} for n in numbers]
        )

    async def school(self, task: PlanTask) -> None:
        """Let the people of a matching wait for their pairs; nobody of them has a chat here."""
        cycle = await self._begun()
        everybody = (*task.mentors, *task.mentees)
        people = sorted({each.person_id for each in everybody})
        await self._insert(persons, [self._person(n) for n in people])
        await self._insert(accounts, [self._account(n, n) for n in people])
        given = self._consent()
        await self._insert(
            consent_records, [{"person_id": n, "account_id": n, **given} for n in people]
        )
        rows = (each.model_dump(mode="json", include=OF_SIDE) for each in everybody)
        side: Row = {"cycle_id": cycle, **self._side()}
        await self._insert(participations, [{**side, **row} for row in rows])

    async def couple(self) -> Couple:
        """Let a pair work and a meeting be agreed for next week, as use cases do it."""
        async with self.storage.work(self.organisation) as tx:
            pair = await _announced(tx)
            mentor, member = pair.mentor.person_id, pair.members[0].person_id
            meeting = await propose(tx, pair.id, mentor, self.now + TILL_MEETING, None)
            await confirm(tx, meeting.id, member, Rules())
        return Couple(meeting.id, (mentor, member))

    async def accounts_of(self, couple: Couple, numbers: range) -> None:
        """Give the two many accounts, so that a reminder in each is true."""
        rows = [self._account(n, couple.people[n % 2]) for n in numbers]
        await self._insert(accounts, rows)

    async def reminders(self, couple: Couple, due: Sequence[tuple[int, datetime]]) -> None:
        """Let reminders of the meeting wait: to which account, due when."""
        common: Row = {"args": {"meeting": couple.meeting}, "topic": f"meeting:{couple.meeting}"}
        await self._insert(outbox, [{**self._reminder(n, at), **common} for n, at in due])

    async def _begun(self) -> CycleId:
        """Have the text that everybody consented to, and return the cycle they are in."""
        async with self.storage.work(self.organisation) as tx:
            await active_text(tx, "ru")
            cycle = await tx.organisations.cycle()
        assert cycle is not None
        return cycle.id

    async def _insert(self, table: Table, rows: list[Row]) -> None:
        async with self.storage.engines.write.begin() as connection:
            for at in range(0, len(rows), CHUNK):
                await connection.execute(insert(table), rows[at : at + CHUNK])

    def _person(self, number: int) -> Row:
        name = f"Участник {number}"
        return {
            "id": number,
            "organisation_id": self.organisation,
            "name": name,
            "search_name": name.lower(),
            "created_at": self.now,
        }

    def _account(self, number: int, person: int) -> Row:
        return {
            "id": number,
            "organisation_id": self.organisation,
            "channel": Channel.TELEGRAM.value,
            "external_id": number,
            "language": "ru",
            "person_id": person,
            "reachable": True,
            "created_at": self.now,
            "chosen_at": self.now,
        }

    def _side(self) -> Row:
        return {
            "organisation_id": self.organisation,
            "side": Side.MENTEE.value,
            "state": ParticipationState.READY.value,
            "profile": {},
            "profile_version": 1,
            "capacity": 0,
            "taken": 0,
            "created_at": self.now,
            "submitted_at": self.now,
        }

    def _consent(self) -> Row:
        return {
            "organisation_id": self.organisation,
            "code": PARTICIPATION,
            "version": 1,
            "language": "ru",
            "sha256": "",
            "step": ConsentStep.GIVEN.value,
            "method": "button",
            "purpose": 1,
            "at": self.now,
        }

    def _reminder(self, number: int, due_at: datetime) -> Row:
        return {
            "organisation_id": self.organisation,
            "key": f"bench:{number}:{due_at.timestamp()}",
            "account_id": number,
            "channel": Channel.TELEGRAM.value,
            "external_id": number,
            "kind": "meeting_reminder",
            "lane": Lane.NOTICE.value,
            "on_doubt": OnDoubt.HOLD.value,
            "state": DeliveryState.PENDING.value,
            "due_at": due_at,
            "not_after": self.now + TILL_MEETING,
            "attempts": 0,
            "created_at": self.now,
            "is_reply": False,
        }


@asynccontextmanager
async def seeding(file: Path) -> AsyncIterator[Seed]:
    """Open the database that a settings file names, founded as the bot would found it."""
    settings, clock = load(file), SystemClock()
    storage = await open_storage(settings.database.url, clock, settings.key_file)
    try:
        await storage.upgrade()
        organisation = await founded(storage, settings)
        yield Seed(storage, organisation.id, clock.now())
    finally:
        await storage.close()


async def _announced(tx: UnitOfWork) -> Pair:
    pair = await proposed(tx)
    for state in TILL_PAIRED:
        assert await tx.pairs.move(pair, state, tx.now)
        found = await tx.pairs.get(pair.id)
        assert found is not None
        pair = found
    return pair
