"""Let a mentor who leaves in mid-year answer a few questions, none of which has to be answered.

They are offered where the pause and the end are read: no message of their own follows.
"""

from mentoring.errors import NotFound
from mentoring.farewells import LEAVING, Said
from mentoring.ids import PairId
from mentoring.keeping import my_pair
from mentoring.pairs import OVER, Pair
from mentoring.people import Actor
from mentoring.permits import require_permit
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in


async def may_part(tx: UnitOfWork, pair: Pair) -> bool:
    """Tell whether the mentor of a pair leaves it, or has left it, by themself."""
    if pair.announced_at is None:
        return False
    if pair.state in OVER:
        return pair.end_reason in LEAVING
    search = await tx.replacements.open_of(pair.id)
    return search is not None and search.reason in LEAVING


async def parting_pair(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> Pair:
    """Return a pair to the mentor who leaves it."""
    pair = await my_pair(tx, actor, pair_id)
    if pair.mentor.person_id != person_in(actor) or not await may_part(tx, pair):
        raise NotFound(what="pair")
    return pair


async def part(tx: UnitOfWork, actor: Actor, pair_id: PairId, said: Said) -> Pair:
    """Write down what a leaving mentor says; the last word counts."""
    pair = await parting_pair(tx, actor, pair_id)
    await require_permit(tx, actor.person)
    await tx.farewells.say(pair.id, person_in(actor), said)
    return pair
