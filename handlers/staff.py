"""Hear a curator give and end roles, and say yes or no to whoever came for one."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.staff import DecideRole, EndRole, GiveRole, LayDown, SayOfAge
from mentoring import roles
from mentoring.errors import AlreadyDone, NotFound
from mentoring.ids import InvitationId, PersonId
from mentoring.people import Actor, StaffRole
from mentoring.ports import Work
from mentoring.rights import chief_in, staff_in


def router() -> Router:
    """Build the router of roles."""
    staff = Router(name="staff")
    staff.callback_query.register(asked_for_roles, MenuTo.filter(F.to == "roles"))
    staff.callback_query.register(pressed_give, GiveRole.filter())
    staff.callback_query.register(pressed_end, EndRole.filter())
    staff.callback_query.register(pressed_decide, DecideRole.filter())
    staff.callback_query.register(pressed_of_age, SayOfAge.filter())
    staff.callback_query.register(pressed_lay_down, LayDown.filter())
    return staff


async def asked_for_roles(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show who holds which role."""
    async with work() as tx:
        staff_in(actor, *roles.DECIDERS)
        await tx.reply("roles")


async def pressed_give(
    _: CallbackQuery, callback_data: GiveRole, work: Work, actor: Actor
) -> None:
    """Ask which role, ask once more, then give it."""
    async with work() as tx:
        chief_in(actor)
        person = PersonId(callback_data.person)
        if not callback_data.role:
            await tx.reply("role_choice", {"person": person})
            return
        role = role_in(callback_data.role)
        if not callback_data.sure:
            await roles.require_may_hold(tx, person, role)
            await tx.reply("role_sure", {"person": person, "role": role.value})
            return
        given = await roles.give_role(tx, actor, person, role)
        await tx.reply("roles", {"said": "given" if given else "held"})


async def pressed_end(_: CallbackQuery, callback_data: EndRole, work: Work, actor: Actor) -> None:
    """Ask once more, then end the role."""
    async with work() as tx:
        chief_in(actor)
        role, person = role_in(callback_data.role), PersonId(callback_data.person)
        if not callback_data.sure:
            await tx.reply("role_end_sure", {"person": person, "role": role.value})
            return
        ended = await roles.end_role(tx, actor, person, role)
        await tx.reply("roles", {"said": "ended" if ended else "ended_before"})


async def pressed_decide(
    _: CallbackQuery, callback_data: DecideRole, work: Work, actor: Actor
) -> None:
    """Let somebody in, asked once more, or turn them away, once."""
    async with work() as tx:
        if callback_data.yes and not callback_data.sure:
            staff_in(actor, *roles.DECIDERS)
            await tx.reply("let_in_sure", {"request": callback_data.request})
            return
        try:
            await roles.decide_request(tx, actor, callback_data.request, yes=callback_data.yes)
        except AlreadyDone:
            await tx.reply("roles")
            return
        await tx.reply("roles", {"said": "let_in" if callback_data.yes else "turned_away"})


async def pressed_of_age(
    _: CallbackQuery, callback_data: SayOfAge, work: Work, actor: Actor
) -> None:
    """Let somebody who came for a role of staff wait for it, once they say to be of age."""
    async with work() as tx:
        invitation, adult = InvitationId(callback_data.invitation), callback_data.adult
        found = await roles.say_of_age(tx, actor.account, invitation, adult=adult)
        await tx.reply("role_waits", {"role": found.role})


async def pressed_lay_down(
    _: CallbackQuery, callback_data: LayDown, work: Work, actor: Actor
) -> None:
    """Ask once more, then end one's own roles."""
    async with work() as tx:
        staff_in(actor, *roles.GIVEN)
        if not callback_data.sure:
            await tx.reply("lay_down_sure")
            return
        await roles.lay_down(tx, actor)
        await tx.reply("laid_down")


def role_in(code: str) -> StaffRole:
    """Read a role off a button; what no button of this bot carries is not found."""
    if code not in set(StaffRole):
        raise NotFound(what="role")
    return StaffRole(code)
