"""Answer what nobody understood: an old button, a stray message; always with a way on."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.home import outside, waiting_run
from mentoring.care import answer_cry
from mentoring.delivery import Args
from mentoring.filling import KEPT, show
from mentoring.house import House
from mentoring.newcomers import has_consent
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work


def router() -> Router:
    """Build the last router: whatever gets here is answered."""
    last = Router(name="fallback")
    last.message.register(said_something)
    last.callback_query.register(pressed_old_button)
    return last


async def said_something(message: Message, work: Work, actor: Actor, house: House) -> None:
    """Show the open question again, that a paused one waits, or where to go from here.

    A cry for help is heard first, also where nothing was asked.
    """
    said = message.text or message.caption or ""
    async with work() as tx:
        if not await answer_cry(tx, actor, house, said):
            kind = "lost" if said else "words_only"
            await _where_we_are(tx, actor, kind, {"what": message.content_type})


async def pressed_old_button(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Say that the button is too old and show where the person stands."""
    async with work() as tx:
        await _where_we_are(tx, actor, "old_button")


async def _where_we_are(tx: UnitOfWork, actor: Actor, kind: str, args: Args | None = None) -> None:
    run = await waiting_run(tx, actor)
    if run is not None and run.purpose in KEPT and actor.account.focus != run.id:
        await tx.reply("run_paused", {"run": run.id})
    elif run is not None:
        await tx.people.set_focus(actor.account.id, run.id)
        await show(tx, run)
    elif actor.roles or await has_consent(tx, actor):
        await tx.reply(kind, args)
    else:
        shown, about = await outside(tx, actor)
        await tx.reply(shown, about)
