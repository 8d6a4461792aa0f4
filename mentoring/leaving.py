"""Let somebody leave their pairs: a group goes on without a member, a pair of two is over."""

from mentoring.addressing import News, tell
from mentoring.agreeing import OPEN, decline
from mentoring.annexes import AnnexKind
from mentoring.errors import NotFound
from mentoring.forming import Changed, existing, note, people_in
from mentoring.ids import PairId, PersonId
from mentoring.keeping import close
from mentoring.pairs import OVER, EndReason, Pair
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in


def goes_on_without(pair: Pair, person: PersonId) -> bool:
    """Tell whether an announced group still has its mentor and a member when somebody leaves."""
    lasts = pair.announced_at is not None and pair.state not in OVER
    return lasts and person != pair.mentor.person_id and len(pair.members) > 1


async def release(
    tx: UnitOfWork, pair: Pair, person: PersonId, reason: EndReason | None = None
) -> None:
    """End a member's seat in a group, give the place back, tell the others without a reason."""
    await _stay_away(tx, pair, person)
    if not await tx.pairs.release(pair.id, person, tx.now, reason):
        return
    if pair.order_number is not None:
        await tx.annexes.add(pair.id, AnnexKind.RELEASE)
    news = News(
        key=f"pair_changed:{pair.id}:{person}",
        kind="pair_changed",
        args={"pair": pair.id},
        topic=f"pair:{pair.id}",
        due_at=tx.now,
    )
    await tell(tx, set(people_in(pair)) - {person}, news)


async def let_out(tx: UnitOfWork, pair: Pair, person: PersonId, reason: EndReason | None) -> None:
    """Let a member out of a group by somebody's decision, and tell them as neutrally."""
    if not goes_on_without(pair, person):
        raise Changed
    await release(tx, pair, person, reason)
    key, args = f"pair_left:{pair.id}:{person}", {"pair": pair.id}
    await tell(tx, [person], News(key=key, kind="pair_left", args={**args}, due_at=tx.now))


async def release_member(
    tx: UnitOfWork, actor: Actor, pair_id: PairId, person: PersonId, *, parted: bool = False
) -> Pair:
    """Let a member out of a group as a curator; one who is out already stays out.

    Those who did not get on, mentor and member, are never brought together again.
    """
    curator = curator_in(actor)
    pair = await existing(tx, pair_id)
    if not any(seat.person_id == person for seat in pair.seats):
        raise NotFound(what="pair")
    if pair.seat_of(person) is None:
        return pair
    await let_out(tx, pair, person, EndReason.INCOMPATIBLE if parted else None)
    await note(tx, curator, "release", pair.id)
    return await existing(tx, pair_id)


async def leave_pairs(tx: UnitOfWork, person: PersonId, reason: EndReason) -> None:
    """Leave no seat behind: groups go on, pairs of two end, the mentor's places come free."""
    for pair in await tx.pairs.of(person):
        if pair.state in OVER or pair.seat_of(person) is None:
            continue
        if goes_on_without(pair, person):
            await release(tx, pair, person, reason)
        else:
            await close(tx, pair, reason)


async def _stay_away(tx: UnitOfWork, pair: Pair, person: PersonId) -> None:
    """Say for somebody that they do not come to what is agreed."""
    for meeting in await tx.meetings.of_pair(pair.id):
        answer = meeting.answer_of(person)
        ahead = meeting.state in OPEN and meeting.starts_at > tx.now
        if ahead and answer is not None and answer.comes is not False:
            await decline(tx, meeting.id, person)
