"""Another organisation knows every id and still finds nothing and changes nothing."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from mentoring.applications import Participation, ParticipationState
from mentoring.delivery import Delivery, DeliveryState
from mentoring.ids import OrganisationId
from mentoring.meetings import Feedback, Mark, Meeting, MeetingState
from mentoring.office import Broadcast, JournalEntry, Segment, Task, TaskKind
from mentoring.pairs import Assent, EndReason, Pair, PairState
from mentoring.people import Account, Person, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.runs import Run, RunState
from storage import Storage
from storage.tables import metadata
from tests.storage.stage import FORM, MODEL, START, draft, found, named, newcomer, notice, proposed

LONG_AGO, LATER = START - timedelta(days=999), START + timedelta(days=999)
NEWS = frozenset({"news"})


@dataclass(frozen=True)
class Theirs:
    """What the school keeps, and the ids by which a stranger might ask for it."""

    account: Account
    person: Person
    mentor: Participation
    pair: Pair
    meeting: Meeting
    run: Run
    task: Task
    letter: Broadcast
    message: Delivery


async def lived_in(tx: UnitOfWork) -> Theirs:
    """Leave a row of every kind."""
    account = await newcomer(tx)
    person = await named(tx, "Анна", account.id)
    await tx.people.grant(person.id, StaffRole.CURATOR, START)
    pair = await proposed(tx)
    await tx.pairs.ask(pair.id, pair.mentor.person_id, START, START)
    mentor = await tx.participations.get(pair.mentor.participation_id)
    asked = await tx.pairs.get(pair.id)
    sitting = tuple(seat.person_id for seat in pair.seats)
    meeting = await tx.meetings.propose(pair.id, sitting, sitting[0], START, "201", START)
    run = await tx.runs.start(account.id, person.id, "join", {}, draft(fio="Анна"))
    await tx.desk.add_task(TaskKind.HELP_WANTED, {"pair": pair.id}, START)
    [task] = await tx.desk.open_tasks()
    letter = await tx.desk.add_broadcast(person.id, Segment.ALL, "Всем", START)
    entry = JournalEntry(
        organisation_id=tx.organisation, at=START, by=person.id, verb="look", subject={}
    )
    await tx.desk.note(entry)
    await tx.outbox.put(notice(account.id, "news", topic="t"))
    [message] = await tx.outbox.listed(frozenset(DeliveryState))
    assert mentor
    assert asked
    return Theirs(account, person, mentor, asked, meeting, run, task, letter, message)


async def kept(storage: Storage, school: OrganisationId) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows that belong to the school."""
    rows = {}
    async with storage.engines.read.connect() as connection:
        for table in metadata.sorted_tables:
            if "organisation_id" in table.c:
                asked = select(table).where(table.c.organisation_id == school)
                rows[table.name] = sorted(map(tuple, await connection.execute(asked)), key=repr)
    return rows


@pytest.fixture
async def theirs(storage: Storage, school: OrganisationId) -> AsyncIterator[Theirs]:
    """The school's own, which is compared row by row when the test is over."""
    async with storage.work(school) as tx:
        things = await lived_in(tx)
    before = await kept(storage, school)
    assert before["pairs"]
    assert before["outbox"]
    yield things
    assert await kept(storage, school) == before


@pytest.fixture
async def stranger(storage: Storage) -> OrganisationId:
    """Another organisation in the same database."""
    return await found(storage, "Чужие")


async def test_pairs(storage: Storage, theirs: Theirs, stranger: OrganisationId) -> None:
    pair, mentor = theirs.pair, theirs.pair.mentor.person_id
    async with storage.work(stranger) as tx:
        assert await tx.pairs.get(pair.id) is None
        assert await tx.pairs.all() == []
        assert await tx.pairs.of(mentor) == []
        assert not await tx.pairs.move(pair, PairState.ANNOUNCED, START)
        assert not await tx.pairs.hold(pair)
        assert not await tx.pairs.resume(pair)
        assert not await tx.pairs.end(pair, PairState.ENDED, EndReason.OTHER, None, START)
        assert not await tx.pairs.answer(pair.id, mentor, Assent.ACCEPTED, START)
        assert not await tx.pairs.ask(pair.id, pair.members[0].person_id, START, START)
        assert not await tx.pairs.release(pair.id, pair.members[0].person_id, START)
        assert not await tx.pairs.order(pair, "12", date(2026, 9, 1))
        assert not await tx.pairs.share_contact(pair.id, mentor, True)


async def test_nobody_is_paired_from_outside(
    storage: Storage, theirs: Theirs, stranger: OrganisationId
) -> None:
    members = (theirs.pair.members[0].participation_id,)
    by = theirs.person.id
    with pytest.raises(LookupError):
        async with storage.work(stranger) as tx:
            await tx.pairs.propose(theirs.mentor.id, members, FORM, MODEL, by, START)


