"""Lead candidates on: which steps are open, what was done, what somebody is excused from."""

from collections.abc import Collection
from datetime import date
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.errors import NotFound
from mentoring.ids import ParticipationId, PersonId
from mentoring.interviews import InterviewState
from mentoring.office import JournalEntry
from mentoring.people import Actor, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.steps import MENTOR, SHORT, Milestone, StepKind, StepState, is_young, still_open
from mentoring.talk_notes import topic_of

__all__ = ["Milestone", "StepKind", "StepState", "complete", "excuse", "open_steps"]


async def open_steps(tx: UnitOfWork, participation: Participation) -> tuple[StepKind, ...]:
    """Return the steps that keep somebody from being ready, in their order."""
    return (await open_steps_of(tx, [participation]))[participation.id]


async def open_steps_of(
    tx: UnitOfWork, participations: Collection[Participation]
) -> dict[ParticipationId, tuple[StepKind, ...]]:
    """Return the open steps of many, each found once."""
    marks = await marks_of(tx, participations)
    people = await tx.people.persons({each.person_id for each in participations})
    wanted, today = await mentor_steps(tx), await local_day(tx)
    return {
        each.id: still_open(
            each,
            wanted,
            marks[each.id],
            young=is_young(people.get(each.person_id), today),
        )
        for each in participations
    }


async def marks_of(
    tx: UnitOfWork, participations: Collection[Participation]
) -> dict[ParticipationId, dict[StepKind, Milestone]]:
    """Return what came of the steps of many."""
    found: dict[ParticipationId, dict[StepKind, Milestone]] = {
        each.id: {} for each in participations
    }
    single = next(iter(participations)).id if len(participations) == 1 else None
    for mark in await tx.milestones.of(single) if single else await tx.milestones.current():
        found.get(mark.participation_id, {})[mark.kind] = mark
    return found


async def mentor_steps(tx: UnitOfWork) -> tuple[str, ...]:
    """Return the way a mentor takes in this cycle."""
    cycle = await tx.organisations.cycle()
    return cycle.mentor_steps if cycle else SHORT


async def local_day(tx: UnitOfWork) -> date:
    """Return the day it is in the organisation."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    return tx.now.astimezone(zone).date()


async def complete(
    tx: UnitOfWork,
    actor: Actor,
    participation: ParticipationId,
    kind: StepKind,
    value: str | None = None,
    reason: str | None = None,
) -> bool:
    """Write down that a step is done; False when it was closed already."""
    return await close_step(tx, curator_in(actor), participation, kind, value=value, reason=reason)


async def excuse(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId, kind: StepKind, reason: str
) -> bool:
    """Let somebody go on without a step, with the reason; the approval is nobody's to excuse."""
    if kind is StepKind.APPROVAL:
        raise NotFound(what="step")
    curator, state = curator_in(actor), StepState.EXCUSED
    return await close_step(tx, curator, participation, kind, state, reason=reason)


async def open_again(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId, kind: StepKind
) -> bool:
    """Take back what was noted by mistake; the journal keeps both."""
    curator, found = curator_in(actor), await existing(tx, participation)
    dropped = await tx.milestones.drop(found.id, kind)
    if dropped:
        await note(tx, curator, "step_reopened", found.id, kind)
    return dropped


async def close_step(
    tx: UnitOfWork,
    by: PersonId | None,
    participation: ParticipationId,
    kind: StepKind,
    state: StepState = StepState.DONE,
    *,
    value: str | None = None,
    reason: str | None = None,
    over: bool = False,
) -> bool:
    """Write what came of a step, for a use case that has checked who may; `over` writes anew."""
    found = await existing(tx, participation)
    mark = Milestone(
        organisation_id=tx.organisation,
        participation_id=found.id,
        kind=kind,
        state=state,
        at=tx.now,
        by=by,
        value=value,
        reason=reason,
    )
    written = await (tx.milestones.write(mark) if over else tx.milestones.note(mark))
    if written:
        await note(tx, by, f"step_{state}", found.id, kind)
    if written and kind is StepKind.INTERVIEW and state is StepState.EXCUSED:
        await end_talks(tx, found.id)
    if written and kind in MENTOR and mark.is_closed:
        await tell_heads(tx)
    return written


async def waiting_for_head(tx: UnitOfWork) -> list[Participation]:
    """Return the mentors of whom only the approval is missing, who waits longest first."""
    submitted = frozenset({ParticipationState.SUBMITTED})
    candidates = await tx.participations.all(Side.MENTOR, submitted)
    steps, marks = await open_steps_of(tx, candidates), await marks_of(tx, candidates)
    waiting = [
        each
        for each in candidates
        if steps[each.id] == (StepKind.APPROVAL,) and StepKind.APPROVAL not in marks[each.id]
    ]
    return sorted(waiting, key=lambda each: (each.submitted_at or each.created_at, each.id))


async def tell_heads(tx: UnitOfWork) -> None:
    """Tell the head that somebody waits, once a day."""
    heads = [person.id for person in await tx.people.staff(StaffRole.HEAD)]
    if not heads or not await waiting_for_head(tx):
        return
    key = f"approvals_wait:{tx.now.date().isoformat()}"
    await tell(tx, heads, News(key=key, kind="approvals_wait", topic="approvals", due_at=tx.now))


async def end_talks(tx: UnitOfWork, participation: ParticipationId) -> None:
    """Take the open talk of somebody off without a word: what is told is told elsewhere."""
    for talk in await tx.interviews.of(participation):
        if talk.is_open:
            over = {"state": InterviewState.CANCELLED, "settled_at": tx.now}
            await tx.interviews.change(talk, talk.model_copy(update=over))
            await tx.outbox.cancel(topic_of(talk.id))


async def existing(tx: UnitOfWork, participation: ParticipationId) -> Participation:
    """Return a participation of this organisation; any other is not found."""
    found = await tx.participations.get(participation)
    if found is None:
        raise NotFound(what="application")
    return found


async def note(
    tx: UnitOfWork, by: PersonId | None, verb: str, participation: ParticipationId, kind: StepKind
) -> None:
    """Leave a line in the journal: who did what about which step of whom."""
    subject = {"participation": participation, "step": kind.value}
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject={**subject}
    )
    await tx.desk.note(entry)
