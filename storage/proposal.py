"""Create a pair: take the mentor's places, give out a number, seat everybody, all or nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.errors import AlreadyPaired, AlreadyReplaced, NoFreePlace, NotSuited
from mentoring.ids import PairId, ParticipationId, PersonId
from mentoring.pairs import Origin, PairState
from storage.answered import WHOLE
from storage.insertion import insert_new
from storage.places import PLACES
from storage.scope import Scope
from storage.tables import organisations, pairs, participations, seats

READY = participations.c.state == ParticipationState.READY.value
TAKE = (
    update(participations)
    .where(
        READY,
        participations.c.id == bindparam("mentor"),
        participations.c.taken + bindparam("places") <= PLACES,
    )
    .values(taken=participations.c.taken + bindparam("places"))
)
STAYS = (  # holds the row: whoever withdraws comes before or after, not between
    update(participations)
    .where(READY, participations.c.id == bindparam("member"))
    .values(taken=participations.c.taken)
)
SEAT = insert_new(seats).returning(seats.c.person_id)


@dataclass(frozen=True, slots=True)
class Kind:
    """Say who the two sides are, how they work, and where the pair comes from."""

    form: str
    model: str
    origin: Origin


async def propose(
    scope: Scope,
    mentor: ParticipationId,
    members: tuple[ParticipationId, ...],
    kind: Kind,
    by: PersonId,
    at: datetime,
) -> PairId:
    """Create a pair; raises NoFreePlace, AlreadyPaired or NotSuited, then nothing of it stays."""
    await _one_at_a_time(scope)
    leading, *following = [await _participation(scope, each) for each in (mentor, *members)]
    if not await scope.changed(TAKE, {"mentor": mentor, "places": len(following)}):
        if leading.state is not ParticipationState.READY:
            raise NotSuited(why="not_ready", mentor=mentor)
        raise NoFreePlace(person=leading.person_id, **leading.room)
    for each in members:
        if not await scope.changed(STAYS, {"member": each}):
            raise NotSuited(why="not_ready", mentor=mentor)
    pair = await _add_pair(scope, leading, kind, by, at)
    await _seat(scope, pair, leading, None, kind.form)
    for member in following:
        await _seat(scope, pair, member, leading.person_id, kind.form)
    return pair


async def _one_at_a_time(scope: Scope) -> None:
    """Make proposals of an organisation wait for each other; SQLite's write lock does already."""
    ours = select(organisations.c.id).where(organisations.c.id == scope.organisation)
    await scope.scalar(ours.with_for_update(key_share=True))


async def _participation(scope: Scope, participation: ParticipationId) -> Participation:
    ours = participations.c.organisation_id == scope.organisation
    asked = select(*WHOLE).where(participations.c.id == participation, ours)
    return await scope.sure(Participation, asked)


async def _add_pair(
    scope: Scope, mentor: Participation, kind: Kind, by: PersonId, at: datetime
) -> PairId:
    ours = pairs.c.organisation_id == scope.organisation
    last = await scope.scalar(select(func.coalesce(func.max(pairs.c.number), 0)).where(ours))
    new = insert_new(pairs).values(
        organisation_id=scope.organisation,
        cycle_id=mentor.cycle_id,
        number=last + 1,
        form=kind.form,
        model=kind.model,
        state=PairState.PROPOSED.value,
        version=0,
        created_at=at,
        created_by=by,
        **kind.origin.model_dump(),
    )
    pair = await scope.scalar(new.returning(pairs.c.id))
    if pair is None:
        raise AlreadyReplaced
    return PairId(pair)


async def _seat(
    scope: Scope, pair: PairId, who: Participation, mentor: PersonId | None, form: str
) -> None:
    values = {
        "pair_id": pair,
        "person_id": who.person_id,
        "participation_id": who.id,
        "side": (Side.MENTOR if mentor is None else Side.MENTEE).value,
        "mentor_person_id": mentor,
        "form": form,
        "cycle_id": who.cycle_id,
        "shares_contact": False,
    }
    if await scope.scalar(SEAT, values) is None:
        raise AlreadyPaired(person=who.person_id, mentor=mentor)
