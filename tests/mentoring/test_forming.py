"""A pair is formed by rules that hold against doubled presses and two curators at once."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from mentoring.alarm import tasks_for
from mentoring.applications import ParticipationState, Side
from mentoring.approval import approve, decline
from mentoring.consent import PARTICIPATION, ConsentRecord, ConsentStep
from mentoring.delivery import Delivery, DeliveryState, OnDoubt
from mentoring.errors import NoFreePlace, NotAllowed, NotFound, NotSuited, Refusal
from mentoring.forming import NotAccepted, announce, propose
from mentoring.house import Rules
from mentoring.ids import OrganisationId, ParticipationId
from mentoring.keeping import NotAnnounced, end, hold, my_pair, put_order, resume, share_contact
from mentoring.matching import mentees_without_pair
from mentoring.offer_questions import ask_curator
from mentoring.offers import accept, refuse
from mentoring.office import TaskKind
from mentoring.organisations import OrganisationKind
from mentoring.pairs import EndReason, Pair, PairState
from mentoring.people import Account, Actor, Channel, StaffRole
from mentoring.rights import person_in
from storage import Storage, open_storage

pytestmark = pytest.mark.long

START = datetime(2026, 11, 23, 7, tzinfo=UTC)
RULES = Rules()


@dataclass
class Somebody:
    """Hold an actor with what they applied with."""

    actor: Actor
    account: Account
    participation: ParticipationId


@dataclass
class School:
    """Be a database with a curator and whoever a test lets apply."""

    storage: Storage
    clock: MovableClock
    organisation: OrganisationId
    olga: Actor = field(init=False)
    number: int = 100

    async def joins(
        self, side: Side, capacity: int = 0, state: str = "ready", role: bool = False
    ) -> Somebody:
        """Let somebody with a consent apply, and be approved at once."""
        self.number += 1
        async with self.storage.work(self.organisation) as tx:
            account = await tx.people.add_account(Channel.TELEGRAM, self.number, "ru")
            person = await tx.people.add_person(account.id)
            await tx.consents.record(
                ConsentRecord(
                    organisation_id=self.organisation,
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
            opened = await tx.participations.open(person.id, side)
            await tx.participations.submit(opened.id, {}, capacity, tx.now)
            if state == "ready":
                ready = ParticipationState.READY
                await tx.participations.decide(opened.id, ready, person.id, tx.now)
            roles = frozenset({StaffRole.CURATOR} if role else ())
            if role:
                await tx.people.grant(person.id, StaffRole.CURATOR, tx.now)
        actor = Actor(account=account, person=person, roles=roles)
        return Somebody(actor, account, opened.id)

    async def mentor(self, capacity: int = 2) -> Somebody:
        return await self.joins(Side.MENTOR, capacity)

    async def mentee(self) -> Somebody:
        return await self.joins(Side.MENTEE)

    async def proposes(self, mentor: Somebody, *members: Somebody) -> Pair:
        async with self.storage.work(self.organisation) as tx:
            ids = tuple(member.participation for member in members)
            return await propose(tx, self.olga, mentor.participation, ids, RULES)

    async def accepts(self, pair: Pair, *people: Somebody) -> Pair:
        for somebody in people:
            async with self.storage.work(self.organisation) as tx:
                pair = await accept(tx, somebody.actor, pair.id, RULES)
        return pair

    async def refuses(self, pair: Pair, somebody: Somebody, why: str = "") -> Pair:
        async with self.storage.work(self.organisation) as tx:
            return await refuse(tx, somebody.actor, pair.id, why)

    async def announces(self, pair: Pair) -> Pair:
        async with self.storage.work(self.organisation) as tx:
            return await announce(tx, self.olga, pair.id)

    async def works(self, mentor: Somebody, *members: Somebody) -> Pair:
        """Bring a pair to its announcement."""
        pair = await self.proposes(mentor, *members)
        await self.accepts(pair, mentor, *members)
        return await self.announces(pair)

    async def taken(self, mentor: Somebody) -> int:
        async with self.storage.read(self.organisation) as tx:
            found = await tx.participations.get(mentor.participation)
        assert found is not None
        return found.taken

    async def heard(self, somebody: Somebody) -> list[str]:
        """Return the kinds of what waits to be sent to somebody."""
        return [
            each.kind for each in await self.waiting() if each.account_id == somebody.account.id
        ]

    async def waiting(self) -> list[Delivery]:
        """Return what waits to be sent, in the order it was written."""
        async with self.storage.read(self.organisation) as tx:
            found = await tx.outbox.listed(frozenset({DeliveryState.PENDING}))
        return sorted(found, key=lambda each: each.id)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the newest schema, made once and copied for each test."""
    file = tmp_path_factory.mktemp("empty") / "empty.db"

    async def make() -> None:
        storage = await open_storage(f"sqlite:///{file}", MovableClock(standing_at=START))
        await storage.upgrade()
        await storage.close()

    asyncio.run(make())
    return file


