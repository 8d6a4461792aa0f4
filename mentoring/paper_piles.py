"""Note a pile of signed papers at once: numbers in a row, one date, one place; undo for a day."""

import re
from collections.abc import Collection, Sequence
from typing import ClassVar

from mentoring.admission import admit, tell_child
from mentoring.applications import ParticipationState
from mentoring.classwork import STAFF, Class, class_at
from mentoring.consent import LABOUR, MINOR, OWN_AGREEMENT, PARTICIPATION, Paper
from mentoring.consent_kinds import mentors_employees
from mentoring.consent_proof import note_paper, require_readable, undo_paper
from mentoring.enrolments import Enrolment, EnrolmentState
from mentoring.errors import AlreadyDone, NotFound, Refusal
from mentoring.forms import enabled_forms
from mentoring.guardians import Relation
from mentoring.ids import EnrolmentId, PaperBatchId, PersonId
from mentoring.paper_batches import PaperBatch
from mentoring.people import Actor, Bracket, Person
from mentoring.permits import missing_from
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.rights import curator_in

SHEETS = {STAFF: (PARTICIPATION, LABOUR)}
OF_LEARNERS = (MINOR, OWN_AGREEMENT)
EVERYBODY = "all"
"""The option that ticks the whole list."""

NUMBER = re.compile(r"(.*?)(\d+)\Z", re.DOTALL)
TAKING = frozenset({ParticipationState.SUBMITTED, ParticipationState.READY})


class NothingTicked(Refusal):
    """Everybody who was ticked has a consent by now."""

    code: ClassVar[str] = "nothing_ticked"


class Candidate(Record):
    """Hold somebody whose paper may have come: expected, or a person already."""

    enrolment: Enrolment | None = None
    person: Person | None = None

    @property
    def code(self) -> str:
        """Return what an option of the list is known by."""
        if self.person is not None:
            return f"p{self.person.id}"
        return f"e{self.enrolment.id}" if self.enrolment else ""


def sheets_of(here: Class) -> tuple[str, ...]:
    """Return the consents that are ticked for a class, or for the adults."""
    return SHEETS.get(here.key, OF_LEARNERS)


async def candidates(tx: UnitOfWork, here: Class, code: str) -> list[Candidate]:
    """Return who in a class could hand in this paper today."""
    if code in (MINOR, PARTICIPATION):
        return [Candidate(enrolment=each) for each in here.waiting]
    return await (_employees(tx) if code == LABOUR else _learners(tx, here))


async def who_sign(tx: UnitOfWork, here: Class) -> list[Enrolment]:
    """Return the learners of 14 to 17 in a class whose own agreement is still to be signed."""
    agreed = await candidates(tx, here, OWN_AGREEMENT)
    among = {each.id for each in here.waiting}
    among |= {each.enrolment.id for each in agreed if each.enrolment}
    return [each for each in here.expected if each.id in among and each.bracket is Bracket.FROM_14]


async def note_pile(
    tx: UnitOfWork, actor: Actor, key: str, code: str, ticked: Collection[str], first: Paper
) -> PaperBatch:
    """Note the papers of everybody ticked who has none yet; numbers go on from the first."""
    curator = curator_in(actor)
    here = await class_at(tx, actor, key)
    if code not in sheets_of(here):
        raise NotFound(what="class")
    await require_readable(tx, first)
    there = await candidates(tx, here, code)
    meant = [each for each in there if EVERYBODY in ticked or each.code in ticked]
    chosen = [each for each in meant if await _is_first(tx, each)]
    if not chosen:
        raise NothingTicked
    people: list[PersonId] = []
    for each, number in zip(chosen, series(first.number, len(chosen)), strict=True):
        person = await _admitted(tx, each, code)
        paper = first.model_copy(update={"number": number})
        await note_paper(tx, actor, person, code, paper)
        people.append(person)
    enrolments = [each.enrolment for each in chosen if each.enrolment and not each.person]
    for enrolment in enrolments:
        await tell_child(tx, enrolment)
    return await tx.paper_batches.add(code, people, [each.id for each in enrolments], curator)


async def undo_pile(tx: UnitOfWork, actor: Actor, batch_id: PaperBatchId) -> int:
    """Take a pile back within a day; return how many papers. The records stay, with an end."""
    curator_in(actor)
    batch = await tx.paper_batches.get(batch_id)
    if batch is None:
        raise NotFound(what="papers")
    if not await tx.paper_batches.undo(batch.id):
        raise AlreadyDone
    undone = {each for each in batch.people if await undo_paper(tx, actor, each, batch.code)}
    await _wait_again(tx, undone, batch.enrolments)
    return len(undone)


def series(first: str, count: int) -> list[str]:
    """Return consecutive numbers: «С-09», «С-10», …; after a letter «12а-1», …"""
    found = NUMBER.match(first.strip())
    if found is None:
        return [f"{first.strip()}-{n}" for n in range(1, count + 1)]
    head, digits = found[1], found[2]
    return [f"{head}{int(digits) + n:0{len(digits)}d}" for n in range(count)]


async def _is_first(tx: UnitOfWork, each: Candidate) -> bool:
    """Claim somebody expected: of two curators with one pile only the first notes a paper."""
    if each.person is not None or each.enrolment is None:
        return True
    return await tx.enrolments.move(each.enrolment.id, EnrolmentState.CONSENTED)


async def _admitted(tx: UnitOfWork, each: Candidate, code: str) -> PersonId:
    if each.person is not None:
        return each.person.id
    if each.enrolment is None:
        raise NotFound(what="person")
    person = await admit(tx, each.enrolment)
    if code == MINOR:
        await tx.guardians.add(person.id, None, Relation.OTHER)
    return person.id


async def _learners(tx: UnitOfWork, here: Class) -> list[Candidate]:
    """Return whose representative agreed and whose own agreement is missing."""
    theirs = {each.person_id: each for each in here.expected if each.person_id}
    known = await tx.people.persons(set(theirs))
    standings, today = await tx.consents.standings(), tx.now.date()
    return [
        Candidate(enrolment=enrolment, person=known[person])
        for person, enrolment in theirs.items()
        if person in standings and missing_from(standings[person], today) == (OWN_AGREEMENT,)
    ]


async def _employees(tx: UnitOfWork) -> list[Candidate]:
    """Return the mentors of colleagues whose labour consent is not in force."""
    cycle = await tx.organisations.cycle()
    forms = enabled_forms(cycle.forms if cycle else ())
    taking = await tx.participations.all(states=TAKING)
    people = {each.person_id for each in taking if mentors_employees(each, forms)}
    standings = await tx.consents.standings()
    today = tx.now.date()
    wanting = {
        person
        for person in people
        if person in standings and not standings[person].holds(LABOUR, today)
    }
    known = await tx.people.persons(wanting)
    return [Candidate(person=known[each]) for each in sorted(known)]


async def _wait_again(
    tx: UnitOfWork, undone: Collection[PersonId], enrolments: Sequence[EnrolmentId]
) -> None:
    for each in enrolments:
        enrolment = await tx.enrolments.get(each)
        if enrolment is not None and enrolment.person_id in undone:
            consented = (EnrolmentState.CONSENTED,)
            await tx.enrolments.move(each, EnrolmentState.WAITING, among=consented)
