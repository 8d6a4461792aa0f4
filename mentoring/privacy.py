"""Show people what is stored about them, and erase it: on their word, under age, or by routine."""

from collections.abc import Iterable, Mapping, Set
from datetime import datetime, timedelta
from typing import ClassVar

from mentoring.applications import Participation
from mentoring.consent import PARTICIPATION, ConsentRecord, ConsentStep, is_active, latest
from mentoring.consents import UNDER_AGE, last_step, revoke, stop_everything
from mentoring.errors import Refusal
from mentoring.ids import PersonId
from mentoring.leaving import leave_pairs
from mentoring.meetings import Feedback, Meeting
from mentoring.newcomers import DAY, forget_newcomer
from mentoring.office import JournalEntry, Task
from mentoring.pairs import EndReason, Pair
from mentoring.people import Account, Actor, Person
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.runs import Run, Subject

KEPT_AFTER_END = timedelta(days=183)
"""Six months for the final monitoring, as the text of the consent says (§6)."""

EXPORT = "export"
"""What the journal calls lists of everybody taken away as a file."""


class StaffStays(Refusal):
    """Whoever holds a staff role hands it over before their data can be erased."""

    code: ClassVar[str] = "staff_stays"


class Stored(Record):
    """Hold everything the bot keeps about one person, and nothing about anybody else."""

    account: Account
    person: Person | None = None
    consents: tuple[ConsentRecord, ...] = ()
    participations: tuple[Participation, ...] = ()
    runs: tuple[Run, ...] = ()
    pairs: tuple[Pair, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    tasks: tuple[Task, ...] = ()
    journal: tuple[JournalEntry, ...] = ()


async def stored_about(tx: UnitOfWork, actor: Actor) -> Stored:
    """Collect what is stored about the actor."""
    runs = tuple(await tx.runs.open_of(actor.account.id))
    if actor.person is None:
        return Stored(account=actor.account, runs=runs)
    person = actor.person.id
    pairs = await tx.pairs.of(person)
    meetings = [each for pair in pairs for each in await tx.meetings.of_pair(pair.id)]
    since = actor.person.created_at
    given = await tx.meetings.feedback(since)
    sides = tuple(await tx.participations.of(person))
    about: dict[str, set[int]] = {
        "person": {person},
        "participation": {each.id for each in sides},
    }
    in_pairs = about | {"pair": {pair.id for pair in pairs}}
    return Stored(
        account=actor.account,
        person=actor.person,
        consents=tuple(await tx.consents.history(person)),
        participations=sides,
        runs=runs,
        pairs=tuple(pairs),
        meetings=tuple(each for each in meetings if each.answer_of(person)),
        feedback=tuple(each for each in given if each.person_id == person),
        tasks=tuple(t for t in await tx.desk.tasks(since) if _concerns(t.subject, about)),
        journal=tuple(
            entry
            for entry in await tx.desk.journal(since)
            if entry.verb == EXPORT or _concerns(entry.subject, in_pairs)
        ),
    )


def require_no_staff_role(actor: Actor) -> None:
    """Refuse to erase whoever holds a staff role."""
    if actor.roles:
        raise StaffStays


async def erase_everything(tx: UnitOfWork, actor: Actor) -> None:
    """Erase on the person's word: the consent ends, pairs stop, a curator is told; proof stays."""
    require_no_staff_role(actor)
    if actor.person is None:
        await forget_newcomer(tx, actor)
        return
    await revoke(tx, actor, method="erasure")
    await stop_everything(tx, actor)
    await _erase(tx, actor)


async def erase_minor(tx: UnitOfWork, actor: Actor) -> None:
    """Erase all that somebody under eighteen entered; the consent they pressed is void."""
    if actor.person is not None:
        await revoke(tx, actor, method=UNDER_AGE)
        await _erase(tx, actor)
    await forget_newcomer(tx, actor)


async def erase_revoked(
    tx: UnitOfWork, now: datetime, term: timedelta = timedelta(days=30)
) -> int:
    """Erase people whose revoked consent nears the end of the term; return how many.

    A day is left for a bot that was switched off: the term is the latest moment, not the first.
    The same goes for people whose programme ended six months ago. Staff stays.
    """
    histories = await tx.consents.histories()
    due = {
        person
        for person, history in histories.items()
        if _revoked_before(history, now - term + DAY)
    }
    people = await tx.people.persons(due)
    waiting = [person.id for person in people.values() if person.erased_at is None]
    gone = await _erase_all(tx, waiting, EndReason.CONSENT_REVOKED)
    begun = now - KEPT_AFTER_END
    outlived = [
        person
        for person in await tx.people.outlived(begun.date(), begun)
        if not _given_since(histories.get(person, []), begun)
    ]
    return gone + await _erase_all(tx, outlived, EndReason.TERM_ENDED)


async def consent_state(tx: UnitOfWork, actor: Actor) -> tuple[ConsentRecord | None, bool]:
    """Return the last thing done with the consent to take part, and whether it is in force."""
    last = await last_step(tx, actor.person) if actor.person else None
    return last, last is not None and is_active([last], tx.now.date())


def _revoked_before(history: list[ConsentRecord], instant: datetime) -> bool:
    last = latest([record for record in history if record.code == PARTICIPATION])
    return last is not None and last.step is ConsentStep.REVOKED and last.at <= instant


def _given_since(history: list[ConsentRecord], instant: datetime) -> bool:
    return any(each.step is ConsentStep.GIVEN and each.at >= instant for each in history)


def _concerns(subject: Subject, about: Mapping[str, Set[int]]) -> bool:
    return any(subject.get(name) in ids for name, ids in about.items())


async def _erase_all(tx: UnitOfWork, people: Iterable[PersonId], reason: EndReason) -> int:
    erased = 0
    for person in people:
        if not await tx.people.roles_of(person):
            await leave_pairs(tx, person, reason)
            await tx.people.erase_person(person, tx.now)
            erased += 1
    return erased


async def _erase(tx: UnitOfWork, actor: Actor) -> None:
    if actor.person is not None:
        await leave_pairs(tx, actor.person.id, EndReason.CONSENT_REVOKED)
        await tx.people.erase_person(actor.person.id, tx.now)
