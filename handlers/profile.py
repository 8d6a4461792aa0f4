"""Show people their own answers and let them change any; a finished questionnaire lands here."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.profile import EditProfile, SecondSide
from handlers.consent_asking import offer_next
from handlers.finishers import Finish
from handlers.home import go_home
from mentoring.amending import require_open
from mentoring.consent_reminders import ask_representatives
from mentoring.desk import take_held
from mentoring.filling import JOIN, PROFILE, start_run
from mentoring.house import House
from mentoring.joining import current_profile, submit
from mentoring.people import Actor
from mentoring.permits import require_permit
from mentoring.ports import UnitOfWork, Work
from mentoring.runs import Run
from mentoring.second_side import fill_second_side


def router() -> Router:
    """Build the router of the profile."""
    profile = Router(name="profile")
    profile.message.register(asked_for_profile, Command("profile"))
    profile.callback_query.register(asked_for_profile, MenuTo.filter(F.to == "profile"))
    profile.callback_query.register(pressed_page, EditProfile.filter(F.page >= 0))
    profile.callback_query.register(pressed_edit, EditProfile.filter())
    profile.callback_query.register(pressed_second_side, SecondSide.filter())
    return profile


async def asked_for_profile(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the answers handed in; somebody who has none is led on."""
    async with work() as tx:
        people = tx.participations.of(actor.person.id) if actor.person else None
        if people is not None and any(each.profile for each in await people):
            await tx.reply("profile", await take_held(tx, actor))
        else:
            await go_home(tx, actor)


async def pressed_page(_: CallbackQuery, callback_data: EditProfile, work: Work) -> None:
    """Turn a page of the answers."""
    async with work() as tx:
        await tx.reply("profile", {"page": callback_data.page})


async def pressed_edit(_: CallbackQuery, work: Work, actor: Actor, house: House) -> None:
    """Open the answers for changing, question by question."""
    async with work() as tx:
        await require_permit(tx, actor.person)
        await require_open(tx)
        codes, known = await current_profile(tx, actor, house)
        if codes:
            await start_run(tx, actor, house, PROFILE, codes, known=known, reviewing=True)
        else:
            await go_home(tx, actor)


async def pressed_second_side(_: CallbackQuery, work: Work, actor: Actor, house: House) -> None:
    """Open the questionnaire of the other side."""
    async with work() as tx:
        await fill_second_side(tx, actor, house)


async def _joined(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> None:
    """Hand in the questionnaire of a newcomer."""
    await submit(tx, actor, house, run)
    await tx.reply("submitted")
    if actor.person is not None and not await offer_next(tx, actor):
        await ask_representatives(tx, actor.person.id)


async def _changed(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> None:
    """Store changed answers, while they may be changed."""
    await require_open(tx)
    await submit(tx, actor, house, run)
    await tx.reply("profile", {"saved": True})


FINISH: dict[str, Finish] = {JOIN: _joined, PROFILE: _changed}
