"""Refuse what no cell may hold: formulas, and characters that nobody sees."""

import unicodedata

from mentoring.questionnaire.refusals import WrongInput

FORMULA = "="
UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))


class Formula(WrongInput):
    """A cell holds a formula: its text is no answer."""

    code = "formula"


class OddCharacters(WrongInput):
    """A name holds characters nobody sees or types: control, direction, private use."""

    code = "odd_characters"


def require_plain(raw: str) -> None:
    """Refuse a formula, and characters that turn text around or are not seen at all."""
    if raw.startswith(FORMULA):
        raise Formula
    if any(unicodedata.category(each) in UNSEEN and not each.isspace() for each in raw):
        raise OddCharacters
