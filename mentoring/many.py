"""Do one thing for many people: whom it concerns is seen first, and exactly they are meant."""

from collections.abc import Iterable, Sequence

from mentoring.applications import Participation, ParticipationState
from mentoring.approval import StepsOpen, approve
from mentoring.deeds import Concerned, Deed, Outcome, Plan
from mentoring.directory import Entry, Filter
from mentoring.looking_around import described, look_around
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.promoting import going_on, promotable, promote
from mentoring.rights import curator_in
from mentoring.unfinished import remind_now, willing
from mentoring.waiting import Waits

SUBMITTED = frozenset({ParticipationState.SUBMITTED})


async def plan(tx: UnitOfWork, deed: Deed, by: Filter) -> Plan:
    """Say whom a deed would concern among those a filter lets through."""
    chosen = (await look_around(tx, by.facets)).chosen(by)
    match deed:
        case Deed.APPROVE:
            return await _approvable(tx, chosen)
        case Deed.REMIND:
            return await _unfinished(tx, chosen)
        case Deed.PROMOTE:
            return await promotable(tx, await _in_classes(tx, chosen))


async def counts(tx: UnitOfWork, chosen: Sequence[Entry]) -> dict[Deed, int]:
    """Count whom each deed would concern, for its button."""
    organisation, in_classes = await tx.organisations.get(), await _in_classes(tx, chosen)
    return {
        Deed.APPROVE: len((await _approvable(tx, chosen)).concerned),
        Deed.REMIND: sum(entry.run is not None for entry in chosen),
        Deed.PROMOTE: len(going_on(in_classes, organisation)),
    }


async def do_for_all(tx: UnitOfWork, actor: Actor, deed: Deed, by: Filter, seal: str) -> Outcome:
    """Do it for the people who were seen; for another list nothing is done."""
    curator_in(actor)
    planned = await plan(tx, deed, by)
    if planned.seal != seal or not planned.concerned:
        return Outcome(deed=deed, stale=True)
    done = await _do(tx, actor, planned)
    return Outcome(deed=deed, done=done, missed=len(planned.concerned) - done)


async def _do(tx: UnitOfWork, actor: Actor, planned: Plan) -> int:
    match planned.deed:
        case Deed.APPROVE:
            return await _approve(tx, actor, planned)
        case Deed.REMIND:
            return await remind_now(tx, [each.run for each in planned.concerned if each.run])
        case Deed.PROMOTE:
            return await promote(tx, actor, planned)


async def _approve(tx: UnitOfWork, actor: Actor, planned: Plan) -> int:
    done = 0
    for each in planned.concerned:
        if each.participation is None:
            continue
        try:
            decision = await approve(tx, actor, each.participation.id)
        except StepsOpen:
            continue
        done += decision.mine
    return done


async def _approvable(tx: UnitOfWork, chosen: Sequence[Entry]) -> Plan:
    waiting = await _whole(tx, chosen, SUBMITTED)
    waits = await described(tx, waiting, ()) if waiting else {}
    ready = tuple(
        Concerned(person=each.person_id, participation=each)
        for each in waiting
        if waits[each.id][0] is Waits.DECISION
    )
    return Plan(deed=Deed.APPROVE, concerned=ready, left_out=len(waiting) - len(ready))


async def _in_classes(tx: UnitOfWork, chosen: Sequence[Entry]) -> list[Participation]:
    return await _whole(tx, [entry for entry in chosen if entry.group])


async def _whole(
    tx: UnitOfWork, chosen: Iterable[Entry], states: frozenset[ParticipationState] | None = None
) -> list[Participation]:
    """Open the answers of these, in their order."""
    sketches = [entry.sketch for entry in chosen if entry.sketch is not None]
    if states is not None:
        sketches = [each for each in sketches if each.state in states]
    if not sketches:
        return []
    found = {each.id: each for each in await tx.participations.all(None, states)}
    return [found[each.id] for each in sketches]


async def _unfinished(tx: UnitOfWork, chosen: Sequence[Entry]) -> Plan:
    begun = [entry.run for entry in chosen if entry.run is not None]
    runs = await willing(tx, begun)
    concerned = tuple(Concerned(person=run.person_id, run=run) for run in runs)
    return Plan(deed=Deed.REMIND, concerned=concerned, left_out=len(begun) - len(runs))
