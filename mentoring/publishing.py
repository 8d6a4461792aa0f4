"""Say what of somebody may be published, where and whether it may be passed on, item by item."""

from collections.abc import Mapping
from typing import ClassVar

from mentoring.alarm import set_task
from mentoring.consent import DISTRIBUTION, ConsentRecord, is_active
from mentoring.errors import Refusal
from mentoring.ids import PersonId
from mentoring.office import TaskKind
from mentoring.permits import is_permitted
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Option, Questionnaire, Value

CHOICE = "publish"
"""The questionnaire, and the purpose of the run, in which somebody chooses item by item."""

SHEET = "publish-paper"
"""The same for a curator who notes a signed sheet."""

WHAT, CONDITIONS = "what", ("where", "passing")
NOTHING = "none"
LIMITS = frozenset({"site", "closed"})
"""Conditions that only narrow: losing one of them widens what may be done."""


class NothingChosen(Refusal):
    """A consent to publish without a single item allows nothing: it is a no."""

    code: ClassVar[str] = "nothing_chosen"


def items_in(answers: Mapping[str, Value]) -> tuple[str, ...]:
    """Return what was chosen and on which conditions; nothing where nothing was."""
    ticked = answers.get(WHAT)
    items = tuple(each for each in ticked if each != NOTHING) if isinstance(ticked, tuple) else ()
    return (*items, *(str(answers[key]) for key in CONDITIONS)) if items else ()


def answers_of(items: tuple[str, ...], asked: Questionnaire) -> dict[str, Value]:
    """Return an earlier choice as answers, so that it is changed and not asked anew."""
    known: dict[str, Value] = {}
    if ticked := chosen_of(items, asked, WHAT):
        known[WHAT] = tuple(each.code for each in ticked)
    for key in CONDITIONS:
        for each in chosen_of(items, asked, key):
            known[key] = each.code
    return known


def chosen_of(items: tuple[str, ...], asked: Questionnaire, key: str) -> tuple[Option, ...]:
    """Return the options of one question that are among what was chosen."""
    step = asked.step(key)
    return tuple(each for each in step.options if each.code in items) if step else ()


def narrows(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Tell whether something was allowed before that is not any more."""
    return bool(set(before) - set(after) - LIMITS)


async def feel_the_narrowing(
    tx: UnitOfWork, person: PersonId, before: ConsentRecord | None, items: tuple[str, ...]
) -> None:
    """Let a curator take off what is allowed no longer; nothing else of the programme changes."""
    held = before is not None and is_active([before], tx.now.date())
    if before is not None and held and narrows(before.items, items):
        await set_task(tx, TaskKind.PUBLISH_LESS, {"person": person})


async def publishable(tx: UnitOfWork) -> list[ConsentRecord]:
    """Return the choice in force of everybody who takes part; of others nothing new appears."""
    today = tx.now.date()
    standings = (await tx.consents.standings()).values()
    last = (each.last.get(DISTRIBUTION) for each in standings if is_permitted(each, today))
    return [record for record in last if record is not None and is_active([record], today)]
