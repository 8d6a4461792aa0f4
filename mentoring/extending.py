"""Ask before the last day of a pair whether it goes on; a curator writes the new day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.alarm import set_task
from mentoring.annexes import AnnexKind
from mentoring.calendar import DAY, QuietHours, next_allowed
from mentoring.consent_reminders import ask_for_longer
from mentoring.errors import NotFound, Refusal
from mentoring.forms import repertoire
from mentoring.ids import PairId
from mentoring.known_pairs import Changed, existing, note, people_in
from mentoring.milestones import local_day, marks_of
from mentoring.office import TaskKind
from mentoring.pairs import OVER, WORKING, Pair, PairState, Seat
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, person_in
from mentoring.settling import settle_tasks
from mentoring.steps import StepKind

LASTING = WORKING | {PairState.ON_HOLD}
MARKS = (7, 30)
"""Days before the last one on which everybody is asked, the nearer first."""


class NotLater(Refusal):
    """A pair is extended to a day after its last one."""

    code = "not_later"


async def last_day(tx: UnitOfWork, pair: Pair) -> date | None:
    """Return the last day of a pair: its own, or its cycle's."""
    if pair.ends_on is not None:
        return pair.ends_on
    cycle = await tx.organisations.cycle()
    return cycle.ends_on if cycle and cycle.id == pair.cycle_id else None


async def ask_before_the_end(tx: UnitOfWork, now: datetime, quiet: QuietHours) -> None:
    """Ask the people of every pair whose last day is near, and lay it on the desk."""
    zone, today = ZoneInfo((await tx.organisations.get()).zone), await local_day(tx)
    due = next_allowed(now, zone, quiet)
    for pair in await tx.pairs.all(LASTING):
        last, model = await last_day(tx, pair), repertoire().model.get(pair.model)
        if last is None or pair.announced_at is None or not (model and model.regular):
            continue
        mark = next((each for each in MARKS if 0 <= (last - today).days <= each), None)
        if mark is not None and pair.announced_at.astimezone(zone).date() < last - mark * DAY:
            await _ask(tx, pair, last, mark, due)


async def say_of_end(
    tx: UnitOfWork, actor: Actor, pair_id: PairId, ends_on: date, *, goes_on: bool
) -> Pair:
    """Say whether one would go on after the last day; one's last word counts."""
    person, pair = person_in(actor), await existing(tx, pair_id)
    if pair.announced_at is None or pair.seat_of(person) is None:
        raise NotFound(what="pair")
    if pair.state not in OVER and ends_on == await last_day(tx, pair):
        await tx.renewals.say(pair.id, person, ends_on, goes_on=goes_on)
    return pair


async def extend(tx: UnitOfWork, actor: Actor, pair_id: PairId, day: date) -> Pair:
    """Write a later last day and tell both sides of it."""
    curator, pair = curator_in(actor), await existing(tx, pair_id)
    if pair.announced_at is None or pair.state in OVER:
        raise Changed
    last = await last_day(tx, pair)
    if day <= (last or await local_day(tx)):
        raise NotLater(pair=pair.id)
    if not await tx.pairs.end_on(pair, day):
        raise Changed
    if pair.order_number is not None:
        await tx.annexes.add(pair.id, AnnexKind.EXTEND, day)
    await ask_for_longer(tx, pair, day)
    await _want_start(tx, pair)
    await settle_tasks(tx, TaskKind.TERM_AHEAD, frozenset({pair.id}), curator, None)
    key = f"pair_extended:{pair.id}:{day.isoformat()}"
    news = News(key=key, kind="pair_extended", args={"pair": pair.id}, due_at=tx.now)
    await tell(tx, people_in(pair), news)
    await note(tx, curator, "extend", pair.id)
    return await existing(tx, pair_id)


async def measured(tx: UnitOfWork, pair: Pair) -> tuple[int, int]:
    """Count whose start was measured and all: the last measurement begins the new term."""
    sides = [await tx.participations.get(seat.participation_id) for seat in _seated(pair)]
    known = [side for side in sides if side is not None]
    marks = await marks_of(tx, known)
    return sum(StepKind.BASELINE in marks[side.id] for side in known), len(known)


async def _want_start(tx: UnitOfWork, pair: Pair) -> None:
    """Put the start on the desk where somebody of an extended pair has never been measured."""
    done, everybody = await measured(tx, pair)
    if done < everybody:
        await tx.desk.add_task(TaskKind.BASELINE_WANTED, {"cycle": pair.cycle_id}, tx.now)


def _seated(pair: Pair) -> tuple[Seat, ...]:
    return (pair.mentor, *pair.members)


async def _ask(tx: UnitOfWork, pair: Pair, last: date, mark: int, due: datetime) -> None:
    said = {each.person_id for each in await tx.renewals.of(pair.id, last)}
    news = News(
        key=f"pair_term:{pair.id}:{last.isoformat()}:{mark}",
        kind="pair_term",
        args={"pair": pair.id},
        topic=f"pair:{pair.id}",
        due_at=due,
    )
    told = await tell(tx, set(people_in(pair)) - said, news)
    if told:
        await set_task(tx, TaskKind.TERM_AHEAD, {"pair": pair.id})
