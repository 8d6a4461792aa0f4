"""Hear what is done about trial talks: a curator makes the list, both say what they think."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.trials import (
    AddTalk,
    CallToTalks,
    DraftTalks,
    EndTalks,
    OwnTalks,
    RateTalk,
    TalkCard,
    TalkList,
)
from handlers.finishers import Finish
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import ParticipationId, TrialTalkId, WishRoundId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in, person_in
from mentoring.runs import Run
from mentoring.timetable import instant_of
from mentoring.wishes.rounds import RoundKind
from mentoring.wishing import trials, windows

PURPOSE = "trials"


def router() -> Router:
    """Build the router of trial talks."""
    talks = Router(name="trials")
    talks.callback_query.register(pressed_draft, DraftTalks.filter())
    talks.callback_query.register(pressed_list, TalkList.filter())
    talks.callback_query.register(pressed_card, TalkCard.filter())
    talks.callback_query.register(pressed_add, AddTalk.filter())
    talks.callback_query.register(pressed_call, CallToTalks.filter())
    talks.callback_query.register(pressed_end, EndTalks.filter())
    talks.callback_query.register(pressed_own, OwnTalks.filter())
    talks.callback_query.register(pressed_rate, RateTalk.filter())
    return talks


async def pressed_draft(_: CallbackQuery, work: Work, actor: Actor, house: House) -> None:
    """Ask for the day and the hour."""
    async with work() as tx:
        curator_in(actor)
        await start_run(tx, actor, house, PURPOSE, (PURPOSE,))


async def pressed_list(
    _: CallbackQuery, callback_data: TalkList, work: Work, actor: Actor
) -> None:
    """Show who talks to whom."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("trials", {"page": callback_data.page})


async def pressed_card(
    _: CallbackQuery, callback_data: TalkCard, work: Work, actor: Actor
) -> None:
    """Show one talk, take it off the list or put it off."""
    talk = TrialTalkId(callback_data.talk)
    async with work() as tx:
        curator_in(actor)
        if callback_data.act == "off":
            await trials.drop(tx, actor, talk)
            await tx.reply("trials")
            return
        if callback_data.act == "later":
            await trials.put_off(tx, actor, talk)
        await tx.reply("trial", {"talk": talk})


async def pressed_add(_: CallbackQuery, callback_data: AddTalk, work: Work, actor: Actor) -> None:
    """Choose a mentee, then a mentor; then the talk is added."""
    mentee, mentor = callback_data.mentee, callback_data.mentor
    async with work() as tx:
        curator_in(actor)
        if mentee and mentor:
            await trials.add(tx, actor, ParticipationId(mentee), ParticipationId(mentor))
            await tx.reply("trials")
        else:
            await tx.reply("trial_add", {"mentee": mentee, "page": callback_data.page})


async def pressed_call(
    _: CallbackQuery, callback_data: CallToTalks, work: Work, actor: Actor, house: House
) -> None:
    """Show how many would be told, then tell them."""
    round_id = WishRoundId(callback_data.round)
    async with work() as tx:
        curator_in(actor)
        if callback_data.sure:
            told = await trials.call(tx, actor, round_id, house.rules)
            await tx.reply("trials", {"said": "called", "n": told})
        else:
            await tx.reply("trials_sure", {"round": round_id})


async def pressed_end(_: CallbackQuery, callback_data: EndTalks, work: Work, actor: Actor) -> None:
    """Close the round; what was said counts."""
    async with work() as tx:
        await windows.close(tx, actor, WishRoundId(callback_data.round), RoundKind.TALKS)
        await tx.reply("trials")


async def pressed_own(_: CallbackQuery, callback_data: OwnTalks, work: Work, actor: Actor) -> None:
    """Show one's own talks, or take the list back."""
    async with work() as tx:
        person_in(actor)
        await tx.reply("my_trials" if callback_data.full else "my_trials_hidden")


async def pressed_rate(
    _: CallbackQuery, callback_data: RateTalk, work: Work, actor: Actor
) -> None:
    """Show one of one's own talks, or keep what is thought of it."""
    talk = TrialTalkId(callback_data.talk)
    async with work() as tx:
        person_in(actor)
        if callback_data.said:
            await trials.say(tx, actor, talk, callback_data.said)
            await tx.reply("my_trials", {"said": "kept"})
        else:
            await tx.reply("my_trial", {"talk": talk})


async def _drafted(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Propose the talks from that hour on; a refusal is worded by its screen."""
    answers, zone = run.draft.answers, (await tx.organisations.get()).zone
    first = instant_of(str(answers["day"]), str(answers["time"]), zone)
    await trials.draft(tx, actor, first)
    await tx.reply("trials")


FINISH: dict[str, Finish] = {PURPOSE: _drafted}
