"""Hear a curator give a person another device, and the person come from it."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.sharing import MoveHere, NewDevice
from mentoring.ids import PersonId
from mentoring.invitations import InvitationUnknown, note_try
from mentoring.moving import PREFIX, move_here, moving_key, offered
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.rights import curator_in


def router() -> Router:
    """Build the router of another device."""
    moving = Router(name="moving")
    by_link = CommandStart(deep_link=True, magic=F.args.startswith(PREFIX))
    moving.message.register(came_by_link, by_link)
    moving.callback_query.register(pressed_move, MoveHere.filter())
    moving.callback_query.register(pressed_device, NewDevice.filter())
    return moving


async def came_by_link(_: Message, command: CommandObject, work: Work, actor: Actor) -> None:
    """Ask whoever opened the link; whoever looks at it by accident moves nobody."""
    token = (command.args or "").removeprefix(PREFIX)
    async with work() as tx:
        try:
            await offered(tx, actor.account, token)
        except InvitationUnknown as unknown:
            await note_try(tx, actor.account)
            await tx.reply("refusal", {"code": unknown.code})
            return
        await tx.reply("move_sure", {"token": token})


async def pressed_move(
    _: CallbackQuery, callback_data: MoveHere, work: Work, actor: Actor
) -> None:
    """Let the person of the link answer from here."""
    async with work() as tx:
        try:
            await move_here(tx, actor.account, callback_data.token)
        except InvitationUnknown as unknown:
            await note_try(tx, actor.account)
            await tx.reply("refusal", {"code": unknown.code})
            return
        await tx.reply("moved_here")


async def pressed_device(
    _: CallbackQuery, callback_data: NewDevice, work: Work, actor: Actor
) -> None:
    """Ask once more, then make the link."""
    async with work() as tx:
        curator_in(actor)
        person = PersonId(callback_data.person)
        if not callback_data.sure:
            await tx.reply("device_sure", {"person": person})
            return
        token = await moving_key(tx, actor, person)
        await tx.reply("device_link", {"token": token})
