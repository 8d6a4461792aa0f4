"""Hear third persons who came by a link, and the curators who ask them."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.candidates import AskThirdParty, Inquiries, InquiryOf, OwnInquiry
from handlers.finishers import Finish
from mentoring import third_party
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import InquiryId, ParticipationId
from mentoring.joining import as_profile
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.runs import Run
from mentoring.third_party import PURPOSE

TOKEN = r"^t_[A-Za-z0-9_-]{1,62}$"  # noqa: S105 - the shape of a key, not a key


def router() -> Router:
    """Build the router of third persons."""
    others = Router(name="third_party")
    by_link = CommandStart(deep_link=True, magic=F.args.regexp(TOKEN))
    others.message.register(came_by_link, by_link)
    others.callback_query.register(pressed_own, OwnInquiry.filter())
    others.callback_query.register(pressed_inquiries, Inquiries.filter())
    others.callback_query.register(pressed_ask, AskThirdParty.filter())
    others.callback_query.register(pressed_inquiry, InquiryOf.filter())
    return others


async def came_by_link(_: Message, command: CommandObject, work: Work, actor: Actor) -> None:
    """Use the link; one that leads nowhere is said so, whatever the cause."""
    async with work() as tx:
        found = await third_party.come(tx, actor, command.args or "")
        if found is None:
            await tx.reply("third_party_over")
        else:
            await tx.reply("third_party", {"inquiry": found.id})


async def pressed_own(
    _: CallbackQuery, callback_data: OwnInquiry, work: Work, actor: Actor, house: House
) -> None:
    """Begin to answer, decline, or read the own answer once more."""
    async with work() as tx:
        found = await third_party.own(tx, actor, InquiryId(callback_data.inquiry))
        if callback_data.act == "begin" and found.given_at is None:
            subject = {"inquiry": found.id, "participation": found.participation_id}
            await start_run(tx, actor, house, PURPOSE, (third_party.CODE,), {**subject})
        elif callback_data.act == "no" and found.given_at is None:
            await tx.inquiries.revoke(found.id, tx.now)
            await tx.reply("third_party_declined")
        elif callback_data.act == "see":
            await tx.reply("third_party_answer", {"inquiry": found.id})
        else:
            await tx.reply("third_party", {"inquiry": found.id})


async def pressed_inquiries(
    _: CallbackQuery, callback_data: Inquiries, work: Work, actor: Actor
) -> None:
    """Show a curator what others said."""
    async with work() as tx:
        about = ParticipationId(callback_data.participation)
        await third_party.about(tx, actor, about)
        await tx.reply("inquiries", {"participation": about})


async def pressed_ask(
    _: CallbackQuery, callback_data: AskThirdParty, work: Work, actor: Actor
) -> None:
    """Make a link and show it once."""
    about = ParticipationId(callback_data.participation)
    async with work() as tx:
        made, token = await third_party.ask(tx, actor, about, callback_data.days)
        await tx.reply("inquiry_link", {"inquiry": made.id, "token": token})


async def pressed_inquiry(
    _: CallbackQuery, callback_data: InquiryOf, work: Work, actor: Actor
) -> None:
    """Show one answer or link, or make the link void."""
    async with work() as tx:
        inquiry = InquiryId(callback_data.inquiry)
        if callback_data.act == "revoke":
            found = await third_party.revoke(tx, actor, inquiry)
        else:
            found = await third_party.look(tx, actor, inquiry)
        await tx.reply("inquiry", {"inquiry": found.id})


async def _answered(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the answer with the link; the run itself keeps nothing of it."""
    inquiry = InquiryId(int(run.subject["inquiry"]))
    await third_party.keep(tx, actor, run, inquiry, as_profile(run.draft.answers))
    await tx.reply("third_party_thanks", {"inquiry": inquiry})


FINISH: dict[str, Finish] = {PURPOSE: _answered}