@pytest.fixture
async def school(tmp_path: Path, empty: Path) -> AsyncIterator[School]:
    clock = MovableClock(standing_at=START)
    copy = shutil.copy(empty, tmp_path / "school.db")
    storage = await open_storage(f"sqlite:///{copy}", clock)
    founded = await storage.found("Школа", OrganisationKind.SCHOOL, "Europe/Moscow")
    made = School(storage, clock, founded.id)
    async with storage.work(founded.id) as tx:
        forms = ("teacher-teacher",)
        begin, until = date(2026, 9, 1), date(2027, 8, 31)
        await tx.organisations.save_cycle("2026/27", begin, until, forms)
    made.olga = (await made.joins(Side.MENTEE, state="submitted", role=True)).actor
    yield made
    await storage.close()


async def test_a_pair_goes_from_offer_to_announcement(school: School) -> None:
    mentor, mentee = await school.mentor(), await school.mentee()
    pair = await school.proposes(mentor, mentee)
    assert pair.state is PairState.OFFERED
    assert await school.heard(mentor) == ["pair_offer", "pair_offer_reminder"]
    assert await school.heard(mentee) == []
    pair = await school.accepts(pair, mentor)
    assert await school.heard(mentee) == ["pair_offer", "pair_offer_reminder"]
    pair = await school.accepts(pair, mentee)
    assert pair.state is PairState.ACCEPTED
    pair = await school.announces(pair)
    assert (pair.state, pair.announced_at) == (PairState.ANNOUNCED, START)
    assert await school.heard(mentor) == await school.heard(mentee) == ["pair_announced"]


async def test_everything_pressed_twice_happens_once(school: School) -> None:
    mentor, mentee = await school.mentor(), await school.mentee()
    first = await school.proposes(mentor, mentee)
    assert await school.proposes(mentor, mentee) == first
    await school.accepts(first, mentor, mentor, mentee, mentee)
    assert await school.announces(first) == await school.announces(first)
    assert await school.heard(mentee) == ["pair_announced"]
    assert await school.taken(mentor) == 1


async def test_two_curators_cannot_give_the_last_place_twice(school: School) -> None:
    mentor, one, other = await school.mentor(1), await school.mentee(), await school.mentee()
    results = await asyncio.gather(
        school.proposes(mentor, one), school.proposes(mentor, other), return_exceptions=True
    )
    won = [each for each in results if isinstance(each, Pair)]
    lost = [each for each in results if isinstance(each, Refusal)]
    assert (len(won), len(lost)) == (1, 1)
    assert isinstance(lost[0], NoFreePlace | NotSuited)
    assert await school.taken(mentor) == 1


async def test_a_group_larger_than_the_free_places_is_refused(school: School) -> None:
    mentor = await school.mentor(2)
    members = [await school.mentee() for _ in range(3)]
    with pytest.raises(NoFreePlace):
        await school.proposes(mentor, *members)
    assert await school.taken(mentor) == 0


async def test_when_the_mentor_cannot_the_place_comes_free_and_a_task_appears(
    school: School,
) -> None:
    mentor, mentee = await school.mentor(), await school.mentee()
    pair = await school.refuses(await school.proposes(mentor, mentee), mentor, "time")
    assert (pair.state, pair.end_reason) == (PairState.ENDED, EndReason.MENTOR)
    assert await school.taken(mentor) == 0
    assert await school.heard(mentee) == []
    async with school.storage.read(school.organisation) as tx:
        (task,) = await tx.desk.open_tasks()
        assert [each.id for each in await mentees_without_pair(tx)] == [mentee.participation]
    assert (task.kind, task.subject["why"]) == (TaskKind.OFFER_DECLINED, "time")


async def test_a_new_offer_takes_the_declined_one_off_the_desk(school: School) -> None:
    mentor, another, mentee = await school.mentor(), await school.mentor(), await school.mentee()
    await school.refuses(await school.proposes(mentor, mentee), mentor)
    await school.proposes(another, mentee)
    async with school.storage.read(school.organisation) as tx:
        assert await tx.desk.open_tasks() == []


async def test_when_the_only_member_cannot_the_mentor_learns_that_it_is_off(
    school: School,
) -> None:
    mentor, mentee = await school.mentor(), await school.mentee()
    pair = await school.proposes(mentor, mentee)
    await school.accepts(pair, mentor)
    pair = await school.refuses(pair, mentee)
    assert (pair.state, await school.taken(mentor)) == (PairState.ENDED, 0)
    assert await school.heard(mentor) == ["pair_offer_over"]
    assert await school.heard(mentee) == []


