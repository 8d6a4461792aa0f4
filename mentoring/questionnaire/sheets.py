"""Tell the number of a signed sheet, and the place where it lies, from words that are neither."""

import re

from mentoring.questionnaire.inputs import read_text
from mentoring.questionnaire.refusals import NotAPlace, NotASheet

SPOKEN = re.compile(
    r"\bсо?\s+слов\b|\bслов(?:ами|а|о|есно)\b|\bустн\w*|\bпо\s+телефону\b"
    r"|\b(?:oral|orally|verbal|verbally|in\s+words|by\s+phone)\b"
)
"""What was said is no consent, whatever digits stand beside it."""

NOWHERE = frozenset(
    (
        *("нигде", "нет", "никак", "неизвестно", "не", "не знаю", "пока нет", "потом", "позже"),
        *("nowhere", "no", "none", "unknown", "do not know", "don't know", "later"),
    )
)


def is_sheet_number(said: str) -> bool:
    """Tell whether this may be the number of a sheet: a digit is in it, and nothing spoken."""
    text = " ".join(said.casefold().split())
    return any(each.isdecimal() for each in text) and SPOKEN.search(text) is None


def is_place(said: str) -> bool:
    """Tell whether this may be where a sheet lies: a letter or digit, and not «nowhere»."""
    text = " ".join(said.casefold().replace("ё", "е").split()).strip(" .!-–—")
    named = sum(each.isalnum() for each in text) > 1
    return named and text not in NOWHERE and SPOKEN.search(text) is None


def read_sheet_number(raw: str, longest: int = 40) -> str:
    """Read the number of a signed sheet."""
    number = read_text(raw, longest)
    if not is_sheet_number(number):
        raise NotASheet(raw)
    return number


def read_place(raw: str, longest: int = 100) -> str:
    """Read where a signed sheet is kept."""
    place = read_text(raw, longest)
    if not is_place(place):
        raise NotAPlace(raw)
    return place
