"""Keep a pair in order once it is formed: the head's order, a pause, the end, shared contacts."""

from datetime import date

from mentoring.addressing import News, tell
from mentoring.errors import NotAllowed, NotFound, Refusal
from mentoring.forming import Changed, existing, note, people_in
from mentoring.ids import PairId, PersonId
from mentoring.labour_papers import lacks_papers
from mentoring.looking_back import ask_after_pair
from mentoring.newcomers import has_consent
from mentoring.offers import tell_it_is_off, withdraw_offers
from mentoring.pairs import OVER, STEPS, WORKING, EndReason, Pair, PairState
from mentoring.people import Actor
from mentoring.permits import any_minor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, person_in
from mentoring.succession import call_off_meetings, forget_changes

FINISHED = frozenset({EndReason.GOAL_REACHED, EndReason.TERM_ENDED})

REASONS = {
    "goal_reached": EndReason.GOAL_REACHED,
    "term_ended": EndReason.TERM_ENDED,
    "by_mentor": EndReason.MENTOR,
    "by_mentee": EndReason.MENTEE,
    "unproductive": EndReason.CURATOR,
    "incompatible": EndReason.INCOMPATIBLE,
    "left": EndReason.LEFT,
    "illness": EndReason.ILLNESS,
    "away": EndReason.AWAY,
    "consent_revoked": EndReason.CONSENT_REVOKED,
    "force_majeure": EndReason.FORCE_MAJEURE,
    "other": EndReason.OTHER,
}
"""What each option of the questionnaire about an end means."""


class NotAnnounced(Refusal):
    """An order, a shared contact and a pause belong to a pair that was announced."""

    code = "not_announced"


async def put_order(tx: UnitOfWork, actor: Actor, pair_id: PairId, number: str, day: date) -> Pair:
    """Write down the head's order: from its date on the pair is official.

    Where an employee mentors a colleague, official is what has the labour papers too.
    """
    curator = curator_in(actor)
    pair = await existing(tx, pair_id)
    if pair.announced_at is None:
        raise NotAnnounced
    if (pair.order_number, pair.order_date) == (number, day):
        return pair
    to = PairState.ORDERED if await lacks_papers(tx, pair) else PairState.ACTIVE
    if not await tx.pairs.order(pair, number, day, to):
        raise Changed
    await note(tx, curator, "order", pair.id)
    return await existing(tx, pair_id)


