"""Erasing a person leaves the proof of consent and bare ids, nothing else."""

from datetime import timedelta

from sqlalchemy import select

from mentoring.applications import ParticipationState, Side
from mentoring.consent import ConsentRecord, ConsentStep
from mentoring.delivery import DeliveryState
from mentoring.ids import OrganisationId, PersonId
from mentoring.meetings import Feedback
from mentoring.pairs import EndReason, PairState
from mentoring.people import StaffRole
from mentoring.ports import UnitOfWork
from mentoring.runs import RunState
from storage import Storage
from storage.tables import metadata
from tests.storage.stage import START, draft, newcomer, notice, proposed

SECRET = "Зюзюкина"


async def a_life(tx: UnitOfWork) -> PersonId:
    """Let somebody leave traces everywhere."""
    account = await newcomer(tx)
    person = await tx.people.add_person(account.id)
    await tx.people.save_person(
        person.model_copy(update={"name": SECRET, "contact": SECRET, "phone": SECRET})
    )
    opened = await tx.participations.open(person.id, Side.MENTEE)
    await tx.participations.submit(opened.id, {"wish": SECRET}, 0, START)
    await tx.participations.decide(
        opened.id, ParticipationState.DECLINED, person.id, START, SECRET
    )
    await tx.people.grant(person.id, StaffRole.CURATOR, START)
    await tx.runs.start(account.id, person.id, "profile", {}, draft(name=SECRET))
    await tx.runs.start(account.id, None, "join", {}, draft(name=SECRET))
    curator, about = await newcomer(tx, 99), {"participation": opened.id}
    await tx.runs.start(curator.id, None, "amend", {**about}, draft(name=SECRET))
    await tx.outbox.put(notice(account.id, "later", due=timedelta(days=1), topic="t"))
    pair = await proposed(tx)
    met = await tx.meetings.propose(pair.id, (person.id,), person.id, START, None, START)
    await tx.meetings.add_feedback(
        Feedback(
            organisation_id=tx.organisation,
            meeting_id=met.id,
            person_id=person.id,
            useful=9,
            progress=9,
            given_at=START,
        )
    )
    await tx.consents.record(
        ConsentRecord(
            organisation_id=tx.organisation,
            person_id=person.id,
            account_id=account.id,
            code="C1",
            version=1,
            language="ru",
            sha256="0" * 64,
            step=ConsentStep.GIVEN,
            method="button",
            at=START,
        )
    )
    return person.id


async def test_no_trace_but_the_proof(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        person = await a_life(tx)
        proof = await tx.consents.history(person)
    async with storage.work(school) as tx:
        await tx.people.erase_person(person, START)
    assert SECRET.casefold() not in (await everything(storage)).casefold()
    async with storage.read(school) as look:
        erased = await look.people.person(person)
        assert erased is not None
        assert erased.erased_at == START
        assert await look.consents.history(person) == proof
        assert await look.people.roles_of(person) == frozenset()
        assert await look.meetings.feedback(START) == []
        assert await look.outbox.counts("t") == {DeliveryState.CANCELLED: 1}
        assert erased not in await look.people.all()


async def test_the_account_falls_back_to_a_newcomer(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        person = await a_life(tx)
        account = await tx.people.account_of(person)
        assert account is not None
        await tx.people.erase_person(person, START)
        assert await tx.outbox.put(notice(account.id, "farewell")) == 1
        left = await tx.people.account(account.id)
        assert left is not None
        assert (left.person_id, left.wish, left.bracket, left.focus) == (None, None, None, None)


async def test_an_erased_person_stays_erased(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        person = await tx.people.add_person(None)
        await tx.people.erase_person(person.id, START)
        await tx.people.save_person(person.model_copy(update={"name": SECRET}))
    assert SECRET not in await everything(storage)


async def test_words_written_about_their_pairs_go_too(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        organisation = await tx.organisations.get()
        known = organisation.model_copy(update={"places": ("Библиотека",)})
        await tx.organisations.save(known)
        pair = await proposed(tx)
        person = pair.members[0].person_id
        for place in (SECRET, "Библиотека", "@online"):
            await tx.meetings.propose(pair.id, (person,), person, START, place, START)
        await tx.pairs.end(pair, PairState.ENDED, EndReason.OTHER, SECRET, START)
        apart = await proposed(tx)
        await tx.pairs.end(apart, PairState.ENDED, EndReason.OTHER, "Чужое", START)
        await tx.people.erase_person(person, START)
        left = [meeting.place for meeting in await tx.meetings.of_pair(pair.id)]
        assert left == [None, "Библиотека", "@online"]
    rows = await everything(storage)
    assert SECRET not in rows
    assert "Чужое" in rows


async def test_what_others_wrote_about_them_goes_too(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        seat, account = pair.members[0], await newcomer(tx, 7)
        gone = [
            await tx.runs.start(account.id, None, "profile", {}, draft(wish=f"#{seat.person_id}")),
            await tx.runs.start(
                account.id, None, "decline", {"participation": seat.participation_id}, draft(a="b")
            ),
            await tx.runs.start(account.id, None, "end", {"pair": pair.id}, draft(comment="b")),
        ]
        stays = [
            await tx.runs.start(account.id, None, "profile", {}, draft(wish="#9999")),
            await tx.runs.start(account.id, None, "order", {"pair": 9999}, draft(number="1")),
        ]
        for run in (*gone, *stays):
            await tx.runs.close(run, RunState.SUBMITTED)
        await tx.people.erase_person(seat.person_id, START)
        assert [await tx.runs.get(run.id) for run in gone] == [None, None, None]
        assert all([await tx.runs.get(run.id) for run in stays])


async def everything(storage: Storage) -> str:
    """Read all rows of all tables as one text."""
    async with storage.engines.read.connect() as connection:
        rows = [
            str(row)
            for table in metadata.sorted_tables
            for row in await connection.execute(select(table))
        ]
    return "\n".join(rows)