async def test_meetings(storage: Storage, theirs: Theirs, stranger: OrganisationId) -> None:
    meeting, who = theirs.meeting, theirs.pair.mentor.person_id
    async with storage.work(stranger) as tx:
        assert await tx.meetings.get(meeting.id) is None
        assert await tx.meetings.of_pair(theirs.pair.id) == []
        assert await tx.meetings.between(LONG_AGO, LATER) == []
        assert await tx.meetings.feedback(LONG_AGO) == []
        assert not await tx.meetings.comes(meeting.id, who, False)
        assert not await tx.meetings.mark(meeting.id, who, Mark.HELD, START)
        assert not await tx.meetings.move(meeting, MeetingState.CANCELLED)
        assert not await tx.meetings.set_place(meeting, "nowhere")
        with pytest.raises(LookupError):
            await tx.meetings.propose(theirs.pair.id, (who,), who, START, None, START)


async def test_no_feedback_comes_from_outside(
    storage: Storage, theirs: Theirs, stranger: OrganisationId
) -> None:
    forged = Feedback(
        organisation_id=stranger,
        meeting_id=theirs.meeting.id,
        person_id=theirs.pair.mentor.person_id,
        useful=1,
        progress=1,
        given_at=START,
    )
    async with storage.work(stranger) as tx:
        assert not await tx.meetings.add_feedback(forged)
        assert await tx.meetings.feedback(LONG_AGO) == []


async def test_runs(storage: Storage, theirs: Theirs, stranger: OrganisationId) -> None:
    run = theirs.run
    async with storage.work(stranger) as tx:
        assert await tx.runs.get(run.id) is None
        assert await tx.runs.open_of(theirs.account.id) == []
        assert await tx.runs.open_for("join") == []
        assert await tx.runs.stale("join", LATER) == []
        assert not await tx.runs.save(run, draft(fio="Чужая"))
        assert not await tx.runs.close(run, RunState.SUBMITTED)
        await tx.people.set_focus(theirs.account.id, None)


async def test_no_run_is_opened_from_outside(
    storage: Storage, theirs: Theirs, stranger: OrganisationId
) -> None:
    with pytest.raises(LookupError):
        async with storage.work(stranger) as tx:
            await tx.runs.start(theirs.account.id, None, "join", {}, draft())


async def test_the_desk(storage: Storage, theirs: Theirs, stranger: OrganisationId) -> None:
    async with storage.work(stranger) as tx:
        assert await tx.desk.task(theirs.task.id) is None
        assert await tx.desk.open_tasks() == []
        assert not await tx.desk.finish_task(theirs.task.id, theirs.person.id, START)
        assert await tx.desk.broadcast(theirs.letter.id) is None
        assert not await tx.desk.send_broadcast(theirs.letter.id, 44, START)
        assert await tx.desk.erase_letters(LATER) == 0
        assert await tx.desk.journal(LONG_AGO) == []


async def test_the_outbox(storage: Storage, theirs: Theirs, stranger: OrganisationId) -> None:
    message, account = theirs.message.id, theirs.account.id
    async with storage.work(stranger) as tx:
        assert await tx.outbox.get(message) is None
        assert await tx.outbox.listed(frozenset(DeliveryState)) == []
        assert await tx.outbox.held_for(account) == []
        assert await tx.outbox.counts("t") == {}
        assert await tx.outbox.cancel("t") == 0
        assert await tx.outbox.cancel_for(account) == 0
        assert await tx.outbox.put(notice(account, "forged")) == 0
        own = await newcomer(tx, 2)
        assert await tx.outbox.readdress(NEWS, account, own.id) == 0
        assert await tx.outbox.readdress(NEWS, account, None) == 0


async def test_a_doubtful_message(
    storage: Storage, school: OrganisationId, stranger: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        await lived_in(tx)
    [claimed] = await storage.queue.claim(START, 1, LATER)
    await storage.queue.sending(claimed.id)
    await storage.queue.held(claimed.id, "no answer")
    async with storage.work(stranger) as tx:
        assert not await tx.outbox.settle(claimed.id)
        assert not await tx.outbox.send_again(claimed.id, START)
    async with storage.read(school) as look:
        assert await look.outbox.counts("t") == {DeliveryState.HELD: 1}


async def test_people(storage: Storage, theirs: Theirs, stranger: OrganisationId) -> None:
    person, account = theirs.person.id, theirs.account.id
    async with storage.work(stranger) as tx:
        assert await tx.people.actor_of(account) is None
        assert await tx.people.account_of(person) is None
        assert await tx.people.all() == []
        assert await tx.people.roles_of(person) == frozenset()
        assert await tx.people.ever_held(person) == frozenset()
        assert await tx.people.staff(StaffRole.CURATOR) == []
        assert await tx.people.former(StaffRole.CURATOR) == []
        assert not await tx.people.end_role(person, StaffRole.CURATOR, START)
        await tx.people.set_reachable(account, False)
        await tx.people.save_person(theirs.person.model_copy(update={"name": "Чужая"}))
        await tx.people.erase_person(person, START)
        await tx.people.erase_account(account)


async def test_participations(storage: Storage, theirs: Theirs, stranger: OrganisationId) -> None:
    mentor, person = theirs.mentor, theirs.person.id
    async with storage.work(stranger) as tx:
        assert await tx.participations.get(mentor.id) is None
        assert await tx.participations.of(mentor.person_id) == []
        assert await tx.participations.all() == []
        assert not await tx.participations.submit(mentor.id, {}, 9, START)
        declined = ParticipationState.DECLINED
        assert not await tx.participations.decide(mentor.id, declined, person, START)
        assert not await tx.participations.withdraw(mentor.id, START)
