"""Replace the mentor of a pair in mid-year: a curator chooses a new pair, which then follows."""

from datetime import date

from mentoring.calendar import DAY
from mentoring.candidates_instead import suits_instead
from mentoring.errors import AlreadyReplaced, NotSuited
from mentoring.forming import propose
from mentoring.house import Rules
from mentoring.ids import PairId, ParticipationId, PersonId
from mentoring.keeping import go_on, pause
from mentoring.known_pairs import Changed, existing, note
from mentoring.milestones import local_day
from mentoring.model_rules import unfit
from mentoring.pairs import OVER, WORKING, EndReason, Origin, Pair, PairState, Source
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in


async def begin_replacement(
    tx: UnitOfWork, actor: Actor, pair_id: PairId, reason: EndReason, since: date
) -> Pair:
    """Look for another mentor from a day on; from then the pair is on hold."""
    curator, pair = curator_in(actor), await existing(tx, pair_id)
    if pair.announced_at is None or pair.state in OVER:
        raise Changed
    await search(tx, pair, reason, since, curator)
    return await existing(tx, pair_id)


async def search(tx: UnitOfWork, pair: Pair, reason: EndReason, since: date, by: PersonId) -> bool:
    """Open the search, once; the others learn only that the pair is on hold."""
    if not await tx.replacements.begin(pair.id, reason, since, by):
        return False
    if since <= await local_day(tx):
        await _pause_working(tx, pair)
    await note(tx, by, "replace", pair.id)
    return True


async def pause_when_due(tx: UnitOfWork) -> None:
    """Put on hold the pairs whose mentor leaves today; a press of a curator chose the day."""
    today = await local_day(tx)
    for found in await tx.replacements.open():
        pair = await tx.pairs.get(found.pair_id)
        if pair is not None and found.since in (today, today - DAY):
            await _pause_working(tx, pair)


async def ask_instead(
    tx: UnitOfWork, actor: Actor, pair_id: PairId, mentor: ParticipationId, rules: Rules
) -> Pair:
    """Propose a new pair with another mentor; it goes the way of every pair, and once."""
    curator_in(actor)
    pair = await existing(tx, pair_id)
    if (asked := await tx.pairs.successor(pair.id)) is not None:
        if asked.mentor.participation_id == mentor:
            return asked
        raise AlreadyReplaced(pair=asked.id)
    if pair.state in OVER or await tx.replacements.open_of(pair.id) is None:
        raise Changed
    if not await suits_instead(tx, pair, mentor):
        raise NotSuited(why="no_form", mentor=mentor)
    members = tuple(seat.participation_id for seat in pair.members)
    known = unfit(pair.model, len(members), pair.role_model) is None
    model = pair.model if known else None
    return await propose(tx, actor, mentor, members, rules, model, _origin(pair))


async def keep_mentor(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> Pair:
    """Stop the search: the pair goes on as it was."""
    curator, pair = curator_in(actor), await existing(tx, pair_id)
    if (asked := await tx.pairs.successor(pair.id)) is not None:
        raise AlreadyReplaced(pair=asked.id)
    if await tx.replacements.close(pair.id):
        if pair.state is PairState.ON_HOLD:
            await go_on(tx, pair)
        await note(tx, curator, "keep_mentor", pair.id)
    return await existing(tx, pair_id)


async def _pause_working(tx: UnitOfWork, pair: Pair) -> None:
    if pair.state in WORKING:
        await pause(tx, pair)


def _origin(pair: Pair) -> Origin:
    return Origin(
        source=Source.REPLACEMENT,
        role_model=pair.role_model,
        plan_id=pair.plan_id,
        replaces=pair.id,
        ends_on=pair.ends_on,
    )
