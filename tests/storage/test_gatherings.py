"""Events give no place twice, counts hold nobody's name, piles of papers are undone for a day."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from mentoring.asking import Tally, mark_of, new_key
from mentoring.events import Event, EventAudience, EventKind, PlaceState
from mentoring.ids import OrganisationId, PersonId
from mentoring.needs_notes import Direction, NeedsSource
from mentoring.ports import UnitOfWork
from mentoring.preliminary import end_with_cycle
from storage import Storage
from storage.tables import asking_counts, asking_marks, needs_notes
from tests.storage.stage import START, StageClock, found, named, newcomer

DAY = timedelta(days=1)
COMING, WAITING = PlaceState.COMING, PlaceState.WAITING


async def planned(tx: UnitOfWork, places: int | None = 1) -> Event:
    curator = await named(tx, "Ольга")
    kind, audience = EventKind.TRAINING, EventAudience.MENTORS
    return await tx.events.add(kind, audience, START + DAY, curator.id, places=places)


async def test_a_place_is_taken_left_and_passed_on(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        event = await planned(tx)
        anna, boris, vera = [(await named(tx, name)).id for name in ("Анна", "Борис", "Вера")]
        assert await tx.events.register(event.id, anna) is COMING
        assert await tx.events.register(event.id, boris) is WAITING
        assert await tx.events.register(event.id, vera) is WAITING
        assert await tx.events.register(event.id, anna) is COMING  # a second press
        assert await tx.events.promote(event.id) is None
        assert await tx.events.leave(event.id, anna)
        assert not await tx.events.leave(event.id, anna)
        assert await tx.events.promote(event.id) == boris
        assert await tx.events.register(event.id, anna) is WAITING  # at the end of the queue
        guests = [(each.person_id, each.state) for each in await tx.events.registered(event.id)]
        assert guests[0] == (boris, COMING)
        assert {state for _, state in guests[1:]} == {WAITING}
        changed = await tx.events.get(event.id)
        assert changed is not None
        assert (changed.taken, changed.free) == (1, 0)


async def test_twenty_at_once_take_three_places(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        event = await planned(tx, places=3)
        people = [(await named(tx, f"Гость {n}")).id for n in range(20)]

    async def comes(person: PersonId) -> PlaceState | None:
        async with storage.work(school) as tx:
            return await tx.events.register(event.id, person)

    answers = await asyncio.gather(*map(comes, people))
    assert (answers.count(COMING), answers.count(WAITING)) == (3, 17)


async def test_attendance_is_marked_once_begun_or_not(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    async with storage.work(school) as tx:
        event = await planned(tx)
        anna, boris = [(await named(tx, name)).id for name in ("Анна", "Борис")]
        await tx.events.register(event.id, anna)
        assert await tx.events.mark_all(event.id) == [anna]
        assert await tx.events.mark_all(event.id) == []
        assert await tx.events.mark(event.id, boris, True)  # nobody expected Boris
        came = {each.person_id: each.came for each in await tx.events.registered(event.id)}
        assert came == {anna: True, boris: True}
        assert await tx.events.mark(event.id, boris, None)
        assert [each.person_id for each in await tx.events.registered(event.id)] == [anna]
        assert await tx.events.change(event, START + 2 * DAY, "214", None)
        assert not await tx.events.change(event, START + 3 * DAY, "215", None)
        assert [each.place for each in await tx.events.upcoming()] == ["214"]
    clock.pass_by(3 * DAY)
    async with storage.work(school) as later:
        assert await later.events.register(event.id, boris) is None
        assert [each.id for each in await later.events.past()] == [event.id]
        assert await later.events.upcoming() == []
        assert await later.events.cancel(event.id)
        assert not await later.events.cancel(event.id)
        assert await later.events.past() == []


async def test_requests_are_counted_once_an_address_and_name_nobody(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        account = await newcomer(tx)
        asking = await tx.askings.open("token", new_key())
        again = await tx.askings.open("other", new_key())
        assert again == asking
        assert asking.key is not None
        mark = mark_of(account, asking.key)
        assert await tx.askings.count(asking.id, mark, "teacher", ["ict", "methods"])
        assert not await tx.askings.count(asking.id, mark, "parent", ["talk"])
        assert await tx.askings.count(asking.id, "another", "teacher", ["ict"])
        assert await tx.askings.tallies(asking.id) == [
            Tally(circle="teacher", need="", count=2),
            Tally(circle="teacher", need="ict", count=2),
            Tally(circle="teacher", need="methods", count=1),
        ]
    async with storage.engines.read.connect() as look:
        marks = (await look.execute(select(asking_marks))).all()
        counts = (await look.execute(select(asking_counts))).all()
    assert all(set(row._mapping) == {"asking_id", "mark"} for row in marks)
    assert not any(str(account.external_id) in row.mark for row in marks)
    assert all(set(row._mapping) == {"asking_id", "circle", "need", "count"} for row in counts)
    async with storage.work(school) as tx:
        assert await tx.askings.close(asking.id)
        assert not await tx.askings.close(asking.id)
        assert not await tx.askings.count(asking.id, "late", "teacher", ["ict"])
        closed = await tx.askings.newest()
        assert closed is not None
        assert (closed.key, closed.is_open) == (None, False)
        assert len(await tx.askings.tallies(asking.id)) == 3
    async with storage.engines.read.connect() as look:
        assert (await look.execute(select(asking_marks))).all() == []


async def test_a_note_of_needs_replaces_the_older_and_is_sealed(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        anna, olga = await named(tx, "Анна"), await named(tx, "Ольга")
        source = NeedsSource.ATTESTATION
        assert await tx.needs_notes.put(anna.id, olga.id, source, [Direction.ICT], "курсы")
        assert await tx.needs_notes.put(anna.id, olga.id, source, [Direction.NORMS], "аттестация")
        [note] = await tx.needs_notes.of(anna.id)
        assert (note.directions, note.words) == ((Direction.NORMS,), "аттестация")
        assert await tx.needs_notes.all() == [note]
    async with storage.engines.read.connect() as look:
        raw = (await look.exec_driver_sql("SELECT words FROM needs_notes")).scalar_one()
        assert "аттестация" not in raw
        assert (await look.execute(select(needs_notes.c.words))).scalar_one() == "аттестация"


async def test_a_pile_of_papers_is_undone_once_within_a_day(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    async with storage.work(school) as tx:
        olga = await named(tx, "Ольга")
        pile = await tx.paper_batches.add("C2", [PersonId(7)], [], olga.id)
        late = await tx.paper_batches.add("C1", [PersonId(8)], [], olga.id)
        assert await tx.paper_batches.undo(pile.id)
        assert not await tx.paper_batches.undo(pile.id)
        assert await tx.paper_batches.recent() == [late]
    clock.pass_by(DAY)
    async with storage.work(school) as tx:
        assert not await tx.paper_batches.undo(late.id)
        assert await tx.paper_batches.recent() == []


async def test_a_stranger_finds_and_changes_nothing(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        event, anna = await planned(tx, places=None), await named(tx, "Анна")
        await tx.events.register(event.id, anna.id)
        asking = await tx.askings.open("token", new_key())
        await tx.askings.count(asking.id, "mark", "teacher", ["ict"])
        await tx.needs_notes.put(
            anna.id, anna.id, NeedsSource.ATTESTATION, [Direction.ICT], "слова"
        )
        [note] = await tx.needs_notes.of(anna.id)
        pile = await tx.paper_batches.add("C1", [anna.id], [], anna.id)
    async with storage.work(await found(storage, "Чужая школа")) as tx:
        own = await planned(tx)
        assert await tx.events.get(event.id) is None
        assert [each.id for each in await tx.events.upcoming()] == [own.id]
        assert await tx.events.register(event.id, anna.id) is None
        assert await tx.events.register(own.id, anna.id) is None
        assert not await tx.events.mark(own.id, anna.id, True)
        assert not await tx.events.mark(event.id, anna.id, True)
        assert not await tx.events.leave(event.id, anna.id)
        assert not await tx.events.cancel(event.id)
        assert not await tx.events.change(event, START, None, None)
        assert (await tx.events.mark_all(event.id), await tx.events.promote(event.id)) == (
            [],
            None,
        )
        assert await tx.events.registered(event.id) == await tx.events.of_person(anna.id) == []
        assert await tx.askings.newest() is await tx.askings.named("token") is None
        assert await tx.askings.get(asking.id) is None
        assert not await tx.askings.count(asking.id, "own", "teacher", ["ict"])
        assert not await tx.askings.close(asking.id)
        assert await tx.askings.tallies(asking.id) == []
        source = NeedsSource.PERSONAL_FILE
        assert not await tx.needs_notes.put(anna.id, anna.id, source, [Direction.ICT], "слова")
        assert await tx.needs_notes.of(anna.id) == await tx.needs_notes.all() == []
        assert not await tx.needs_notes.drop(note.id)
        assert await tx.paper_batches.get(pile.id) is None
        assert not await tx.paper_batches.undo(pile.id)
        assert await tx.paper_batches.recent() == []


async def test_whoever_forgets_to_stop_asking_is_helped_by_the_end_of_the_cycle(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    async with storage.work(school) as tx:
        asking = await tx.askings.open("token", new_key())
        assert not await end_with_cycle(tx, clock.now())
        cycle = await tx.organisations.cycle()
        assert cycle is not None
        over = START.replace(year=cycle.ends_on.year, month=cycle.ends_on.month) + 31 * DAY
        assert await end_with_cycle(tx, over)
        assert not await end_with_cycle(tx, over)
        closed = await tx.askings.get(asking.id)
        assert closed is not None
        assert closed.key is None
        assert (await tx.askings.open("again", new_key())).id != asking.id
