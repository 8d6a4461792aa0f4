"""End what people asked for: at its term, or when a question is answered, by whoever asked it."""

from datetime import datetime

from mentoring.alarm import set_task
from mentoring.errors import NotAllowed
from mentoring.ids import PairId
from mentoring.keeping import close
from mentoring.known_pairs import existing, note
from mentoring.office import TaskKind
from mentoring.pairs import OVER, WORKING, EndReason, Pair
from mentoring.people import Actor
from mentoring.pleading.listing import NotOpened
from mentoring.pleading.news import tell_asker
from mentoring.pleas import OPENABLE, SITUATIONAL, PleaState
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, person_in

RESULTS = {
    "yes": EndReason.GOAL_REACHED,
    "partly": EndReason.TERM_ENDED,
    "no": EndReason.OTHER,
}
"""What came of a question, and what that means for the pair."""


async def close_late(tx: UnitOfWork, now: datetime) -> int:
    """Close what nobody answered by its term: the asker gets a kind word, a curator a task."""
    late = await tx.pleas.due(now)
    for plea in late:
        if await tx.pleas.close(plea.id, PleaState.EXPIRED):
            await tell_asker(tx, plea, PleaState.EXPIRED)
            about = {"participation": plea.participation_id, "plea": plea.id}
            await set_task(tx, TaskKind.PLEA_UNANSWERED, {**about})
    return len(late)


async def end_question(tx: UnitOfWork, actor: Actor, pair_id: PairId, result: str) -> Pair:
    """End a question with its result, as whoever asked; a curator hears of one that stays open."""
    person, pair = person_in(actor), await existing(tx, pair_id)
    if not any(seat.person_id == person for seat in pair.seats if seat is not pair.mentor):
        raise NotAllowed
    if pair.state in OVER:
        return pair
    if pair.model != SITUATIONAL or pair.state not in WORKING or result not in RESULTS:
        raise NotAllowed
    await close(tx, pair, RESULTS[result], result)
    await note(tx, person, "end_question", pair.id)
    if result == "no":
        asker = pair.members[0].participation_id
        await set_task(tx, TaskKind.PLEA_UNANSWERED, {"participation": asker, "pair": pair.id})
    return await existing(tx, pair_id)


async def open_to_people(tx: UnitOfWork, actor: Actor, what: str, *, opened: bool) -> None:
    """Leave something to people, or take it back; what is begun goes on."""
    curator_in(actor)
    if what not in OPENABLE:
        raise NotOpened
    now = (await tx.organisations.get()).by_themselves
    wished = {*now, what} if opened else {*now} - {what}
    kept = tuple(each for each in OPENABLE if each in wished)
    await tx.organisations.set_pair_rules(by_themselves=kept)
