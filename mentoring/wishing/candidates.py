"""Know who is asked for wishes and whom they may name: those they could work with, no others.

Neither somebody's stop list nor a pair that is only planned shows in what is offered here.
"""

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.forms import enabled_forms
from mentoring.ids import ParticipationId, PersonId
from mentoring.pairs import OVER, Pair
from mentoring.permits import has_permit_of, permitted
from mentoring.ports import UnitOfWork
from mentoring.sketching import forms_of_mentor, open_to

READY = frozenset({ParticipationState.READY})


async def asked(tx: UnitOfWork) -> list[Participation]:
    """Return everybody who is asked: ready mentors, ready mentees without an announced pair."""
    allowed, paired = await permitted(tx), await _paired(tx)
    ready = await tx.participations.all(states=READY)
    return [each for each in ready if each.person_id in allowed and each.id not in paired]


async def asked_of(tx: UnitOfWork, person: PersonId) -> list[Participation]:
    """Return the sides on which one person is asked."""
    mine = [each for each in await tx.participations.of(person) if each.state in READY]
    if not mine or not await has_permit_of(tx, person):
        return []
    paired = _paired_in(await tx.pairs.of(person))
    return [each for each in mine if each.id not in paired]


async def candidates(tx: UnitOfWork, own: Participation) -> list[Participation]:
    """Return whom a side may name, by number: in a form that is open to both."""
    allowed = await permitted(tx)
    paired = await _paired(tx) if own.side is Side.MENTOR else frozenset()
    there = await tx.participations.all(other_side(own.side), READY)
    free = [each for each in there if each.person_id in allowed and each.id not in paired]
    return _could_work(own, free, await _forms(tx))


async def may_be_named(tx: UnitOfWork, own: Participation, other: ParticipationId) -> bool:
    """Tell the same of one of them, without asking of everybody else."""
    found = await tx.participations.get(other)
    if found is None or (found.side, found.cycle_id) != (other_side(own.side), own.cycle_id):
        return False
    if found.state not in READY or not await has_permit_of(tx, found.person_id):
        return False
    if found.id in _paired_in(await tx.pairs.of(found.person_id)):
        return False
    return bool(_could_work(own, [found], await _forms(tx)))


def other_side(side: Side) -> Side:
    """Return the side that somebody meets."""
    return Side.MENTOR if side is Side.MENTEE else Side.MENTEE


def _could_work(
    own: Participation, others: list[Participation], forms: tuple[str, ...]
) -> list[Participation]:
    """Keep those who share a form with somebody; what is open to the one is asked once."""
    may = _open(own, forms)
    return [
        each
        for each in others
        if each.person_id != own.person_id and not may.isdisjoint(_open(each, forms))
    ]


def _open(own: Participation, forms: tuple[str, ...]) -> frozenset[str]:
    mentee = own.side is Side.MENTEE
    return frozenset(open_to(own, forms) if mentee else forms_of_mentor(own, forms))


async def _forms(tx: UnitOfWork) -> tuple[str, ...]:
    cycle = await tx.organisations.cycle()
    return enabled_forms(cycle.forms if cycle else ())


async def _paired(tx: UnitOfWork) -> frozenset[ParticipationId]:
    return _paired_in(await tx.pairs.all())


def _paired_in(pairs: list[Pair]) -> frozenset[ParticipationId]:
    """Return the mentees of pairs that were announced and are not over."""
    known = [each for each in pairs if each.is_lasting and each.state not in OVER]
    return frozenset(
        seat.participation_id for pair in known if pair.announced_at for seat in pair.members
    )
