"""Put the pairs of somebody who stops on hold and tell the others, without saying who or why."""

from mentoring.delivery import Notice
from mentoring.ids import PersonId
from mentoring.pairs import STEPS, EndReason, Pair, PairState
from mentoring.ports import UnitOfWork


async def pause_pairs(tx: UnitOfWork, person: PersonId) -> list[Pair]:
    """Hold the person's pairs; what was only proposed ends. Return the pairs that were stopped."""
    stopped: list[Pair] = []
    for pair in await tx.pairs.of(person):
        if pair.seat_of(person) and await _stop(tx, pair):
            stopped.append(pair)
            await _tell_others(tx, pair, person)
    return stopped


async def _stop(tx: UnitOfWork, pair: Pair) -> bool:
    if pair.state is PairState.ON_HOLD:
        return False
    if PairState.ON_HOLD in STEPS[pair.state]:
        return await tx.pairs.hold(pair)
    if PairState.ENDED in STEPS[pair.state]:
        return await tx.pairs.end(
            pair, PairState.ENDED, EndReason.CONSENT_REVOKED, None, tx.now
        )
    return False


async def _tell_others(tx: UnitOfWork, pair: Pair, person: PersonId) -> None:
    """Tell those who know of the pair: the ones it was offered to."""
    others = {
        seat.person_id
        for seat in pair.seats
        if seat.person_id != person and seat.ended_at is None and seat.asked_at is not None
    }
    for account in (await tx.people.accounts_of(others)).values():
        await tx.outbox.put(
            Notice(
                key=f"pair_paused:{pair.id}:{pair.version}:{account.id}",
                account_id=account.id,
                kind="pair_paused",
                args={"pair": pair.id},
                topic=f"pair:{pair.id}",
                due_at=tx.now,
            )
        )
