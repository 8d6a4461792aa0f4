"""Hear a curator look for another mentor, and participants ask for one."""

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.mending import (
    AskAnother,
    AsPair,
    Instead,
    KeepMentor,
    PairChanges,
    Replace,
)
from handlers.finishers import Finish
from mentoring.asking_another import ask_another, leave_it
from mentoring.delivery import Args
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import PairId, ParticipationId, PersonId
from mentoring.keeping import REASONS
from mentoring.known_pairs import existing
from mentoring.pairs import OVER
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.replacing import ask_instead, begin_replacement, keep_mentor
from mentoring.rights import curator_in
from mentoring.runs import Run
from mentoring.shrinking import go_on_as_pair

REPLACE = "replace"


def router() -> Router:
    """Build the router of replacements."""
    replacing = Router(name="replacing")
    replacing.callback_query.register(pressed_changes, PairChanges.filter())
    replacing.callback_query.register(pressed_replace, Replace.filter())
    replacing.callback_query.register(pressed_instead, Instead.filter())
    replacing.callback_query.register(pressed_keep, KeepMentor.filter())
    replacing.callback_query.register(pressed_as_pair, AsPair.filter())
    replacing.callback_query.register(pressed_another, AskAnother.filter())
    return replacing


async def pressed_changes(
    _: CallbackQuery, callback_data: PairChanges, work: Work, actor: Actor
) -> None:
    """Show what may change in a pair."""
    async with work() as tx:
        curator_in(actor)
        pair = await existing(tx, PairId(callback_data.pair))
        await tx.reply("pair_changes", {"pair": pair.id})


async def pressed_replace(
    _: CallbackQuery, callback_data: Replace, work: Work, actor: Actor, house: House
) -> None:
    """Ask why, once; afterwards show who could take over."""
    async with work() as tx:
        curator_in(actor)
        pair = await existing(tx, PairId(callback_data.pair))
        searching = await tx.replacements.open_of(pair.id) is not None
        if pair.state in OVER:
            await tx.reply("pair_card", {"pair": pair.id})
        elif searching:
            await tx.reply("replacement", {"pair": pair.id, "page": callback_data.page})
        else:
            await start_run(tx, actor, house, REPLACE, (REPLACE,), {"pair": pair.id})


async def pressed_instead(
    _: CallbackQuery, callback_data: Instead, work: Work, actor: Actor, house: House
) -> None:
    """Show one mentor, or ask them; a second press shows the same new pair."""
    pair, mentor = PairId(callback_data.pair), ParticipationId(callback_data.mentor)
    async with work() as tx:
        curator_in(actor)
        if callback_data.sure:
            asked = await ask_instead(tx, actor, pair, mentor, house.rules)
            await tx.reply("pair_card", {"pair": asked.id, "said": "proposed"})
        else:
            await existing(tx, pair)
            await tx.reply("replacement_card", {"pair": pair, "mentor": mentor})


async def pressed_keep(
    _: CallbackQuery, callback_data: KeepMentor, work: Work, actor: Actor
) -> None:
    """Stop the search."""
    async with work() as tx:
        pair = await keep_mentor(tx, actor, PairId(callback_data.pair))
        await tx.reply("pair_changes", {"pair": pair.id, "said": "kept"})


async def pressed_as_pair(
    _: CallbackQuery, callback_data: AsPair, work: Work, actor: Actor
) -> None:
    """Let the member who is left go on one to one."""
    async with work() as tx:
        pair = await go_on_as_pair(tx, actor, PairId(callback_data.pair))
        await tx.reply("pair_changes", {"pair": pair.id, "said": "as_pair"})


async def pressed_another(
    _: CallbackQuery, callback_data: AskAnother, work: Work, actor: Actor
) -> None:
    """Hear a participant or a representative: asked once more, sent, or taken back."""
    pair = PairId(callback_data.pair)
    child = PersonId(callback_data.child) if callback_data.child else None
    args: Args = {"pair": pair, "child": callback_data.child}
    async with work() as tx:
        if not callback_data.wish:
            await leave_it(tx, actor, pair, child)
        elif callback_data.sure:
            await ask_another(tx, actor, pair, child)
        await tx.reply("another_wanted", args)


async def _replacing(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Begin the search and show who could take over."""
    pair, answers = PairId(int(run.subject["pair"])), run.draft.answers
    reason, since = REASONS[str(answers["reason"])], date.fromisoformat(str(answers["since"]))
    await begin_replacement(tx, actor, pair, reason, since)
    await tx.reply("replacement", {"pair": pair})


FINISH: dict[str, Finish] = {REPLACE: _replacing}
