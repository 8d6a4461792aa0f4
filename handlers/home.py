"""Bring a person to where they stand: the open question, the menu, or the welcome."""

from mentoring.behalf import given_for_others
from mentoring.delivery import Args
from mentoring.desk import take_held
from mentoring.filling import show
from mentoring.newcomers import Arrival, arrival, has_consent
from mentoring.people import MINORS, Actor
from mentoring.ports import UnitOfWork
from mentoring.representing import visits
from mentoring.runs import Run


async def waiting_run(tx: UnitOfWork, actor: Actor) -> Run | None:
    """Return what the person is in the middle of: the run in focus, else the newest open one."""
    runs = await tx.runs.open_of(actor.account.id)
    focus = actor.account.focus
    if focus is not None and all(run.id != focus for run in runs):
        for run in await given_for_others(tx, actor):
            if run.id == focus:
                return run
    focused = (run for run in runs if run.id == focus)
    return next(focused, runs[0] if runs else None)


async def go_home(tx: UnitOfWork, actor: Actor, *, fresh: bool = False) -> None:
    """Reply with the screen the person should see now."""
    run = await waiting_run(tx, actor)
    if run is not None:
        await tx.people.set_focus(actor.account.id, run.id)
        await show(tx, run, fresh=fresh)
    elif actor.roles or await has_consent(tx, actor):
        await tx.reply("menu", await take_held(tx, actor), fresh=fresh)
    else:
        kind, args = await outside(tx, actor)
        await tx.reply(kind, args, fresh=fresh)


async def outside(tx: UnitOfWork, actor: Actor) -> tuple[str, Args]:
    """Name the screen of who takes no part: a family, a code, the waiting, or the welcome."""
    person = actor.person
    if person is None and actor.account.wish is None:
        for request in await tx.invitations.asked():
            if request.account_id == actor.account.id:
                return "role_waits", {"role": request.role}
    if person is not None and await tx.guardians.children_of(person.id):
        return "family", {}
    for enrolment in await visits(tx, actor):
        return "rep_who", {"enrolment": enrolment.id}
    if (person.bracket if person else actor.account.bracket) in MINORS:
        waits = await arrival(tx, actor) is Arrival.WAITING
        return ("waiting" if waits else "learner_next"), {}
    return "welcome", {}
