"""Do something about an offer that nobody answers: wait on, ask another mentor, go on without."""

from mentoring.candidates_instead import successors_for
from mentoring.family_words import question_about, reached_for
from mentoring.forming import Changed, existing, note, propose
from mentoring.house import Rules
from mentoring.ids import PairId, ParticipationId
from mentoring.offer_terms import keep_term
from mentoring.offers import question_to, tell_it_is_off, withdraw, withdraw_offers
from mentoring.pairs import Assent, EndReason, Origin, Pair, PairState, Seat
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in


def silent_in(pair: Pair, tx: UnitOfWork) -> tuple[Seat, ...]:
    """Return the seats whose term is over without an answer."""
    if pair.state is not PairState.OFFERED:
        return ()
    waiting = (s for s in (pair.mentor, *pair.members) if s.assent is Assent.WAITING)
    return tuple(s for s in waiting if s.due_at is not None and s.due_at <= tx.now)


def silent_families(pair: Pair, tx: UnitOfWork) -> tuple[Seat, ...]:
    """Return the seats of minors whose families have let the term pass."""
    if pair.state is not PairState.OFFERED:
        return ()
    waiting = (s for s in (pair.mentor, *pair.members) if s.guardian_assent is Assent.WAITING)
    return tuple(s for s in waiting if s.guardian_due_at and s.guardian_due_at <= tx.now)


def waits_in_vain(pair: Pair, tx: UnitOfWork) -> tuple[Seat, ...]:
    """Return the seats about which somebody is silent: who sits there, or their family."""
    silent = (*silent_in(pair, tx), *silent_families(pair, tx))
    return tuple(seat for seat in (pair.mentor, *pair.members) if seat in silent)


async def wait_longer(tx: UnitOfWork, actor: Actor, pair_id: PairId, rules: Rules) -> Pair:
    """Give everybody who is silent one more term: reminded once more, the curators hear then."""
    curator, pair = curator_in(actor), await existing(tx, pair_id)
    due = tx.now + rules.offer_term
    turn = f":{due.timestamp():.0f}"
    for seat in silent_in(pair, tx):
        if await tx.pairs.postpone(pair.id, seat.person_id, due):
            people = [seat.person_id]
            await keep_term(tx, question_to(pair, seat), people, rules, due, turn)
            await note(tx, curator, "wait_longer", pair.id)
    for seat in silent_families(pair, tx):
        if await tx.pairs.postpone_for(pair.id, seat.person_id, due):
            reached = await reached_for(tx, seat.person_id)
            await keep_term(tx, question_about(pair, seat), reached, rules, due, turn)
            await note(tx, curator, "wait_longer", pair.id)
    return await existing(tx, pair_id)


async def ask_next(tx: UnitOfWork, actor: Actor, pair_id: PairId, rules: Rules) -> Pair | None:
    """Take the offer from a silent mentor and make it to the next best; None: nobody is left."""
    curator, pair = curator_in(actor), await existing(tx, pair_id)
    if pair.mentor not in waits_in_vain(pair, tx):
        return pair
    mentor = await next_mentor(tx, pair)
    if mentor is None:
        return None
    await _take_back(tx, pair)
    await note(tx, curator, "forward", pair.id)
    members = tuple(seat.participation_id for seat in pair.members)
    origin = Origin(
        source=pair.source,
        role_model=pair.role_model,
        plan_id=pair.plan_id,
        replaces=pair.replaces,
        starts_on=pair.starts_on,
        ends_on=pair.ends_on,
    )
    return await propose(tx, actor, mentor, members, rules, pair.model, origin)


async def next_mentor(tx: UnitOfWork, pair: Pair) -> ParticipationId | None:
    """Return who suits all members best of those who were never asked for any of them."""
    asked = {
        each.mentor.participation_id
        for seat in pair.members
        for each in await tx.pairs.of(seat.person_id)
    }
    found = (each.mentor.id for each in await successors_for(tx, pair))
    return next((mentor for mentor in found if mentor not in asked), None)


async def go_on_without(tx: UnitOfWork, actor: Actor, pair_id: PairId, rules: Rules) -> Pair:
    """Leave out the members about whom there is no answer; without any the offer is over.

    Who is left out reads what everybody reads when it does not come to a pair.
    """
    curator, pair = curator_in(actor), await existing(tx, pair_id)
    gone = [seat for seat in waits_in_vain(pair, tx) if seat != pair.mentor]
    if not gone:
        return pair
    if len(gone) == len(pair.members):
        await _take_back(tx, pair)
    else:
        for seat in gone:
            await _leave_out(tx, pair_id, seat, rules)
    await note(tx, curator, "go_on_without", pair.id)
    return await existing(tx, pair_id)


async def _leave_out(tx: UnitOfWork, pair_id: PairId, seat: Seat, rules: Rules) -> None:
    pair = await existing(tx, pair_id)
    await tx.outbox.cancel(question_to(pair, seat).topic)
    await tx.outbox.cancel(question_about(pair, seat).topic)
    await withdraw(tx, pair, seat.person_id, rules)
    await tell_it_is_off(tx, pair, (seat.person_id,))


async def _take_back(tx: UnitOfWork, pair: Pair) -> None:
    asked = await withdraw_offers(tx, pair)
    if not await tx.pairs.end(pair, PairState.ENDED, EndReason.CURATOR, None, tx.now):
        raise Changed
    await tell_it_is_off(tx, pair, asked)
