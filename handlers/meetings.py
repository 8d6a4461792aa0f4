"""Hear what people do with meetings: propose, confirm, move, decline."""

from datetime import UTC, datetime

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.meetings import (
    Answer,
    ChangePlace,
    ChooseTime,
    NewMeeting,
    OpenMeeting,
    SureNot,
)
from handlers.callbacks.menu import MenuTo
from handlers.choices_meetings import place_of
from handlers.finishers import Finish
from mentoring.agreeing import (
    OPEN,
    change_place,
    confirm,
    decline,
    move,
    my_meeting,
    propose,
    usual_place,
    working_pair,
)
from mentoring.desk import take_held
from mentoring.errors import Refusal
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import MeetingId, PairId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import person_in
from mentoring.runs import Run, Subject
from mentoring.timetable import instant_of


def router() -> Router:
    """Build the router of meetings."""
    meetings = Router(name="meetings")
    meetings.message.register(asked_for_meetings, Command("meetings"))
    meetings.callback_query.register(asked_for_meetings, MenuTo.filter(F.to == "meetings"))
    meetings.callback_query.register(pressed_new, NewMeeting.filter())
    meetings.callback_query.register(pressed_time, ChooseTime.filter())
    meetings.callback_query.register(pressed_place, ChangePlace.filter())
    meetings.callback_query.register(pressed_open, OpenMeeting.filter())
    meetings.callback_query.register(pressed_answer, Answer.filter())
    meetings.callback_query.register(pressed_sure_not, SureNot.filter())
    return meetings


async def asked_for_meetings(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the reader's meetings."""
    async with work() as tx:
        await tx.reply("meetings", await take_held(tx, actor))


async def pressed_new(
    _: CallbackQuery, callback_data: NewMeeting, work: Work, actor: Actor
) -> None:
    """Suggest times for a meeting."""
    async with work() as tx:
        person, moves = person_in(actor), MeetingId(callback_data.moves)
        pair = await working_pair(tx, PairId(callback_data.pair), person)
        if moves and (await my_meeting(tx, moves, person)).state not in OPEN:
            await tx.reply("meeting", {"meeting": moves})
        else:
            await tx.reply("meeting_times", {"pair": pair.id, "moves": moves})


async def pressed_time(
    _: CallbackQuery, callback_data: ChooseTime, work: Work, actor: Actor, house: House
) -> None:
    """Propose a suggested time at once, or ask for the day, the hour and the place."""
    async with work() as tx:
        pair = await working_pair(tx, PairId(callback_data.pair), person_in(actor))
        moves = MeetingId(callback_data.moves)
        if callback_data.minute:
            instant = datetime.fromtimestamp(callback_data.minute * 60, UTC)
            await _propose(tx, actor, pair.id, moves, instant, await usual_place(tx, pair.id))
        else:
            subject: Subject = {"pair": pair.id, "moves": moves}
            await start_run(tx, actor, house, "meeting", ("meeting",), subject)


async def pressed_place(
    _: CallbackQuery, callback_data: ChangePlace, work: Work, actor: Actor, house: House
) -> None:
    """Ask where to meet."""
    async with work() as tx:
        found = await my_meeting(tx, MeetingId(callback_data.meeting), person_in(actor))
        await start_run(tx, actor, house, "place", ("place",), {"meeting": found.id})


async def pressed_open(
    _: CallbackQuery, callback_data: OpenMeeting, work: Work, actor: Actor
) -> None:
    """Show the details of a meeting in place, or hide them again."""
    async with work() as tx:
        found = await my_meeting(tx, MeetingId(callback_data.meeting), person_in(actor))
        kind = "meeting" if callback_data.full else "meeting_hidden"
        await tx.reply(kind, {"meeting": found.id})


async def pressed_answer(
    _: CallbackQuery, callback_data: Answer, work: Work, actor: Actor, house: House
) -> None:
    """Confirm a meeting, or ask once more before it is cancelled."""
    meeting = MeetingId(callback_data.meeting)
    async with work() as tx:
        if callback_data.comes:
            await confirm(tx, meeting, person_in(actor), house.rules)
            await tx.reply("meeting", {"meeting": meeting})
        else:
            found = await my_meeting(tx, meeting, person_in(actor))
            kind = "meeting_sure" if found.state in OPEN else "meeting"
            await tx.reply(kind, {"meeting": meeting})


async def pressed_sure_not(
    _: CallbackQuery, callback_data: SureNot, work: Work, actor: Actor
) -> None:
    """Decline or cancel a meeting for good."""
    async with work() as tx:
        found = await decline(tx, MeetingId(callback_data.meeting), person_in(actor))
        await tx.reply("meeting", {"meeting": found.id})


async def _propose(
    tx: UnitOfWork,
    actor: Actor,
    pair: PairId,
    moves: MeetingId,
    starts_at: datetime,
    place: str | None,
) -> None:
    person = person_in(actor)
    if moves:
        made = await move(tx, moves, person, starts_at, place)
    else:
        made = await propose(tx, pair, person, starts_at, place)
    await tx.reply("meeting", {"meeting": made.id})


async def _agreed(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Turn the answers of the small questionnaire into a proposal."""
    answers, subject = run.draft.answers, run.subject
    zone = (await tx.organisations.get()).zone
    starts_at = instant_of(str(answers["day"]), str(answers["time"]), zone)
    place = await place_of(tx, str(answers["place"]))
    pair, moves = PairId(int(subject["pair"])), MeetingId(int(subject["moves"]))
    if starts_at <= tx.now:
        await tx.reply("meeting_times", {"pair": pair, "moves": moves, "said": "past"})
        return
    try:
        await _propose(tx, actor, pair, moves, starts_at, place)
    except Refusal as refusal:
        await _end_with(tx, refusal)


async def _placed(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Store where the two meet."""
    place = await place_of(tx, str(run.draft.answers["place"]))
    meeting = MeetingId(int(run.subject["meeting"]))
    try:
        await change_place(tx, meeting, person_in(actor), place)
    except Refusal as refusal:
        await _end_with(tx, refusal)
    else:
        await tx.reply("meeting", {"meeting": meeting})


async def _end_with(tx: UnitOfWork, refusal: Refusal) -> None:
    """Reply with a refusal and let the dialog end: raised, it would ask the same again."""
    said = {key: each for key, each in refusal.data.items() if not isinstance(each, tuple)}
    await tx.reply("refusal", {**said, "code": refusal.code})


FINISH: dict[str, Finish] = {"meeting": _agreed, "place": _placed}
