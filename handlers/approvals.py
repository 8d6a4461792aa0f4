"""Hear the head: who waits, yes to one or to all, back to the curator with a reason."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.candidates import Approvals, ApproveAll, ForHead
from handlers.callbacks.menu import MenuTo
from handlers.finishers import Finish
from mentoring.approval import approve
from mentoring.filling import start_run
from mentoring.heads_word import approve_all, candidate, send_back
from mentoring.house import House
from mentoring.ids import ParticipationId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import head_in
from mentoring.runs import Run

SEND_BACK = "send_back"


def router() -> Router:
    """Build the router of the head's decisions."""
    approvals = Router(name="approvals")
    approvals.callback_query.register(asked_for_approvals, MenuTo.filter(F.to == "approvals"))
    approvals.callback_query.register(pressed_list, Approvals.filter())
    approvals.callback_query.register(pressed_all, ApproveAll.filter())
    approvals.callback_query.register(pressed_one, ForHead.filter())
    return approvals


async def asked_for_approvals(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show who waits."""
    async with work() as tx:
        head_in(actor)
        await tx.reply("approvals")


async def pressed_list(
    _: CallbackQuery, callback_data: Approvals, work: Work, actor: Actor
) -> None:
    """Show one page of those who wait."""
    async with work() as tx:
        head_in(actor)
        await tx.reply("approvals", {"page": callback_data.page})


async def pressed_all(
    _: CallbackQuery, callback_data: ApproveAll, work: Work, actor: Actor
) -> None:
    """Show whom «all» means, then approve exactly them; another list is shown anew."""
    async with work() as tx:
        head_in(actor)
        if not callback_data.sure:
            await tx.reply("approve_preview")
            return
        n = await approve_all(tx, actor, callback_data.seen)
        said = "changed" if n is None else "approved"
        await tx.reply("approvals", {"said": said, "n": n or 0})


async def pressed_one(
    _: CallbackQuery, callback_data: ForHead, work: Work, actor: Actor, house: House
) -> None:
    """Look at one candidate, say yes, or ask why they go back."""
    about = ParticipationId(callback_data.participation)
    async with work() as tx:
        head_in(actor)
        if callback_data.act == "yes":
            mine = (await approve(tx, actor, about)).mine
            await tx.reply("approvals", {"said": "approved" if mine else "decided", "n": 1})
        elif callback_data.act == "back":
            found = await candidate(tx, actor, about)
            subject = {"participation": found.id}
            await start_run(tx, actor, house, SEND_BACK, ("send-back",), {**subject})
        else:
            await tx.reply("for_head", {"participation": about})


async def _sent_back(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Give the candidate back with the reason."""
    about = ParticipationId(int(run.subject["participation"]))
    returned = await send_back(tx, actor, about, str(run.draft.answers["reason"]))
    await tx.reply("approvals", {"said": "returned" if returned else "decided"})


FINISH: dict[str, Finish] = {SEND_BACK: _sent_back}
