"""Find whom a letter goes to, and who of them no message gets to."""

from pydantic import Field

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.directory import Filter
from mentoring.filling import JOIN
from mentoring.ids import AccountId, PersonId
from mentoring.looking_around import look_around
from mentoring.office import Segment
from mentoring.pairs import OVER
from mentoring.parents_reached import Unreached, parents_reached
from mentoring.permits import permitted
from mentoring.ports import UnitOfWork
from mentoring.record import Record

IN_THE_PROGRAMME = frozenset({ParticipationState.SUBMITTED, ParticipationState.READY})
CHUNK = 1000
"""How many people are asked for at once: a query takes a limited number of values."""


class Audience(Record):
    """Hold the accounts a letter goes to, and the people it cannot get to.

    Of parents the accounts say who is meant on a shared phone, and each child stands for its
    parents: many of them have no name here. `unwilling` are those who wished for no news.
    """

    accounts: tuple[AccountId, ...] = ()
    meant: dict[AccountId, PersonId] = Field(default_factory=dict)
    blocked: tuple[PersonId, ...] = ()
    without_messenger: tuple[PersonId, ...] = ()
    unwilling: tuple[PersonId, ...] = ()

    @property
    def missed(self) -> tuple[PersonId, ...]:
        """Return everybody whom the letter will not reach."""
        return (*self.blocked, *self.without_messenger, *self.unwilling)


async def audience_of(tx: UnitOfWork, segment: Segment, chosen: str | None = None) -> Audience:
    """Return who belongs to a segment today; only people whose consent is in force."""
    if segment is Segment.PARENTS:
        return await _parents(tx)
    there = await _chosen(tx, chosen) if segment is Segment.CHOSEN else await _people(tx, segment)
    wanted = sorted(there & await permitted(tx))
    accounts: list[AccountId] = []
    blocked: list[PersonId] = []
    without: list[PersonId] = []
    for at in range(0, len(wanted), CHUNK):
        some = wanted[at : at + CHUNK]
        known = await tx.people.accounts_of(set(some))
        accounts += [known[each].id for each in some if each in known and known[each].reachable]
        blocked += [each for each in some if each in known and not known[each].reachable]
        without += [each for each in some if each not in known]
    return Audience(
        accounts=tuple(accounts), blocked=tuple(blocked), without_messenger=tuple(without)
    )


async def _parents(tx: UnitOfWork) -> Audience:
    found = await parents_reached(tx)
    why: dict[Unreached, list[PersonId]] = {each: [] for each in Unreached}
    for child, each in found.missed.items():
        why[each].append(child)
    return Audience(
        accounts=tuple(found.meant),
        meant=found.meant,
        blocked=tuple(why[Unreached.BLOCKED]),
        without_messenger=tuple(why[Unreached.NO_MESSENGER]),
        unwilling=tuple(why[Unreached.UNWILLING]),
    )


async def _people(tx: UnitOfWork, segment: Segment) -> set[PersonId]:
    if segment is Segment.UNFINISHED:
        return {run.person_id for run in await tx.runs.open_for(JOIN) if run.person_id}
    taking_part = await tx.participations.all(_side(segment), IN_THE_PROGRAMME)
    if segment is Segment.NO_PAIR:
        return await _without_pair(tx, taking_part)
    return {each.person_id for each in taking_part}


async def _chosen(tx: UnitOfWork, chosen: str | None) -> set[PersonId]:
    """Return whom a filter lets through today; who is only expected cannot be written to."""
    by = Filter.read(chosen or "")
    entries = (await look_around(tx, by.facets)).chosen(by)
    return {entry.person for entry in entries if entry.person is not None}


def _side(segment: Segment) -> Side | None:
    return {Segment.MENTORS: Side.MENTOR, Segment.MENTEES: Side.MENTEE}.get(segment)


async def _without_pair(tx: UnitOfWork, taking_part: list[Participation]) -> set[PersonId]:
    seated = {
        seat.person_id
        for pair in await tx.pairs.all()
        if pair.state not in OVER
        for seat in pair.seats
        if seat.ended_at is None
    }
    return {each.person_id for each in taking_part} - seated
