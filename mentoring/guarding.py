"""Let a curator note a signed sheet, look at a representative's document, or say no to one."""

from mentoring.admission import admit, enrolment_at, tell_child
from mentoring.ages import ADULT
from mentoring.alarm import set_task
from mentoring.consent import GONE, MINOR, ConsentStep, Paper
from mentoring.consent_proof import Deed, note, note_paper, note_revocation, write
from mentoring.errors import NotFound
from mentoring.guardians import Guardian, Relation
from mentoring.ids import EnrolmentId, GuardianId, PersonId
from mentoring.office import JournalEntry, TaskKind
from mentoring.people import Actor
from mentoring.permits import age_of
from mentoring.ports import UnitOfWork
from mentoring.revoking import leave_everything
from mentoring.rights import curator_in
from mentoring.runs import Subject


async def admit_on_paper(
    tx: UnitOfWork, actor: Actor, enrolment: EnrolmentId, relation: Relation, paper: Paper
) -> Guardian:
    """Let a child in by a sheet that a representative signed; they need no messenger."""
    curator = curator_in(actor)
    child = await admit(tx, await enrolment_at(tx, enrolment))
    known = await tx.guardians.of_child(child.id)
    there = (each for each in known if each.representative_id is None)
    guardian = next((each for each in there if each.relation is relation), None)
    if guardian is None:
        guardian = await tx.guardians.add(child.id, None, relation)
    if await note_paper(tx, actor, child.id, MINOR, paper):
        await tell_child(tx, await enrolment_at(tx, enrolment))
    await tx.guardians.check(guardian.id, curator, tx.now)
    return guardian


async def guardian_at(tx: UnitOfWork, actor: Actor, guardian: GuardianId) -> Guardian:
    """Return a representative for a curator to look at; one that has ended is found too."""
    curator_in(actor)
    found = await tx.guardians.get(guardian)
    if found is None:
        raise NotFound(what="guardian")
    return found


async def confirm(tx: UnitOfWork, actor: Actor, guardian: GuardianId) -> Guardian:
    """Note that the document was looked at in person; the task is off the desk."""
    found = await guardian_at(tx, actor, guardian)
    if await tx.guardians.check(found.id, curator_in(actor), tx.now):
        await _note(tx, actor, "guardian_checked", found)
    await settle_check(tx, found, curator_in(actor))
    return await guardian_at(tx, actor, guardian)


async def reject(tx: UnitOfWork, actor: Actor, guardian: GuardianId) -> Guardian:
    """End what somebody said who represents nobody: their yes is void, the child waits again."""
    found = await guardian_at(tx, actor, guardian)
    if await tx.guardians.end(found.id, tx.now):
        await _note(tx, actor, "guardian_rejected", found)
        last = (await tx.consents.standing(found.child_id)).last.get(MINOR)
        if last is not None and last.given_by == found.representative_id:
            await note_revocation(tx, actor, found.child_id, MINOR)
    await settle_check(tx, found, curator_in(actor))
    return await guardian_at(tx, actor, guardian)


async def part_from_children(tx: UnitOfWork, person: PersonId) -> None:
    """End what somebody who is erased was to children; a curator learns whom nobody speaks for."""
    mine = await tx.guardians.children_of(person)
    for each in mine:
        await tx.guardians.end(each.id, tx.now)
        await settle_check(tx, each, person)
        if not await tx.guardians.of_child(each.child_id):
            await _stop_until_another(tx, each.child_id, person)


async def is_alone_for(tx: UnitOfWork, person: PersonId, child: PersonId) -> bool:
    """Tell whether nobody but this person speaks for a child."""
    there = await tx.guardians.of_child(child)
    return all(each.representative_id == person for each in there)


async def _stop_until_another(tx: UnitOfWork, child: PersonId, gone: PersonId) -> None:
    """End what only the one who is gone had allowed; the child's own word stays as it is."""
    standing = await tx.consents.standing(child)
    if standing.holds(MINOR, tx.now.date()) and age_of(standing, tx.now.date()) < ADULT:
        deed = Deed(person=child, step=ConsentStep.REVOKED, given_by=gone, method=GONE)
        await write(tx, standing.last[MINOR], deed)
        await note(tx, gone, "consent_revoked", child, MINOR)
        await leave_everything(tx, child)
    subject: Subject = {"person": child}
    if (enrolment := await tx.enrolments.of_person(child)) is not None:
        subject["enrolment"] = enrolment.id
    await set_task(tx, TaskKind.GUARDIAN_GONE, subject)


async def settle_check(tx: UnitOfWork, guardian: Guardian, by: PersonId) -> None:
    """Take the task to look at somebody's document off the desk."""
    for task in await tx.desk.open_tasks():
        mine = task.subject.get("guardian") == guardian.id
        if task.kind is TaskKind.GUARDIAN_TO_CHECK and mine:
            await tx.desk.finish_task(task.id, by, tx.now)


async def _note(tx: UnitOfWork, actor: Actor, verb: str, guardian: Guardian) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=curator_in(actor),
        verb=verb,
        subject={"person": guardian.child_id, "guardian": guardian.id},
    )
    await tx.desk.note(entry)
