"""Show people what is stored about them, and erase it: on their word, under age, or by routine."""

from collections.abc import Mapping, Set
from datetime import datetime
from typing import ClassVar

from mentoring.applications import Participation
from mentoring.consent import ADMITTING, MINOR, NOTICE, ConsentRecord
from mentoring.consents import revoke
from mentoring.destroying import write_act
from mentoring.destruction import Ground
from mentoring.errors import Refusal
from mentoring.exchanging import Exchange, ExchangeState
from mentoring.expected import Enrolment
from mentoring.guardians import Guardian
from mentoring.guarding import part_from_children
from mentoring.help import own_requests
from mentoring.help_request import HelpRequest
from mentoring.ids import ParticipationId, PersonId
from mentoring.inquiries import Inquiry
from mentoring.invited import Request
from mentoring.leaving import leave_pairs
from mentoring.meetings import Feedback, Meeting
from mentoring.needs_notes import NeedsNote
from mentoring.newcomers import forget_newcomer
from mentoring.office import JournalEntry, Task
from mentoring.pairs import EndReason, Pair
from mentoring.people import Account, Actor, Person, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.revoking import stop_everything
from mentoring.runs import Run, Subject
from mentoring.steps import Milestone
from mentoring.trail import EXPORT, VIEW, Look, looks_at

ERASURE = "erasure"
"""The method of a revocation that comes with the wish to be erased."""

UNDER_AGE = "under_age"
"""The method of a revocation nobody asked for: a birth date under eighteen voids the consent."""

LOOKS = frozenset({EXPORT, VIEW})
"""What the journal calls looks at people's data; they are told apart, day by day."""


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
    looks: tuple[Look, ...] = ()
    roles: tuple[StaffRole, ...] = ()
    children: tuple[Guardian, ...] = ()
    given: tuple[ConsentRecord, ...] = ()
    """What the person said for children."""

    representatives: int = 0
    enrolments: tuple[Enrolment, ...] = ()
    needs: tuple[NeedsNote, ...] = ()
    help: tuple[HelpRequest, ...] = ()
    steps: tuple[Milestone, ...] = ()
    told_by_others: int = 0
    exchanges: tuple[Exchange, ...] = ()
    """Which organisations have asked for the person as a mentor."""

    role_requests: tuple[Request, ...] = ()


async def stored_about(tx: UnitOfWork, actor: Actor) -> Stored:
    """Collect what is stored about the actor."""
    runs = tuple(await tx.runs.open_of(actor.account.id))
    enrolments = tuple(await tx.enrolments.of_account(actor.account.id))
    roles = tuple(await tx.invitations.asked_by(actor.account.id))
    if actor.person is None:
        return Stored(account=actor.account, runs=runs, enrolments=enrolments, role_requests=roles)
    children = await tx.guardians.children_of(actor.person.id)
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
        journal=tuple(await _journal(tx, since, in_pairs)),
        looks=tuple(await looks_at(tx, person, since)),
        roles=tuple(sorted(actor.roles)),
        children=tuple(children),
        given=tuple([each for child in children for each in await _said_for(tx, child)]),
        representatives=len(await tx.guardians.of_child(person)),
        enrolments=enrolments,
        needs=tuple(await tx.needs_notes.of(person)),
        help=tuple(await own_requests(tx, person)),
        steps=tuple([step for side in sides for step in await tx.milestones.of(side.id)]),
        exchanges=tuple(await _exchanges(tx, person)),
        role_requests=roles,
        told_by_others=sum([len(await _answered(tx, side.id)) for side in sides]),
    )


async def _answered(tx: UnitOfWork, side: ParticipationId) -> list[Inquiry]:
    return [each for each in await tx.inquiries.of(side) if each.answers and not each.erased_at]


async def _journal(
    tx: UnitOfWork, since: datetime, about: Mapping[str, Set[int]]
) -> list[JournalEntry]:
    """Return what was done with somebody's data, but for looks: those are told by days."""
    noted = [each for each in await tx.desk.journal(since) if each.verb not in LOOKS]
    return [each for each in noted if _concerns(each.subject, about)]


async def _exchanges(tx: UnitOfWork, person: PersonId) -> list[Exchange]:
    """Return where somebody is wanted as a mentor, or is a guest."""
    received = await tx.exchanges.received(*ExchangeState)
    made = await tx.exchanges.made(*ExchangeState)
    return [each for each in (*received, *made) if person in (each.mentor_id, each.guest_id)]


async def _said_for(tx: UnitOfWork, child: Guardian) -> list[ConsentRecord]:
    said = await tx.consents.history(child.child_id)
    return [each for each in said if each.given_by == child.representative_id]


def require_no_staff_role(actor: Actor) -> None:
    """Refuse to erase whoever holds a staff role."""
    if actor.roles:
        raise StaffStays


async def erase_everything(tx: UnitOfWork, actor: Actor) -> None:
    """Erase on the person's word: consents end, pairs stop, curators are told; proof stays."""
    require_no_staff_role(actor)
    if actor.person is None:
        await forget_newcomer(tx, actor)
        return
    await _end_consents(tx, actor, ERASURE)
    await part_from_children(tx, actor.person.id)
    await stop_everything(tx, actor)
    await _erase(tx, actor)
    await write_act(tx, Ground.REQUEST, [actor.person.id])


async def erase_minor(tx: UnitOfWork, actor: Actor) -> None:
    """Erase all that somebody under eighteen entered; the consent they pressed is void."""
    if actor.person is not None:
        await revoke(tx, actor, method=UNDER_AGE, quiet=True)
        await _erase(tx, actor)
    await forget_newcomer(tx, actor)


async def _end_consents(tx: UnitOfWork, actor: Actor, method: str) -> None:
    """End what the person gave; what a representative gave for them ends by its own button."""
    if actor.person is None:
        return
    standing = await tx.consents.standing(actor.person.id)
    for code in standing.last:
        if code not in (MINOR, NOTICE):
            await revoke(tx, actor, code, method=method, quiet=code not in ADMITTING)


def _concerns(subject: Subject, about: Mapping[str, Set[int]]) -> bool:
    return any(subject.get(name) in ids for name, ids in about.items())


async def _erase(tx: UnitOfWork, actor: Actor) -> None:
    if actor.person is not None:
        await leave_pairs(tx, actor.person.id, EndReason.CONSENT_REVOKED)
        await tx.people.erase_person(actor.person.id, tx.now)
