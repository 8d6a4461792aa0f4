"""Decide on applications: a curator or the head says yes or no, once; the person learns it."""

from collections.abc import Sequence
from typing import ClassVar

from mentoring.addressing import News, tell
from mentoring.applications import Participation, ParticipationState
from mentoring.errors import Refusal
from mentoring.ids import ParticipationId, PersonId
from mentoring.milestones import (
    close_step,
    end_talks,
    existing,
    mentor_steps,
    open_steps,
)
from mentoring.office import JournalEntry, TaskKind
from mentoring.people import CURATING, Actor, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.rights import curator_in, staff_in
from mentoring.steps import AHEAD, ON_PAPER, SHORT, StepKind


class StepsOpen(Refusal):
    """A required step is open; `steps` names which, in their order."""

    code: ClassVar[str] = "steps_open"


class Decision(Record):
    """Say what an application came to; `mine` tells whether this very press decided it."""

    participation: Participation
    mine: bool


async def approve(tx: UnitOfWork, actor: Actor, participation: ParticipationId) -> Decision:
    """Accept a participant whose other steps are closed; also after a refusal, and once."""
    by = staff_in(actor, *CURATING, StaffRole.HEAD)
    found = await existing(tx, participation)
    if found.state in AHEAD:
        _require_closed(found, await open_steps(tx, found))
    decision = await _decide(tx, by, found, ParticipationState.READY, None)
    if decision.mine:
        kind, value = StepKind.APPROVAL, await _whose_word(tx, actor)
        await close_step(tx, by, found.id, kind, value=value, over=True)
        await _want_baseline(tx, found)
    return decision


async def decline(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId, reason: str
) -> Decision:
    """Refuse an application with a reason that the person will read."""
    found, by = await existing(tx, participation), curator_in(actor)
    decision = await _decide(tx, by, found, ParticipationState.DECLINED, reason)
    if decision.mine:
        await end_talks(tx, found.id)
    return decision


async def application(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId
) -> Participation:
    """Return an application for a curator to look at."""
    curator_in(actor)
    return await existing(tx, participation)


def _require_closed(found: Participation, still_open: Sequence[StepKind]) -> None:
    left = [kind.value for kind in still_open if kind is not StepKind.APPROVAL]
    if left:
        raise StepsOpen(participation=found.id, steps=",".join(left))


async def _decide(
    tx: UnitOfWork,
    by: PersonId,
    found: Participation,
    state: ParticipationState,
    reason: str | None,
) -> Decision:
    mine = await tx.participations.decide(found.id, state, by, tx.now, reason)
    decided = await existing(tx, found.id)
    if mine:
        await _tell(tx, by, decided)
    return Decision(participation=decided, mine=mine)


async def _whose_word(tx: UnitOfWork, actor: Actor) -> str:
    """Say who decided: on the longer ways a curator only writes down what the head has signed."""
    if StaffRole.HEAD in actor.roles:
        return StaffRole.HEAD.value
    return StaffRole.CURATOR.value if await mentor_steps(tx) == SHORT else ON_PAPER


async def _want_baseline(tx: UnitOfWork, approved: Participation) -> None:
    """Put the start measurement on the desk; whoever approves is here, so nothing is sent."""
    kind, cycle = TaskKind.BASELINE_WANTED, {"cycle": approved.cycle_id}
    await tx.desk.add_task(kind, {**cycle}, tx.now)


async def _tell(tx: UnitOfWork, by: PersonId, decided: Participation) -> None:
    approved = decided.state is ParticipationState.READY
    topic = f"application:{decided.id}"
    await tx.outbox.cancel(topic)
    news = News(
        key=f"{topic}:{decided.state}:{decided.profile_version}",
        kind="application_approved" if approved else "application_declined",
        args={"participation": decided.id},
        topic=topic,
        due_at=tx.now,
    )
    await tell(tx, [decided.person_id], news)
    await tx.desk.note(
        JournalEntry(
            organisation_id=tx.organisation,
            at=tx.now,
            by=by,
            verb="approve" if approved else "decline",
            subject={"participation": decided.id},
        )
    )
