"""Tell by a patronymic whether somebody is a woman or a man; nobody is asked, nothing is stored.

Only one rule needs it: a representative may allow mentors of one sex. Whoever has no patronymic,
or is known by a code, is not judged: the curator reads that the rule was not checked.
"""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Sex(StrEnum):
    """Name the two that a patronymic tells apart."""

    WOMAN = "woman"
    MAN = "man"


def sex_of(name: str | None) -> Sex | None:
    """Return what the patronymic of a full name says; None without one."""
    parts = (name or "").casefold().split()
    if len(parts) < 3:
        return None
    ends = _endings()
    return next((sex for sex in Sex if any(p.endswith(ends[sex]) for p in parts[2:])), None)


@cache
def _endings() -> dict[Sex, tuple[str, ...]]:
    text = files("mentoring").joinpath("sexes.toml").read_text(encoding="utf-8")
    return {Sex(code): tuple(ends) for code, ends in tomllib.loads(text).items()}