async def test_a_group_goes_on_without_a_member_who_cannot(school: School) -> None:
    mentor = await school.mentor(3)
    one, other, third = [await school.mentee() for _ in range(3)]
    pair = await school.proposes(mentor, one, other, third)
    await school.accepts(pair, mentor, one, other)
    pair = await school.refuses(pair, third)
    assert pair.state is PairState.ACCEPTED
    assert {seat.participation_id for seat in pair.members} == {
        one.participation,
        other.participation,
    }
    assert await school.taken(mentor) == 2
    await school.announces(pair)
    assert await school.heard(third) == []


async def test_an_answer_cannot_be_changed(school: School) -> None:
    mentor, mentee = await school.mentor(), await school.mentee()
    pair = await school.proposes(mentor, mentee)
    await school.accepts(pair, mentor)
    assert (await school.refuses(pair, mentor)).state is PairState.OFFERED


async def test_nobody_else_learns_of_an_offer(school: School) -> None:
    mentor, mentee, stranger = await school.mentor(), await school.mentee(), await school.mentee()
    pair = await school.proposes(mentor, mentee)
    for somebody in (stranger, mentee):
        with pytest.raises(NotFound):
            await school.accepts(pair, somebody)


async def test_silence_is_reminded_of_once_and_told_to_the_curator_at_the_term(
    school: School,
) -> None:
    mentor, mentee = await school.mentor(), await school.mentee()
    pair = await school.proposes(mentor, mentee)
    due = {each.kind: each for each in await school.waiting()}
    reminder, silent = due["pair_offer_reminder"], due["offer_silent"]
    assert reminder.due_at == datetime(2026, 11, 25, 5, tzinfo=UTC), (
        "at eight, not at ten at night"
    )
    assert (reminder.on_doubt, reminder.not_after) == (OnDoubt.HOLD, START + RULES.offer_term)
    assert silent.due_at == START + RULES.offer_term
    await school.accepts(pair, mentor)
    assert await school.heard(mentor) == []


async def test_a_question_is_a_task_until_the_answer(school: School) -> None:
    mentor, mentee = await school.mentor(), await school.mentee()
    pair = await school.proposes(mentor, mentee)
    for _ in range(2):
        async with school.storage.work(school.organisation) as tx:
            await ask_curator(tx, mentor.actor, pair.id)
    async with school.storage.read(school.organisation) as tx:
        assert [task.kind for task in await tx.desk.open_tasks()] == [TaskKind.HELP_WANTED]
    await school.accepts(pair, mentor)
    async with school.storage.read(school.organisation) as tx:
        assert await tx.desk.open_tasks() == []


async def test_what_was_not_accepted_is_not_announced_nor_ordered(school: School) -> None:
    mentor, mentee = await school.mentor(), await school.mentee()
    pair = await school.proposes(mentor, mentee)
    with pytest.raises(NotAccepted):
        await school.announces(pair)
    with pytest.raises(NotAnnounced):
        async with school.storage.work(school.organisation) as tx:
            await put_order(tx, school.olga, pair.id, "1-о", date(2026, 11, 23))


async def test_an_order_is_entered_and_can_be_corrected(school: School) -> None:
    mentor, mentee = await school.mentor(), await school.mentee()
    pair = await school.works(mentor, mentee)
    for number in ("112-о", "113-о"):
        async with school.storage.work(school.organisation) as tx:
            pair = await put_order(tx, school.olga, pair.id, number, date(2026, 11, 24))
    assert (pair.state, pair.order_number) == (PairState.ORDERED, "113-о")
    assert pair.order_date == date(2026, 11, 24)


async def test_the_end_frees_the_places_and_tells_both_sides_without_the_reason(
    school: School,
) -> None:
    mentor, mentee = await school.mentor(1), await school.mentee()
    pair = await school.works(mentor, mentee)
    async with school.storage.work(school.organisation) as tx:
        pair = await end(tx, school.olga, pair.id, EndReason.ILLNESS, "до весны")
    assert (pair.state, await school.taken(mentor)) == (PairState.ENDED, 0)
    assert (await school.heard(mentor))[-1] == (await school.heard(mentee))[-1] == "pair_ended"
    again = await school.proposes(mentor, mentee)
    assert again.number == pair.number + 1


async def test_a_reached_goal_completes(school: School) -> None:
    pair = await school.works(await school.mentor(), await school.mentee())
    async with school.storage.work(school.organisation) as tx:
        pair = await end(tx, school.olga, pair.id, EndReason.GOAL_REACHED)
        assert await end(tx, school.olga, pair.id, EndReason.LEFT) == pair
    assert (pair.state, pair.end_reason) == (PairState.COMPLETED, EndReason.GOAL_REACHED)


