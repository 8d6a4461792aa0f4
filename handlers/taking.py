"""Make one move in a questionnaire and answer with what comes next."""

from dataclasses import dataclass

from handlers.choices import choices_for_press
from handlers.finishers import Finishers
from mentoring.delivery import Args
from mentoring.filling import Move, Moved, advance, questionnaire_for, show
from mentoring.house import House
from mentoring.mistaken_age import begin_anew, contradicts
from mentoring.naming import may_name
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Kind, Value
from mentoring.questionnaire.progress import selected
from mentoring.questionnaire.refusals import Stale
from mentoring.runs import Run, RunState

SAID = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Given:
    """Say what was pressed or typed: for which question, with which value, on which page."""

    key: str
    value: str = ""
    page: int = 0
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """Be in the unit of work of one answer, knowing what finished questionnaires lead to."""

    tx: UnitOfWork
    actor: Actor
    house: House
    finishers: Finishers

    async def take(self, run: Run, move: Move, given: Given) -> None:
        """Make a move and reply: the next question, a word on what was not taken, the end."""
        if run.state is not RunState.OPEN:
            await show(self.tx, run)
            return
        if not await self._on_offer(run, given):
            await show(self.tx, run)
            return
        choices = await choices_for_press(self.tx, self.house, run, given.value)
        moved = await advance(self.tx, self.house, run, move, choices)
        if moved.refusal is not None:
            await _explain(self.tx, moved, given)
        elif contradicts(self.actor, moved.run, choices.today):
            waits = await begin_anew(self.tx, self.actor, moved.run, choices.today)
            await self._part(waits=waits)
        elif moved.finished:
            await self.finish(moved.run)
        elif given.page and moved.run.draft.at == given.key:
            await self.tx.reply("question", {"run": run.id, "page": given.page})
        else:
            await show(self.tx, moved.run)

    async def _part(self, *, waits: bool) -> None:
        """Answer a birth date under eighteen; of a child under ten only the language is known."""
        if waits:
            await self.tx.reply("waiting", {"said": "young"})
        else:
            await self.tx.reply("under_age", {"language": self.actor.account.language})

    async def _on_offer(self, run: Run, given: Given) -> bool:
        """Tell whether a pressed card is one that was shown; ticking it off is always free."""
        step = questionnaire_for(self.house, run.draft.codes).step(given.key)
        open_now = run.draft.at == given.key and not given.typed
        if step is None or step.kind is not Kind.PERSON or not open_now:
            return True
        pick = given.value.removeprefix("+")
        if run.draft.answers.get(given.key) == pick or pick in selected(run.draft, given.key):
            return True
        return await may_name(self.tx, self.actor, step.id, pick, run.draft.typed)

    async def finish(self, run: Run) -> None:
        """Hand a finished questionnaire to the area it belongs to."""
        await self.finishers[run.purpose](self.tx, self.actor, self.house, run)


async def _explain(tx: UnitOfWork, moved: Moved, given: Given) -> None:
    """Word a refusal: beside the question after a press, as a short answer to what was typed."""
    refusal, run = moved.refusal, moved.run
    if refusal is None or (isinstance(refusal, Stale) and _is_repeated(moved, given)):
        await show(tx, run)
    elif isinstance(refusal, Stale):
        await tx.reply("question_stale", {"run": run.id, "key": given.key})
    else:
        args: Args = {
            name: each for name, each in refusal.data.items() if not isinstance(each, tuple)
        }
        args.update(run=run.id, page=given.page, note=refusal.code)
        await tx.reply("question_refused" if given.typed else "question", args)


def _is_repeated(moved: Moved, given: Given) -> bool:
    """Tell whether a stale press only says again what was answered: then the way goes on."""
    answer: Value | None = moved.run.draft.answers.get(given.key)
    if not given.value:
        return True
    if isinstance(answer, tuple):
        return (given.value[1:] in answer) is (given.value[0] == "+")
    return answer is not None and given.value in (str(answer), _pressed(answer))


def _pressed(answer: Value) -> str:
    return next((word for word, said in SAID.items() if said is answer), "")
