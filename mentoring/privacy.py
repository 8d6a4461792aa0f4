"""Show people what is stored about them, and erase it: on their word, under age, or by routine."""

from datetime import datetime, timedelta
from typing import ClassVar

from mentoring.applications import Participation
from mentoring.consent import PARTICIPATION, ConsentRecord, ConsentStep, is_active, latest
from mentoring.consents import UNDER_AGE, last_step, revoke, stop_everything
from mentoring.errors import Refusal
from mentoring.meetings import Feedback, Meeting
from mentoring.newcomers import DAY, forget_newcomer
from mentoring.pairs import Pair
from mentoring.people import Account, Actor, Person
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.runs import Run


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


async def stored_about(tx: UnitOfWork, actor: Actor) -> Stored:
    """Collect what is stored about the actor."""
    runs = tuple(await tx.runs.open_of(actor.account.id))
    if actor.person is None:
        return Stored(account=actor.account, runs=runs)
    person = actor.person.id
    pairs = await tx.pairs.of(person)
    meetings = [each for pair in pairs for each in await tx.meetings.of_pair(pair.id)]
    given = await tx.meetings.feedback(actor.person.created_at)
    return Stored(
        account=actor.account,
        person=actor.person,
        consents=tuple(await tx.consents.history(person)),
        participations=tuple(await tx.participations.of(person)),
        runs=runs,
        pairs=tuple(pairs),
        meetings=tuple(each for each in meetings if each.answer_of(person)),
        feedback=tuple(each for each in given if each.person_id == person),
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
    """
    due = [
        person
        for person, history in (await tx.consents.histories()).items()
        if _revoked_before(history, now - term + DAY)
    ]
    people = await tx.people.persons(set(due))
    waiting = [person for person in people.values() if person.erased_at is None]
    erased = 0
    for person in waiting:
        if not await tx.people.roles_of(person.id):
            await tx.people.erase_person(person.id, now)
            erased += 1
    return erased


async def consent_state(tx: UnitOfWork, actor: Actor) -> tuple[ConsentRecord | None, bool]:
    """Return the last thing done with the consent to take part, and whether it is in force."""
    last = await last_step(tx, actor.person) if actor.person else None
    return last, last is not None and is_active([last], tx.now.date())


def _revoked_before(history: list[ConsentRecord], instant: datetime) -> bool:
    last = latest([record for record in history if record.code == PARTICIPATION])
    return last is not None and last.step is ConsentStep.REVOKED and last.at <= instant


async def _erase(tx: UnitOfWork, actor: Actor) -> None:
    if actor.person is not None:
        await tx.people.erase_person(actor.person.id, tx.now)
