"""Hear whoever has a word about pairs: yes to one or to all, back with a reason; and the chain."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.deciding import (
    ApprovePairs,
    AskApproval,
    PairForMe,
    PairRules,
    PairsForMe,
)
from handlers.callbacks.menu import MenuTo
from handlers.finishers import Finish
from mentoring import approving
from mentoring.approvals import ASSOCIATION, HEAD, ROLES
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import PairId
from mentoring.known_pairs import existing
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in, staff_in
from mentoring.runs import Run

SEND_PAIR_BACK = "send_pair_back"
SPEAKERS = ROLES[ASSOCIATION] | ROLES[HEAD]


def router() -> Router:
    """Build the router of words about pairs."""
    words = Router(name="pair_approvals")
    words.callback_query.register(pressed_list, PairsForMe.filter())
    words.callback_query.register(pressed_one, PairForMe.filter())
    words.callback_query.register(pressed_all, ApprovePairs.filter())
    words.callback_query.register(pressed_ask, AskApproval.filter())
    words.callback_query.register(asked_for_rules, MenuTo.filter(F.to == "pair_rules"))
    words.callback_query.register(pressed_rules, PairRules.filter())
    return words


async def pressed_list(
    _: CallbackQuery, callback_data: PairsForMe, work: Work, actor: Actor
) -> None:
    """Show which pairs wait."""
    async with work() as tx:
        staff_in(actor, *SPEAKERS)
        await tx.reply("pairs_for_me", {"page": callback_data.page})


async def pressed_one(
    _: CallbackQuery, callback_data: PairForMe, work: Work, actor: Actor, house: House
) -> None:
    """Look at one pair, say yes, or ask why it goes back."""
    pair = PairId(callback_data.pair)
    async with work() as tx:
        staff_in(actor, *SPEAKERS)
        if callback_data.act == "yes":
            mine = await approving.approve(tx, actor, pair)
            await tx.reply("pairs_for_me", {"said": "approved" if mine else "decided", "n": 1})
        elif callback_data.act == "back":
            found = await existing(tx, pair)
            await start_run(
                tx, actor, house, SEND_PAIR_BACK, ("send-pair-back",), {"pair": found.id}
            )
        else:
            await tx.reply("pair_for_me", {"pair": pair})


async def pressed_all(
    _: CallbackQuery, callback_data: ApprovePairs, work: Work, actor: Actor
) -> None:
    """Show what «all» means, then approve exactly that; another list is shown anew."""
    async with work() as tx:
        staff_in(actor, *SPEAKERS)
        if not callback_data.sure:
            await tx.reply("approve_pairs_preview")
            return
        n = await approving.approve_all(tx, actor, callback_data.seen)
        said = "changed" if n is None else "approved"
        await tx.reply("pairs_for_me", {"said": said, "n": n or 0})


async def pressed_ask(
    _: CallbackQuery, callback_data: AskApproval, work: Work, actor: Actor, house: House
) -> None:
    """Bring a pair before whoever speaks next."""
    async with work() as tx:
        pair = await existing(tx, PairId(callback_data.pair))
        await approving.begin(tx, actor, pair, house.rules)
        await tx.reply("pair_card", {"pair": pair.id})


async def asked_for_rules(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show whose words a pair needs."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("pair_rules")


async def pressed_rules(
    _: CallbackQuery, callback_data: PairRules, work: Work, actor: Actor
) -> None:
    """Show the rules of pairs, or keep what was chosen."""
    async with work() as tx:
        curator_in(actor)
        if callback_data.chain:
            await approving.set_chain(tx, actor, callback_data.chain)
        if callback_data.families:
            await approving.set_representatives(tx, actor, asked=callback_data.families == "yes")
        await tx.reply("pair_rules")


async def _sent_back(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Give the pair back with the reason."""
    pair, reason = PairId(int(run.subject["pair"])), str(run.draft.answers["reason"])
    returned = await approving.send_back(tx, actor, pair, reason)
    await tx.reply("pairs_for_me", {"said": "returned" if returned else "decided"})


FINISH: dict[str, Finish] = {SEND_PAIR_BACK: _sent_back}
