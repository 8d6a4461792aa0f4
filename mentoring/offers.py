"""Offer a pair privately: the mentor answers first, then the members; no answer needs a reason."""

from mentoring.addressing import News, tell, tell_curators
from mentoring.applications import Side
from mentoring.errors import NotFound
from mentoring.family_outcomes import tell_families
from mentoring.family_words import families_agree, topic_for
from mentoring.forms import GROUP, TRADITIONAL
from mentoring.house import Rules
from mentoring.ids import PairId, PersonId
from mentoring.offer_terms import Question, keep_term
from mentoring.office import TaskKind
from mentoring.pairs import Assent, EndReason, Pair, PairState, Seat
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in
from mentoring.runs import Subject
from mentoring.settling import settle_tasks

USUAL = Rules()
NO_REASON = ""
REASONS = ("time", "topic", "later")
"""What may be said to the curator with a refusal, and need not."""


async def ask(tx: UnitOfWork, pair: Pair, seat: Seat, rules: Rules) -> bool:
    """Offer a seat, once: one reminder at half-term, word to the curators at the term."""
    due = tx.now + rules.offer_term
    if not await tx.pairs.ask(pair.id, seat.person_id, tx.now, due):
        return False
    asked = question_to(pair, seat)
    offer = News(
        key=asked.topic, kind="pair_offer", args=asked.args, topic=asked.topic, due_at=tx.now
    )
    await tell(tx, [seat.person_id], offer)
    await keep_term(tx, asked, [seat.person_id], rules, due)
    return True


def question_to(pair: Pair, seat: Seat) -> Question:
    """Return what is asked of whoever sits somewhere."""
    return Question(
        topic=topic_of(pair.id, seat.person_id),
        args={"pair": pair.id, "person": seat.person_id},
        reminder="pair_offer_reminder",
        silent="offer_silent",
    )


async def my_offer(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> Pair:
    """Return a pair whose seat was offered to the actor; nobody else learns of it."""
    person = person_in(actor)
    pair = await tx.pairs.get(pair_id)
    if pair is None or not any(s.person_id == person and s.asked_at for s in pair.seats):
        raise NotFound(what="offer")
    return pair


async def accept(tx: UnitOfWork, actor: Actor, pair_id: PairId, rules: Rules) -> Pair:
    """Say yes: members are asked after the mentor, curators are told when all agree."""
    person, pair = person_in(actor), await my_offer(tx, actor, pair_id)
    if not await _answer(tx, pair, person, Assent.ACCEPTED):
        return pair
    after = await my_offer(tx, actor, pair_id)
    for seat in after.members if after.mentor.person_id == person else ():
        await ask(tx, after, seat, rules)
    await complete(tx, after, rules)
    return await my_offer(tx, actor, pair_id)


async def refuse(
    tx: UnitOfWork,
    actor: Actor,
    pair_id: PairId,
    why: str = NO_REASON,
    rules: Rules = USUAL,
) -> Pair:
    """Say no: an offer to two is over, a group goes on without the member; places come free."""
    person, pair = person_in(actor), await my_offer(tx, actor, pair_id)
    if not await _answer(tx, pair, person, Assent.DECLINED):
        return pair
    await withdraw(tx, await my_offer(tx, actor, pair_id), person, rules)
    reason = why if why in REASONS else NO_REASON
    subject: Subject = {"pair": pair_id, "person": person, "why": reason}
    await tx.desk.add_task(TaskKind.OFFER_DECLINED, subject, tx.now)
    key = f"offer_declined:{pair_id}:{person}"
    await tell_curators(tx, News(key=key, kind="offer_declined", args={**subject}, due_at=tx.now))
    return await my_offer(tx, actor, pair_id)


def topic_of(pair: PairId, person: PersonId) -> str:
    """Name the topic of everything that is sent about one offer."""
    return f"offer:{pair}:{person}"


async def withdraw_offers(tx: UnitOfWork, pair: Pair) -> tuple[PersonId, ...]:
    """Cancel what is still to be sent about offers; return who had heard of the pair."""
    for seat in pair.seats:
        await tx.outbox.cancel(topic_of(pair.id, seat.person_id))
        await tx.outbox.cancel(topic_for(pair.id, seat.person_id))
    asked = (seat for seat in pair.seats if seat.asked_at and seat.ended_at is None)
    return tuple(seat.person_id for seat in asked if seat.assent is not Assent.DECLINED)


async def tell_it_is_off(tx: UnitOfWork, pair: Pair, people: tuple[PersonId, ...]) -> None:
    """Tell those who were asked that it did not come to a pair, without saying why."""
    key = f"offer_over:{pair.id}"
    news = News(key=key, kind="pair_offer_over", args={"pair": pair.id}, due_at=tx.now)
    await tell(tx, people, news)
    seats = [seat for seat in pair.seats if seat.person_id in people]
    await tell_families(tx, pair, seats, news.model_copy(update={"kind": "family_offer_over"}))


async def _answer(tx: UnitOfWork, pair: Pair, person: PersonId, assent: Assent) -> bool:
    if pair.state is not PairState.OFFERED:
        return False
    if not await tx.pairs.answer(pair.id, person, assent, tx.now):
        return False
    await tx.outbox.cancel(topic_of(pair.id, person))
    await settle_tasks(tx, TaskKind.HELP_WANTED, frozenset({pair.id}), person, person)
    return True


async def withdraw(tx: UnitOfWork, pair: Pair, person: PersonId, rules: Rules) -> None:
    """Let a pair go on without somebody who cannot, or end it; the others learn no reason."""
    is_mentor = pair.mentor.person_id == person
    if not is_mentor and len(pair.members) > 1:
        await tx.pairs.release(pair.id, person, tx.now)
        if (after := await _as_pair(tx, pair.id)) is not None:
            await complete(tx, after, rules)
        return
    reason = EndReason.MENTOR if is_mentor else EndReason.MENTEE
    others = await withdraw_offers(tx, pair)
    if await tx.pairs.end(pair, PairState.ENDED, reason, None, tx.now):
        await tell_it_is_off(tx, pair, others)


async def _as_pair(tx: UnitOfWork, pair_id: PairId) -> Pair | None:
    """Read a pair again; a group of one is a pair of two before anybody announces it."""
    pair = await tx.pairs.get(pair_id)
    if pair is None or pair.model != GROUP or len(pair.members) > 1:
        return pair
    await tx.pairs.remodel(pair, TRADITIONAL)
    return await tx.pairs.get(pair_id)


async def complete(tx: UnitOfWork, pair: Pair, rules: Rules) -> None:
    """Move a pair on when everybody in it agrees, after them the families of the minors."""
    seats = [s for s in pair.seats if s.side is Side.MENTOR or s.ended_at is None]
    if any(seat.assent is not Assent.ACCEPTED for seat in seats):
        return
    if not await families_agree(tx, pair, rules):
        return
    if await tx.pairs.move(pair, PairState.ACCEPTED, tx.now):
        key = f"pair_accepted:{pair.id}:{pair.version}"
        news = News(key=key, kind="pair_accepted", args={"pair": pair.id}, due_at=tx.now)
        await tell_curators(tx, news)
