"""Bring mentors before the head: who waits, yes to one or to all, back with a reason."""

from collections.abc import Sequence
from hashlib import sha256

from mentoring.alarm import set_task
from mentoring.applications import Participation, ParticipationState
from mentoring.approval import approve
from mentoring.errors import NotFound
from mentoring.ids import ParticipationId
from mentoring.milestones import (
    close_step,
    existing,
    open_again,
    tell_heads,
    waiting_for_head,
)
from mentoring.office import TaskKind
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import head_in
from mentoring.steps import StepKind, StepState

FINGERPRINT = 12


def fingerprint(participations: Sequence[Participation]) -> str:
    """Name exactly these applications: a button for many says which it was made for."""
    ids = ",".join(str(each.id) for each in sorted(participations, key=lambda each: each.id))
    return sha256(ids.encode()).hexdigest()[:FINGERPRINT]


async def approve_all(tx: UnitOfWork, actor: Actor, seen: str) -> int | None:
    """Approve everybody on the list that was seen; None when the list is another one by now."""
    head_in(actor)
    waiting = await waiting_for_head(tx)
    if not waiting or fingerprint(waiting) != seen:
        return None
    decisions = [await approve(tx, actor, each.id) for each in waiting]
    return sum(decision.mine for decision in decisions)


async def send_back(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId, reason: str
) -> bool:
    """Give a candidate back to the curator with a reason; False when it is decided already."""
    head, found = head_in(actor), await existing(tx, participation)
    if found.state is not ParticipationState.SUBMITTED:
        return False
    kind, state = StepKind.APPROVAL, StepState.FAILED
    returned = await close_step(tx, head, found.id, kind, state, reason=reason)
    if returned:
        await set_task(tx, TaskKind.RETURNED, {"participation": found.id})
    return returned


async def bring_again(tx: UnitOfWork, actor: Actor, participation: ParticipationId) -> bool:
    """Lay a returned candidate before the head once more, as a curator."""
    again = await open_again(tx, actor, participation, StepKind.APPROVAL)
    if again:
        await tell_heads(tx)
    return again


async def candidate(tx: UnitOfWork, actor: Actor, participation: ParticipationId) -> Participation:
    """Return a candidate who waits for the head."""
    head_in(actor)
    for each in await waiting_for_head(tx):
        if each.id == participation:
            return each
    raise NotFound(what="application")
