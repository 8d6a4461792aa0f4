"""Choose who of the staff may read wishes: nobody who could have been named in them.

Whoever takes part reads no wishes of the other side, whether they are named there or not:
a gap in a list would tell as much as the line.
"""

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.confidants import concerned_with
from mentoring.ids import PersonId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.rights import curator_in

OUT = frozenset({ParticipationState.WITHDRAWN, ParticipationState.DECLINED})
OTHER = {Side.MENTEE: Side.MENTOR, Side.MENTOR: Side.MENTEE}


class Confidence(Record):
    """Say what one reader may not see: sides that could name them, people close to them."""

    closed: frozenset[Side]
    close: frozenset[PersonId]

    def opens(self, side: Side, person: PersonId) -> bool:
        """Tell whether the wishes of somebody may be read."""
        return side not in self.closed and person not in self.close


async def confidence_in(tx: UnitOfWork, actor: Actor) -> Confidence:
    """Return what a curator may read of wishes."""
    return await confidence_of(tx, curator_in(actor))


async def may_read_wishes(tx: UnitOfWork, actor: Actor, who: Participation) -> bool:
    """Tell whether a curator may read whom somebody has named in their answers."""
    return (await confidence_in(tx, actor)).opens(who.side, who.person_id)


async def confidence_of(tx: UnitOfWork, reader: PersonId) -> Confidence:
    """Return what somebody of the staff may read of wishes."""
    taken = [each for each in await tx.participations.of(reader) if each.state not in OUT]
    children = {each.child_id for each in await tx.guardians.children_of(reader)}
    close = {*await concerned_with(tx, reader), *children}
    return Confidence(
        closed=frozenset(OTHER[each.side] for each in taken), close=frozenset(close - {reader})
    )
