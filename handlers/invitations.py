"""Hear a curator invite by a link, and people come by it."""

from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.staff import PickInvitation, RevokeInvitation
from handlers.callbacks.start import Begin, Choose
from handlers.home import go_home
from handlers.start import lead_on
from handlers.texts.invitations import ANY, USES, mark_of
from mentoring import invitations
from mentoring.delivery import Args
from mentoring.errors import NotFound
from mentoring.house import House
from mentoring.ids import InvitationId
from mentoring.invitations import PREFIX, WISHES, InvitationUnknown
from mentoring.keys import digest
from mentoring.newcomers import has_consent, wish_for
from mentoring.people import Actor, Wish
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.roles import ask_for_role


def router() -> Router:
    """Build the router of invitations."""
    invited = Router(name="invitations")
    by_link = CommandStart(deep_link=True, magic=F.args.startswith(PREFIX))
    invited.message.register(came_by_link, by_link)
    invited.message.register(asked_for_invitations, Command("invite"))
    invited.callback_query.register(asked_for_invitations, MenuTo.filter(F.to == "invite"))
    towards_a_role = Begin.filter(F.to.in_({"next", "role"}))
    invited.callback_query.register(came_uninvited, uninvited, towards_a_role)
    invited.callback_query.register(came_uninvited, uninvited, Choose.filter())
    invited.callback_query.register(pressed_pick, PickInvitation.filter())
    invited.callback_query.register(pressed_revoke, RevokeInvitation.filter())
    return invited


async def came_by_link(
    _: Message, command: CommandObject, work: Work, actor: Actor, house: House
) -> None:
    """Let somebody in by an invitation; a secret that fits nothing is counted."""
    async with work() as tx:
        token = (command.args or "").removeprefix(PREFIX)
        try:
            invitation = await invitations.admitted(tx, actor.account, token)
        except InvitationUnknown as unknown:
            await invitations.note_try(tx, actor.account)
            await tx.reply("refusal", {"code": unknown.code})
            return
        if invitation.role not in WISHES:
            waits = await ask_for_role(tx, actor.account, invitation)
            args: Args = {"role": invitation.role, "invitation": invitation.id}
            await tx.reply("role_waits" if waits else "role_age", args)
        elif await has_consent(tx, actor) or actor.roles:
            await go_home(tx, actor)
        else:
            told = await wish_for(tx, actor, Wish(invitation.role))
            await lead_on(tx, told, house)


async def uninvited(_: CallbackQuery, actor: Actor, house: House) -> bool:
    """Tell whether somebody comes without a link where one is needed; a link names a side."""
    newcomer = actor.person is None and actor.account.wish is None
    return newcomer and not house.rules.open_registration


async def came_uninvited(_: CallbackQuery, work: Work) -> None:
    """Say that one comes by an invitation here."""
    async with work() as tx:
        await tx.reply("by_invitation")


async def asked_for_invitations(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the open invitations."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("invitations")


async def pressed_pick(
    _: CallbackQuery, callback_data: PickInvitation, work: Work, actor: Actor
) -> None:
    """Ask for what is not said yet; with everything said, make the link."""
    async with work() as tx:
        curator_in(actor)
        groups = (await tx.organisations.get()).groups
        picked = callback_data
        if picked.role and not picked.group and not groups:
            picked = picked.model_copy(update={"group": ANY})
        if not (picked.role and picked.group and picked.days and picked.uses):
            await tx.reply("invitation_pick", picked.model_dump())
            return
        await _make(tx, actor, picked, groups)


async def pressed_revoke(
    _: CallbackQuery, callback_data: RevokeInvitation, work: Work, actor: Actor
) -> None:
    """Take an invitation back."""
    async with work() as tx:
        done = await invitations.revoke(tx, actor, InvitationId(callback_data.invitation))
        await tx.reply("invitations", {"said": "revoked" if done else "ended"})


async def _make(
    tx: UnitOfWork, actor: Actor, picked: PickInvitation, groups: tuple[str, ...]
) -> None:
    group = next((each for each in groups if mark_of(each) == picked.group), None)
    if (group is None and picked.group != ANY) or picked.uses not in USES:
        raise NotFound(what="group")
    term = timedelta(days=picked.days)
    token = await invitations.invite(tx, actor, picked.role, group, term, picked.uses)
    made = await tx.invitations.known(digest(token))
    assert made is not None  # noqa: S101 - it was stored a moment ago
    await tx.reply("invitation_ready", {"token": token, "invitation": made.id}, fresh=True)
