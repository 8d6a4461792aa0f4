"""Hear a curator clear the desk: tasks, doubtful messages, people out of reach."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.office import (
    Doubtful,
    FinishTask,
    MeantBy,
    OpenTask,
    OutOfReach,
    Settle,
    Tasks,
)
from mentoring import desk
from mentoring.ids import DeliveryId, PersonId, TaskId
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.resolving import resolve
from mentoring.rights import curator_in


def router() -> Router:
    """Build the router of the desk."""
    office = Router(name="desk")
    office.callback_query.register(asked_for_tasks, MenuTo.filter(F.to == "tasks"))
    office.callback_query.register(pressed_tasks, Tasks.filter())
    office.callback_query.register(pressed_task, OpenTask.filter())
    office.callback_query.register(pressed_finish, FinishTask.filter())
    office.callback_query.register(pressed_meant_by, MeantBy.filter())
    office.callback_query.register(pressed_doubtful, Doubtful.filter())
    office.callback_query.register(pressed_settle, Settle.filter())
    office.callback_query.register(pressed_out_of_reach, OutOfReach.filter())
    return office


async def asked_for_tasks(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show what is to do."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("tasks")


async def pressed_tasks(_: CallbackQuery, callback_data: Tasks, work: Work, actor: Actor) -> None:
    """Show one page of the tasks."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("tasks", {"page": callback_data.page})


async def pressed_task(
    _: CallbackQuery, callback_data: OpenTask, work: Work, actor: Actor
) -> None:
    """Show what happened."""
    async with work() as tx:
        found = await desk.task(tx, actor, TaskId(callback_data.task))
        await tx.reply("task", {"task": found.id})


async def pressed_finish(
    _: CallbackQuery, callback_data: FinishTask, work: Work, actor: Actor
) -> None:
    """Take the task off; pressing twice takes it off once."""
    async with work() as tx:
        mine = await desk.finish(tx, actor, TaskId(callback_data.task))
        await tx.reply("tasks", {"said": "done" if mine else "done_before"})


async def pressed_meant_by(
    _: CallbackQuery, callback_data: MeantBy, work: Work, actor: Actor
) -> None:
    """Say who is meant by a written name; the same press twice says it once."""
    pressed = callback_data
    async with work() as tx:
        person = PersonId(pressed.person)
        found = await resolve(tx, actor, TaskId(pressed.task), pressed.version, pressed.at, person)
        await tx.reply("task", {"task": found.id})


async def pressed_doubtful(
    _: CallbackQuery, callback_data: Doubtful, work: Work, actor: Actor
) -> None:
    """Show one page of the messages nobody knows to have arrived."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("doubtful", {"page": callback_data.page})


async def pressed_settle(
    _: CallbackQuery, callback_data: Settle, work: Work, actor: Actor
) -> None:
    """Send a doubtful message again, or let it be; the second press changes nothing."""
    async with work() as tx:
        settle = desk.send_again if callback_data.again else desk.let_be
        mine = await settle(tx, actor, DeliveryId(callback_data.delivery))
        said = ("again" if callback_data.again else "let_be") if mine else "settled"
        await tx.reply("doubtful", {"said": said})


async def pressed_out_of_reach(
    _: CallbackQuery, callback_data: OutOfReach, work: Work, actor: Actor
) -> None:
    """Show who cannot be reached."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("out_of_reach", {"page": callback_data.page})
