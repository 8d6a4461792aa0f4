"""Stop the pairs of somebody who leaves, and tell the others without saying who or why."""

from mentoring.addressing import News, tell
from mentoring.errors import NotFound
from mentoring.ids import PairId, PersonId
from mentoring.leaving import goes_on_without, release
from mentoring.offers import tell_it_is_off, withdraw_offers
from mentoring.pairs import OVER, WORKING, EndReason, Pair, PairState
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in


async def pause_pairs(tx: UnitOfWork, person: PersonId) -> None:
    """Put working pairs on hold, a group goes on; what was not announced yet is off."""
    for pair in await tx.pairs.of(person):
        seat = pair.seat_of(person)
        if seat is None:
            continue
        if seat.shares_contact:
            await tx.pairs.share_contact(pair.id, person, shares=False)
        if goes_on_without(pair, person):
            await release(tx, pair, person, EndReason.CONSENT_REVOKED)
        elif pair.state in WORKING:
            await _hold(tx, pair, person)
        elif pair.state not in OVER and pair.state is not PairState.ON_HOLD:
            await _call_off(tx, pair, person)


async def pause_contact(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> bool:
    """Put one's own working pair on hold for one's safety; a curator alone brings it back."""
    person, pair = person_in(actor), await tx.pairs.get(pair_id)
    seat = pair.seat_of(person) if pair else None
    if pair is None or seat is None:
        raise NotFound(what="pair")
    if seat.shares_contact:
        await tx.pairs.share_contact(pair.id, person, shares=False)
    if pair.state not in WORKING:
        return False
    await _hold(tx, pair, person)
    return True


async def _hold(tx: UnitOfWork, pair: Pair, person: PersonId) -> None:
    if not await tx.pairs.hold(pair):
        return
    others = {seat.person_id for seat in (pair.mentor, *pair.members)} - {person}
    news = News(
        key=f"pair_paused:{pair.id}:{pair.version}",
        kind="pair_paused",
        args={"pair": pair.id},
        topic=f"pair:{pair.id}",
        due_at=tx.now,
    )
    await tell(tx, others, news)


async def _call_off(tx: UnitOfWork, pair: Pair, person: PersonId) -> None:
    asked = await withdraw_offers(tx, pair)
    reason = EndReason.CONSENT_REVOKED
    if await tx.pairs.end(pair, PairState.ENDED, reason, None, tx.now):
        await tell_it_is_off(tx, pair, tuple(each for each in asked if each != person))
