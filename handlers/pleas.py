"""Hear what people ask for by themselves: a question, a mentor of the list, one's own place."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.pleas import (
    OTHER,
    AskQuestion,
    ByMyself,
    ListedMentor,
    ListTopics,
    MentorList,
    OwnPlace,
    OwnPlea,
)
from handlers.finishers import Finish
from mentoring.applications import Side
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import ParticipationId, PleaId
from mentoring.people import Actor
from mentoring.pleading import asking, listing
from mentoring.pleas import LIST, QUESTIONS, Wanted
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import person_in
from mentoring.runs import Run

PURPOSE = "plea"


def router() -> Router:
    """Build the router of what people ask for by themselves."""
    pleas = Router(name="pleas")
    pleas.callback_query.register(pressed_hub, ByMyself.filter())
    pleas.callback_query.register(pressed_ask, AskQuestion.filter())
    pleas.callback_query.register(pressed_list, MentorList.filter())
    pleas.callback_query.register(pressed_topics, ListTopics.filter())
    pleas.callback_query.register(pressed_mentor, ListedMentor.filter())
    pleas.callback_query.register(pressed_own, OwnPlea.filter())
    pleas.callback_query.register(pressed_place, OwnPlace.filter())
    return pleas


async def pressed_hub(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show what one can do by oneself."""
    async with work() as tx:
        person_in(actor)
        await tx.reply("myself")


async def pressed_ask(_: CallbackQuery, work: Work, actor: Actor, house: House) -> None:
    """Ask what the question is."""
    async with work() as tx:
        await listing.require_open(tx, QUESTIONS)
        own = await asking.may_ask(tx, actor)
        await start_run(tx, actor, house, PURPOSE, (PURPOSE,), {"participation": own.id})


async def pressed_list(
    _: CallbackQuery, callback_data: MentorList, work: Work, actor: Actor
) -> None:
    """Show one page of the list."""
    async with work() as tx:
        await listing.require_open(tx, LIST)
        await listing.own_side(tx, actor, Side.MENTEE)
        await tx.reply("mentor_list", {"page": callback_data.page, "topic": callback_data.topic})


async def pressed_topics(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the topics the list can be narrowed by."""
    async with work() as tx:
        await listing.require_open(tx, LIST)
        await listing.own_side(tx, actor, Side.MENTEE)
        await tx.reply("mentor_topics")


async def pressed_mentor(
    _: CallbackQuery, callback_data: ListedMentor, work: Work, actor: Actor, house: House
) -> None:
    """Show a card of the list, or ask for this mentor."""
    mentor = ParticipationId(callback_data.mentor)
    async with work() as tx:
        await listing.own_side(tx, actor, Side.MENTEE)
        if callback_data.wanted:
            plea = await asking.ask_mentor(tx, actor, mentor, house.rules)
            await tx.reply("my_plea", {"plea": plea.id})
        else:
            page, topic = callback_data.page, callback_data.topic
            await tx.reply("mentor_card", {"mentor": mentor, "page": page, "topic": topic})


async def pressed_own(_: CallbackQuery, callback_data: OwnPlea, work: Work, actor: Actor) -> None:
    """Show what became of something asked for, or take it back."""
    plea = PleaId(callback_data.plea)
    async with work() as tx:
        await asking.my_plea(tx, actor, plea)
        if callback_data.act == "back":
            await asking.take_back(tx, actor, plea)
        hidden = callback_data.act == "hide"
        await tx.reply("plea_news" if hidden else "my_plea", {"plea": plea})


async def pressed_place(
    _: CallbackQuery, callback_data: OwnPlace, work: Work, actor: Actor
) -> None:
    """Show one's own place on the list, take one, or leave."""
    async with work() as tx:
        await listing.own_side(tx, actor, Side.MENTOR)
        if callback_data.places > 0:
            await listing.join_list(tx, actor, callback_data.places)
        elif callback_data.places == 0:
            await listing.leave_list(tx, actor)
        await tx.reply("own_place")


async def _asked(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> None:
    """Put the question to those who can help."""
    said = run.draft.answers
    topic = str(said["topic"])
    wanted = Wanted(
        topic=None if topic == OTHER else topic, words=str(said["words"]), mode=str(said["mode"])
    )
    plea = await asking.ask_question(tx, actor, wanted, str(said["hours"]), house.rules)
    await tx.reply("my_plea", {"plea": plea.id})


FINISH: dict[str, Finish] = {PURPOSE: _asked}
