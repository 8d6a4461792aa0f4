"""Bring a person to where they stand: the open question, the menu, or the welcome."""

from mentoring.desk import take_held
from mentoring.filling import show
from mentoring.newcomers import has_consent
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.runs import Run


async def waiting_run(tx: UnitOfWork, actor: Actor) -> Run | None:
    """Return what the person is in the middle of: the run in focus, else the newest open one."""
    runs = await tx.runs.open_of(actor.account.id)
    focused = (run for run in runs if run.id == actor.account.focus)
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
        await tx.reply("welcome", fresh=fresh)
