"""Hear a curator note what papers say of somebody's needs."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.needs import DropNeeds, NeedsNotes, NoteNeeds
from handlers.finishers import Finish
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import NeedsNoteId, ParticipationId
from mentoring.needs_notes import Direction, NeedsSource
from mentoring.noting_needs import NEEDS_RUN, drop_needs, note_needs, noted_about
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.runs import Run
from mentoring.trail import note_view


def router() -> Router:
    """Build the router of notes of needs."""
    needs = Router(name="needs")
    needs.callback_query.register(pressed_notes, NeedsNotes.filter())
    needs.callback_query.register(pressed_note, NoteNeeds.filter())
    needs.callback_query.register(pressed_drop, DropNeeds.filter())
    return needs


async def pressed_notes(
    _: CallbackQuery, callback_data: NeedsNotes, work: Work, actor: Actor
) -> None:
    """Show the notes about somebody."""
    about = ParticipationId(callback_data.participation)
    async with work() as tx:
        person, _notes = await noted_about(tx, actor, about)
        await note_view(tx, actor, "needs", {"person": person})
        await tx.reply("needs", {"participation": about})


async def pressed_note(
    _: CallbackQuery, callback_data: NoteNeeds, work: Work, actor: Actor, house: House
) -> None:
    """Ask for the source, the directions and a few words."""
    about = ParticipationId(callback_data.participation)
    async with work() as tx:
        await noted_about(tx, actor, about)
        await start_run(tx, actor, house, NEEDS_RUN, ("needs",), {"participation": about})


async def pressed_drop(
    _: CallbackQuery, callback_data: DropNeeds, work: Work, actor: Actor
) -> None:
    """Delete a note."""
    about = ParticipationId(callback_data.participation)
    async with work() as tx:
        await drop_needs(tx, actor, about, NeedsNoteId(callback_data.note))
        await tx.reply("needs", {"participation": about})


async def _noted(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the note."""
    about, answers = ParticipationId(int(run.subject["participation"])), run.draft.answers
    ticked = answers["directions"]
    directions = [Direction(each) for each in ticked] if isinstance(ticked, list | tuple) else []
    words = str(answers.get("words") or "") or None
    source = NeedsSource(str(answers["source"]))
    await note_needs(tx, actor, about, source, directions, words)
    await tx.reply("needs", {"participation": about})


FINISH: dict[str, Finish] = {NEEDS_RUN: _noted}
