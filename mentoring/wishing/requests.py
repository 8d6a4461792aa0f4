"""Settle a request that is said to have changed: it enters the answers by a human's word only."""

from mentoring.applications import Participation
from mentoring.confidants import may_read
from mentoring.errors import AlreadyDone, NotAllowed, NotFound
from mentoring.ids import ParticipationId, PersonId
from mentoring.office import JournalEntry, TaskKind
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in

REQUEST = "request_text"


async def readable(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId
) -> tuple[Participation, str | None]:
    """Return whose request changed and the new words, for whoever may read what is private."""
    curator_in(actor)
    found = await tx.participations.get(participation)
    if found is None:
        raise NotFound(what="participation")
    if not await may_read(tx, actor, found.person_id):
        raise NotAllowed
    aside = await tx.wishes.aside(participation)
    return found, aside.request if aside else None


async def settle(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId, *, takes: bool
) -> None:
    """Write the new request into the answers, or let the old one stay; once."""
    curator = curator_in(actor)
    found, words = await readable(tx, actor, participation)
    if words is None or not await tx.wishes.settle_request(participation):
        raise AlreadyDone
    if takes:
        profile = {**found.profile, REQUEST: words}
        if not await tx.participations.amend(found, profile):
            raise AlreadyDone
    await _off_the_desk(tx, participation, curator)
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=curator,
        verb="request_taken" if takes else "request_let_be",
        subject={"participation": participation},
    )
    await tx.desk.note(entry)


async def _off_the_desk(tx: UnitOfWork, participation: ParticipationId, by: PersonId) -> None:
    for task in await tx.desk.open_tasks():
        about = task.subject.get("participation") == participation
        if task.kind is TaskKind.REQUEST_CHANGED and about:
            await tx.desk.finish_task(task.id, by, tx.now)
