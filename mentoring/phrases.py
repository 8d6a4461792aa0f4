"""Read phrases that are kept as data and find them in what somebody types, in any spelling.

In any case and spelling of io; the last word of a phrase is a beginning, so is one that ends with
"~"; "|" ends a word; a blank stands for any blanks, "*" for up to six words of the same sentence.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

SPELT: dict[int, int | str] = {0x451: 0x435, 0x2019: "'"}
"""Letters that people spell in two ways: io as ie, a typographic apostrophe as a plain one."""

BLANKS = r"[\s,:«\"]+"
BETWEEN = r"(?:[^\w.!?]+\w+){0,6}?"
"""Up to six words of the same sentence."""

Phrases = Mapping[str, Mapping[str, Iterable[str]]]


def read_phrases(file: str) -> Phrases:
    """Read the lists of a file that ships with the program: by name, then by language."""
    return tomllib.loads(files("mentoring").joinpath(file).read_text(encoding="utf-8"))


def folded(text: str) -> str:
    """Return a text as phrases are compared with it."""
    return text.casefold().translate(SPELT)


def any_of(phrases: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """Return the pattern that finds any phrase of any language."""
    worded = [_worded(each.split()) for language in phrases.values() for each in language]
    return re.compile(r"\b(?:" + "|".join(worded) + ")")


def _worded(words: list[str]) -> str:
    found = ""
    for each in words:
        if each == "*":
            found += BETWEEN
            continue
        ending = {"~": r"\w*", "|": r"\b"}.get(each[-1], "")
        found += (BLANKS if found else "") + re.escape(each.rstrip("~|")) + ending
    return found
