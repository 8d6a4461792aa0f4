"""Hear how a meeting went: one tap, two taps of feedback, a few words."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.meetings import AddWords, Took
from handlers.finishers import Finish
from mentoring.aftermath import add_words, judge, judged, mark, my_feedback
from mentoring.agreeing import my_meeting
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import MeetingId
from mentoring.meetings import Mark
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import person_in
from mentoring.runs import Run

WORDS = "feedback_words"


def router() -> Router:
    """Build the router of what comes after a meeting."""
    feedback = Router(name="feedback")
    feedback.callback_query.register(pressed_took, Took.filter())
    feedback.callback_query.register(pressed_add_words, AddWords.filter())
    return feedback


async def pressed_took(
    _: CallbackQuery, callback_data: Took, work: Work, actor: Actor, house: House
) -> None:
    """Store the answer to «Состоялась?» and go on from there."""
    meeting = MeetingId(callback_data.meeting)
    async with work() as tx:
        found = await mark(tx, meeting, person_in(actor), callback_data.mark)
        if callback_data.mark is Mark.HELD and await judged(tx, found, person_in(actor)):
            await tx.reply("meeting_thanks", {"meeting": meeting})
        elif callback_data.mark is Mark.HELD:
            await start_run(tx, actor, house, "feedback", ("meet",), {"meeting": meeting})
        elif callback_data.mark is Mark.MOVED:
            await tx.reply("meeting_times", {"pair": found.pair_id, "moves": 0})
        else:
            await tx.reply("meeting_missed", {"meeting": meeting})


async def pressed_add_words(
    _: CallbackQuery, callback_data: AddWords, work: Work, actor: Actor, house: House
) -> None:
    """Ask two more questions of who wants to say more; both may be skipped."""
    async with work() as tx:
        found = await my_meeting(tx, MeetingId(callback_data.meeting), person_in(actor))
        said = await my_feedback(tx, found, person_in(actor))
        if said is None or said.has_words:
            await tx.reply("meeting_thanks", {"meeting": found.id})
        else:
            await start_run(tx, actor, house, WORDS, ("words",), {"meeting": found.id})


async def _judged(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the two numbers and say what comes next."""
    answers, meeting = run.draft.answers, MeetingId(int(run.subject["meeting"]))
    useful, progress = int(str(answers["usefulness"])), int(str(answers["progress"]))
    await judge(tx, meeting, person_in(actor), useful, progress)
    await tx.reply("meeting_thanks", {"meeting": meeting})


async def _added(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the words with the numbers."""
    answers, meeting = run.draft.answers, MeetingId(int(run.subject["meeting"]))
    minutes, result = answers.get("duration"), answers.get("result")
    said = str(result) if result else None
    length = int(str(minutes)) if str(minutes).isdecimal() else None
    await add_words(tx, meeting, person_in(actor), length, said)
    await tx.reply("meeting_thanks", {"meeting": meeting})


FINISH: dict[str, Finish] = {"feedback": _judged, WORDS: _added}
