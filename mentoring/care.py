"""Notice a cry for help in what somebody types: offer a helpline, call a human without words.

The text is an answer like any other. Nothing of it is quoted, logged or counted here.
"""

import re
from functools import cache

from mentoring.help import ask, call_about
from mentoring.help_request import HelpSource, HelpTopic
from mentoring.house import House
from mentoring.ids import ParticipationId
from mentoring.milestones import existing
from mentoring.newcomers import has_consent
from mentoring.people import Actor
from mentoring.phrases import any_of, folded, read_phrases
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Kind
from mentoring.questionnaire.definition import Step
from mentoring.runs import Run

NAMES_AND_FIGURES = frozenset({Kind.PERSON, Kind.PHONE, Kind.DATE, Kind.TIME, Kind.NUMBER})


async def look_after(
    tx: UnitOfWork, actor: Actor, house: House, run: Run, step: Step | None, text: str
) -> bool:
    """Offer the helpline when a sentence calls for it, and call a human without quoting it."""
    if step is None or step.kind in NAMES_AND_FIGURES or step.format is not None:
        return False
    if not is_cry(text):
        return False
    if "inquiry" in run.subject:
        await _call_about_another(tx, house, run)
    else:
        await _call_somebody(tx, actor, house)
    return True


async def answer_cry(tx: UnitOfWork, actor: Actor, house: House, text: str) -> bool:
    """Do so for words that answer no question; who takes no part reads the numbers only."""
    if not is_cry(text):
        return False
    if actor.roles or await has_consent(tx, actor):
        await _call_somebody(tx, actor, house)
    else:
        await tx.reply("care", {"outside": 1})
    return True


async def _call_somebody(tx: UnitOfWork, actor: Actor, house: House) -> None:
    if actor.person is None or actor.is_curator:
        await tx.reply("care")
        return
    wellbeing, words = HelpTopic.WELLBEING, HelpSource.WORDS
    request = await ask(tx, actor, house, wellbeing, urgent=True, source=words)
    await tx.reply("care", {"request": request.id})


async def _call_about_another(tx: UnitOfWork, house: House, run: Run) -> None:
    """Call somebody about the mentee of an inquiry: it is not its author who is in danger."""
    mentee = await existing(tx, ParticipationId(int(run.subject["participation"])))
    called = await call_about(tx, house, mentee.person_id)
    await tx.reply("care_for_another", {"called": called})


def is_cry(text: str) -> bool:
    """Tell whether words of violence, self-harm or threats stand anywhere in a text."""
    cries, everyday = _patterns()
    return cries.search(everyday.sub(" ", folded(text))) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    read = read_phrases("care.toml")
    return any_of(read["cries"]), any_of(read["everyday"])
