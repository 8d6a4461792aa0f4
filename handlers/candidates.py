"""Hear how candidates are led on: the list, a step done, excused or taken back, the category."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.candidates import CloseStep, NextList, SetCategory, Steps, Training
from handlers.finishers import Finish
from handlers.texts.step_words import excuse_code
from mentoring.filling import start_run
from mentoring.heads_word import bring_again
from mentoring.house import House
from mentoring.ids import ParticipationId
from mentoring.leading import note_baseline, note_request, set_category
from mentoring.milestones import complete, excuse, existing, open_again
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.runs import Run
from mentoring.steps import StepKind
from mentoring.trail import note_view
from mentoring.training import has_read, set_materials

EXCUSE, REQUEST, MATERIALS = "excuse", "request_note", "training_words"
BY_A_TAP = frozenset({StepKind.TRAINING, StepKind.CLEARANCE})
EXCUSABLE = BY_A_TAP | {StepKind.INTERVIEW}


def router() -> Router:
    """Build the router of candidates."""
    candidates = Router(name="candidates")
    candidates.callback_query.register(pressed_list, NextList.filter())
    candidates.callback_query.register(pressed_steps, Steps.filter())
    candidates.callback_query.register(pressed_close, CloseStep.filter())
    candidates.callback_query.register(pressed_category, SetCategory.filter())
    candidates.callback_query.register(pressed_training, Training.filter())
    return candidates


async def pressed_list(
    _: CallbackQuery, callback_data: NextList, work: Work, actor: Actor
) -> None:
    """Show whom to lead on."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("next_steps", {"step": callback_data.step, "page": callback_data.page})


async def pressed_steps(_: CallbackQuery, callback_data: Steps, work: Work, actor: Actor) -> None:
    """Show all steps of somebody."""
    async with work() as tx:
        curator_in(actor)
        found = await existing(tx, ParticipationId(callback_data.participation))
        subject = {"person": found.person_id, "participation": found.id}
        await note_view(tx, actor, "steps", {**subject})
        await tx.reply("candidate_steps", {"participation": found.id})


async def pressed_close(
    _: CallbackQuery, callback_data: CloseStep, work: Work, actor: Actor, house: House
) -> None:
    """Note a step, ask why it is left out, or take the note back; twice is the same as once."""
    about, kind = ParticipationId(callback_data.participation), StepKind(callback_data.step)
    subject = {"participation": about, "step": kind.value}
    async with work() as tx:
        curator_in(actor)
        closed = ""
        if callback_data.act == "excuse" and kind in EXCUSABLE:
            await existing(tx, about)
            await start_run(tx, actor, house, EXCUSE, (excuse_code(kind),), {**subject})
            return
        if callback_data.act == "note":
            await existing(tx, about)
            await start_run(tx, actor, house, REQUEST, ("request-note",), {**subject})
            return
        if callback_data.act == "undo" and kind is not StepKind.APPROVAL:
            await open_again(tx, actor, about, kind)
        elif callback_data.act == "again":
            await bring_again(tx, actor, about)
        elif callback_data.act == "done" and kind is StepKind.BASELINE:
            closed = kind.value if await note_baseline(tx, actor, about) else ""
        elif callback_data.act == "done" and kind in BY_A_TAP:
            closed = kind.value if await complete(tx, actor, about, kind) else ""
        await tx.reply("candidate_steps", {"participation": about, "closed": closed})


async def pressed_category(
    _: CallbackQuery, callback_data: SetCategory, work: Work, actor: Actor
) -> None:
    """Set the category, or show which there are."""
    about = ParticipationId(callback_data.participation)
    async with work() as tx:
        curator_in(actor)
        if callback_data.code:
            await set_category(tx, actor, about, callback_data.code)
            await tx.reply("candidate_steps", {"participation": about})
        else:
            await tx.reply("categories", {"participation": about})


async def pressed_training(
    _: CallbackQuery, callback_data: Training, work: Work, actor: Actor, house: House
) -> None:
    """Show how to prepare, hear that it is read, or let the curator write it."""
    async with work() as tx:
        if callback_data.act == "write":
            curator_in(actor)
            await start_run(tx, actor, house, MATERIALS, ("training",))
            return
        read = callback_data.act == "read" and await has_read(tx, actor)
        await tx.reply("training", {"said": "read" if read else ""})


async def _excused(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Let somebody go on without the step."""
    about, kind = (
        ParticipationId(int(run.subject["participation"])),
        StepKind(str(run.subject["step"])),
    )
    mine = await excuse(tx, actor, about, kind, str(run.draft.answers["reason"]))
    closed = kind.value if mine else ""
    await tx.reply("candidate_steps", {"participation": about, "closed": closed})


async def _noted(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep what the talk made clear."""
    about = ParticipationId(int(run.subject["participation"]))
    await note_request(tx, actor, about, str(run.draft.answers["note"]))
    await tx.reply("candidate_steps", {"participation": about})


async def _written(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the materials."""
    await set_materials(tx, actor, str(run.draft.answers["words"]))
    await tx.reply("training", {"said": "saved"})


FINISH: dict[str, Finish] = {EXCUSE: _excused, REQUEST: _noted, MATERIALS: _written}
