"""Do one thing for many people: whom it concerns is seen first, and exactly they are meant."""

from collections.abc import Iterable, Sequence

from mentoring.applications import ParticipationState
from mentoring.approval import StepsOpen, approve
from mentoring.deeds import Concerned, Deed, Outcome, Plan
from mentoring.directory import Directory, Entry, Filter, look_around
from mentoring.organisations import Organisation
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.promoting import going_on, promotable, promote
from mentoring.rights import curator_in
from mentoring.unfinished import remind_now, willing
from mentoring.waiting import Waits


async def plan(tx: UnitOfWork, deed: Deed, by: Filter) -> Plan:
    """Say whom a deed would concern among those a filter lets through."""
    chosen = (await look_around(tx)).chosen(by)
    match deed:
        case Deed.APPROVE:
            return _approvable(chosen)
        case Deed.REMIND:
            return await _unfinished(tx, chosen)
        case Deed.PROMOTE:
            return await promotable(tx, chosen)


def counts(directory: Directory, by: Filter, organisation: Organisation) -> dict[Deed, int]:
    """Count whom each deed would concern, for its button."""
    chosen = directory.chosen(by)
    return {
        Deed.APPROVE: len(_approvable(chosen).concerned),
        Deed.REMIND: sum(entry.run is not None for entry in chosen),
        Deed.PROMOTE: len(going_on(chosen, organisation)),
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


def _approvable(chosen: Iterable[Entry]) -> Plan:
    submitted = ParticipationState.SUBMITTED.value
    waiting = [entry for entry in chosen if entry.state == submitted]
    ready = tuple(
        Concerned(person=entry.person, participation=entry.participation)
        for entry in waiting
        if entry.waits[0] is Waits.DECISION
    )
    return Plan(deed=Deed.APPROVE, concerned=ready, left_out=len(waiting) - len(ready))


async def _unfinished(tx: UnitOfWork, chosen: Sequence[Entry]) -> Plan:
    begun = [entry.run for entry in chosen if entry.run is not None]
    runs = await willing(tx, begun)
    concerned = tuple(Concerned(person=run.person_id, run=run) for run in runs)
    return Plan(deed=Deed.REMIND, concerned=concerned, left_out=len(begun) - len(runs))
