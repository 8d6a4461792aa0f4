"""Hear what a curator does about people: look, search, approve, decline."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import (
    Approve,
    Decline,
    FindPerson,
    OpenNews,
    PeopleList,
    PersonCard,
)
from handlers.finishers import Finish
from mentoring import approval
from mentoring.applications import ParticipationState
from mentoring.approval import application
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import ParticipationId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.runs import Run
from mentoring.trail import note_view


def router() -> Router:
    """Build the router of people."""
    people = Router(name="people")
    people.message.register(asked_for_people, Command("people"))
    people.callback_query.register(asked_for_people, MenuTo.filter(F.to == "people"))
    people.callback_query.register(pressed_list, PeopleList.filter())
    people.callback_query.register(pressed_find, FindPerson.filter())
    people.callback_query.register(pressed_card, PersonCard.filter())
    people.callback_query.register(pressed_approve, Approve.filter())
    people.callback_query.register(pressed_decline, Decline.filter())
    people.callback_query.register(pressed_news, OpenNews.filter(F.what == "application"))
    return people


async def asked_for_people(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show who waits for a decision."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("people")


async def pressed_list(
    _: CallbackQuery, callback_data: PeopleList, work: Work, actor: Actor
) -> None:
    """Show one page of one list."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("people", {"show": callback_data.show, "page": callback_data.page})


async def pressed_find(_: CallbackQuery, work: Work, actor: Actor, house: House) -> None:
    """Ask for a name."""
    async with work() as tx:
        curator_in(actor)
        await start_run(tx, actor, house, "find", ("find",))


async def pressed_card(
    _: CallbackQuery, callback_data: PersonCard, work: Work, actor: Actor
) -> None:
    """Show an application in full."""
    async with work() as tx:
        found = await application(tx, actor, ParticipationId(callback_data.participation))
        subject = {"person": found.person_id, "participation": found.id}
        await note_view(tx, actor, "card", {**subject})
        await tx.reply("person_card", {"participation": found.id})


async def pressed_approve(
    _: CallbackQuery, callback_data: Approve, work: Work, actor: Actor
) -> None:
    """Accept an application; a second press finds it accepted."""
    async with work() as tx:
        decision = await approval.approve(tx, actor, ParticipationId(callback_data.participation))
        found = decision.participation
        said = "approved" if found.state is ParticipationState.READY else "decided"
        await tx.reply("person_card", {"participation": found.id, "said": said})


async def pressed_decline(
    _: CallbackQuery, callback_data: Decline, work: Work, actor: Actor, house: House
) -> None:
    """Ask for the reason, unless a decision has been taken already."""
    async with work() as tx:
        found = await application(tx, actor, ParticipationId(callback_data.participation))
        if found.state is ParticipationState.SUBMITTED:
            subject = {"participation": found.id}
            await start_run(tx, actor, house, "decline", ("decline",), {**subject})
        else:
            await tx.reply("person_card", {"participation": found.id, "said": "decided"})


async def pressed_news(
    _: CallbackQuery, callback_data: OpenNews, work: Work, actor: Actor
) -> None:
    """Open the answer to one's own application, or take it back."""
    async with work() as tx:
        if callback_data.full:
            await tx.reply("application_answer", {"participation": callback_data.about})
        else:
            await tx.reply("pair_news", {"what": "application", "about": callback_data.about})


async def _declined(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Refuse the application for the reason that was given."""
    participation = ParticipationId(int(run.subject["participation"]))
    reason = str(run.draft.answers["reason"])
    decision = await approval.decline(tx, actor, participation, reason)
    said = "declined" if decision.mine else "decided"
    await tx.reply("person_card", {"participation": participation, "said": said})


async def _found(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Show who bears the name."""
    curator_in(actor)
    await tx.reply("people_found", {"words": str(run.draft.answers["name"])})


FINISH: dict[str, Finish] = {"decline": _declined, "find": _found}
