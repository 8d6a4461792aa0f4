"""Hear a child's representative: they come by a code, read, say yes or no, and look in later."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.representative import AgreeFor, AskWho, DeclineFor, IAm
from mentoring.consent import MINOR
from mentoring.consents import active_text
from mentoring.delivery import Args
from mentoring.expected import EnrolmentState
from mentoring.ids import EnrolmentId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.representing import PREFIX, agree, come_by_code, decline, visited, visits


def router() -> Router:
    """Build the router of representatives."""
    family = Router(name="representative")
    coming = CommandStart(deep_link=True, magic=F.args.startswith(PREFIX))
    family.message.register(came_by_code, coming)
    family.callback_query.register(pressed_ask, AskWho.filter())
    family.callback_query.register(pressed_relation, IAm.filter())
    family.callback_query.register(pressed_agree, AgreeFor.filter())
    family.callback_query.register(pressed_decline, DeclineFor.filter())
    return family


async def came_by_code(_: Message, command: CommandObject, work: Work, actor: Actor) -> None:
    """Ask who the representative is; a code nobody knows gets one clear sentence."""
    token = (command.args or "").removeprefix(PREFIX)
    async with work() as tx:
        enrolment = await come_by_code(tx, actor, token)
        if enrolment is None:
            await tx.reply("code_unknown")
        elif any(each.id == enrolment.id for each in await visits(tx, actor)):
            await tx.reply("rep_who", {"enrolment": enrolment.id})
        else:
            await tx.reply("family")


async def pressed_ask(_: CallbackQuery, callback_data: AskWho, work: Work, actor: Actor) -> None:
    """Show the question again."""
    async with work() as tx:
        here = await visited(tx, actor, EnrolmentId(callback_data.enrolment))
        await tx.reply("rep_who", {"enrolment": here.id})


async def pressed_relation(_: CallbackQuery, callback_data: IAm, work: Work, actor: Actor) -> None:
    """Show the full text of the consent for the child as a message of its own."""
    async with work() as tx:
        here = await visited(tx, actor, EnrolmentId(callback_data.enrolment))
        await _show_text(tx, actor, here.id, callback_data.relation)


async def pressed_agree(
    _: CallbackQuery, callback_data: AgreeFor, work: Work, actor: Actor
) -> None:
    """Take the yes in the wording shown; pressed again, it says that all is well."""
    enrolment = EnrolmentId(callback_data.enrolment)
    async with work() as tx:
        if await _answered(tx, actor, enrolment):
            return
        text = await active_text(tx, callback_data.language, MINOR)
        if text.version != callback_data.version:
            await _show_text(tx, actor, enrolment, callback_data.relation)
            return
        guardian = await agree(tx, actor, enrolment, callback_data.relation, text)
        await tx.reply("rep_agreed", {"child": guardian.child_id, "version": text.version})
        await tx.reply("rep_next", {"child": guardian.child_id}, fresh=True)


async def pressed_decline(
    _: CallbackQuery, callback_data: DeclineFor, work: Work, actor: Actor
) -> None:
    """Take the no; where another representative has agreed, ask once more."""
    enrolment, relation = EnrolmentId(callback_data.enrolment), callback_data.relation
    async with work() as tx:
        if await _answered(tx, actor, enrolment):
            return
        here = await visited(tx, actor, enrolment)
        if here.state is EnrolmentState.CONSENTED and not callback_data.sure:
            await tx.reply("rep_no_sure", {"enrolment": here.id, "relation": relation})
        else:
            ended = await decline(tx, actor, enrolment, relation)
            await tx.reply("rep_declined", {"ended": ended})


async def _answered(tx: UnitOfWork, actor: Actor, enrolment: EnrolmentId) -> bool:
    """Lead whoever has answered already to what they see of their children."""
    if any(each.id == enrolment for each in await visits(tx, actor)):
        return False
    mine = await tx.guardians.children_of(actor.person.id) if actor.person else []
    await tx.reply("family" if mine else "rep_over")
    return True


async def _show_text(tx: UnitOfWork, actor: Actor, enrolment: EnrolmentId, relation: str) -> None:
    text = await active_text(tx, actor.account.language, MINOR)
    said: Args = {"enrolment": enrolment, "relation": str(relation)}
    shown = {**said, "version": text.version, "language": text.language}
    await tx.reply("rep_consent", shown, fresh=True)
