"""Announce a pair to all sides at once, after a window in which the press can be taken back."""

from contextlib import suppress
from datetime import timedelta

from mentoring.addressing import News, tell
from mentoring.approving import NotApproved, fingerprint, require_chain
from mentoring.errors import Refusal
from mentoring.family_outcomes import listeners, tell_families
from mentoring.ids import PairId, PersonId
from mentoring.known_pairs import Changed, existing, note, people_in
from mentoring.own_pairs import SitsInPair
from mentoring.pairs import Pair, PairState
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.succession import retire_replaced, staying, without_released

AT_ONCE = timedelta(0)


class NotAccepted(Refusal):
    """Only a pair that everybody has accepted is announced."""

    code = "not_accepted"


class ToldAlready(Refusal):
    """The window is over: the sides know, and the pair may be ended or its mentor replaced."""

    code = "told_already"


class NobodyLeft(Refusal):
    """Everybody of this pair was let out of the one it was to replace."""

    code = "nobody_left"


async def announce(
    tx: UnitOfWork, actor: Actor, pair_id: PairId, window: timedelta = AT_ONCE
) -> Pair:
    """Tell all sides, at once or when the window is over; a second press changes nothing.

    Until then nobody but staff can see any of it: the pair stays as it is.
    """
    curator = curator_in(actor)
    pair = await existing(tx, pair_id)
    if pair.announced_at is not None or pair.announce_at is not None:
        return pair
    if pair.state is not PairState.ACCEPTED:
        raise NotAccepted
    await require_chain(tx, actor, pair)
    if not await staying(tx, pair):
        raise NobodyLeft(pair=pair.id)
    if not window:
        await tell_sides(tx, pair)
    elif not await tx.pairs.announce_later(pair, tx.now + window):
        raise Changed
    await note(tx, curator, "announce", pair.id)
    return await existing(tx, pair_id)


async def announce_all(
    tx: UnitOfWork, actor: Actor, seen: str, window: timedelta = AT_ONCE
) -> int | None:
    """Announce exactly the pairs that were seen; None when they are others by now.

    What stands in the way of one pair does not stop the others.
    """
    curator_in(actor)
    ready = await to_be_announced(tx)
    if not ready or fingerprint(ready) != seen:
        return None
    done = 0
    for pair in ready:
        with suppress(NobodyLeft, NotApproved, SitsInPair):
            async with tx.part():
                await announce(tx, actor, pair.id, window)
                done += 1
    return done


async def to_be_announced(tx: UnitOfWork) -> list[Pair]:
    """Return the accepted pairs whose announcement nobody has pressed."""
    accepted = await tx.pairs.all(frozenset({PairState.ACCEPTED}))
    return [pair for pair in accepted if pair.announce_at is None]


async def take_back(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> Pair:
    """Take an announcement back before anybody has learned of it."""
    curator, pair = curator_in(actor), await existing(tx, pair_id)
    if pair.announced_at is not None:
        raise ToldAlready(pair=pair.id)
    if pair.announce_at is None:
        return pair
    if not await tx.pairs.announce_later(pair, None):
        raise Changed
    await note(tx, curator, "take_back", pair.id)
    return await existing(tx, pair_id)


async def announce_due(tx: UnitOfWork, pair_id: PairId) -> bool:
    """Tell the sides of a pair whose window is over; False when it was taken back or told.

    One pair in one unit of work: what hinders a pair does not hold the others back.
    """
    pair = await existing(tx, pair_id)
    due = pair.announce_at is not None and pair.announce_at <= tx.now
    if not due or pair.state is not PairState.ACCEPTED:
        return False
    if not await staying(tx, pair):
        await tx.pairs.announce_later(pair, None)
        return False
    await tell_sides(tx, pair)
    return True


async def told_of(tx: UnitOfWork, pair: Pair) -> set[PersonId]:
    """Return who hears of a pair by its announcement; whoever was let out in between does not."""
    return await listeners(tx, (pair.mentor, *await staying(tx, pair)))


def announcement_of(pair: PairId) -> str:
    """Name the topic of an announcement, under which its delivery is counted."""
    return f"announce:{pair}"


async def tell_sides(tx: UnitOfWork, pair: Pair) -> None:
    """Make a pair announced; tell everybody in it and every family that had a say."""
    if not await tx.pairs.move(pair, PairState.ANNOUNCED, tx.now):
        raise Changed
    pair = await without_released(tx, pair)
    await retire_replaced(tx, pair)
    news = News(
        key=f"announce:{pair.id}",
        kind="pair_announced",
        args={"pair": pair.id},
        topic=announcement_of(pair.id),
        due_at=tx.now,
    )
    families = news.model_copy(update={"kind": "family_announced"})
    await tell_families(tx, pair, (pair.mentor, *pair.members), families)
    await tell(tx, people_in(pair), news)
