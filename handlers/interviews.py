"""Hear how a talk with a candidate is arranged, chosen, moved, declined, and what came of it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.candidates import Arrange, Talk, TalkAt
from handlers.callbacks.menu import MenuTo
from handlers.choices_talks import slot_moment
from handlers.finishers import Finish
from mentoring import interview_results, interviewing
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import InterviewId, ParticipationId, PersonId
from mentoring.interviews import Interview, Result
from mentoring.milestones import existing
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.questionnaire import Value
from mentoring.rights import curator_in, person_in, psychologist_in
from mentoring.runs import Run
from mentoring.timetable import instant_of
from mentoring.trail import note_view

ARRANGE, TIMES, RESULT = "talk", "talk_times", "talk_result"
ME, OWN = "me", "own"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def router() -> Router:
    """Build the router of talks."""
    talks = Router(name="interviews")
    talks.callback_query.register(asked_for_referrals, MenuTo.filter(F.to == "referrals"))
    talks.callback_query.register(pressed_arrange, Arrange.filter())
    talks.callback_query.register(pressed_slot, TalkAt.filter())
    talks.callback_query.register(pressed_talk, Talk.filter())
    return talks


async def asked_for_referrals(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the psychologist who was referred."""
    async with work() as tx:
        psychologist_in(actor)
        await tx.reply("referrals")


async def pressed_arrange(
    _: CallbackQuery, callback_data: Arrange, work: Work, actor: Actor, house: House
) -> None:
    """Ask who holds the talk and when, or what came of one that took place already."""
    about = ParticipationId(callback_data.participation)
    async with work() as tx:
        curator_in(actor)
        if callback_data.held:
            talk = await interview_results.talk_for_result(tx, actor, about)
            await _ask_result(tx, actor, house, talk)
        elif (talk_now := await interviewing.current(tx, about)) is not None:
            await _note(tx, actor, talk_now)
            await tx.reply("interview", {"interview": talk_now.id})
        else:
            subject = {"participation": (await existing(tx, about)).id}
            alone = len(await interviewing.leaders(tx)) == 1
            known = {"leader": ME} if alone else {}
            await start_run(tx, actor, house, ARRANGE, ("talk",), {**subject}, {**known})


async def pressed_slot(
    _: CallbackQuery, callback_data: TalkAt, work: Work, actor: Actor, house: House
) -> None:
    """Take an offered time; the same press twice takes it once."""
    slot = EPOCH + timedelta(minutes=callback_data.minute)
    talk = InterviewId(callback_data.interview)
    async with work() as tx:
        chosen = await interviewing.choose(tx, actor, talk, slot, house.rules)
        await tx.reply("interview", {"interview": chosen.id})


async def pressed_talk(
    _: CallbackQuery, callback_data: Talk, work: Work, actor: Actor, house: House
) -> None:
    """Open a talk or do what was pressed about it."""
    act = callback_data.act
    async with work() as tx:
        talk = await interviewing.look(tx, actor, InterviewId(callback_data.interview))
        if act in ("times", "result") and interviewing.leads(actor, talk) and talk.is_open:
            await (_ask_times if act == "times" else _ask_result)(tx, actor, house, talk)
        elif act == "hide":
            await tx.reply("interview_hidden", {"interview": talk.id})
        elif act == "refuse" and not callback_data.sure:
            await tx.reply("interview", {"interview": talk.id, "sure": True})
        else:
            await _note(tx, actor, talk)
            await _act(tx, actor, talk, act)
            await tx.reply("interview", {"interview": talk.id})


async def _note(tx: UnitOfWork, actor: Actor, talk: Interview) -> None:
    """Note who looks at a talk: what it came to may stand there."""
    found = await existing(tx, talk.participation_id)
    subject = {"person": found.person_id, "participation": found.id}
    await note_view(tx, actor, "interview", {**subject})


async def _act(tx: UnitOfWork, actor: Actor, talk: Interview, act: str) -> None:
    if act == "none":
        await interviewing.ask_other_times(tx, actor, talk.id)
    elif act == "refuse":
        await interviewing.refuse(tx, actor, talk.id)
    elif act == "off":
        await interviewing.call_off(tx, actor, talk.id)
    elif act == "missed":
        await interview_results.miss(tx, actor, talk.id)


async def _ask_times(tx: UnitOfWork, actor: Actor, house: House, talk: Interview) -> None:
    await start_run(tx, actor, house, TIMES, ("talk-times",), {"interview": talk.id})


async def _ask_result(tx: UnitOfWork, actor: Actor, house: House, talk: Interview) -> None:
    known = {"psychologist": True} if talk.by_psychologist else {}
    subject = {"interview": talk.id}
    await start_run(tx, actor, house, RESULT, ("talk-result",), {**subject}, {**known})


async def _arranged(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Offer the chosen times."""
    answers = run.draft.answers
    chosen = str(answers["leader"])
    leader = person_in(actor) if chosen == ME else PersonId(int(chosen))
    about = ParticipationId(int(run.subject["participation"]))
    talk = await interviewing.refer(tx, actor, about, leader)
    await _offer(tx, actor, talk.id, answers)


async def _timed(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Offer other times."""
    await _offer(tx, actor, InterviewId(int(run.subject["interview"])), run.draft.answers)


async def _offer(
    tx: UnitOfWork, actor: Actor, interview: InterviewId, answers: dict[str, Value]
) -> None:
    zone = ZoneInfo((await tx.organisations.get()).zone)
    picked, place = answers["slots"], answers.get("place")
    chosen = [each for each in picked if each != OWN] if isinstance(picked, tuple) else []
    slots = [slot_moment(each, zone) for each in chosen]
    if "own_day" in answers:
        slots.append(instant_of(str(answers["own_day"]), str(answers["own_time"]), zone.key))
    said = str(place) if place else None
    talk = await interviewing.offer(tx, actor, interview, slots, said)
    await tx.reply("interview", {"interview": talk.id})


async def _resulted(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Write the result down."""
    answers, interview = run.draft.answers, InterviewId(int(run.subject["interview"]))
    comment = answers.get("comment")
    result, words = Result(str(answers["result"])), str(comment) if comment else None
    seen = answers.get("psychologist") is True
    record = interview_results.record
    await record(tx, actor, interview, result, words, with_psychologist=seen)
    await tx.reply("interview", {"interview": interview})


FINISH: dict[str, Finish] = {ARRANGE: _arranged, TIMES: _timed, RESULT: _resulted}
