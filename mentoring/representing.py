"""Let a representative come by a code and say yes or no for a child, or take a yes back."""

from typing import ClassVar

from mentoring.admission import admit, enrolment_at, tell_child
from mentoring.alarm import set_task
from mentoring.codes import CodeLate, open_code
from mentoring.consent import MINOR, ConsentText
from mentoring.consents import give_for, revoke
from mentoring.enrolments import REPRESENTATIVE, Enrolment, EnrolmentState, enrolment_named
from mentoring.errors import AlreadyDone, NotFound, Refusal
from mentoring.guardians import Guardian, Relation
from mentoring.ids import EnrolmentId, PersonId
from mentoring.keys import Key
from mentoring.newcomers import forget_address
from mentoring.office import TaskKind
from mentoring.people import MINORS, Actor, Bracket, Person
from mentoring.ports import UnitOfWork

PREFIX = "r_"
"""What the payload of a representative's link begins with."""

REFUSED = "child_refused"
"""The neutral message that says to a child that there is no consent."""


class AdultFirst(Refusal):
    """The adult's part of a shared phone is locked: they open it themselves before they speak."""

    code: ClassVar[str] = "adult_first"


async def come_by_code(tx: UnitOfWork, actor: Actor, token: str) -> Enrolment | None:
    """Return the enrolment a representative's code is for; None for one that nothing knows."""
    enrolment = await open_code(tx, actor, token, REPRESENTATIVE)
    found = await enrolment_at(tx, enrolment) if enrolment else None
    if found is not None and found.state in (EnrolmentState.REFUSED, EnrolmentState.CLOSED):
        raise CodeLate
    return found


async def visits(tx: UnitOfWork, actor: Actor) -> list[Enrolment]:
    """Return the enrolments whose code an account came by and has not answered yet."""
    found = []
    for key in await tx.keys.used_by(actor.account.id):
        enrolment = enrolment_named(key.purpose)
        there = await tx.enrolments.get(enrolment) if enrolment else None
        if there is not None and there.state in (
            EnrolmentState.WAITING,
            EnrolmentState.CONSENTED,
        ):
            found.append(there)
    return found


async def visited(tx: UnitOfWork, actor: Actor, enrolment: EnrolmentId) -> Enrolment:
    """Return an enrolment the actor came for and has not answered; no other is found."""
    for each in await visits(tx, actor):
        if each.id == enrolment:
            return each
    raise NotFound(what="enrolment")


async def agree(
    tx: UnitOfWork, actor: Actor, enrolment: EnrolmentId, relation: Relation, text: ConsentText
) -> Guardian:
    """Say yes for a child: its person, its representative and the consent come in one commit."""
    here = await visited(tx, actor, enrolment)
    guardian = await _become_guardian(tx, actor, here, relation)
    speaker = await _as_guardian(tx, actor, guardian)
    await give_for(tx, speaker, guardian.child_id, text)
    await _settle(tx, actor, here.id)
    await _ask_to_check(tx, guardian)
    if here.account_id != actor.account.id:
        await tell_child(tx, await enrolment_at(tx, here.id))
    return guardian


async def decline(
    tx: UnitOfWork, actor: Actor, enrolment: EnrolmentId, relation: Relation
) -> bool:
    """Say no for a child; True when that ends what another representative had agreed to."""
    here = await visited(tx, actor, enrolment)
    if here.state is EnrolmentState.CONSENTED and here.person_id is not None:
        guardian = await _become_guardian(tx, actor, here, relation)
        if await withdraw(tx, await _as_guardian(tx, actor, guardian), guardian.child_id):
            await set_task(tx, TaskKind.PARENTS_DISAGREE, {"person": guardian.child_id})
        await _ask_to_check(tx, guardian)
        await _settle(tx, actor, here.id)
        return True
    if not await tx.enrolments.move(here.id, EnrolmentState.REFUSED):
        raise AlreadyDone
    await forget_address(tx, here)
    await _settle(tx, actor, here.id)
    await set_task(tx, TaskKind.REPRESENTATIVE_REFUSED, {"enrolment": here.id})
    if here.account_id not in (None, actor.account.id):
        await tell_child(tx, here, REFUSED)
    return False


async def withdraw(tx: UnitOfWork, actor: Actor, child: PersonId) -> bool:
    """Revoke for a child; when another representative had agreed, a curator has to decide."""
    return await revoke(tx, actor, MINOR, child)


async def my_child(tx: UnitOfWork, actor: Actor, guardian_of: PersonId) -> Guardian:
    """Return how the actor stands to a child; somebody else's child is not found."""
    mine = await tx.guardians.children_of(actor.person.id) if actor.person else []
    for each in mine:
        if each.child_id == guardian_of:
            return each
    raise NotFound(what="child")


async def _become_guardian(
    tx: UnitOfWork, actor: Actor, here: Enrolment, relation: Relation
) -> Guardian:
    child = await admit(tx, here)
    representative = await _speaker(tx, actor, child)
    return await tx.guardians.add(child.id, representative.id, relation)


async def _speaker(tx: UnitOfWork, actor: Actor, child: Person) -> Person:
    """Return the adult behind a phone, which may be a child's too; a new one has no name."""
    there = [actor.person] if actor.person else []
    there += await tx.people.people_at(actor.account.id)
    grown = (each for each in there if each.id != child.id and each.bracket not in MINORS)
    adult = next((each for each in grown if each.erased_at is None), None)
    if adult is None:
        adult = await tx.people.add_person(actor.account.id)
        await tx.people.set_age(adult.id, Bracket.ADULT)
    elif adult != actor.person:
        if await tx.people.pin_of(actor.account.id, adult.id) is not None:
            raise AdultFirst
        await tx.people.answer_as(actor.account.id, adult.id)
    return adult


async def _as_guardian(tx: UnitOfWork, actor: Actor, guardian: Guardian) -> Actor:
    person = guardian.representative_id
    account = actor.account.model_copy(update={"person_id": person})
    found = await tx.people.person(person) if person else None
    return actor.model_copy(update={"account": account, "person": found})


async def _settle(tx: UnitOfWork, actor: Actor, enrolment: EnrolmentId) -> None:
    for key in await _keys(tx, actor, enrolment):
        await tx.keys.settle(key.id, tx.now)


async def _keys(tx: UnitOfWork, actor: Actor, enrolment: EnrolmentId) -> list[Key]:
    mine = await tx.keys.used_by(actor.account.id)
    return [key for key in mine if enrolment_named(key.purpose) == enrolment]


async def _ask_to_check(tx: UnitOfWork, guardian: Guardian) -> None:
    if guardian.checked_at is None:
        await set_task(tx, TaskKind.GUARDIAN_TO_CHECK, {"guardian": guardian.id})
