"""Decide on applications: the curator says yes or no, once, and the person learns it."""

from mentoring.addressing import News, tell
from mentoring.applications import Participation, ParticipationState
from mentoring.errors import NotFound
from mentoring.ids import ParticipationId, PersonId
from mentoring.office import JournalEntry
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.rights import curator_in


class Decision(Record):
    """Say what an application came to; `mine` tells whether this very press decided it."""

    participation: Participation
    mine: bool


async def approve(tx: UnitOfWork, actor: Actor, participation: ParticipationId) -> Decision:
    """Accept a participant; also after a refusal, and once."""
    return await _decide(tx, actor, participation, ParticipationState.READY, None)


async def decline(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId, reason: str
) -> Decision:
    """Refuse an application with a reason that the person will read."""
    return await _decide(tx, actor, participation, ParticipationState.DECLINED, reason)


async def application(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId
) -> Participation:
    """Return an application for a curator to look at."""
    curator_in(actor)
    return await _existing(tx, participation)


async def _decide(
    tx: UnitOfWork,
    actor: Actor,
    participation: ParticipationId,
    state: ParticipationState,
    reason: str | None,
) -> Decision:
    curator = curator_in(actor)
    await _existing(tx, participation)
    mine = await tx.participations.decide(participation, state, curator, tx.now, reason)
    decided = await _existing(tx, participation)
    if mine:
        await _tell(tx, curator, decided)
    return Decision(participation=decided, mine=mine)


async def _tell(tx: UnitOfWork, curator: PersonId, decided: Participation) -> None:
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
            by=curator,
            verb="approve" if approved else "decline",
            subject={"participation": decided.id},
        )
    )


async def _existing(tx: UnitOfWork, participation: ParticipationId) -> Participation:
    found = await tx.participations.get(participation)
    if found is None:
        raise NotFound(what="application")
    return found
