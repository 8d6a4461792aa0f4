"""Hear a family take turns at one phone: who answers, somebody new, a code of four digits."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.organisations import AnswerAs
from handlers.callbacks.sharing import NewPerson, SetPin
from handlers.finishers import Finish
from handlers.home import go_home
from mentoring import sharing
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.people import Actor
from mentoring.pins import is_pin
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import person_in
from mentoring.runs import Run
from mentoring.sharing import Passage

OPENS, SETS = "pin", "pin_new"


def router() -> Router:
    """Build the router of a shared phone."""
    shared = Router(name="sharing")
    shared.callback_query.register(asked_who, MenuTo.filter(F.to == "who"))
    shared.callback_query.register(pressed_answer_as, AnswerAs.filter())
    shared.callback_query.register(pressed_new, NewPerson.filter())
    shared.callback_query.register(pressed_pin, SetPin.filter())
    return shared


async def asked_who(_: CallbackQuery, work: Work) -> None:
    """Show who answers from this phone."""
    async with work() as tx:
        await tx.reply("who")


async def pressed_answer_as(
    _: CallbackQuery, callback_data: AnswerAs, work: Work, actor: Actor, house: House
) -> None:
    """Change who answers; a part with a code asks for it."""
    async with work() as tx:
        person = PersonId(callback_data.person)
        passage = await sharing.answer_as(tx, actor, person)
        if passage is Passage.LOCKED:
            await start_run(tx, actor, house, OPENS, ("pin",), {"person": person})
        else:
            await _come_home(tx, actor)


async def pressed_new(
    _: CallbackQuery, callback_data: NewPerson, work: Work, actor: Actor
) -> None:
    """Explain, then let somebody new begin here."""
    async with work() as tx:
        person_in(actor)
        if not callback_data.sure:
            await tx.reply("new_person_sure")
            return
        await sharing.make_room(tx, actor)
        await _come_home(tx, actor)


async def pressed_pin(
    _: CallbackQuery, callback_data: SetPin, work: Work, actor: Actor, house: House
) -> None:
    """Ask for a new code, or take the code away."""
    async with work() as tx:
        if callback_data.keep:
            person_in(actor)
            await start_run(tx, actor, house, SETS, ("pin",))
        else:
            await sharing.lock(tx, actor, None)
            await tx.reply("who", {"said": "unlocked"})


async def _typed_to_open(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Let in whoever knows the code; what was typed is erased in the same commit."""
    typed = await _taken_out(tx, run)
    person = PersonId(int(run.subject["person"]))
    passage = await sharing.unlock(tx, actor, person, typed)
    if passage is Passage.OPEN:
        await _come_home(tx, actor)
    else:
        await tx.reply("who", {"said": passage.value})


async def _typed_to_set(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the fingerprint of a new code; what was typed is erased in the same commit."""
    typed = await _taken_out(tx, run)
    if is_pin(typed):
        await sharing.lock(tx, actor, typed)
    await tx.reply("who", {"said": "locked" if is_pin(typed) else "no_pin"})


async def _taken_out(tx: UnitOfWork, run: Run) -> str:
    typed = str(run.draft.answers["pin"]).strip()
    await tx.runs.take_out(run)
    return typed


async def _come_home(tx: UnitOfWork, actor: Actor) -> None:
    now = await tx.people.actor_of(actor.account.id)
    await go_home(tx, now or actor)


FINISH: dict[str, Finish] = {OPENS: _typed_to_open, SETS: _typed_to_set}
