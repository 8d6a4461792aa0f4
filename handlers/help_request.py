"""Hear people ask for help, and those who help them take, answer and close."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.help import (
    AnswerHelp,
    AskForHelp,
    CloseHelp,
    HelpInbox,
    OpenHelp,
    OwnHelp,
    PauseContact,
    SayMore,
    TakeHelp,
    WithdrawHelp,
)
from handlers.finishers import Finish
from mentoring import help as helping
from mentoring.filling import start_run
from mentoring.help_request import ASKABLE, HelpTopic
from mentoring.house import House
from mentoring.ids import HelpRequestId, PairId
from mentoring.pausing import pause_contact
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.runs import Run
from mentoring.trail import note_view

SAY, ANSWER = "help", "help_answer"


def router() -> Router:
    """Build the router of help."""
    asking = Router(name="help_request")
    asking.callback_query.register(pressed_ask, AskForHelp.filter())
    asking.callback_query.register(pressed_own, OwnHelp.filter())
    asking.callback_query.register(pressed_more, SayMore.filter())
    asking.callback_query.register(pressed_pause, PauseContact.filter())
    asking.callback_query.register(pressed_withdraw, WithdrawHelp.filter())
    asking.callback_query.register(pressed_inbox, HelpInbox.filter())
    asking.callback_query.register(pressed_open, OpenHelp.filter(F.request > 0))
    asking.callback_query.register(pressed_take, TakeHelp.filter())
    asking.callback_query.register(pressed_answer, AnswerHelp.filter())
    asking.callback_query.register(pressed_close, CloseHelp.filter())
    return asking


async def pressed_ask(
    _: CallbackQuery, callback_data: AskForHelp, work: Work, actor: Actor, house: House
) -> None:
    """Ask for the topic, then how urgent it is; then somebody is told."""
    async with work() as tx:
        if actor.person is None:
            await tx.reply("help_outside")
        elif not callback_data.topic:
            await tx.reply("help_topic")
        elif callback_data.urgent < 0:
            await tx.reply(
                "help_urgency", {"topic": callback_data.topic, "pair": callback_data.pair}
            )
        else:
            topic, urgent = HelpTopic(callback_data.topic), bool(callback_data.urgent)
            pair = PairId(callback_data.pair) if callback_data.pair else None
            asked = await helping.ask(tx, actor, house, topic, urgent=urgent, about=pair)
            await tx.reply("help_own", {"request": asked.id})


async def pressed_own(_: CallbackQuery, callback_data: OwnHelp, work: Work, actor: Actor) -> None:
    """Show one's own request, or all of them."""
    async with work() as tx:
        if callback_data.request:
            found = await helping.own(tx, actor, HelpRequestId(callback_data.request))
            await tx.reply("help_own", {"request": found.id})
        else:
            await tx.reply("help_mine")


async def pressed_more(
    _: CallbackQuery, callback_data: SayMore, work: Work, actor: Actor, house: House
) -> None:
    """Ask for words."""
    async with work() as tx:
        found = await helping.own(tx, actor, HelpRequestId(callback_data.request))
        await start_run(tx, actor, house, SAY, (SAY,), {"request": int(found.id)})


async def pressed_pause(
    _: CallbackQuery, callback_data: PauseContact, work: Work, actor: Actor
) -> None:
    """Ask once more, then stop the contact in one pair."""
    async with work() as tx:
        found = await helping.own(tx, actor, HelpRequestId(callback_data.request))
        if callback_data.pair and callback_data.sure:
            if await pause_contact(tx, actor, PairId(callback_data.pair)):
                await tx.help_requests.pause(found.id, PairId(callback_data.pair))
            await tx.reply("help_own", {"request": found.id, "said": "paused"})
        else:
            args = {"request": int(found.id), "pair": callback_data.pair}
            await tx.reply("help_pause", {**args})


async def pressed_withdraw(
    _: CallbackQuery, callback_data: WithdrawHelp, work: Work, actor: Actor
) -> None:
    """Close one's own request."""
    async with work() as tx:
        found = await helping.withdraw(tx, actor, HelpRequestId(callback_data.request))
        await tx.reply("help_own", {"request": found.id})


async def pressed_inbox(
    _: CallbackQuery, callback_data: HelpInbox, work: Work, actor: Actor
) -> None:
    """List what the actor may read."""
    async with work() as tx:
        helping.helper_in(actor)
        await tx.reply("help_inbox", {"page": callback_data.page})


async def pressed_open(
    _: CallbackQuery, callback_data: OpenHelp, work: Work, actor: Actor
) -> None:
    """Show a request to somebody who may read it."""
    async with work() as tx:
        found = await helping.readable(tx, actor, HelpRequestId(callback_data.request))
        what = "help" if found.topic in ASKABLE else "third_party"
        await note_view(tx, actor, what, {"person": found.person_id})
        await tx.reply("help_card", {"request": found.id})


async def pressed_take(
    _: CallbackQuery, callback_data: TakeHelp, work: Work, actor: Actor
) -> None:
    """Look after a request; who comes second reads who was first."""
    async with work() as tx:
        found = await helping.take(tx, actor, HelpRequestId(callback_data.request))
        await tx.reply("help_card", {"request": found.id})


async def pressed_answer(
    _: CallbackQuery, callback_data: AnswerHelp, work: Work, actor: Actor, house: House
) -> None:
    """Ask for the words of the answer."""
    async with work() as tx:
        found = await helping.readable(tx, actor, HelpRequestId(callback_data.request))
        await start_run(tx, actor, house, ANSWER, (ANSWER,), {"request": int(found.id)})


async def pressed_close(
    _: CallbackQuery, callback_data: CloseHelp, work: Work, actor: Actor
) -> None:
    """Close a request without words."""
    async with work() as tx:
        found = await helping.close(tx, actor, HelpRequestId(callback_data.request))
        await tx.reply("help_card", {"request": found.id})


async def _said(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Add the words to the request."""
    request = HelpRequestId(int(run.subject["request"]))
    found = await helping.say(tx, actor, request, str(run.draft.answers["words"]))
    await tx.reply("help_own", {"request": found.id})


async def _answered(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Store the answer."""
    request = HelpRequestId(int(run.subject["request"]))
    found = await helping.answer(tx, actor, request, str(run.draft.answers["answer"]))
    await tx.reply("help_card", {"request": found.id})


FINISH: dict[str, Finish] = {SAY: _said, ANSWER: _answered}
