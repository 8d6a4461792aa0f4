"""Remind people of a questionnaire they began: after a day, three and seven, until they say no."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.calendar import QuietHours, is_quiet
from mentoring.consent import Standing
from mentoring.delivery import Notice, OnDoubt
from mentoring.filling import JOIN, my_run
from mentoring.ids import PersonId, RunId
from mentoring.people import Actor
from mentoring.permits import is_permitted
from mentoring.ports import UnitOfWork
from mentoring.runs import Run, RunState

KIND = "unfinished"
AFTER = (timedelta(days=1), timedelta(days=3), timedelta(days=7))
"""How long after the last answer each reminder comes; there is no fourth."""

LAST = timedelta(days=10)
"""A bot that was off for longer lets it be: sent messages are forgotten after two weeks."""

ASKED = "asked"


def topic_of(run: RunId) -> str:
    """Name the topic under which the reminders of one questionnaire wait."""
    return f"unfinished:{run}"


async def remind_unfinished(tx: UnitOfWork, now: datetime, quiet: QuietHours) -> int:
    """Remind whoever has left a questionnaire long enough ago; by routine, never at night.

    Of several reminders that are due at once, because the bot was off, one is sent.
    """
    zone = ZoneInfo((await tx.organisations.get()).zone)
    if is_quiet(now, zone, quiet):
        return 0
    due = [
        _notice(run, str(passed), now)
        for run in await willing(tx, await tx.runs.open_for(JOIN))
        if (passed := sum(now - run.updated_at >= span for span in AFTER))
        and now - run.updated_at < LAST
    ]
    return await tx.outbox.put(*due)


async def remind_now(tx: UnitOfWork, runs: Sequence[Run]) -> int:
    """Remind these people because a curator wishes it, once a day; return how many."""
    which = f"{ASKED}:{tx.now.date().isoformat()}"
    return await tx.outbox.put(*(_notice(run, which, tx.now) for run in runs))


async def willing(tx: UnitOfWork, runs: Sequence[Run]) -> list[Run]:
    """Return the questionnaires that may be reminded of: consent in force, nobody said no."""
    standings, today = await _standings(tx, runs), tx.now.date()
    return [
        run
        for run in runs
        if run.muted_at is None
        and run.person_id in standings
        and is_permitted(standings[run.person_id], today)
    ]


async def _standings(tx: UnitOfWork, runs: Sequence[Run]) -> dict[PersonId, Standing]:
    """Return the standings of whoever answers; of one person alone nobody else's is read."""
    if len(runs) == 1 and (person := runs[0].person_id) is not None:
        return {person: await tx.consents.standing(person)}
    return await tx.consents.standings()


async def mute(tx: UnitOfWork, actor: Actor, run_id: RunId) -> bool:
    """Stop reminding the actor of this questionnaire; False when it is stopped already."""
    run = await my_run(tx, actor, run_id)
    await tx.outbox.cancel(topic_of(run.id))
    return run.state is RunState.OPEN and await tx.runs.mute(run, tx.now)


def _notice(run: Run, which: str, now: datetime) -> Notice:
    return Notice(
        key=f"{KIND}:{run.id}:{which}",
        account_id=run.account_id,
        person_id=run.person_id,
        kind=KIND,
        args={"run": run.id},
        topic=topic_of(run.id),
        on_doubt=OnDoubt.HOLD,
        due_at=now,
        not_after=now + timedelta(days=1),
    )
