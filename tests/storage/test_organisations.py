"""The organisation and its figures are kept, and nothing of one is seen from another."""

from datetime import date

from mentoring.branches import Total
from mentoring.delivery import DeliveryState
from mentoring.ids import OrganisationId
from mentoring.office import Figure, TaskKind
from mentoring.organisations import OrganisationKind
from mentoring.people import StaffRole
from mentoring.runs import RunState
from storage import Storage
from tests.storage.stage import MODEL, START, draft, found, named, newcomer, notice, proposed


def figure(school: OrganisationId, value: int, since: date, year: int | None = None) -> Figure:
    return Figure(
        organisation_id=school,
        indicator="teachers",
        year=year,
        value=value,
        since=since,
        entered_at=START,
    )


async def test_the_first_organisation_is_ours(storage: Storage) -> None:
    assert await storage.first_organisation() is None
    school = await found(storage, "Первая")
    await found(storage, "Вторая")
    first = await storage.first_organisation()
    assert first is not None
    assert (first.id, first.name, first.zone) == (school, "Первая", "Asia/Yekaterinburg")


async def test_the_set_up_is_written(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        before = await tx.organisations.get()
        new = before.model_copy(
            update={"subjects": ("физика", "ёлки"), "places": ("каб. 5",), "set_up_at": START}
        )
        await tx.organisations.save(new)
    async with storage.read(school) as look:
        assert await look.organisations.get() == new


async def test_a_figure_is_in_force_from_its_day(storage: Storage, school: OrganisationId) -> None:
    september, march = date(2026, 9, 1), date(2027, 3, 1)
    async with storage.work(school) as tx:
        for each in (
            figure(school, 44, september),
            figure(school, 45, march),
            figure(school, 43, september),
            figure(school, 70, september, 2027),
        ):
            await tx.organisations.add_figure(each)
        autumn = await tx.organisations.figures(date(2027, 2, 28))
        assert {key: one.value for key, one in autumn.items()} == {
            ("teachers", None): 43,
            ("teachers", 2027): 70,
        }
        assert (await tx.organisations.figures(march))["teachers", None].value == 45
        assert await tx.organisations.figures(date(2026, 8, 31)) == {}


async def test_another_organisation_finds_nothing(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        account = await newcomer(tx)
        person = await named(tx, "Анна", account.id)
        pair = await proposed(tx)
        met = await tx.meetings.propose(pair.id, (person.id,), person.id, START, None, START)
        run = await tx.runs.start(account.id, person.id, "join", {}, draft())
        await tx.outbox.put(notice(account.id, "news", topic="t"))
        await tx.desk.add_task(TaskKind.HELP_WANTED, {"pair": pair.id}, START)
        task = (await tx.desk.open_tasks())[0]
    other = await found(storage, "Чужие")
    async with storage.work(other) as tx:
        assert await tx.people.account(account.id) is None
        assert await tx.people.person(person.id) is None
        assert await tx.people.find("анна") == []
        assert await tx.pairs.get(pair.id) is None
        assert not await tx.pairs.hold(pair)
        assert not await tx.pairs.ask(pair.id, pair.mentor.person_id, START, START)
        assert not await tx.pairs.release(pair.id, pair.members[0].person_id, START)
        assert await tx.meetings.get(met.id) is None
        assert not await tx.meetings.comes(met.id, person.id, False)
        assert await tx.runs.get(run.id) is None
        assert not await tx.runs.close(run, RunState.ABANDONED)
        assert await tx.outbox.cancel("t") == 0
        assert await tx.outbox.put(notice(account.id, "forged")) == 0
        assert not await tx.desk.finish_task(task.id, person.id, START)
        await tx.people.erase_person(person.id, START)
        await tx.people.set_language(account.id, "en")
        assert (await newcomer(tx)).id != account.id
    async with storage.read(school) as look:
        assert await look.people.person(person.id) == person
        assert await look.people.account(account.id) is not None
        assert await look.outbox.counts("t") == {DeliveryState.PENDING: 1}
        assert (await look.pairs.all())[0].model == MODEL


async def test_only_numbers_of_branches_are_told(storage: Storage) -> None:
    school, other = await found(storage, "Первая"), await found(storage, "Вторая")
    kind, zone = OrganisationKind.SCHOOL, "Asia/Omsk"
    branch = await storage.found("Филиал", kind, zone, parent=school)
    await storage.found("Отделение", kind, zone, parent=branch.id)
    async with storage.work(branch.id) as tx:
        await tx.organisations.save_cycle("2026", date(2026, 9, 1), date(2027, 5, 31), ())
        await proposed(tx)
    async with storage.read(school) as look:
        told = [Total(name="Отделение"), Total(name="Филиал", mentors=1, mentees=1)]
        assert await look.organisations.totals() == told
    async with storage.read(other) as look:
        assert await look.organisations.totals() == []
        assert await look.people.earlier_cycles(StaffRole.CURATOR) == {}
