"""Hear a curator answer a partner who takes its people back: replace or end, all at once."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.mending import PartnerLeaves, Partners
from mentoring.partners import withdraw
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.rights import curator_in


def router() -> Router:
    """Build the router of partners."""
    partners = Router(name="partners")
    partners.callback_query.register(pressed_partners, Partners.filter())
    partners.callback_query.register(pressed_leaves, PartnerLeaves.filter())
    return partners


async def pressed_partners(
    _: CallbackQuery, callback_data: Partners, work: Work, actor: Actor
) -> None:
    """Show whose people mentor here."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("partners", {"code": callback_data.code})


async def pressed_leaves(
    _: CallbackQuery, callback_data: PartnerLeaves, work: Work, actor: Actor
) -> None:
    """Replace or end the pairs of an employer: asked once more, done for those that were seen."""
    code, count, replace = callback_data.code, callback_data.count, callback_data.replace
    async with work() as tx:
        curator_in(actor)
        if callback_data.sure:
            done = await withdraw(tx, actor, code, count, replace=replace)
            await tx.reply("partner_left", {"count": len(done), "replace": replace})
        else:
            await tx.reply("partner_sure", {"code": code, "count": count, "replace": replace})
