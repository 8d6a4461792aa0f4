"""Run a questionnaire: open it, take one move after another, know when it is finished."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from mentoring.errors import NotFound, Refusal
from mentoring.house import House
from mentoring.ids import RunId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import (
    Choices,
    Draft,
    Questionnaire,
    Value,
    begin,
    fits,
    renew,
    skip,
)
from mentoring.questionnaire.coding import goes_over
from mentoring.runs import Run, RunState, Subject

JOIN = "join"
PROFILE = "profile"
AMEND = "amend"
SUMMARISED = frozenset({JOIN, PROFILE, AMEND, "setup", "papers", "behalf", "publish"})
"""Purposes that end on a summary with «send»; all others finish with their last answer."""

KEPT = frozenset({JOIN, "setup", "behalf"})
"""Purposes whose draft survives /cancel and waits for its person."""

Move = Callable[[Questionnaire, Draft, Choices], Draft]
"""One step of the machine with its value already in hand: answer, press, back, goto, …"""

Known = Mapping[str, Value | list[str]]


@dataclass(frozen=True, slots=True)
class Moved:
    """Say where a run stands after a move; `refusal` when the move was not possible."""

    run: Run
    refusal: Refusal | None = None
    finished: bool = False


def questionnaire_for(house: House, codes: tuple[str, ...]) -> Questionnaire:
    """Return the definition a draft is made for; two codes are asked as one."""
    return house.questionnaires.joined(codes)


async def start_run(
    tx: UnitOfWork,
    actor: Actor,
    house: House,
    purpose: str,
    codes: tuple[str, ...],
    subject: Subject | None = None,
    known: Known | None = None,
    *,
    reviewing: bool = False,
) -> Run:
    """Open a questionnaire for the actor and show its first question as the reply.

    Every text a person types anywhere belongs to such a run: choose a `purpose`, register its
    `Finish` in the `FINISH` mapping of the area's handlers, and name in `subject` what it is
    about (ids and codes only). `known` answers are not asked again. An open run of the same
    purpose, subject and definition goes on where it was left when its purpose is in `KEPT`;
    any other open run of this purpose ends, and one in `KEPT` leaves its answers to the new.
    Runs of somebody else on the same phone stay out of it.
    With `reviewing` the known answers are those of a finished questionnaire: optional questions
    without an answer were skipped then. The reply is in place of the pressed screen.
    """
    answers = dict(known or {})
    person = actor.person.id if actor.person else None
    begun = await tx.runs.open_of(actor.account.id, purpose)
    for old in [each for each in begun if each.person_id in (person, None)]:
        if purpose in KEPT and old.draft.codes == codes and old.subject == (subject or {}):
            await tx.people.set_focus(actor.account.id, old.id)
            await show(tx, old)
            return old
        if purpose in KEPT:
            answers = {**old.draft.answers, **answers}
        await tx.runs.close(old, RunState.ABANDONED)
    questionnaire = questionnaire_for(house, codes)
    draft = begin(questionnaire, answers)
    if reviewing:
        draft = _optional_skipped(questionnaire, draft, tx.now.date())
    run = await tx.runs.start(actor.account.id, person, purpose, subject or {}, draft)
    await show(tx, run)
    return run


def _optional_skipped(questionnaire: Questionnaire, draft: Draft, today: date) -> Draft:
    choices = Choices(today=today)
    while draft.at is not None:
        step = questionnaire.step(draft.at)
        if step is None or not step.optional:
            break
        draft = skip(questionnaire, draft, draft.at, choices)
    return draft


async def show(tx: UnitOfWork, run: Run, *, fresh: bool = False) -> None:
    """Reply with the open question of a run, or with its summary."""
    kind = "question" if run.draft.at is not None else "summary"
    await tx.reply(kind, {"run": run.id}, fresh=fresh)


async def my_run(tx: UnitOfWork, actor: Actor, run: RunId) -> Run:
    """Return a run of the actor's own; somebody else's is not found."""
    found = await tx.runs.get(run)
    if found is None or found.account_id != actor.account.id:
        raise NotFound(what="run")
    return found


async def advance(tx: UnitOfWork, house: House, run: Run, move: Move, choices: Choices) -> Moved:
    """Make one move and write the draft, unless another press was faster.

    A refusal is returned, not raised: nothing was written, and the question is shown again.
    """
    questionnaire = questionnaire_for(house, run.draft.codes)
    if not fits(questionnaire, run.draft):
        return await _written(tx, run, renew(questionnaire, run.draft))
    try:
        draft = move(questionnaire, run.draft, choices)
    except Refusal as refusal:
        return Moved(run, refusal)
    if draft == run.draft:
        return Moved(run)
    moved = await _written(tx, run, draft)
    if moved.run.draft.at is None and run.purpose not in SUMMARISED:
        return await finish(tx, moved.run)
    return moved


async def finish(tx: UnitOfWork, run: Run) -> Moved:
    """Close a complete run once; whoever comes second finds it not finished by them."""
    if run.draft.at is not None:
        return Moved(run)
    closed = await tx.runs.close(run, RunState.SUBMITTED)
    return Moved(run, finished=closed)


async def send(tx: UnitOfWork, house: House, run: Run) -> Moved:
    """Hand a complete run in; one begun with names and sent without is asked for words anew."""
    questionnaire = questionnaire_for(house, run.draft.codes)
    if run.state is RunState.OPEN and goes_over(questionnaire, run.draft):
        return await _written(tx, run, renew(questionnaire, run.draft))
    return await finish(tx, run)


async def leave(tx: UnitOfWork, actor: Actor, run: Run) -> bool:
    """Stop answering: a draft worth keeping waits, a small one ends. Return whether it waits."""
    if actor.account.focus == run.id:
        await tx.people.set_focus(actor.account.id, None)
    if run.purpose in KEPT:
        return True
    await tx.runs.close(run, RunState.ABANDONED)
    return False


async def _written(tx: UnitOfWork, run: Run, draft: Draft) -> Moved:
    if await tx.runs.save(run, draft):
        return Moved(run.model_copy(update={"draft": draft, "version": run.version + 1}))
    return Moved(await tx.runs.get(run.id) or run)