async def test_who_did_not_get_on_is_not_brought_together_again(school: School) -> None:
    mentor, mentee = await school.mentor(), await school.mentee()
    pair = await school.works(mentor, mentee)
    async with school.storage.work(school.organisation) as tx:
        await end(tx, school.olga, pair.id, EndReason.INCOMPATIBLE)
    with pytest.raises(NotSuited):
        await school.proposes(mentor, mentee)


async def test_a_pause_returns_to_where_the_pair_was(school: School) -> None:
    pair = await school.works(await school.mentor(), await school.mentee())
    async with school.storage.work(school.organisation) as tx:
        assert (await hold(tx, school.olga, pair.id)).state is PairState.ON_HOLD
        assert (await hold(tx, school.olga, pair.id)).state is PairState.ON_HOLD
        assert (await resume(tx, school.olga, pair.id)).state is PairState.ANNOUNCED


async def test_contacts_open_only_when_both_show_them(school: School) -> None:
    mentor, mentee = await school.mentor(), await school.mentee()
    pair = await school.works(mentor, mentee)
    async with school.storage.work(school.organisation) as tx:
        await share_contact(tx, mentor.actor, pair.id, shows=True)
    assert "contact_open" not in await school.heard(mentee)
    async with school.storage.work(school.organisation) as tx:
        await share_contact(tx, mentee.actor, pair.id, shows=True)
    assert "contact_open" in await school.heard(mentor)


async def test_an_application_is_decided_once(school: School) -> None:
    waiting = await school.joins(Side.MENTOR, 1, state="submitted")
    async with school.storage.work(school.organisation) as tx:
        assert (await approve(tx, school.olga, waiting.participation)).mine
        assert not (await approve(tx, school.olga, waiting.participation)).mine
        late = await decline(tx, school.olga, waiting.participation, "no_place")
    assert not late.mine
    assert late.participation.state is ParticipationState.READY
    assert await school.heard(waiting) == ["application_approved"]


async def test_a_declined_application_may_be_approved_later(school: School) -> None:
    waiting = await school.joins(Side.MENTOR, 1, state="submitted")
    async with school.storage.work(school.organisation) as tx:
        assert (await decline(tx, school.olga, waiting.participation, "no_place")).mine
        assert (await approve(tx, school.olga, waiting.participation)).mine
    assert await school.heard(waiting) == ["application_approved"]


async def test_only_curators_decide_and_form(school: School) -> None:
    mentor, mentee = await school.mentor(), await school.mentee()
    pair = await school.works(mentor, mentee)
    async with school.storage.work(school.organisation) as tx:
        for attempt in (
            approve(tx, mentor.actor, mentee.participation),
            decline(tx, mentor.actor, mentee.participation, "no_place"),
            propose(tx, mentor.actor, mentor.participation, (mentee.participation,), RULES),
            announce(tx, mentor.actor, pair.id),
            put_order(tx, mentor.actor, pair.id, "1", date(2026, 11, 23)),
            hold(tx, mentor.actor, pair.id),
            resume(tx, mentor.actor, pair.id),
            end(tx, mentor.actor, pair.id, EndReason.OTHER),
        ):
            with pytest.raises(NotAllowed):
                await attempt


async def test_a_stranger_sees_no_pair(school: School) -> None:
    pair = await school.works(await school.mentor(), await school.mentee())
    stranger = await school.mentee()
    async with school.storage.work(school.organisation) as tx:
        with pytest.raises(NotFound):
            await my_pair(tx, stranger.actor, pair.id)
        journal = await tx.desk.journal(START - timedelta(days=1))
    assert [entry.verb for entry in journal] == ["propose", "announce"]


async def test_a_question_passes_by_the_curator_who_is_the_mentor(school: School) -> None:
    mentor, mentee = await school.joins(Side.MENTOR, 2, role=True), await school.mentee()
    pair = await school.proposes(mentor, mentee)
    await school.accepts(pair, mentor)
    async with school.storage.work(school.organisation) as tx:
        await ask_curator(tx, mentee.actor, pair.id)
    async with school.storage.read(school.organisation) as tx:
        assert len(await tasks_for(tx, school.olga)) == 1
        assert await tasks_for(tx, mentor.actor) == []
    async with school.storage.work(school.organisation) as tx:
        [task] = await tx.desk.open_tasks()
        olga = person_in(school.olga)
        await tx.desk.finish_task(task.id, olga, tx.now)
        await tx.people.end_role(olga, StaffRole.CURATOR, tx.now)
        await ask_curator(tx, mentee.actor, pair.id)
        assert [each.about for each in await tx.help_requests.waiting()] == [pair.id]
        assert await tx.desk.open_tasks() == []
