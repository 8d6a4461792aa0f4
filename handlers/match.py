"""Hear how a curator chooses a mentor and proposes a pair or a group."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import (
    Gather,
    MatchList,
    MatchMentee,
    MatchMentor,
    MatchModels,
    MatchUnsuited,
    Propose,
    ProposeIn,
    unpacked,
)
from mentoring.applications import Participation
from mentoring.approval import application
from mentoring.forming import propose
from mentoring.house import House
from mentoring.ids import ParticipationId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.trail import note_view


def router() -> Router:
    """Build the router of matching."""
    match = Router(name="match")
    match.message.register(asked_for_match, Command("match"))
    match.callback_query.register(asked_for_match, MenuTo.filter(F.to == "match"))
    match.callback_query.register(pressed_list, MatchList.filter())
    match.callback_query.register(pressed_mentee, MatchMentee.filter())
    match.callback_query.register(pressed_unsuited, MatchUnsuited.filter())
    match.callback_query.register(pressed_mentor, MatchMentor.filter())
    match.callback_query.register(pressed_models, MatchModels.filter())
    match.callback_query.register(pressed_gather, Gather.filter())
    match.callback_query.register(pressed_propose, Propose.filter())
    match.callback_query.register(pressed_propose_in, ProposeIn.filter())
    return match


async def asked_for_match(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show where matching stands."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("match")


async def pressed_list(
    _: CallbackQuery, callback_data: MatchList, work: Work, actor: Actor
) -> None:
    """Show one page of those without a pair."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("match_list", {"page": callback_data.page})


async def pressed_mentee(
    _: CallbackQuery, callback_data: MatchMentee, work: Work, actor: Actor
) -> None:
    """Show who suits a mentee."""
    async with work() as tx:
        mentee = await _looked_at(tx, actor, callback_data.mentee)
        await tx.reply("match_mentee", {"mentee": mentee.id, "page": callback_data.page})


async def pressed_unsuited(
    _: CallbackQuery, callback_data: MatchUnsuited, work: Work, actor: Actor
) -> None:
    """Show who does not suit a mentee."""
    async with work() as tx:
        mentee = await _looked_at(tx, actor, callback_data.mentee)
        await tx.reply("match_unsuited", {"mentee": mentee.id, "page": callback_data.page})


async def pressed_mentor(
    _: CallbackQuery, callback_data: MatchMentor, work: Work, actor: Actor
) -> None:
    """Show one mentor for a mentee."""
    async with work() as tx:
        mentee = await _looked_at(tx, actor, callback_data.mentee)
        mentor = await _looked_at(tx, actor, callback_data.mentor)
        plan = callback_data.plan
        await tx.reply("match_mentor", {"mentee": mentee.id, "mentor": mentor.id, "plan": plan})


async def _looked_at(tx: UnitOfWork, actor: Actor, number: int) -> Participation:
    """Return an application whose answers are shown, and note who looks at them."""
    found = await application(tx, actor, ParticipationId(number))
    await note_view(tx, actor, "match", {"person": found.person_id, "participation": found.id})
    return found


async def pressed_models(
    _: CallbackQuery, callback_data: MatchModels, work: Work, actor: Actor
) -> None:
    """Show in which models the two may work."""
    async with work() as tx:
        mentee = await application(tx, actor, ParticipationId(callback_data.mentee))
        mentor = await application(tx, actor, ParticipationId(callback_data.mentor))
        await tx.reply("match_models", {"mentee": mentee.id, "mentor": mentor.id})


async def pressed_gather(
    _: CallbackQuery, callback_data: Gather, work: Work, actor: Actor
) -> None:
    """Show a group with exactly the wished members."""
    async with work() as tx:
        mentor = await application(tx, actor, ParticipationId(callback_data.mentor))
        members, page = callback_data.members, callback_data.page
        await tx.reply("match_group", {"mentor": mentor.id, "members": members, "page": page})


async def pressed_propose(
    _: CallbackQuery, callback_data: Propose, work: Work, actor: Actor, house: House
) -> None:
    """Propose and ask the mentor; a second press shows the same pair."""
    members = tuple(ParticipationId(each) for each in unpacked(callback_data.members))
    async with work() as tx:
        mentor = ParticipationId(callback_data.mentor)
        pair = await propose(tx, actor, mentor, members, house.rules)
        await tx.reply("pair_card", {"pair": pair.id, "said": "proposed"})


async def pressed_propose_in(
    _: CallbackQuery, callback_data: ProposeIn, work: Work, actor: Actor, house: House
) -> None:
    """Propose in a chosen model; a second press shows the same pair."""
    mentor, mentee = ParticipationId(callback_data.mentor), ParticipationId(callback_data.mentee)
    async with work() as tx:
        pair = await propose(tx, actor, mentor, (mentee,), house.rules, callback_data.model)
        await tx.reply("pair_card", {"pair": pair.id, "said": "proposed"})
