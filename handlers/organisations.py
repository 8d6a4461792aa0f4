"""Lead whoever talks to several organisations; the process has moved them before this hears."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo, SpeakIn
from handlers.callbacks.organisations import ChooseOrganisation, LookAtOrganisations
from handlers.home import go_home
from mentoring.people import Actor
from mentoring.ports import Work

TURNS = (f"{LookAtOrganisations.__prefix__}:", f"{SpeakIn.__prefix__}:")


def router() -> Router:
    """Build the router of choosing among organisations."""
    several = Router(name="organisations")
    several.message.register(asked_to_choose, undecided)
    several.callback_query.register(asked_to_choose, undecided, ~F.data.startswith(TURNS))
    several.callback_query.register(pressed_choose, ChooseOrganisation.filter())
    several.callback_query.register(pressed_look, LookAtOrganisations.filter())
    several.callback_query.register(asked_to_choose, MenuTo.filter(F.to == "organisation"))
    return several


async def undecided(_: Message | CallbackQuery, actor: Actor) -> bool:
    """Tell whether a newcomer has yet to say which of several organisations is theirs."""
    return actor.account.chosen_at is None and actor.person is None


async def pressed_choose(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show where the person stands in the organisation they talk to now."""
    async with work() as tx:
        await go_home(tx, actor)


async def pressed_look(_: CallbackQuery, callback_data: LookAtOrganisations, work: Work) -> None:
    """Turn the list over."""
    async with work() as tx:
        await tx.reply("organisations", {"page": callback_data.page})


async def asked_to_choose(_: Message | CallbackQuery, work: Work) -> None:
    """Show which organisations there are to talk to."""
    async with work() as tx:
        await tx.reply("organisations")
