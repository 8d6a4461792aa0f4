"""Let a group that one member is left of go on as a pair, once a curator says so."""

from mentoring.forms import GROUP, TRADITIONAL
from mentoring.ids import PairId
from mentoring.known_pairs import Changed, existing, note
from mentoring.pairs import OVER, Pair
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in


def is_left_alone(pair: Pair) -> bool:
    """Tell whether one member is left of a group."""
    return pair.model == GROUP and len(pair.members) == 1 and pair.state not in OVER


async def go_on_as_pair(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> Pair:
    """Let mentor and member work one to one; who does already stays so."""
    curator, pair = curator_in(actor), await existing(tx, pair_id)
    if not is_left_alone(pair):
        return pair
    if not await tx.pairs.remodel(pair, TRADITIONAL):
        raise Changed
    await note(tx, curator, "as_pair", pair.id)
    return await existing(tx, pair_id)
