"""Offer two people who look like one to a curator, and make one of them when they are.

Nobody is merged silently: same name and birth date are a question. The older id stays; what was
consented to stays with the id it was given for, so both histories remain proof.
"""

from collections.abc import Iterable
from typing import ClassVar

from mentoring.alarm import set_task
from mentoring.applications import ParticipationState
from mentoring.errors import AlreadyDone, NotFound, Refusal
from mentoring.ids import LookalikeId, PersonId
from mentoring.lookalikes import Likeness, Lookalike
from mentoring.office import JournalEntry, TaskKind
from mentoring.pairs import OVER
from mentoring.people import Actor, Person
from mentoring.permits import missing
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in

LEFT = frozenset({ParticipationState.DRAFT, ParticipationState.WITHDRAWN})


class StillPaired(Refusal):
    """Both work on the same side: the pairs of one of them must end before they become one."""

    code: ClassVar[str] = "still_paired"


class KeptLacksConsent(Refusal):
    """Whoever is kept has no consent in force: data may not be moved to them."""

    code: ClassVar[str] = "kept_lacks_consent"


async def notice_lookalikes(tx: UnitOfWork, person: Person) -> bool:
    """Ask curators about people with the same name and birth date; False when there are none."""
    if person.name is None or person.birth_date is None:
        return False
    others = await tx.imports.namesakes({person.name})
    pairs = [
        (other.id, person.id)
        for other in others
        if other.id != person.id and other.birth_date == person.birth_date
    ]
    return await call_for_a_look(tx, pairs)


async def call_for_a_look(tx: UnitOfWork, pairs: Iterable[tuple[PersonId, PersonId]]) -> bool:
    """Note lookalikes and put one task on the desk for all of them; each pair is asked once."""
    if not await tx.lookalikes.add(pairs):
        return False
    return await set_task(tx, TaskKind.LOOKALIKES, {})


async def lookalike(tx: UnitOfWork, actor: Actor, which: LookalikeId) -> Lookalike:
    """Return two people who may be one, for a curator's eyes."""
    curator_in(actor)
    found = await tx.lookalikes.get(which)
    if found is None:
        raise NotFound(what="lookalike")
    return found


async def are_different(tx: UnitOfWork, actor: Actor, which: LookalikeId) -> bool:
    """Remember that they are two people: they are never offered again."""
    curator = curator_in(actor)
    found = await lookalike(tx, actor, which)
    settled = await tx.lookalikes.settle(found.id, Likeness.DIFFERENT, curator, tx.now)
    if settled:
        await _note(tx, curator, "lookalikes_differ", found)
        await _clear_desk(tx, curator)
    return settled


async def are_one(tx: UnitOfWork, actor: Actor, which: LookalikeId) -> Lookalike:
    """Make one person of two; the older id stays and both consents' histories stay proof."""
    curator = curator_in(actor)
    found = await lookalike(tx, actor, which)
    if found.state is not Likeness.OPEN:
        raise AlreadyDone
    people = await tx.people.persons({found.first_id, found.second_id})
    if len(people) < 2 or any(person.erased_at for person in people.values()):
        raise NotFound(what="lookalike")
    if await missing(tx, people[found.first_id]):
        raise KeptLacksConsent
    await _check_sides(tx, found)
    if not await tx.lookalikes.settle(found.id, Likeness.SAME, curator, tx.now):
        raise AlreadyDone
    kept, gone = people[found.first_id], people[found.second_id]
    await tx.lookalikes.join(kept.id, gone.id)
    told = {"phone": kept.phone or gone.phone, "contact": kept.contact or gone.contact}
    await tx.people.save_person(kept.model_copy(update=told))
    await _note(tx, curator, "people_joined", found)
    await _clear_desk(tx, curator)
    return found


async def _check_sides(tx: UnitOfWork, found: Lookalike) -> None:
    """Refuse while both hold places on one side, or sit in one pair."""
    kept = {s.side for s in await tx.participations.of(found.first_id) if s.state not in LEFT}
    for pair in await tx.pairs.of(found.second_id):
        if pair.state in OVER:
            continue
        sitting = {seat.person_id: seat.side for seat in pair.seats if seat.ended_at is None}
        if found.first_id in sitting or sitting.get(found.second_id) in kept:
            raise StillPaired


async def _clear_desk(tx: UnitOfWork, curator: PersonId) -> None:
    """Take the task off the desk when nobody is left to look at."""
    if await tx.lookalikes.open():
        return
    for task in await tx.desk.open_tasks():
        if task.kind is TaskKind.LOOKALIKES:
            await tx.desk.finish_task(task.id, curator, tx.now)


async def _note(tx: UnitOfWork, by: PersonId, verb: str, found: Lookalike) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=by,
        verb=verb,
        subject={"person": found.first_id, "other": found.second_id},
    )
    await tx.desk.note(entry)
