"""Begin a plan and hold what came out of it: one is computed at a time, and none is lost."""

from mentoring.applications import Participation, Side
from mentoring.delivery import Args, Lane, Notice
from mentoring.errors import AlreadyDone, NotFound, Refusal
from mentoring.ids import ParticipationId, PersonId, PlanId
from mentoring.matching import READY, mentees_without_pair
from mentoring.office import JournalEntry
from mentoring.people import Actor
from mentoring.plans.records import Constraints, Plan, PlanResult, PlanState, PlanTask
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.surveying import terrain_today

SCREEN = "plan"
"""The one screen of a plan: it words whatever state the plan is in, by figures only."""

PUSH = "plan_computed"
ONE = frozenset({PlanState.COMPUTING})
OPEN = frozenset({PlanState.COMPUTING, PlanState.READY, PlanState.FAILED})


class Outdated(Refusal):
    """The plan was changed, put aside or published; `plan` is the one to look at, 0: none."""

    code = "plan_outdated"


class NobodyToMatch(Refusal):
    """A plan needs somebody who waits for a pair."""

    code = "nobody_to_match"


async def begin(tx: UnitOfWork, actor: Actor) -> Plan:
    """Ask for a plan for everybody without a pair; pressed twice, it is one."""
    curator = curator_in(actor)
    if not await mentees_without_pair(tx):
        raise NobodyToMatch
    organisation = await tx.organisations.get()
    return await added(tx, Constraints(weights=organisation.norms.weights), curator)


async def added(
    tx: UnitOfWork, asked: Constraints, by: PersonId, based_on: PlanId | None = None
) -> Plan:
    """Write down what is asked for, or return what is on its way or tried instead."""
    if await tx.organisations.cycle() is None:
        raise NotFound(what="cycle")
    made = await tx.plans.add(asked, by, based_on)
    if made is not None:
        await note(tx, by, "plan_made", made)
        return made
    tried = await tx.plans.trial_of(based_on) if based_on else None
    found = tried or await tx.plans.latest(ONE)
    if found is None:
        raise AlreadyDone
    return found


async def again(tx: UnitOfWork, actor: Actor, plan: PlanId) -> Plan:
    """Ask once more for what has failed; the attempt that failed is put aside."""
    curator = curator_in(actor)
    failed = await existing(tx, plan)
    if failed.state is not PlanState.FAILED:
        return failed
    if not await tx.plans.move(failed, PlanState.DROPPED, tx.now):
        return await existing(tx, plan)
    return await added(tx, failed.constraints, curator, failed.based_on)


async def put_aside(tx: UnitOfWork, actor: Actor, plan: PlanId) -> Plan:
    """Drop a plan that is wanted no more; one that was published stays."""
    curator = curator_in(actor)
    found = await existing(tx, plan)
    if found.state in OPEN and await tx.plans.move(found, PlanState.DROPPED, tx.now):
        await note(tx, curator, "plan_dropped", found)
    return await existing(tx, plan)


async def existing(tx: UnitOfWork, plan: PlanId) -> Plan:
    """Return a plan of this organisation."""
    found = await tx.plans.get(plan)
    if found is None:
        raise NotFound(what="plan")
    return found


async def current(tx: UnitOfWork, plan: PlanId) -> tuple[Plan, PlanResult]:
    """Return a plan that can still be changed, and what came out; refuse an outdated one."""
    found = await existing(tx, plan)
    newer = await tx.plans.trial_of(plan)
    if newer is not None or found.state is not PlanState.READY or found.result is None:
        open_one = newer or await tx.plans.latest(OPEN)
        raise Outdated(plan=open_one.id if open_one else 0)
    return found, found.result


async def task_of(tx: UnitOfWork, which: PlanId) -> tuple[Plan, PlanTask] | None:
    """Read all that a computation needs, who waits longest first; None: nothing to do."""
    plan = await tx.plans.get(which)
    if plan is None or plan.state is not PlanState.COMPUTING:
        return None
    task = PlanTask(
        waited=frozenset(each.participation_id for each in await tx.waiting_list.all()),
        mentees=tuple(await queue(tx)),
        mentors=tuple(await tx.participations.all(Side.MENTOR, READY)),
        terrain=await terrain_today(tx),
        constraints=plan.constraints,
    )
    return plan, task


async def queue(tx: UnitOfWork) -> list[Participation]:
    """Return who has no pair: first who was left over before, then who applied first."""
    free = await mentees_without_pair(tx)
    places = [place.participation_id for place in await tx.waiting_list.all()]
    order: dict[ParticipationId, int] = {each: at for at, each in enumerate(places)}
    return sorted(free, key=lambda each: order.get(each.id, len(order)))


async def came_out(
    tx: UnitOfWork, plan: Plan, result: PlanResult | None, milliseconds: int
) -> None:
    """Store what came out and show it to whoever asked; once, and not of a plan put aside."""
    if await tx.plans.finish(plan, result, milliseconds):
        await _show(tx, plan)


async def _show(tx: UnitOfWork, plan: Plan) -> None:
    """Bring the screen that shows the plan up to date; where there is none, say it is ready."""
    if plan.made_by is None:
        return
    accounts = await tx.people.accounts_of({plan.made_by})
    args: Args = {"plan": plan.id}
    for account in accounts.values():
        shown = await tx.outbox.shown_in(account.id, SCREEN, args)
        notice = Notice(
            key=f"plan:{plan.id}:{account.id}",
            account_id=account.id,
            person_id=plan.made_by,
            kind=PUSH if shown is None else SCREEN,
            args=args,
            topic=f"plan:{plan.id}",
            lane=Lane.INTERACTIVE,
            due_at=tx.now,
            edit_message=shown,
        )
        await tx.outbox.put(notice)


async def note(tx: UnitOfWork, by: PersonId, verb: str, plan: Plan) -> None:
    """Write down in the journal who did what to a plan."""
    subject = {"plan": plan.id}
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject={**subject}
    )
    await tx.desk.note(entry)
