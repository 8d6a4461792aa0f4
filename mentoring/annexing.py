"""Write down the order about pairs that an earlier order made: replaced, ended early, extended."""

from datetime import date

from mentoring.annexes import Annex, AnnexKind
from mentoring.ids import AnnexId, PairId
from mentoring.keeping import put_order
from mentoring.office import JournalEntry
from mentoring.pairs import PairState
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in


async def without_order(tx: UnitOfWork, pair: PairId | None = None) -> list[Annex]:
    """Return the changes that wait for an order, of one pair or of all."""
    waiting = await tx.annexes.waiting()
    return [each for each in waiting if pair is None or each.pair_id == pair]


async def enter_order(
    tx: UnitOfWork, actor: Actor, up_to: AnnexId, pair: PairId | None, number: str, day: date
) -> int:
    """Write number and date to the changes that stood in the paper; later ones keep waiting."""
    curator = curator_in(actor)
    named = [each for each in await without_order(tx, pair) if each.id <= up_to]
    entered = await tx.annexes.enter(up_to, pair, number, day, curator)
    if entered:
        await _order_heirs(tx, actor, named, number, day)
        subject = {"annex": int(up_to), **({"pair": int(pair)} if pair else {})}
        entry = JournalEntry(
            organisation_id=tx.organisation,
            at=tx.now,
            by=curator,
            verb="annex",
            subject={**subject},
        )
        await tx.desk.note(entry)
    return entered


async def _order_heirs(
    tx: UnitOfWork, actor: Actor, named: list[Annex], number: str, day: date
) -> None:
    """Give the pair that follows a replaced one the order that names its mentor."""
    for each in named:
        if each.kind is not AnnexKind.REPLACE:
            continue
        for heir in await tx.pairs.heirs(each.pair_id):
            if heir.state is PairState.ANNOUNCED and heir.order_number is None:
                await put_order(tx, actor, heir.id, number, day)
