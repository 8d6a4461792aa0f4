"""Choose who may read what is private about a person: nobody who works in a pair with them.

Private are answers marked so, stop lists, notes of third parties and requests for help. One
function answers for cards, lists, counts, exports, the audit and the help button alike.
"""

from datetime import timedelta

from mentoring.ids import PairId, PersonId
from mentoring.pairs import OVER, Pair
from mentoring.people import Actor, StaffRole
from mentoring.ports import UnitOfWork

IN_TURN = (
    (StaffRole.CURATOR, StaffRole.DEPUTY),
    (StaffRole.HEAD,),
    (StaffRole.PSYCHOLOGIST,),
)
"""Who reads, in turn: the next only when all before them are concerned."""

AFTERWARDS = timedelta(days=183)
"""How long those who worked in a pair that is over stay concerned with each other."""


async def readers_of(
    tx: UnitOfWork, person: PersonId, *turns: tuple[StaffRole, ...], about: PairId | None = None
) -> tuple[PersonId, ...]:
    """Return who may read what is private about a person; empty when nobody impartial is left."""
    concerned = await concerned_with(tx, person, about)
    for roles in turns or IN_TURN:
        staff = [each.id for role in roles for each in await tx.people.staff(role)]
        if impartial := tuple(each for each in dict.fromkeys(staff) if each not in concerned):
            return impartial
    return ()


async def may_read(tx: UnitOfWork, actor: Actor, person: PersonId) -> bool:
    """Tell whether the actor may read what is private about a person."""
    return actor.person is not None and actor.person.id in await readers_of(tx, person)


async def concerned_with(
    tx: UnitOfWork, person: PersonId, about: PairId | None = None
) -> set[PersonId]:
    """Return the person, whoever sits in a pair with them, and all of their representatives.

    Of the pair that something is about everybody is concerned, at any time.
    """
    concerned = {person}
    for pair in await _pairs_around(tx, person):
        if pair.id == about or _ended_of_late(tx, pair):
            concerned |= {seat.person_id for seat in pair.seats}
        elif pair.state not in OVER:
            concerned |= {seat.person_id for seat in pair.seats if seat.ended_at is None}
    for each in tuple(concerned):
        concerned |= {
            guardian.representative_id
            for guardian in await tx.guardians.of_child(each)
            if guardian.representative_id is not None
        }
    return concerned


async def _pairs_around(tx: UnitOfWork, person: PersonId) -> list[Pair]:
    """Return the pairs of somebody and of the children they represent."""
    children = [each.child_id for each in await tx.guardians.children_of(person)]
    return [pair for each in (person, *children) for pair in await tx.pairs.of(each)]


def _ended_of_late(tx: UnitOfWork, pair: Pair) -> bool:
    since = tx.now - AFTERWARDS
    return bool(pair.announced_at and pair.ended_at and pair.ended_at > since)
