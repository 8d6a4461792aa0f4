"""Do what the end of a consent means, at once; the data go by routine within the term."""

from mentoring.alarm import set_task
from mentoring.consent import ADMITTING, DISTRIBUTION, LABOUR, THIRD_PARTIES
from mentoring.destroying import write_act
from mentoring.destruction import Ground
from mentoring.gathering import leave_all
from mentoring.ids import AccountId, PersonId
from mentoring.labour_papers import mentor_stops
from mentoring.office import TaskKind
from mentoring.pausing import pause_pairs
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.runs import RunState
from mentoring.third_party import forget, stop_answers

TASKS = {
    DISTRIBUTION: TaskKind.TAKE_OFF,
    LABOUR: TaskKind.LABOUR_REVOKED,
}
"""What a curator has to do when one of these ends; nothing else of the programme changes."""


async def feel_the_end(tx: UnitOfWork, person: PersonId, code: str, *, quiet: bool) -> None:
    """Let the end of a consent be felt; `quiet` when the curator's doing ended it."""
    if code in ADMITTING:
        await leave_everything(tx, person)
        if not quiet:
            await set_task(tx, TaskKind.CONSENT_REVOKED, {"person": person})
    elif code == THIRD_PARTIES:
        if await forget(tx, person):
            await write_act(tx, Ground.THIRD_PARTIES, [person])
    elif code in TASKS and not quiet:
        await set_task(tx, TASKS[code], {"person": person})
        if code == LABOUR:
            await mentor_stops(tx, person)


async def stop_everything(tx: UnitOfWork, actor: Actor) -> None:
    """Cancel reminders, pause pairs, withdraw participations, close open questionnaires."""
    if actor.person is None:
        await _silence(tx, actor.account.id, None)
    else:
        await leave_everything(tx, actor.person.id)


async def leave_everything(tx: UnitOfWork, person: PersonId) -> None:
    """Let somebody stop taking part: whoever else uses the same phone notices nothing."""
    account = await tx.people.account_of(person)
    if account is not None:
        await _silence(tx, account.id, person)
    await stop_answers(tx, person)
    await pause_pairs(tx, person)
    await leave_all(tx, person)
    for participation in await tx.participations.of(person):
        await tx.participations.withdraw(participation.id, tx.now)


async def _silence(tx: UnitOfWork, account: AccountId, person: PersonId | None) -> None:
    actor = await tx.people.actor_of(account)
    if actor is None or not actor.shares:
        await tx.outbox.cancel_for(account)
    for run in await tx.runs.open_of(account):
        if person is None or run.person_id in (None, person):
            await tx.runs.close(run, RunState.ABANDONED)
    await tx.people.set_focus(account, None)
