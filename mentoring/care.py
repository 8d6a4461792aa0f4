"""Notice a cry for help in what somebody types: offer a helpline, tell the curator without words.

The text is an answer like any other. Nothing of it is quoted, logged or counted here.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from mentoring.alarm import set_task
from mentoring.office import TaskKind
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Kind
from mentoring.questionnaire.definition import Step

HELPLINE = "8-800-2000-122"
"""Free and anonymous, all over Russia."""

SPELT: dict[int, int | str] = {0x451: 0x435, 0x2019: "'"}
"""Letters that people spell in two ways: io as ie, a typographic apostrophe as a plain one."""

NAMES_AND_FIGURES = frozenset({Kind.PERSON, Kind.PHONE, Kind.DATE, Kind.TIME, Kind.NUMBER})


async def look_after(tx: UnitOfWork, actor: Actor, step: Step | None, text: str) -> bool:
    """Offer the helpline when a sentence calls for it, and let the curator know of the person."""
    if step is None or step.kind in NAMES_AND_FIGURES or step.format is not None:
        return False
    if not is_cry(text):
        return False
    await tx.reply("care")
    if actor.person is not None and not actor.is_curator:
        await set_task(tx, TaskKind.HELP_WANTED, {"person": actor.person.id})
    return True


def is_cry(text: str) -> bool:
    """Tell whether words of violence, self-harm or threats begin anywhere in a text."""
    return _pattern().search(text.casefold().translate(SPELT)) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """Read the stems that ship with the program."""
    read = files("mentoring").joinpath("care.toml").read_text(encoding="utf-8")
    stems = [stem for each in tomllib.loads(read)["stems"].values() for stem in each]
    words = (r"\s+".join(map(re.escape, stem.split())) for stem in stems)
    return re.compile(r"\b(?:" + "|".join(words) + ")")
