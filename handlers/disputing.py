"""Hear how a dispute is given to an arbiter, settled, and what a pair says to new rules."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.mending import (
    AnswerRules,
    BeginDispute,
    Decide,
    DisputeRules,
    OpenDispute,
    OpenRules,
)
from handlers.callbacks.menu import MenuTo
from handlers.finishers import Finish
from mentoring import disputing
from mentoring.delivery import Args
from mentoring.disputes import Arbiter, Outcome
from mentoring.errors import NotAllowed
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import DisputeId, PairId, PersonId
from mentoring.known_pairs import existing
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.questionnaire import own_words
from mentoring.runs import Run

DISPUTE, RULES = "dispute", "dispute_rules"
QUESTIONS = "dispute-rules"


def router() -> Router:
    """Build the router of disputes."""
    disputes = Router(name="disputing")
    disputes.callback_query.register(asked_for_disputes, MenuTo.filter(F.to == "disputes"))
    disputes.callback_query.register(pressed_begin, BeginDispute.filter())
    disputes.callback_query.register(pressed_open, OpenDispute.filter())
    disputes.callback_query.register(pressed_rules, DisputeRules.filter())
    disputes.callback_query.register(pressed_decide, Decide.filter())
    disputes.callback_query.register(pressed_read, OpenRules.filter())
    disputes.callback_query.register(pressed_answer, AnswerRules.filter())
    return disputes


async def asked_for_disputes(_: CallbackQuery, work: Work) -> None:
    """Show the disputes that the reader may see."""
    async with work() as tx:
        await tx.reply("disputes")


async def pressed_begin(
    _: CallbackQuery, callback_data: BeginDispute, work: Work, actor: Actor, house: House
) -> None:
    """Ask who settles it and by when; one that is open is shown."""
    async with work() as tx:
        pair = await existing(tx, PairId(callback_data.pair))
        await disputing.require_opener(tx, actor, pair)
        found = await tx.disputes.open_of(pair.id)
        if found is None:
            await start_run(tx, actor, house, DISPUTE, (DISPUTE,), {"pair": pair.id})
        elif await disputing.may_look(tx, actor, found):
            await tx.reply("dispute", {"dispute": found.id})
        else:
            raise NotAllowed


async def pressed_open(
    _: CallbackQuery, callback_data: OpenDispute, work: Work, actor: Actor
) -> None:
    """Show a dispute to whoever may see it."""
    async with work() as tx:
        found = await disputing.known(tx, DisputeId(callback_data.dispute))
        if not await disputing.may_look(tx, actor, found):
            raise NotAllowed
        await tx.reply("dispute", {"dispute": found.id})


async def pressed_rules(
    _: CallbackQuery, callback_data: DisputeRules, work: Work, actor: Actor, house: House
) -> None:
    """Ask an arbiter for the words of the rules."""
    async with work() as tx:
        found, _pair = await disputing.to_decide(tx, actor, DisputeId(callback_data.dispute))
        if found.settled_at is not None:
            await tx.reply("dispute", {"dispute": found.id})
        else:
            await start_run(tx, actor, house, RULES, (QUESTIONS,), {"dispute": int(found.id)})


async def pressed_decide(
    _: CallbackQuery, callback_data: Decide, work: Work, actor: Actor
) -> None:
    """Settle it: asked once more; a second press finds it settled."""
    dispute = DisputeId(callback_data.dispute)
    async with work() as tx:
        found, _pair = await disputing.to_decide(tx, actor, dispute)
        outcome, member = Outcome(callback_data.outcome), PersonId(callback_data.person)
        if callback_data.sure or found.settled_at is not None:
            await disputing.decide(tx, actor, dispute, outcome, member)
            await tx.reply("dispute", {"dispute": dispute})
        else:
            about: Args = {"dispute": dispute, "outcome": outcome.value, "person": member}
            await tx.reply("dispute_sure", about)


async def pressed_read(_: CallbackQuery, callback_data: OpenRules, work: Work) -> None:
    """Show the rules to one of the pair, or take them from the screen."""
    async with work() as tx:
        kind = "rules" if callback_data.full else "rules_offered"
        await tx.reply(kind, {"dispute": callback_data.dispute})


async def pressed_answer(
    _: CallbackQuery, callback_data: AnswerRules, work: Work, actor: Actor
) -> None:
    """Note what one of the pair says; of two presses the first counts."""
    async with work() as tx:
        dispute, round_ = DisputeId(callback_data.dispute), callback_data.round
        await disputing.answer_rules(tx, actor, dispute, round_, agrees=callback_data.yes)
        await tx.reply("rules", {"dispute": dispute})


async def _opened(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Open the dispute and show it."""
    said = run.draft.answers
    words = str(said["words"]) if said.get("words") else None
    opened = await disputing.open_dispute(
        tx,
        actor,
        PairId(int(run.subject["pair"])),
        Arbiter(str(said["arbiter"])),
        int(str(said["days"])),
        words and (own_words(words) or words),
        paused=bool(said["pause"]),
    )
    await tx.reply("dispute", {"dispute": opened.id})


async def _ruled(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Offer the rules to the pair."""
    dispute = DisputeId(int(run.subject["dispute"]))
    await disputing.offer_rules(tx, actor, dispute, str(run.draft.answers["rules"]))
    await tx.reply("dispute", {"dispute": dispute})


FINISH: dict[str, Finish] = {DISPUTE: _opened, RULES: _ruled}
