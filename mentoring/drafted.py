"""Let the head send one pair of the draft of an order back; the others stay in it (E61)."""

from collections.abc import Sequence

from mentoring.alarm import set_task
from mentoring.approvals import CURATOR, ORDER, Verdict, Word, round_of, sent_back
from mentoring.ids import OrderDraftId, PairId, PersonId
from mentoring.known_pairs import existing, note
from mentoring.office import TaskKind
from mentoring.pairs import WORKING, Pair
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import head_in
from mentoring.settling import settle_tasks


async def drafted(tx: UnitOfWork) -> list[Pair]:
    """Return the pairs that stand in the draft that waits for its number."""
    draft = await tx.orders.open()
    pairs = await tx.pairs.all(WORKING) if draft else []
    inside = draft.pairs if draft else ()
    return [pair for pair in pairs if pair.id in inside and pair.order_number is None]


async def send_out(
    tx: UnitOfWork, actor: Actor, draft: OrderDraftId, pair_id: PairId, reason: str
) -> bool:
    """Take a pair out of a draft as the head, with a reason; False when it is out or numbered.

    The pair goes on as it is, for its people know of it; the curator decides what follows.
    """
    head, pair = head_in(actor), await existing(tx, pair_id)
    if not await tx.orders.put(draft, pair.id, inside=False):
        return False
    await _say(tx, pair.id, ORDER, head, reason)
    await set_task(tx, TaskKind.PAIR_RETURNED, {"pair": pair.id})
    await note(tx, head, "return_pair", pair.id)
    return True


async def answer_head(tx: UnitOfWork, pair: PairId, curator: PersonId) -> None:
    """Take the head's word off a pair that the curator puts into a draft again."""
    if is_out(await tx.approvals.of(pair)):
        await _say(tx, pair, CURATOR, curator)
        await settle_tasks(tx, TaskKind.PAIR_RETURNED, frozenset({pair}), curator, None)


def is_out(words: Sequence[Word]) -> bool:
    """Tell whether the head sent a pair out of a draft and nobody has spoken since."""
    last = sent_back(words)
    return last is not None and last.step == ORDER


async def _say(
    tx: UnitOfWork, pair: PairId, step: str, by: PersonId, reason: str | None = None
) -> None:
    word = Word(
        organisation_id=tx.organisation,
        pair_id=pair,
        round=round_of(await tx.approvals.of(pair)),
        step=step,
        verdict=Verdict.RETURNED if reason is not None else Verdict.APPROVED,
        by=by,
        at=tx.now,
        reason=reason,
    )
    await tx.approvals.say(word)
