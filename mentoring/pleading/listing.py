"""Keep the list of mentors who put themselves on it, and show each mentee whom they may ask."""

from mentoring.answers import offered_by
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.bars import CONFIDED
from mentoring.errors import NotAllowed, NotFound, Refusal
from mentoring.ids import ParticipationId, PersonId
from mentoring.matching import terrain_today
from mentoring.pairs import OVER, Pair, Source
from mentoring.people import Actor
from mentoring.permits import require_permit
from mentoring.pleading.news import tell_asker
from mentoring.pleas import LIST, SELF_REGULATED, Plea, PleaKind, PleaState, Volunteer
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in
from mentoring.suitability import Fit, Judge

READY = ParticipationState.READY


class NotOpened(Refusal):
    """The school does not leave this to people."""

    code = "not_opened"


async def require_open(tx: UnitOfWork, what: str) -> None:
    """Refuse what the school has not opened."""
    if what not in (await tx.organisations.get()).by_themselves:
        raise NotOpened


async def own_side(tx: UnitOfWork, actor: Actor, side: Side) -> Participation:
    """Return the ready side of the actor in this cycle; raises NotAllowed without one."""
    found = await ready_side(tx, person_in(actor), side)
    await require_permit(tx, actor.person)
    if found is None:
        raise NotAllowed
    return found


async def ready_side(tx: UnitOfWork, person: PersonId, side: Side) -> Participation | None:
    """Return the side on which somebody is ready in this cycle."""
    cycle = await tx.organisations.cycle()
    for each in await tx.participations.of(person):
        here = cycle is not None and each.cycle_id == cycle.id
        if each.side is side and each.state is READY and here:
            return each
    return None


async def join_list(tx: UnitOfWork, actor: Actor, places: int) -> Volunteer:
    """Put oneself on the list; one's own limit is never above the places there are."""
    await require_open(tx, LIST)
    mentor = await own_side(tx, actor, Side.MENTOR)
    most = max(1, min(places, mentor.places))
    if not await tx.pleas.volunteer(mentor.id, most):
        raise NotAllowed
    return await on_list(tx, mentor.id)


async def leave_list(tx: UnitOfWork, actor: Actor) -> None:
    """Leave the list at any time; whoever asked is told that there is no place."""
    mentor = await own_side(tx, actor, Side.MENTOR)
    await tx.pleas.leave(mentor.id)
    await close_full(tx, mentor.id)


async def on_list(tx: UnitOfWork, mentor: ParticipationId) -> Volunteer:
    """Return a mentor's place on the list; raises NotFound."""
    found = {each.participation_id: each for each in await tx.pleas.volunteers()}
    if mentor not in found:
        raise NotFound(what="volunteer")
    return found[mentor]


async def choices(tx: UnitOfWork, mentee: Participation, topic: str = "") -> list[Participation]:
    """Return whom a mentee may ask, by number: everybody the rules of pairs allow.

    What somebody has confided about another leaves no gap here: such a pair ends at its mentor.
    """
    court = Judge(await terrain_today(tx))
    asked = {each.mentor_id for each in await open_wishes(tx, mentee.id)}
    free = await _with_places(tx)
    found = []
    for mentor in [each for each in free if each.id not in asked]:
        verdict = court.verdict(mentee, mentor, SELF_REGULATED)
        known = isinstance(verdict, Fit) or CONFIDED.issuperset(verdict.bars)
        if known and (not topic or topic in offered_by(mentor)):
            found.append(mentor)
    return found


async def open_wishes(tx: UnitOfWork, mentee: ParticipationId) -> list[Plea]:
    """Return the mentors of the list that a mentee waits for."""
    mine = await tx.pleas.of(mentee)
    return [e for e in mine if e.kind is PleaKind.MENTOR and e.state is PleaState.OPEN]


async def places_left(tx: UnitOfWork, mentor: Participation) -> int:
    """Count how many may still come to a mentor by the list."""
    listed = {each.participation_id: each.places for each in await tx.pleas.volunteers()}
    taken = _come(await tx.pairs.of(mentor.person_id), mentor.id)
    return min(mentor.free, listed.get(mentor.id, 0) - taken)


async def close_full(tx: UnitOfWork, mentor: ParticipationId) -> None:
    """Tell whoever still asks a mentor that no place is left; of nobody else's wishes."""
    for plea in await tx.pleas.to(mentor):
        if await tx.pleas.close(plea.id, PleaState.FULL):
            await tell_asker(tx, plea, PleaState.FULL)


async def _with_places(tx: UnitOfWork) -> list[Participation]:
    listed = {each.participation_id: each.places for each in await tx.pleas.volunteers()}
    ready = await tx.participations.all(Side.MENTOR, frozenset({READY})) if listed else []
    pairs = await tx.pairs.all() if listed else []
    return [
        each for each in ready if each.free > 0 and listed.get(each.id, 0) > _come(pairs, each.id)
    ]


def _come(pairs: list[Pair], mentor: ParticipationId) -> int:
    """Count the pairs of a mentor that began on the list and are not over."""
    return sum(
        pair.source is Source.WISH
        and pair.state not in OVER
        and pair.mentor.participation_id == mentor
        for pair in pairs
    )
