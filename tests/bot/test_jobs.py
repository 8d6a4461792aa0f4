"""Jobs: two bells only; what is due is decided by rows, so a missed bell changes nothing."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import event

from bot.jobs import Jobs
from bot.routines import HOUSEKEEPING, RoutineFn, Routines, next_night, nightly
from bot.watchdog import STATUS, Watchdog
from mentoring.delivery import DeliveryState
from mentoring.ids import OrganisationId
from storage import Incoming, Storage
from tests.bot.post_office import NOON, PostOffice, post_office, until

DAY = timedelta(days=1)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[PostOffice]:
    async with post_office(tmp_path) as office:
        yield office


@dataclass
class Diary:
    """Remember the hours at which a routine ran; fail as often as told."""

    ran: list[datetime]
    failures: int = 0

    async def __call__(
        self, storage: Storage, organisation: OrganisationId, now: datetime
    ) -> datetime:
        if self.failures:
            self.failures -= 1
            raise LookupError
        self.ran.append(now)
        return now + DAY


def routines_of(office: PostOffice, **known: RoutineFn) -> Routines:
    return Routines(office.storage, office.clock, known)


def jobs_of(office: PostOffice, routines: Routines) -> Jobs:
    return Jobs(office.storage, office.courier, routines, office.clock, Watchdog())


def scheduler_of(jobs: Jobs) -> AsyncIOScheduler:
    return jobs._scheduler


async def ran_with(jobs: Jobs, while_running: Callable[[], Awaitable[None]]) -> None:
    jobs.start()
    try:
        await while_running()
    finally:
        await jobs.stop()


async def test_moving_the_clock_rings_at_once(office: PostOffice) -> None:
    diary = Diary([])
    routines = routines_of(office, digest=diary)
    await routines.plan(office.organisation)
    jobs = jobs_of(office, routines)

    async def days_pass() -> None:
        await until(lambda: len(diary.ran) == 1)
        await office.puts(7, due_in=7200)
        office.clock.move(DAY)
        await until(lambda: len(diary.ran) == 2 and len(office.telegram.taken) == 1)

    await ran_with(jobs, days_pass)


async def test_tick_sends_what_is_due_and_wake_up_stands_at_the_next(office: PostOffice) -> None:
    await office.puts(7)
    await office.puts(8, due_in=3600)
    jobs = jobs_of(office, routines_of(office))

    async def ticks() -> None:
        await until(lambda: len(office.telegram.taken) == 1)
        await until(lambda: len(scheduler_of(jobs).get_jobs()) == 2)
        await asyncio.sleep(1.2)
        tick, wake_up = sorted(scheduler_of(jobs).get_jobs(), key=lambda job: str(job.id))
        assert (tick.id, wake_up.id) == ("tick", "wake-up")
        away = wake_up.next_run_time - datetime.now(UTC)  # noqa: TID251 - as APScheduler counts
        assert timedelta(minutes=59) < away <= timedelta(hours=1)

    await ran_with(jobs, ticks)


async def test_a_tick_looks_into_the_outbox_once(office: PostOffice) -> None:
    jobs, looks = jobs_of(office, routines_of(office)), list[str]()

    def count(*told: object) -> None:
        statement = str(told[2])
        if "EXISTS" in statement and "lease_until <=" in statement:
            looks.append(statement)

    await office.courier.settled()
    engine = office.storage.engines.read.sync_engine
    event.listen(engine, "before_cursor_execute", count)
    try:
        jobs.tick()
        await until(lambda: len(looks) > 0)
        await jobs.stop()
        await office.courier.settled()
    finally:
        event.remove(engine, "before_cursor_execute", count)
    assert len(looks) == 1


async def test_missed_turns_become_one(office: PostOffice) -> None:
    diary = Diary([])
    routines = routines_of(office, digest=diary)
    await routines.plan(office.organisation)
    office.clock.move(10 * DAY)
    await routines.run_due()
    await routines.run_due()
    assert diary.ran == [NOON + 10 * DAY]


async def test_planning_again_changes_nothing(office: PostOffice) -> None:
    diary = Diary([])
    routines = routines_of(office, digest=diary)
    await routines.plan(office.organisation)
    await routines.run_due()
    await routines.plan(office.organisation)
    await routines.run_due()
    assert len(diary.ran) == 1


async def test_failing_routine_is_tried_again_and_stops_no_other(
    office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = Diary([], failures=1), Diary([])
    routines = routines_of(office, bad=bad, good=good)
    await routines.plan(office.organisation)
    with caplog.at_level(logging.ERROR):
        await routines.run_due()
        await routines.run_due()
    assert [record.message for record in caplog.records] == ["routine bad of 1 failed"]
    assert (bad.ran, good.ran) == ([], [NOON])
    office.clock.move(timedelta(minutes=1))
    await routines.run_due()
    assert (bad.ran, good.ran) == ([NOON + timedelta(minutes=1)], [NOON])


async def test_row_of_an_unknown_kind_is_left_alone(office: PostOffice) -> None:
    await routines_of(office, digest=Diary([])).plan(office.organisation)
    other = Diary([])
    routines = routines_of(office, watch=other)
    await routines.plan(office.organisation)
    await routines.run_due()
    assert len(other.ran) == 1


async def test_housekeeping_forgets_what_is_over(office: PostOffice) -> None:
    await office.puts(7)
    await office.puts(8, due_in=40 * 86400)
    [update] = await office.storage.inbox.take_in(
        "telegram", [Incoming(update_id=1, sender=7, payload="{}")]
    )
    await office.storage.inbox.finish(update.key)
    await office.courier.quiet()
    routines = routines_of(office, **HOUSEKEEPING)
    await routines.plan(office.organisation)
    await routines.run_due()
    assert len(await office.all()) == 2
    office.clock.move(15 * DAY)
    await routines.run_due()
    assert [row.state for row in await office.all()] == [DeliveryState.PENDING]
    again = Incoming(update_id=1, sender=7, payload="{}")
    assert len(await office.storage.inbox.take_in("telegram", [again])) == 1


async def test_each_night_in_the_organisations_time(office: PostOffice) -> None:
    copies: list[datetime] = []

    async def copy(storage: Storage, now: datetime) -> None:
        copies.append(now)

    routines = routines_of(office, backup=nightly(copy))
    await routines.plan(office.organisation)
    for _ in range(48):
        await routines.run_due()
        office.clock.move(timedelta(hours=1))
    local = [copied.astimezone(ZoneInfo("Europe/Moscow")).hour for copied in copies]
    assert local == [12, 4, 4]


def test_next_night_is_always_ahead_also_where_clocks_change() -> None:
    for zone in (ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Helsinki")):
        for hours in range(24 * 366):
            now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
            assert timedelta() < next_night(now, zone) - now <= timedelta(hours=25)


def test_watchdog_ends_a_process_that_stands_still(caplog: pytest.LogCaptureFixture) -> None:
    seconds = [0.0]
    ended: list[int] = []
    dog = Watchdog(60, lambda: seconds[0], ended.append)
    seconds[0] = 60
    dog.look()
    assert ended == []
    seconds[0] = 61
    dog.look()
    assert ended == [STATUS]
    assert "no tick for 61 s" in caplog.text
    dog.tick()
    assert dog.silence == 0


async def test_slow_routine_does_not_hold_up_the_bell(office: PostOffice) -> None:
    began = asyncio.Event()
    go_on = asyncio.Event()

    async def slow(storage: Storage, organisation: OrganisationId, now: datetime) -> datetime:
        began.set()
        await go_on.wait()
        return now + DAY

    routines = routines_of(office, slow=slow)
    await routines.plan(office.organisation)

    async def bells() -> None:
        await began.wait()
        await office.puts(7)
        await until(lambda: len(office.telegram.taken) == 1)
        go_on.set()

    await ran_with(jobs_of(office, routines), bells)
