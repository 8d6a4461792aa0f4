"""Hear a curator soften a rule for two people, with a reason, or let it hold again."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.softening import Harden, Soften
from handlers.finishers import Finish
from mentoring.bars import Bar
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import ParticipationId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.runs import Run
from mentoring.softening import SOFTEN, harden, may_soften, soften


def router() -> Router:
    """Build the router of softened rules."""
    softening = Router(name="softening")
    softening.callback_query.register(pressed_soften, Soften.filter())
    softening.callback_query.register(pressed_harden, Harden.filter())
    return softening


async def pressed_soften(
    _: CallbackQuery, callback_data: Soften, work: Work, actor: Actor, house: House
) -> None:
    """Ask why; a rule that is softened or kept by now shows the two as they are."""
    subject = {"mentor": callback_data.mentor, "mentee": callback_data.mentee}
    mentor, mentee = ParticipationId(subject["mentor"]), ParticipationId(subject["mentee"])
    bar = _bar(callback_data.bar)
    async with work() as tx:
        curator_in(actor)
        if any(each.bar is bar for each in await tx.overrides.between(mentor, mentee)):
            await tx.reply("match_mentor", {**subject})
            return
        await may_soften(tx, actor, mentor, mentee, bar)
        await start_run(tx, actor, house, SOFTEN, (SOFTEN,), {**subject, "bar": bar.value})


async def pressed_harden(
    _: CallbackQuery, callback_data: Harden, work: Work, actor: Actor
) -> None:
    """Let the rule hold again."""
    mentor, mentee = ParticipationId(callback_data.mentor), ParticipationId(callback_data.mentee)
    async with work() as tx:
        await harden(tx, actor, mentor, mentee, _bar(callback_data.bar))
        await tx.reply("match_mentor", {"mentor": mentor, "mentee": mentee})


async def _softened(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Soften the rule and show the two."""
    mentor = ParticipationId(int(run.subject["mentor"]))
    mentee = ParticipationId(int(run.subject["mentee"]))
    reason = str(run.draft.answers["reason"])
    await soften(tx, actor, mentor, mentee, _bar(str(run.subject["bar"])), reason)
    await tx.reply("match_mentor", {"mentor": mentor, "mentee": mentee})


def _bar(code: str) -> Bar:
    """Read a rule from a button; one that is no more is one that nobody softens."""
    return Bar(code) if code in set(Bar) else Bar.SAME_PERSON


FINISH: dict[str, Finish] = {SOFTEN: _softened}
