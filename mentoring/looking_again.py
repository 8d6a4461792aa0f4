"""Ask after the second, trial meeting whether two suit each other: in private, once, no blame."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.aftermath import was_held
from mentoring.asking_another import ask_another
from mentoring.calendar import QuietHours, next_allowed
from mentoring.errors import NotFound
from mentoring.help import ask_for_a_word
from mentoring.ids import PairId
from mentoring.keeping import my_pair
from mentoring.known_pairs import people_in
from mentoring.meetings import Meeting
from mentoring.pairs import OVER, WORKING, Pair
from mentoring.people import Actor
from mentoring.permits import require_permit
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in
from mentoring.second_looks import Look

TRIAL = 2
"""The first meeting is for getting acquainted, the second tries the work (stage 6)."""

YOUNG = timedelta(days=90)
"""How long after its announcement a pair is asked: later everybody knows it anyway."""


async def ask_after_trial(tx: UnitOfWork, now: datetime, quiet: QuietHours) -> None:
    """Ask everybody of the young pairs whose second meeting has taken place."""
    pairs = await tx.pairs.all(WORKING)
    young = [each for each in pairs if each.announced_at and now - each.announced_at < YOUNG]
    if not any(each.is_lasting for each in young):
        return
    due = next_allowed(now, ZoneInfo((await tx.organisations.get()).zone), quiet)
    since = min(each.announced_at for each in young if each.announced_at)
    met: defaultdict[PairId, list[Meeting]] = defaultdict(list)
    for meeting in await tx.meetings.said_held(now, since):
        met[meeting.pair_id].append(meeting)
    for pair in young:
        if pair.is_lasting and trial_is_over(pair, met[pair.id], now):
            key, about = f"second_look:{pair.id}", {"pair": pair.id}
            news = News(key=key, kind="second_look", args={**about}, due_at=due)
            await tell(tx, people_in(pair), news)


def trial_is_over(pair: Pair, meetings: Iterable[Meeting], now: datetime) -> bool:
    """Tell whether two meetings of a pair have taken place."""
    mentor = pair.mentor.person_id
    return sum(was_held(each, mentor, now) is True for each in meetings) >= TRIAL


async def looked_at(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> Pair:
    """Return a lasting pair of the actor that has had its trial meeting."""
    pair = await my_pair(tx, actor, pair_id)
    held = await tx.meetings.of_pair(pair.id)
    if pair.state in OVER or not pair.is_lasting or not trial_is_over(pair, held, tx.now):
        raise NotFound(what="pair")
    return pair


async def look_again(tx: UnitOfWork, actor: Actor, pair_id: PairId, said: Look) -> Pair:
    """Say once whether it fits; another match or a talk is asked of the curators at once."""
    person, pair = person_in(actor), await looked_at(tx, actor, pair_id)
    await require_permit(tx, actor.person)
    if not await tx.second_looks.say(pair.id, person, said):
        return pair
    if said is Look.OTHER:
        await ask_another(tx, actor, pair.id)
    elif said is Look.TALK:
        await ask_for_a_word(tx, person, pair.id)
    return pair
