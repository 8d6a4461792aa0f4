"""Hear a curator's letter to many: to whom, which words, the preview, one press that sends."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.office import (
    LookAtLetter,
    Missed,
    ReadLetter,
    SendLetter,
    StopLetter,
    WriteLetter,
)
from handlers.callbacks.people import WriteToChosen
from handlers.finishers import Finish
from mentoring import letters
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import BroadcastId
from mentoring.office import Segment
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.runs import Run


def router() -> Router:
    """Build the router of letters."""
    announce = Router(name="announce")
    announce.message.register(asked_to_announce, Command("announce"))
    announce.callback_query.register(asked_to_announce, MenuTo.filter(F.to == "announce"))
    announce.callback_query.register(pressed_write, WriteLetter.filter())
    announce.callback_query.register(pressed_write_to_chosen, WriteToChosen.filter())
    announce.callback_query.register(pressed_look, LookAtLetter.filter())
    announce.callback_query.register(pressed_read, ReadLetter.filter())
    announce.callback_query.register(pressed_missed, Missed.filter())
    announce.callback_query.register(pressed_send, SendLetter.filter())
    announce.callback_query.register(pressed_stop, StopLetter.filter())
    return announce


async def asked_to_announce(
    _: Message | CallbackQuery, work: Work, actor: Actor, house: House
) -> None:
    """Ask whom to write to, and what."""
    async with work() as tx:
        curator_in(actor)
        await start_run(tx, actor, house, letters.PURPOSE, ("broadcast",))


async def pressed_write(
    _: CallbackQuery, callback_data: WriteLetter, work: Work, actor: Actor, house: House
) -> None:
    """Ask for other words to the same people."""
    async with work() as tx:
        curator_in(actor)
        letter = await letters.existing(tx, BroadcastId(callback_data.letter))
        if letter.segment is Segment.CHOSEN:
            await _ask_words(tx, actor, house, letter.chosen or "")
        else:
            known = {"segment": letter.segment.value}
            await start_run(tx, actor, house, letters.PURPOSE, ("broadcast",), known=known)


async def pressed_write_to_chosen(
    _: CallbackQuery, callback_data: WriteToChosen, work: Work, actor: Actor, house: House
) -> None:
    """Ask for words to the people whom a filter lets through."""
    async with work() as tx:
        curator_in(actor)
        await _ask_words(tx, actor, house, callback_data.by)


async def _ask_words(tx: UnitOfWork, actor: Actor, house: House, chosen: str) -> None:
    await start_run(tx, actor, house, letters.PURPOSE, ("letter",), {"chosen": chosen})


async def pressed_look(
    _: CallbackQuery, callback_data: LookAtLetter, work: Work, actor: Actor
) -> None:
    """Show the preview, or how the delivery goes."""
    async with work() as tx:
        curator_in(actor)
        letter = await letters.existing(tx, BroadcastId(callback_data.letter))
        kind = "letter_preview" if letter.sent_at is None else "letter_result"
        await tx.reply(kind, {"letter": letter.id})


async def pressed_read(_: CallbackQuery, callback_data: ReadLetter, work: Work) -> None:
    """Show a parent what the curator wrote."""
    async with work() as tx:
        await tx.reply("letter_read", {"letter": callback_data.letter})


async def pressed_missed(
    _: CallbackQuery, callback_data: Missed, work: Work, actor: Actor
) -> None:
    """Show whom the letter will not reach."""
    async with work() as tx:
        curator_in(actor)
        letter = await letters.existing(tx, BroadcastId(callback_data.letter))
        await tx.reply("letter_missed", {"letter": letter.id, "page": callback_data.page})


async def pressed_send(
    _: CallbackQuery, callback_data: SendLetter, work: Work, actor: Actor
) -> None:
    """Send the letter; a second press sees how the delivery goes."""
    async with work() as tx:
        letter = await letters.send(tx, actor, BroadcastId(callback_data.letter))
        await tx.reply("letter_result", {"letter": letter.id})


async def pressed_stop(
    _: CallbackQuery, callback_data: StopLetter, work: Work, actor: Actor
) -> None:
    """Stop what has not gone out."""
    async with work() as tx:
        letter = BroadcastId(callback_data.letter)
        await letters.stop(tx, actor, letter)
        await tx.reply("letter_result", {"letter": letter})


async def _written(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the letter and show it as its readers will see it."""
    answers, chosen = run.draft.answers, run.subject.get("chosen")
    segment = Segment.CHOSEN if chosen is not None else Segment(str(answers["segment"]))
    told = str(chosen) if chosen is not None else None
    letter = await letters.prepare(tx, actor, segment, str(answers["text"]), told)
    await tx.reply("letter_preview", {"letter": letter.id})


FINISH: dict[str, Finish] = {letters.PURPOSE: _written}
