"""See whom to lead on next, and note what helps a mentee: the talk, the category, the start."""

from collections.abc import Sequence

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.categories import categories
from mentoring.errors import NotFound
from mentoring.ids import ParticipationId
from mentoring.interviews import Interview
from mentoring.milestones import close_step, complete, existing, marks_of, open_steps_of
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.rights import curator_in
from mentoring.steps import MENTEE, Milestone, StepKind, helping_left

BEFORE_PAIRS = frozenset({ParticipationState.SUBMITTED, ParticipationState.READY})


class Next(Record):
    """Say what somebody needs next; `talk` is their open interview, `mark` what failed."""

    participation: Participation
    kind: StepKind
    talk: Interview | None = None
    mark: Milestone | None = None


async def whom_next(tx: UnitOfWork) -> list[Next]:
    """Return candidates with their first open step, then mentees with theirs; oldest first."""
    everybody = _by_age(await tx.participations.all(states=BEFORE_PAIRS))
    mentors = [each for each in everybody if each.side is Side.MENTOR]
    mentees = [each for each in everybody if each.side is Side.MENTEE]
    marks = await marks_of(tx, everybody)
    steps = await open_steps_of(tx, mentors)
    talks = {talk.participation_id: talk for talk in await tx.interviews.open_now()}
    return [
        Next(
            participation=each,
            kind=left[0],
            talk=talks.get(each.id),
            mark=marks[each.id].get(left[0]),
        )
        for each, left in (
            *((each, steps[each.id] or helping_left(each, marks[each.id])) for each in mentors),
            *((each, helping_left(each, marks[each.id])) for each in mentees),
        )
        if left
    ]


async def note_request(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId, words: str
) -> None:
    """Keep what the curator learnt about the request in a talk; a later note replaces it."""
    await _for(tx, actor, participation, StepKind.REQUEST, reason=words)


async def set_category(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId, code: str
) -> None:
    """Set why somebody takes part, by the code of a category; it may be set anew."""
    if categories().known(code) is None:
        raise NotFound(what="category")
    await _for(tx, actor, participation, StepKind.CATEGORY, value=code)


async def note_baseline(tx: UnitOfWork, actor: Actor, participation: ParticipationId) -> bool:
    """Write down that the start was measured; False when it was written already."""
    return await complete(tx, actor, participation, StepKind.BASELINE)


async def category_of(tx: UnitOfWork, participation: ParticipationId) -> str | None:
    """Return the code of somebody's category."""
    marks = await tx.milestones.of(participation)
    return next((mark.value for mark in marks if mark.kind is StepKind.CATEGORY), None)


async def _for(
    tx: UnitOfWork,
    actor: Actor,
    participation: ParticipationId,
    kind: StepKind,
    *,
    value: str | None = None,
    reason: str | None = None,
) -> None:
    curator, found = curator_in(actor), await existing(tx, participation)
    if found.side is not Side.MENTEE or kind not in MENTEE:
        raise NotFound(what="application")
    await close_step(tx, curator, found.id, kind, value=value, reason=reason, over=True)


def _by_age(participations: Sequence[Participation]) -> list[Participation]:
    return sorted(participations, key=lambda each: (each.submitted_at or each.created_at, each.id))
