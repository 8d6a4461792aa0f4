"""Ask the representatives of minors about a pair; no messenger: the answer comes on paper."""

from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell, tell_curators
from mentoring.alarm import set_task
from mentoring.calendar import next_allowed
from mentoring.delivery import OnDoubt
from mentoring.errors import NotFound
from mentoring.house import Rules
from mentoring.ids import PairId, PersonId
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
        if await tx.pairs.ask_for(pair.id, seat.person_id, tx.now):
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


async def _ask(tx: UnitOfWork, pair: Pair, seat: Seat, rules: Rules) -> None:
    """Ask whoever can be reached: one reminder at half-term, word to the curators at the term."""
    child, topic = seat.person_id, topic_for(pair.id, seat.person_id)
    args = {"pair": pair.id, "person": child}
    standing = [each.representative_id for each in await tx.guardians.of_child(child)]
    reached = set(await tx.people.accounts_of({each for each in standing if each}))
    if not reached:
        await set_task(tx, TaskKind.FAMILY_ON_PAPER, {**args})
        return
    zone = ZoneInfo((await tx.organisations.get()).zone)
    due = tx.now + rules.offer_term
    half = next_allowed(tx.now + rules.offer_term / 2, zone, rules.quiet_hours)
    asked = News(key=topic, kind="family_offer", args=args, topic=topic, due_at=tx.now)
    again = News(
        key=f"{topic}:half",
        kind="family_offer_reminder",
        args=args,
        topic=topic,
        on_doubt=OnDoubt.HOLD,
        due_at=half,
        not_after=due,
    )
    term = next_allowed(due, zone, rules.quiet_hours)
    silent = News(key=f"{topic}:term", kind="family_silent", args=args, topic=topic, due_at=term)
    await tell(tx, reached, asked)
    if half < due:
        await tell(tx, reached, again)
    await tell_curators(tx, silent)


def awaits_family(pair: Pair) -> bool:
    """Tell whether a representative's answer is what a pair waits for."""
    waits = any(seat.guardian_assent is Assent.WAITING for seat in pair.seats)
    return pair.state is PairState.OFFERED and waits


def waiting_families(pair: Pair) -> tuple[PersonId, ...]:
    """Return the minors for whom nobody has answered yet."""
    seats = (pair.mentor, *pair.members) if pair.state is PairState.OFFERED else ()
    return tuple(seat.person_id for seat in seats if seat.guardian_assent is Assent.WAITING)
