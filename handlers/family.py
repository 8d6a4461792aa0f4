"""Hear representatives at home: their children, news about them, links, and taking a yes back."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.representative import (
    AnswerAfter,
    AnswerParent,
    ChildNews,
    HereToo,
    MyChild,
    OwnLink,
    RevokeFor,
)
from handlers.finishers import Finish
from handlers.start import lead_on
from mentoring.family import (
    PARENT,
    answer_here,
    child_of_mine,
    keep_answers,
    link_for_child,
    wish_news,
)
from mentoring.filling import questionnaire_for, start_run
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.looking_back import AFTER, may_look_back
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.representing import withdraw
from mentoring.runs import Run, Subject
from mentoring.taking_place import PREFIX, come_to_place

PURPOSE = "parent"


def router() -> Router:
    """Build the router of a representative's home."""
    home = Router(name="family")
    home.message.register(
        came_to_place, CommandStart(deep_link=True, magic=F.args.startswith(PREFIX))
    )
    home.callback_query.register(asked_for_family, MenuTo.filter(F.to == "family"))
    home.callback_query.register(pressed_child, MyChild.filter())
    home.callback_query.register(pressed_news, ChildNews.filter())
    home.callback_query.register(pressed_link, OwnLink.filter())
    home.callback_query.register(pressed_here, HereToo.filter())
    home.callback_query.register(pressed_revoke, RevokeFor.filter())
    home.callback_query.register(pressed_questions, AnswerParent.filter())
    home.callback_query.register(pressed_after, AnswerAfter.filter())
    return home


async def came_to_place(
    _: Message, command: CommandObject, work: Work, actor: Actor, house: House
) -> None:
    """Lead somebody expected on from where their place stands."""
    token = (command.args or "").removeprefix(PREFIX)
    async with work() as tx:
        if await come_to_place(tx, actor, token) is None:
            await tx.reply("code_unknown")
            return
        now = await tx.people.actor_of(actor.account.id)
        await lead_on(tx, now or actor, house)


async def asked_for_family(_: CallbackQuery, work: Work) -> None:
    """Show the children."""
    async with work() as tx:
        await tx.reply("family")


async def pressed_child(_: CallbackQuery, callback_data: MyChild, work: Work) -> None:
    """Show one child."""
    async with work() as tx:
        await tx.reply("my_child", {"child": callback_data.child})


async def pressed_news(
    _: CallbackQuery, callback_data: ChildNews, work: Work, actor: Actor
) -> None:
    """Remember whether announcements are wished for."""
    async with work() as tx:
        child = PersonId(callback_data.child)
        await wish_news(tx, actor, child, wanted=callback_data.wanted)
        await tx.reply("my_child", {"child": child})


async def pressed_link(_: CallbackQuery, callback_data: OwnLink, work: Work, actor: Actor) -> None:
    """Hand over the link by which the child comes with a phone of their own."""
    async with work() as tx:
        token = await link_for_child(tx, actor, PersonId(callback_data.child))
        await tx.reply("child_link", {"child": callback_data.child, "payload": PREFIX + token})


async def pressed_here(
    _: CallbackQuery, callback_data: HereToo, work: Work, actor: Actor, house: House
) -> None:
    """Let the child answer from this phone; who answers is switched in the settings."""
    async with work() as tx:
        await answer_here(tx, actor, PersonId(callback_data.child))
        now = await tx.people.actor_of(actor.account.id)
        await lead_on(tx, now or actor, house)


async def pressed_revoke(
    _: CallbackQuery, callback_data: RevokeFor, work: Work, actor: Actor
) -> None:
    """Ask once more, then stop everything of the child at once."""
    async with work() as tx:
        child = (await child_of_mine(tx, actor, PersonId(callback_data.child))).person.id
        if callback_data.sure:
            await withdraw(tx, actor, child)
        await tx.reply("my_child" if callback_data.sure else "rep_revoke_sure", {"child": child})


async def pressed_questions(
    _: CallbackQuery, callback_data: AnswerParent, work: Work, actor: Actor, house: House
) -> None:
    """Open the parents' questionnaire; only under the consent for the child."""
    async with work() as tx:
        child = await child_of_mine(tx, actor, PersonId(callback_data.child))
        if child.agreed and PARENT in house.questionnaires:
            known = {"relation": str(child.guardian.relation)}
            subject: Subject = {"person": child.person.id}
            await start_run(tx, actor, house, PURPOSE, (PARENT,), subject, known)
        else:
            await tx.reply("my_child", {"child": child.person.id})


async def pressed_after(
    _: CallbackQuery, callback_data: AnswerAfter, work: Work, actor: Actor, house: House
) -> None:
    """Ask how the programme went; only once it is over, under the consent for the child."""
    async with work() as tx:
        child = await child_of_mine(tx, actor, PersonId(callback_data.child))
        about = child.person.id
        may = child.agreed and await may_look_back(tx, child.guardian)
        if may and AFTER in house.questionnaires:
            await start_run(tx, actor, house, PURPOSE, (AFTER,), {"person": about})
        else:
            await tx.reply("my_child", {"child": about})


async def _answered(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> None:
    """Keep the answers with the consent for the child and show the child."""
    child = PersonId(int(run.subject["person"]))
    asked = questionnaire_for(house, run.draft.codes)
    await keep_answers(tx, actor, child, asked, run.draft.answers)
    await tx.reply("my_child", {"child": child, "said": "answered"})


FINISH: dict[str, Finish] = {PURPOSE: _answered}
