"""Write down what came of a talk: ready, not ready, later; or that it did not take place."""

from mentoring.addressing import News, tell_curators
from mentoring.errors import AlreadyDone, NotAllowed
from mentoring.ids import InterviewId, ParticipationId, PersonId
from mentoring.interviewing import change, current, leads, look
from mentoring.interviews import Interview, InterviewState, Result
from mentoring.milestones import close_step, existing
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, person_in
from mentoring.steps import StepKind, StepState
from mentoring.talk_notes import topic_of


async def talk_for_result(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId
) -> Interview:
    """Return the open talk of somebody, or open one that took place without a time agreed."""
    curator, about = curator_in(actor), await existing(tx, participation)
    there = await current(tx, about.id)
    if there is not None:
        return there
    added = await tx.interviews.add(about.id, curator, curator, by_psychologist=False)
    if added is None:
        raise AlreadyDone
    return added


async def record(
    tx: UnitOfWork,
    actor: Actor,
    interview: InterviewId,
    result: Result,
    comment: str | None,
    *,
    with_psychologist: bool = False,
) -> bool:
    """Write down the result, once; False when it was. A comment is for curators only."""
    talk = await look(tx, actor, interview)
    if not leads(actor, talk):
        raise NotAllowed
    if not talk.is_open:
        return False
    by = person_in(actor)
    held = await change(
        tx,
        talk,
        state=InterviewState.HELD,
        result=result,
        comment=comment,
        by_psychologist=talk.by_psychologist or with_psychologist,
        settled_at=tx.now,
    )
    await tx.outbox.cancel(topic_of(talk.id))
    await _close(tx, by, held, result)
    if not actor.is_curator:
        await _tell_curators(tx, held, by)
    return True


async def miss(tx: UnitOfWork, actor: Actor, interview: InterviewId) -> Interview:
    """Say that an agreed talk did not take place; another one can be offered."""
    talk = await look(tx, actor, interview)
    if not leads(actor, talk):
        raise NotAllowed
    begun = talk.starts_at is not None and talk.starts_at <= tx.now
    if talk.state is not InterviewState.AGREED or not begun:
        return talk
    await tx.outbox.cancel(topic_of(talk.id))
    return await change(tx, talk, state=InterviewState.MISSED, settled_at=tx.now)


async def _close(tx: UnitOfWork, by: PersonId, talk: Interview, result: Result) -> None:
    state = StepState.DONE if result is Result.READY else StepState.FAILED
    about, kind = talk.participation_id, StepKind.INTERVIEW
    await close_step(tx, by, about, kind, state, value=result.value, over=True)


async def _tell_curators(tx: UnitOfWork, talk: Interview, by: PersonId) -> None:
    news = News(
        key=f"interview_done:{talk.id}",
        kind="interview_done",
        args={"participation": talk.participation_id},
        topic=topic_of(talk.id),
        due_at=tx.now,
    )
    await tell_curators(tx, news, but=by)