async def hold(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> Pair:
    """Put a pair on hold; a held one stays as it is."""
    curator = curator_in(actor)
    pair = await existing(tx, pair_id)
    if pair.state is PairState.ON_HOLD:
        return pair
    await pause(tx, pair)
    await note(tx, curator, "hold", pair.id)
    return await existing(tx, pair_id)


async def resume(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> Pair:
    """Bring a held pair back to where it was; any other stays as it is."""
    curator = curator_in(actor)
    pair = await existing(tx, pair_id)
    if pair.state is not PairState.ON_HOLD:
        return pair
    await go_on(tx, pair)
    if await tx.pairs.successor(pair.id) is None:
        await tx.replacements.close(pair.id)
    await note(tx, curator, "resume", pair.id)
    return await existing(tx, pair_id)


async def pause(tx: UnitOfWork, pair: Pair) -> None:
    """Put a pair on hold and tell its people so, without a reason."""
    if PairState.ON_HOLD not in STEPS[pair.state] or not await tx.pairs.hold(pair):
        raise Changed
    await _tell_announced(tx, pair, "pair_paused")


async def go_on(tx: UnitOfWork, pair: Pair) -> None:
    """Let a held pair work again and tell its people so."""
    if not await tx.pairs.resume(pair):
        raise Changed
    await _tell_announced(tx, pair, "pair_resumed")


async def end(
    tx: UnitOfWork, actor: Actor, pair_id: PairId, reason: EndReason, words: str | None = None
) -> Pair:
    """End a pair for a reason that only curators see; the mentor's places come free."""
    curator = curator_in(actor)
    pair = await existing(tx, pair_id)
    if pair.state in OVER:
        return pair
    await close(tx, pair, reason, words)
    await note(tx, curator, "end", pair.id)
    return await existing(tx, pair_id)


async def close(tx: UnitOfWork, pair: Pair, reason: EndReason, words: str | None = None) -> None:
    """End a pair, call its meetings off and tell its people without a reason."""
    asked = await withdraw_offers(tx, pair)
    await call_off_meetings(tx, pair)
    to = PairState.COMPLETED if reason in FINISHED and pair.announced_at else PairState.ENDED
    if not await tx.pairs.end(pair, to, reason, words, tx.now):
        raise Changed
    await forget_changes(tx, pair, reason)
    if pair.announced_at is None:
        await tell_it_is_off(tx, pair, asked)
    else:
        key = f"pair_ended:{pair.id}"
        news = News(key=key, kind="pair_ended", args={"pair": pair.id}, due_at=tx.now)
        await tell(tx, people_in(pair), news)
        await ask_after_pair(tx, people_in(pair), pair)


async def my_pair(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> Pair:
    """Return a pair the actor sits in, once it was announced; nobody else sees it."""
    person = person_in(actor)
    pair = await tx.pairs.get(pair_id)
    if pair is None or pair.announced_at is None:
        raise NotFound(what="pair")
    stayed = (seat for seat in pair.seats if seat.ended_at in (None, pair.ended_at))
    if not any(seat.person_id == person for seat in stayed):
        raise NotFound(what="pair")
    return pair


async def lasting_pair(tx: UnitOfWork, pair_id: PairId, person: PersonId) -> Pair:
    """Return an announced pair that is not over, also one on hold, to its people and families."""
    pair = await tx.pairs.get(pair_id)
    if pair is None or pair.announced_at is None or pair.state in OVER:
        raise NotFound(what="pair")
    children = {each.child_id for each in await tx.guardians.children_of(person)}
    if pair.seat_of(person) is None and not any(pair.seat_of(each) for each in children):
        raise NotAllowed
    return pair


async def share_contact(tx: UnitOfWork, actor: Actor, pair_id: PairId, shows: bool) -> Pair:
    """Show one's contact in this pair or stop; it is seen only by those who show theirs.

    Nobody's contact opens where somebody under eighteen takes part.
    """
    person = person_in(actor)
    pair = await my_pair(tx, actor, pair_id)
    if shows and not (pair.state in WORKING and await has_consent(tx, actor)):
        return pair
    if shows and await any_minor(tx, people_in(pair)):
        return pair
    await tx.pairs.share_contact(pair.id, person, shows)
    after = await my_pair(tx, actor, pair_id)
    if shows:
        for other in counterparts(after, actor):
            news = News(
                key=f"contact:{pair.id}:{min(person, other)}:{max(person, other)}",
                kind="contact_open",
                args={"pair": pair.id},
                due_at=tx.now,
            )
            await tell(tx, [other], news)
    return after


def counterparts(pair: Pair, actor: Actor) -> tuple[PersonId, ...]:
    """Return those on the other side who show their contact to this person, who shows theirs.

    Only while the pair works: a pause or an end closes contacts.
    """
    mine = pair.seat_of(person_in(actor)) if pair.state in WORKING else None
    if mine is None or not mine.shares_contact:
        return ()
    is_mentor = pair.mentor.person_id == mine.person_id
    others = pair.members if is_mentor else (pair.mentor,)
    return tuple(seat.person_id for seat in others if seat.shares_contact)


async def _tell_announced(tx: UnitOfWork, pair: Pair, kind: str) -> None:
    """Tell both sides of a change; before the announcement there is nobody to tell."""
    if pair.announced_at is None:
        return
    news = News(
        key=f"{kind}:{pair.id}:{pair.version}",
        kind=kind,
        args={"pair": pair.id},
        topic=f"pair:{pair.id}",
        due_at=tx.now,
    )
    await tell(tx, people_in(pair), news)
