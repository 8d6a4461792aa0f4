"""Hear answers: pressed, typed, skipped, changed, handed in."""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.questionnaire import GoTo, Leaf, Leave, Pick, Send, Show, Step, Way
from handlers.finishers import Finishers
from handlers.taking import Given, Hand
from mentoring.care import look_after
from mentoring.filling import JOIN, Move, leave, my_run, questionnaire_for, send, show
from mentoring.house import House
from mentoring.ids import RunId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.questionnaire import Kind, answer, back, done, goto, keep, press, skip
from mentoring.runs import Run, RunState


def router(finishers: Finishers) -> Router:
    """Build the router of all questionnaires; `finishers` say what a finished one leads to."""
    answers, heard = Router(name="questionnaire"), Answers(finishers)
    answers.callback_query.register(heard.pressed_option, Pick.filter())
    answers.callback_query.register(heard.pressed_way, Way.filter())
    answers.callback_query.register(heard.pressed_go_to, GoTo.filter())
    answers.callback_query.register(pressed_leaf, Leaf.filter())
    answers.callback_query.register(pressed_show, Show.filter())
    answers.callback_query.register(pressed_leave, Leave.filter())
    answers.callback_query.register(heard.pressed_send, Send.filter())
    answers.message.register(heard.typed_answer, F.text, ~F.text.startswith("/"))
    answers.message.register(heard.shared_contact, F.contact)
    answers.message.register(sent_something_else, ~F.text)
    return answers


class Answers:
    """Take answers, each in its own unit of work."""

    def __init__(self, finishers: Finishers) -> None:
        """Know what each purpose leads to."""
        self._finishers = finishers

    async def pressed_option(
        self, _: CallbackQuery, callback_data: Pick, work: Work, actor: Actor, house: House
    ) -> None:
        """Choose or tick an option."""
        key, value = callback_data.key, callback_data.value
        async with work() as tx:
            run = await my_run(tx, actor, RunId(callback_data.run))
            given = Given(key, value, callback_data.page)
            hand = Hand(tx, actor, house, self._finishers)
            await hand.take(run, lambda q, d, c: press(q, d, key, value, c), given)

    async def pressed_way(
        self, _: CallbackQuery, callback_data: Way, work: Work, actor: Actor, house: House
    ) -> None:
        """Go on without an answer; a second press stays where the first one led."""
        async with work() as tx:
            run = await my_run(tx, actor, RunId(callback_data.run))
            if run.draft.at != callback_data.key:
                await show(tx, run)
                return
            hand = Hand(tx, actor, house, self._finishers)
            move = _moves(callback_data.key)[callback_data.step]
            await hand.take(run, move, Given(callback_data.key))

    async def pressed_go_to(
        self, _: CallbackQuery, callback_data: GoTo, work: Work, actor: Actor, house: House
    ) -> None:
        """Open a question again."""
        key = callback_data.key
        async with work() as tx:
            run = await my_run(tx, actor, RunId(callback_data.run))
            await _focus(tx, actor, run)
            hand = Hand(tx, actor, house, self._finishers)
            await hand.take(run, lambda q, d, _c: goto(q, d, key), Given(key))

    async def pressed_send(
        self, _: CallbackQuery, callback_data: Send, work: Work, actor: Actor, house: House
    ) -> None:
        """Hand the answers in, once; a second press sees the same."""
        async with work() as tx:
            run = await my_run(tx, actor, RunId(callback_data.run))
            moved = await send(tx, house, run)
            if moved.finished:
                await Hand(tx, actor, house, self._finishers).finish(run)
            elif run.state is RunState.SUBMITTED and run.purpose == JOIN:
                await tx.reply("submitted")
            else:
                await show(tx, moved.run)

    async def typed_answer(self, message: Message, work: Work, actor: Actor, house: House) -> None:
        """Read a message as the answer to the question in focus."""
        if actor.account.focus is None:
            raise SkipHandler
        async with work() as tx:
            run = await my_run(tx, actor, actor.account.focus)
            await self._hear(Hand(tx, actor, house, self._finishers), run, message.text or "")

    async def shared_contact(
        self, message: Message, work: Work, actor: Actor, house: House
    ) -> None:
        """Take one's own number where a phone is asked for; anywhere else it is no answer."""
        if actor.account.focus is None or message.contact is None:
            raise SkipHandler
        shared, sender = message.contact, message.from_user
        own = sender is not None and shared.user_id == sender.id
        async with work() as tx:
            run = await my_run(tx, actor, actor.account.focus)
            step = questionnaire_for(house, run.draft.codes).step(run.draft.at or "")
            if own and step is not None and step.kind is Kind.PHONE:
                hand = Hand(tx, actor, house, self._finishers)
                await self._hear(hand, run, shared.phone_number)
            else:
                await tx.reply("words_only", {"run": run.id, "what": message.content_type})

    async def _hear(self, hand: Hand, run: Run, text: str) -> None:
        key = run.draft.at
        if key is None:
            await show(hand.tx, run)
            return
        step = questionnaire_for(hand.house, run.draft.codes).step(key)
        await look_after(hand.tx, hand.actor, hand.house, run, step, text)
        given = Given(key, typed=True)
        await hand.take(run, lambda q, d, c: answer(q, d, key, text, c), given)


async def pressed_leaf(_: CallbackQuery, callback_data: Leaf, work: Work, actor: Actor) -> None:
    """Turn the options over; on a question already answered, show the current one."""
    async with work() as tx:
        run = await my_run(tx, actor, RunId(callback_data.run))
        if run.draft.at != callback_data.key:
            await show(tx, run)
        else:
            await tx.reply("question", {"run": run.id, "page": callback_data.page})


async def pressed_show(_: CallbackQuery, callback_data: Show, work: Work, actor: Actor) -> None:
    """Show where the run stands, and let typed text answer it again."""
    async with work() as tx:
        run = await my_run(tx, actor, RunId(callback_data.run))
        await _focus(tx, actor, run)
        if run.draft.at is None:
            await tx.reply("summary", {"run": run.id, "page": callback_data.page})
        else:
            await show(tx, run)


async def pressed_leave(_: CallbackQuery, callback_data: Leave, work: Work, actor: Actor) -> None:
    """Stop for now."""
    async with work() as tx:
        run = await my_run(tx, actor, RunId(callback_data.run))
        waits = await leave(tx, actor, run)
        await tx.reply("run_paused" if waits else "run_dropped", {"run": run.id})


async def sent_something_else(message: Message, work: Work, actor: Actor) -> None:
    """Explain kindly that a voice or a picture is no answer; the question waits."""
    if actor.account.focus is None:
        raise SkipHandler
    async with work() as tx:
        await tx.reply("words_only", {"run": actor.account.focus, "what": message.content_type})


async def _focus(tx: UnitOfWork, actor: Actor, run: Run) -> None:
    if run.state is RunState.OPEN and actor.account.focus != run.id:
        await tx.people.set_focus(actor.account.id, run.id)


def _moves(key: str) -> dict[Step, Move]:
    """Return the moves that carry no answer."""
    return {
        Step.DONE: lambda q, d, c: done(q, d, key, c),
        Step.SKIP: lambda q, d, c: skip(q, d, key, c),
        Step.KEEP: lambda q, d, _c: keep(q, d, key),
        Step.BACK: lambda q, d, _c: back(q, d),
    }
