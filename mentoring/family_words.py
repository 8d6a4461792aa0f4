"""Ask the representatives of minors about a pair; no messenger: the answer comes on paper."""

from mentoring.addressing import News, tell
from mentoring.alarm import set_task
from mentoring.errors import NotFound
from mentoring.house import Rules
from mentoring.ids import PairId, PersonId
from mentoring.offer_terms import Question, keep_term
from mentoring.office import TaskKind
from mentoring.pairs import Assent, Pair, PairState, Seat
from mentoring.people import Actor
from mentoring.permits import any_minor
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in


async def families_agree(tx: UnitOfWork, pair: Pair, rules: Rules) -> bool:
    """Tell whether every representative who has a say agrees; who was not asked is asked now."""
    if not (await tx.organisations.get()).representative_accepts:
        return True
    agree = True
    for seat in (pair.mentor, *pair.members):
        if seat.guardian_assent is Assent.ACCEPTED or not await any_minor(tx, [seat.person_id]):
            continue
        agree = False
        if await tx.pairs.ask_for(pair.id, seat.person_id, tx.now, tx.now + rules.offer_term):
            await _ask(tx, pair, seat, rules)
    return agree


async def asked_about(
    tx: UnitOfWork, actor: Actor, pair_id: PairId, child: PersonId
) -> tuple[Pair, Seat]:
    """Return a pair and the seat of the actor's child in it, once they were asked about it."""
    mine = await tx.guardians.children_of(person_in(actor))
    pair = await tx.pairs.get(pair_id)
    seats = pair.seats if pair else ()
    seat = next((seat for seat in seats if seat.person_id == child), None)
    known = any(each.child_id == child for each in mine)
    if pair is None or seat is None or seat.guardian_assent is None or not known:
        raise NotFound(what="offer")
    return pair, seat


async def ask_curator_for(tx: UnitOfWork, actor: Actor, pair_id: PairId, child: PersonId) -> None:
    """Ask a curator to call a representative; the question waits."""
    pair, _ = await asked_about(tx, actor, pair_id, child)
    await set_task(tx, TaskKind.FAMILY_ASKS, {"pair": pair.id, "person": child})


def topic_for(pair: PairId, child: PersonId) -> str:
    """Name the topic of everything sent to representatives about one offer."""
    return f"offer:{pair}:{child}:family"


def question_about(pair: Pair, seat: Seat) -> Question:
    """Return what a family is asked about a seat."""
    return Question(
        topic=topic_for(pair.id, seat.person_id),
        args={"pair": pair.id, "person": seat.person_id},
        reminder="family_offer_reminder",
        silent="family_silent",
    )


async def reached_for(tx: UnitOfWork, child: PersonId) -> set[PersonId]:
    """Return the representatives of a child who have the messenger."""
    standing = [each.representative_id for each in await tx.guardians.of_child(child)]
    return set(await tx.people.accounts_of({each for each in standing if each}))


async def _ask(tx: UnitOfWork, pair: Pair, seat: Seat, rules: Rules) -> None:
    """Ask whoever can be reached: one reminder at half-term, word to the curators at the term."""
    asked, reached = question_about(pair, seat), await reached_for(tx, seat.person_id)
    if not reached:
        about = {"pair": pair.id, "person": seat.person_id}
        await set_task(tx, TaskKind.FAMILY_ON_PAPER, {**about})
        return
    offer = News(
        key=asked.topic, kind="family_offer", args=asked.args, topic=asked.topic, due_at=tx.now
    )
    await tell(tx, reached, offer)
    await keep_term(tx, asked, reached, rules, tx.now + rules.offer_term)


def awaits_family(pair: Pair) -> bool:
    """Tell whether a representative's answer is what a pair waits for."""
    return bool(waiting_families(pair))


def waiting_families(pair: Pair) -> tuple[PersonId, ...]:
    """Return the minors for whom nobody has answered yet."""
    seats = (pair.mentor, *pair.members) if pair.state is PairState.OFFERED else ()
    return tuple(seat.person_id for seat in seats if seat.guardian_assent is Assent.WAITING)
