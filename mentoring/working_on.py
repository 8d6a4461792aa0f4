"""Say what a pair works on: the request chose it, a curator may choose another role model."""

from mentoring.errors import NotFound
from mentoring.forming import Changed, existing, note
from mentoring.forms import RoleModel, repertoire
from mentoring.ids import PairId
from mentoring.pairs import OVER, Pair
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in


def open_to(pair: Pair) -> tuple[RoleModel, ...]:
    """Return what pairs of this form work on."""
    return tuple(role for role in repertoire().role_model.values() if pair.form in role.forms)


async def work_on(tx: UnitOfWork, actor: Actor, pair_id: PairId, role_model: str | None) -> Pair:
    """Write down what a pair works on; what stands there already is left as it is."""
    curator = curator_in(actor)
    pair = await existing(tx, pair_id)
    if role_model is not None and all(role.code != role_model for role in open_to(pair)):
        raise NotFound(what="role_model")
    if pair.role_model == role_model or pair.state in OVER:
        return pair
    if not await tx.pairs.works_on(pair, role_model):
        raise Changed
    await note(tx, curator, "role_model", pair.id)
    return await existing(tx, pair_id)
