"""Settle a dispute in a pair: the impartial only, within a term, and no side learns a reason."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.alarm import set_task
from mentoring.calendar import DAY, is_rest_day
from mentoring.confidants import concerned_with
from mentoring.disputes import ROLES, Arbiter, Dispute, Outcome
from mentoring.errors import NotAllowed, NotFound, Refusal
from mentoring.ids import DisputeId, PairId, PersonId
from mentoring.keeping import close, go_on, pause
from mentoring.known_pairs import Changed, existing, note
from mentoring.leaving import goes_on_without, let_out
from mentoring.milestones import local_day
from mentoring.office import TaskKind
from mentoring.pairs import OVER, WORKING, EndReason, Pair, PairState
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.replacing import search
from mentoring.rights import person_in, staff_in
from mentoring.runs import Subject

SATURDAY = 5
EVENING = time(18)


class NoArbiter(Refusal):
    """Nobody impartial can decide: all who might sit in the pair, or there is nobody."""

    code = "no_arbiter"


async def open_dispute(
    tx: UnitOfWork,
    actor: Actor,
    pair_id: PairId,
    arbiter: Arbiter,
    days: int,
    words: str | None,
    *,
    paused: bool,
) -> Dispute:
    """Give a dispute to an arbiter; of a second one about the same pair the first is returned."""
    pair = await existing(tx, pair_id)
    by = await require_opener(tx, actor, pair)
    if pair.announced_at is None or pair.state in OVER:
        raise Changed
    deciders = await impartial(tx, pair, arbiter)
    if not deciders:
        raise NoArbiter(pair=pair.id)
    due, rests = await _term(tx, days), paused and pair.state in WORKING
    opened = await tx.disputes.begin(pair.id, arbiter, words, by, due, paused=rests)
    if opened is None:
        return await _open(tx, pair.id)
    if rests:
        await pause(tx, pair)
    await _tell(tx, opened, deciders - {by}, "opened")
    await note(tx, by, "dispute", pair.id)
    return opened


async def offer_rules(tx: UnitOfWork, actor: Actor, dispute: DisputeId, rules: str) -> Dispute:
    """Offer new rules to everybody in the pair; who was asked before is asked anew."""
    found, pair = await to_decide(tx, actor, dispute)
    if not await tx.disputes.offer(found, rules):
        raise Changed
    offered = await known(tx, dispute)
    key = f"rules_offered:{offered.id}:{offered.round}"
    args = {"dispute": int(offered.id)}
    news = News(key=key, kind="rules_offered", args={**args}, due_at=tx.now)
    await tell(tx, {seat.person_id for seat in (pair.mentor, *pair.members)}, news)
    await note(tx, person_in(actor), "rules", pair.id)
    return offered


async def answer_rules(
    tx: UnitOfWork, actor: Actor, dispute: DisputeId, round_: int, *, agrees: bool
) -> Dispute:
    """Say yes or no to the rules, once; when all agree the pair goes on by them."""
    person, found = person_in(actor), await known(tx, dispute)
    pair = await existing(tx, found.pair_id)
    if not found.rules or pair.seat_of(person) is None:
        raise NotFound(what="dispute")
    if found.round != round_ or not await tx.disputes.answer(found, person, agrees=agrees):
        return found
    said = {each.person_id: each.agrees for each in await tx.disputes.answers(found)}
    sides = [seat.person_id for seat in (pair.mentor, *pair.members)]
    if all(said.get(each) for each in sides):
        await _agreed(tx, found, pair, person)
    elif not agrees:
        await _tell(tx, found, await _concerned_staff(tx, found, pair), f"no:{person}:{round_}")
    return await known(tx, dispute)


async def decide(
    tx: UnitOfWork,
    actor: Actor,
    dispute: DisputeId,
    outcome: Outcome,
    member: PersonId | None = None,
) -> Dispute:
    """Settle it once: another mentor, the end, without a member, or on; nobody reads a reason."""
    found, pair = await to_decide(tx, actor, dispute)
    by = person_in(actor)
    if outcome is Outcome.NEW_RULES:
        raise NotAllowed
    if outcome is Outcome.MEMBER and not (member and goes_on_without(pair, member)):
        return found
    if not await tx.disputes.settle(found.id, outcome, by):
        return await known(tx, dispute)
    if outcome is Outcome.REPLACE and pair.state not in OVER:
        await search(tx, pair, EndReason.INCOMPATIBLE, await local_day(tx), by)
    elif outcome is Outcome.END and pair.state not in OVER:
        await close(tx, pair, EndReason.INCOMPATIBLE)
    elif outcome is Outcome.MEMBER and member:
        await let_out(tx, pair, member, EndReason.INCOMPATIBLE)
        await _go_on(tx, found, pair)
    elif outcome is Outcome.NOTHING:
        await _go_on(tx, found, pair)
    if outcome is not Outcome.NOTHING and found.arbiter is not Arbiter.CURATOR:
        await set_task(tx, TaskKind.DISPUTE_DECIDED, _about(found, pair))
    await note(tx, by, "dispute_settled", pair.id)
    return await known(tx, dispute)


async def look_after_disputes(tx: UnitOfWork) -> None:
    """Lay on the desk, once, a dispute whose term is over; it does not settle itself."""
    late = [each for each in await tx.disputes.waiting() if each.due_at <= tx.now]
    for each in late:
        told = await tx.desk.tasks(each.due_at)
        about = _about(each, await existing(tx, each.pair_id))
        if not any(t.kind is TaskKind.DISPUTE_LATE and t.subject == about for t in told):
            await set_task(tx, TaskKind.DISPUTE_LATE, about)


async def require_opener(tx: UnitOfWork, actor: Actor, pair: Pair) -> PersonId:
    """Return an impartial curator or head who acts; whoever sits in the pair learns nothing."""
    by = staff_in(actor, *ROLES[Arbiter.CURATOR], *ROLES[Arbiter.HEAD])
    may = [await impartial(tx, pair, each) for each in (Arbiter.CURATOR, Arbiter.HEAD)]
    if not any(by in each for each in may):
        raise NotAllowed
    return by


async def impartial(tx: UnitOfWork, pair: Pair, arbiter: Arbiter) -> set[PersonId]:
    """Return who may decide as this arbiter: nobody of the pair, and none of their families."""
    staff = {each.id for each in await tx.people.staff(*ROLES[arbiter])}
    for seat in pair.seats:
        staff -= await concerned_with(tx, seat.person_id, pair.id)
    return staff


async def known(tx: UnitOfWork, dispute: DisputeId) -> Dispute:
    """Return a dispute of this organisation."""
    found = await tx.disputes.get(dispute)
    if found is None:
        raise NotFound(what="dispute")
    return found


async def may_look(tx: UnitOfWork, actor: Actor, dispute: Dispute) -> bool:
    """Tell whether somebody may see a dispute: its arbiters, and the impartial curators."""
    pair = await existing(tx, dispute.pair_id)
    return actor.person is not None and actor.person.id in await _concerned_staff(
        tx, dispute, pair
    )


async def decides(tx: UnitOfWork, actor: Actor, dispute: Dispute) -> bool:
    """Tell whether the actor is an arbiter of a dispute that is open."""
    pair = await existing(tx, dispute.pair_id)
    deciders = await impartial(tx, pair, dispute.arbiter)
    return dispute.settled_at is None and actor.person is not None and actor.person.id in deciders


async def to_decide(tx: UnitOfWork, actor: Actor, dispute: DisputeId) -> tuple[Dispute, Pair]:
    """Return a dispute with its pair to an arbiter of it."""
    found = await known(tx, dispute)
    pair = await existing(tx, found.pair_id)
    if person_in(actor) not in await impartial(tx, pair, found.arbiter):
        raise NotAllowed
    return found, pair


async def _agreed(tx: UnitOfWork, found: Dispute, pair: Pair, last: PersonId) -> None:
    if await tx.disputes.settle(found.id, Outcome.NEW_RULES, last):
        await _go_on(tx, found, pair)
        await _tell(tx, found, await _concerned_staff(tx, found, pair), "agreed")


async def _go_on(tx: UnitOfWork, found: Dispute, pair: Pair) -> None:
    """Let the pair work again if it rested because of this."""
    now = await existing(tx, pair.id)
    if found.paused and now.state is PairState.ON_HOLD:
        await go_on(tx, now)


async def _concerned_staff(tx: UnitOfWork, found: Dispute, pair: Pair) -> set[PersonId]:
    deciders = await impartial(tx, pair, found.arbiter)
    return deciders | await impartial(tx, pair, Arbiter.CURATOR) | {found.opened_by}


def _about(found: Dispute, pair: Pair) -> Subject:
    """Say what a task is about; a curator who sits in the pair never sees it."""
    return {"pair": pair.id, "dispute": found.id, "person": pair.mentor.person_id}


async def _tell(tx: UnitOfWork, found: Dispute, people: set[PersonId], what: str) -> None:
    key = f"dispute_news:{found.id}:{what}"
    args = {"dispute": int(found.id)}
    await tell(tx, people, News(key=key, kind="dispute_news", args={**args}, due_at=tx.now))


async def _open(tx: UnitOfWork, pair: PairId) -> Dispute:
    found = await tx.disputes.open_of(pair)
    if found is None:
        raise Changed
    return found


async def _term(tx: UnitOfWork, days: int) -> datetime:
    """Return the evening of the last of so many working days after today."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    day = tx.now.astimezone(zone).date()
    while days:
        day += DAY
        days -= not (is_rest_day(day) or day.weekday() == SATURDAY)
    return datetime.combine(day, EVENING, zone).astimezone(UTC)
