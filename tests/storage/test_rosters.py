"""Lists of people and lookalikes: taken once, merged whole, out of a stranger's reach."""

from datetime import date

from handlers.papers.tables import lines_of
from mentoring.applications import ParticipationState, Side
from mentoring.consent import ConsentStep
from mentoring.house import House
from mentoring.ids import OrganisationId, PairId, PersonId
from mentoring.imports import Counts, ImportState, TakenRow
from mentoring.intake_of_people import Order, choices_for_rows, take_in
from mentoring.lookalikes import Likeness
from mentoring.permits import missing
from mentoring.questionnaire import Catalogue
from mentoring.roster.listing import read_list
from mentoring.roster.rows import Row
from storage import Storage
from storage.joining import MOVED
from storage.tables import metadata, persons
from tests.rosters import lines, signed
from tests.storage.stage import START, found, named, newcomer, proposed

HISTORY = ("author", "by")
"""References that say who did something, as those ending in _by: they stay with whoever did it."""

STAYS = {
    "consent_records.person_id",  # proof stays with the id it was given for
    "name_words.person_id",  # goes with the name
    "lookalikes.first_id",
    "lookalikes.second_id",
}


def test_every_reference_to_a_person_moves_or_is_history() -> None:
    moved = {f"{each.table.name}.{each.name}" for each, _ in MOVED}
    there = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table is persons
        and column.name not in HISTORY
        and not column.name.endswith("_by")
    }
    assert there - moved - STAYS == set()


async def test_a_row_of_a_file_is_taken_once(storage: Storage) -> None:
    here = await found(storage)
    async with storage.work(here) as tx:
        sent = await tx.imports.add(None, None, "file", ".xlsx", 10)
        assert await tx.imports.take("abc", [TakenRow(row=2), TakenRow(row=3)])
        read = await tx.imports.change(sent, state=ImportState.READ, counts=Counts(new=2))
        assert read is not None
        assert await tx.imports.change(sent, state=ImportState.DONE) is None
    async with storage.work(here) as tx:
        assert set(await tx.imports.taken("abc")) == {2, 3}
        assert not await tx.imports.take("abc", [TakenRow(row=3), TakenRow(row=4)])
    assert await storage.busy_imports() == []


async def test_a_stranger_finds_no_list_and_no_lookalikes(storage: Storage) -> None:
    here, there = await found(storage), await found(storage, "Чужая")
    async with storage.work(here) as tx:
        sent = await tx.imports.add(None, None, "file", ".xlsx", 10)
        await tx.imports.take("abc", [TakenRow(row=2)])
        first, second = await named(tx, "Анна Белова"), await named(tx, "анна белова")
        assert await tx.lookalikes.add([(second.id, first.id)]) == 1
        assert await tx.lookalikes.add([(first.id, second.id)]) == 0
        [alike] = await tx.lookalikes.open()
        assert (alike.first_id, alike.second_id) == (first.id, second.id)
        assert len(await tx.imports.namesakes({"АННА  БЕЛОВА"})) == 2
    async with storage.work(there) as tx:
        assert await tx.imports.get(sent.id) is None
        assert await tx.imports.change(sent, state=ImportState.DONE) is None
        assert await tx.imports.taken("abc") == {}
        assert await tx.imports.namesakes({"Анна Белова"}) == []
        assert await tx.lookalikes.get(alike.id) is None
        assert await tx.lookalikes.open() == []
        assert not await tx.lookalikes.settle(alike.id, Likeness.SAME, first.id, START)


async def test_people_arrive_with_their_proof_and_are_found(storage: Storage) -> None:
    here = await found(storage)
    people = ({"fio": "Ёлкина Анна Львовна"} | signed("1/26"), {"fio": "Тайная Вера"})
    said = {"role": "оба", "born": "05.03.1980", "position": "учитель", "phone": "89001234567"}
    content = "\n".join(";".join(line) for line in lines(*(said | each for each in people)))
    house = House(Catalogue.load())
    order = Order(digest="abc")
    for expected in (Counts(new=1, codes=1), Counts(same=2)):
        async with storage.work(here) as tx:
            choices = await choices_for_rows(tx)
            read = read_list(lines_of(".csv", content.encode()), house.questionnaires, choices)
            rows = [each for each in read if isinstance(each, Row)]
            assert await take_in(tx, house, rows, order) == expected
    async with storage.read(here) as tx:
        [person] = await tx.people.find("елк")
        assert (person.name, person.phone) == ("Ёлкина Анна Львовна", "+79001234567")
        sides = {each.side: each.capacity for each in await tx.participations.of(person.id)}
        assert sides == {Side.MENTEE: 0, Side.MENTOR: 1}
        assert await missing(tx, person) == ()
        [proof] = await tx.consents.history(person.id)
        assert (proof.code, proof.paper_number, proof.method) == ("C1", "1/26", "paper")
        assert [each.number for each in await tx.enrolments.all()] == [1]
    await _a_revoked_sheet_stays_revoked(storage, here, house, rows)


async def _a_revoked_sheet_stays_revoked(
    storage: Storage, here: OrganisationId, house: House, rows: list[Row]
) -> None:
    """A list with the sheet that was revoked changes nothing, whatever file it comes in."""
    async with storage.work(here) as tx:
        [person] = await tx.people.find("елк")
        [proof] = await tx.consents.history(person.id)
        revoked = {"step": ConsentStep.REVOKED, "at": tx.now, "paper_number": None}
        await tx.consents.record(proof.model_copy(update=revoked))
    async with storage.work(here) as tx:
        assert await take_in(tx, house, rows[:1], Order(digest="other")) == Counts(same=1)
        assert await missing(tx, person) == ("C1",)


async def test_two_become_one_with_all_that_is_theirs(storage: Storage) -> None:
    here = await found(storage)
    kept, gone, pair = await _two(storage, here)
    async with storage.work(here) as tx:
        await tx.lookalikes.join(kept, gone)
    async with storage.read(here) as tx:
        left = await tx.people.person(gone)
        assert left is not None
        assert (left.name, left.birth_date, left.erased_at is not None) == (None, None, True)
        account = await tx.people.account_of(kept)
        assert account is not None
        sides = {each.side: each for each in await tx.participations.of(kept)}
        assert sides[Side.MENTEE].profile == {"fio": "первая"}
        assert Side.MENTOR in sides
        [other] = await tx.participations.of(gone)
        assert (other.profile, other.state) == ({}, ParticipationState.WITHDRAWN)
        found_pair = await tx.pairs.get(pair)
        assert found_pair is not None
        assert found_pair.mentor.person_id == kept


async def _two(storage: Storage, here: OrganisationId) -> tuple[PersonId, PersonId, PairId]:
    """The first is a mentee; the second a mentee too, and a mentor in a pair."""
    async with storage.work(here) as tx:
        first = await named(tx, "Анна Белова")
        side = await tx.participations.open(first.id, Side.MENTEE)
        await tx.participations.submit(side.id, {"fio": "первая"}, 0, START)
        pair = await proposed(tx)
        second = pair.mentor.person_id
        account = await newcomer(tx)
        await tx.people.attach(account.id, second)
        side = await tx.participations.open(second, Side.MENTEE)
        await tx.participations.submit(side.id, {"fio": "вторая"}, 0, START)
        await tx.people.save_person(first.model_copy(update={"birth_date": date(1980, 3, 5)}))
    return first.id, second, pair.id
