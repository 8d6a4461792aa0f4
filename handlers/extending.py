"""Hear what a pair says of its last day, and the new one that a curator writes."""

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.mending import Extend, OpenTerm, SayOfEnd
from handlers.finishers import Finish
from mentoring.extending import extend, say_of_end
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import PairId
from mentoring.keeping import my_pair
from mentoring.known_pairs import existing
from mentoring.pairs import OVER
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.runs import Run

EXTEND = "extend"


def router() -> Router:
    """Build the router of last days."""
    extending = Router(name="extending")
    extending.callback_query.register(pressed_term, OpenTerm.filter())
    extending.callback_query.register(pressed_say, SayOfEnd.filter())
    extending.callback_query.register(pressed_extend, Extend.filter())
    return extending


async def pressed_term(
    _: CallbackQuery, callback_data: OpenTerm, work: Work, actor: Actor
) -> None:
    """Show the last day of one's pair."""
    async with work() as tx:
        pair = await my_pair(tx, actor, PairId(callback_data.pair))
        await tx.reply("my_term", {"pair": pair.id})


async def pressed_say(_: CallbackQuery, callback_data: SayOfEnd, work: Work, actor: Actor) -> None:
    """Note whether one would go on."""
    async with work() as tx:
        pair, day = PairId(callback_data.pair), date.fromordinal(callback_data.day)
        said = await say_of_end(tx, actor, pair, day, goes_on=callback_data.on)
        await tx.reply("my_term", {"pair": said.id})


async def pressed_extend(
    _: CallbackQuery, callback_data: Extend, work: Work, actor: Actor, house: House
) -> None:
    """Ask for the new last day."""
    async with work() as tx:
        curator_in(actor)
        pair = await existing(tx, PairId(callback_data.pair))
        if pair.announced_at is None or pair.state in OVER:
            await tx.reply("pair_card", {"pair": pair.id})
        else:
            await start_run(tx, actor, house, EXTEND, (EXTEND,), {"pair": pair.id})


async def _extended(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Write the day and show the changes."""
    pair, day = PairId(int(run.subject["pair"])), str(run.draft.answers["day"])
    await extend(tx, actor, pair, date.fromisoformat(day))
    await tx.reply("pair_changes", {"pair": pair, "said": "extended"})


FINISH: dict[str, Finish] = {EXTEND: _extended}
