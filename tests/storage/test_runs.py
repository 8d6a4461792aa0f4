"""A run is saved only by who read it last, and closed once."""

from datetime import timedelta

from mentoring.ids import OrganisationId
from mentoring.runs import RunState
from storage import Storage
from tests.storage.stage import MINUTE, START, StageClock, draft, named, newcomer


async def test_a_run_comes_back_as_it_was(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        account = await newcomer(tx)
        person = await named(tx, "Анна", account.id)
        subject: dict[str, int | str] = {"pair": 3, "code": "ё"}
        filled = draft(name="<b>Ян & Ко</b> 🙂")
        run = await tx.runs.start(account.id, person.id, "profile", subject, filled)
    async with storage.read(school) as look:
        stored = await look.runs.get(run.id)
        assert stored == run
        assert stored.draft == filled
        assert (stored.subject, stored.started_at) == (subject, START)


async def test_the_second_of_two_writers_is_told(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    async with storage.work(school) as tx:
        run = await tx.runs.start((await newcomer(tx)).id, None, "join", {}, draft())
    clock.pass_by(timedelta(days=3))
    async with storage.work(school) as tx:
        assert await tx.runs.save(run, draft(name="Анна"))
        assert not await tx.runs.save(run, draft(name="Борис"))
        stored = await tx.runs.get(run.id)
        assert stored is not None
        assert stored.draft == draft(name="Анна")
        assert (stored.version, stored.updated_at) == (1, clock.now())
        assert await tx.runs.save(stored, draft(name="Вера"))


async def test_a_run_ends_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        account = await newcomer(tx)
        run = await tx.runs.start(account.id, None, "join", {}, draft())
        assert await tx.runs.close(run, RunState.SUBMITTED)
        assert not await tx.runs.close(run, RunState.ABANDONED)
        assert not await tx.runs.save(run, draft(name="Анна"))
        ended = await tx.runs.get(run.id)
        assert ended is not None
        assert ended.state is RunState.SUBMITTED
        assert not await tx.runs.save(ended, draft(name="Анна"))
        after = await tx.people.account(account.id)
        assert after is not None
        assert after.focus is None


async def test_closing_an_old_run_keeps_the_new_focus(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        account = await newcomer(tx)
        old = await tx.runs.start(account.id, None, "join", {}, draft())
        new = await tx.runs.start(account.id, None, "place", {}, draft())
        await tx.runs.close(old, RunState.ABANDONED)
        after = await tx.people.account(account.id)
        assert after is not None
        assert after.focus == new.id


async def test_open_runs_are_found(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    async with storage.work(school) as tx:
        account, other = await newcomer(tx, 1), await newcomer(tx, 2)
        join = await tx.runs.start(account.id, None, "join", {}, draft())
        place = await tx.runs.start(account.id, None, "place", {}, draft())
        await tx.runs.start(other.id, None, "join", {}, draft())
        done = await tx.runs.start(account.id, None, "join", {}, draft())
        await tx.runs.close(done, RunState.SUBMITTED)
    clock.pass_by(timedelta(days=1))
    async with storage.work(school) as tx:
        assert await tx.runs.save(join, draft(name="Анна"))
        assert [run.id for run in await tx.runs.open_of(account.id)] == [place.id, join.id]
        assert [run.id for run in await tx.runs.open_of(account.id, "join")] == [join.id]
        assert len(await tx.runs.open_for("join")) == 2
        stale = await tx.runs.stale("join", START + timedelta(hours=1))
        assert [run.account_id for run in stale] == [other.id]


async def test_closed_runs_are_forgotten_and_open_ones_and_letters_stay(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        account = await newcomer(tx)
        done, letter, still = [
            await tx.runs.start(account.id, None, purpose, {}, draft(reason="Тайна"))
            for purpose in ("decline", "broadcast", "join")
        ]
        for run in (done, letter):
            await tx.runs.close(run, RunState.SUBMITTED)
        assert await tx.runs.forget(START) == 0
        assert await tx.runs.forget(START + MINUTE) == 1
        assert await tx.runs.get(done.id) is None
        assert await tx.runs.get(letter.id) is not None
        assert await tx.runs.get(still.id) is not None


async def test_a_run_is_muted_once_while_it_is_open(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    async with storage.work(school) as tx:
        account = await newcomer(tx)
        run = await tx.runs.start(account.id, None, "join", {}, draft())
        assert await tx.runs.mute(run, START)
        assert not await tx.runs.mute(run, START)
        assert await tx.runs.save(run, draft(name="Анна"))  # whoever answers meanwhile is not late
        muted = await tx.runs.get(run.id)
        assert muted is not None
        assert muted.muted_at == START
        closed = await tx.runs.start(account.id, None, "join", {}, draft())
        await tx.runs.close(closed, RunState.SUBMITTED)
        assert not await tx.runs.mute(closed, START)
