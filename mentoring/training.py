"""Train mentors: attendance counts, and so does reading, once the curator says so."""

from mentoring.alarm import set_task
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.events import Event, EventKind
from mentoring.ids import PersonId
from mentoring.milestones import close_step, note, open_steps
from mentoring.office import TaskKind
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, person_in
from mentoring.steps import StepKind


async def follow_attendance(tx: UnitOfWork, by: PersonId, event: Event) -> None:
    """Let the step follow the marks of a training: who came has passed, who did not has not."""
    if event.kind is not EventKind.TRAINING:
        return
    for guest in await tx.events.registered(event.id):
        for each in await tx.participations.of(guest.person_id):
            if guest.came and await awaits_training(tx, each):
                kind = StepKind.TRAINING
                await close_step(tx, by, each.id, kind, value=_by_attending(event))
            elif not guest.came:
                await _take_back(tx, by, each, event)


async def _take_back(tx: UnitOfWork, by: PersonId, about: Participation, event: Event) -> None:
    """Open the step again when it was closed by coming to this very event."""
    for mark in await tx.milestones.of(about.id):
        if mark.kind is StepKind.TRAINING and mark.value == _by_attending(event):
            await tx.milestones.drop(about.id, StepKind.TRAINING)
            await note(tx, by, "step_reopened", about.id, StepKind.TRAINING)


def _by_attending(event: Event) -> str:
    return f"event:{event.id}"


async def awaits_training(tx: UnitOfWork, participation: Participation) -> bool:
    """Tell whether the training is what somebody still lacks."""
    is_candidate = participation.side is Side.MENTOR
    ahead = participation.state is ParticipationState.SUBMITTED
    return is_candidate and ahead and StepKind.TRAINING in await open_steps(tx, participation)


async def own_training(tx: UnitOfWork, actor: Actor) -> Participation | None:
    """Return the actor's application that still lacks the training."""
    for each in await tx.participations.of(person_in(actor)):
        if await awaits_training(tx, each):
            return each
    return None


async def has_read(tx: UnitOfWork, actor: Actor) -> bool:
    """Tell the curators that a candidate has read the materials; the step is theirs to close."""
    found = await own_training(tx, actor)
    if found is None:
        return False
    await set_task(tx, TaskKind.TRAINING_READ, {"participation": found.id})
    return True


async def set_materials(tx: UnitOfWork, actor: Actor, words: str | None) -> None:
    """Keep the text or the link by which mentors prepare themselves."""
    curator_in(actor)
    await tx.organisations.set_training(words)
