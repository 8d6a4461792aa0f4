"""What a questionnaire refuses: unreadable answers, stale presses, faulty files."""

from typing import ClassVar

from mentoring.errors import Refusal, Simple

SHOWN = 40
TURNS_TEXT = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters nobody sees or types, which turn the words around them."""


def shortened(raw: object) -> str:
    """Cut what a person gave to what a screen may show back."""
    text = " ".join("".join(each for each in str(raw) if each not in TURNS_TEXT).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


class WrongInput(Refusal):
    """An answer cannot be read or breaks a limit."""

    code: ClassVar[str] = "wrong_input"

    def __init__(self, given: object = "", **limits: Simple) -> None:
        """Keep a short form of what was given beside the limits."""
        super().__init__(given=shortened(given), **limits)


class Empty(WrongInput):
    """Nothing is left after trimming."""

    code = "empty"


class TooShort(WrongInput):
    """Shorter than `least` characters."""

    code = "too_short"


class TooLong(WrongInput):
    """Longer than `most` characters; `length` says by how much."""

    code = "too_long"


class NotAName(WrongInput):
    """Not a person's full name; `reason` is `letters`, `initials` or `one_word`."""

    code = "not_a_name"


class NotADate(WrongInput):
    """No date can be read; `reason` is `unreadable`, `no_such_day`, `odd_year` or `no_year`."""

    code = "not_a_date"


class DateOutside(WrongInput):
    """A date outside its limits; `reason` names the limit, `bound` is the edge in ISO form."""

    code = "date_outside"


class NotATime(WrongInput):
    """No time of day can be read."""

    code = "not_a_time"


class NotANumber(WrongInput):
    """No whole number can be read."""

    code = "not_a_number"


class NumberOutside(WrongInput):
    """A number outside `least`..`most`; either may be None."""

    code = "number_outside"


class NotAPhone(WrongInput):
    """No telephone number can be read."""

    code = "not_a_phone"


class NotASheet(WrongInput):
    """Not the number of a signed sheet: no digit, or words that were only said."""

    code = "not_a_sheet"


class NotAPlace(WrongInput):
    """Not a place where a sheet is kept."""

    code = "not_a_place"


class NamesAStatus(WrongInput):
    """Words for a diagnosis or a status of a person, which are kept nowhere."""

    code = "names_a_status"


class NotYesOrNo(WrongInput):
    """Neither a yes nor a no."""

    code = "not_yes_or_no"


class NotAnOption(WrongInput):
    """Not one of the options offered now."""

    code = "not_an_option"


class OwnWordsWanted(WrongInput):
    """The «own words» button was pressed: the words themselves are still to be written."""

    code = "own_words_wanted"


class TooFew(WrongInput):
    """Fewer than `least` picks."""

    code = "too_few"


class TooMany(WrongInput):
    """More than `most` picks."""

    code = "too_many"


class Stale(Refusal):
    """A press for a question that is not the current one; nothing has changed."""

    code = "stale"

    def __init__(self, key: str, given: Simple, current: str | None) -> None:
        """Carry what was answered there and where the person is now."""
        super().__init__(key=key, given=given, current=current)


class CannotSkip(Refusal):
    """The question is required."""

    code = "cannot_skip"


class NothingToKeep(Refusal):
    """The question has no answer yet that could stay as it is."""

    code = "nothing_to_keep"


class NothingBefore(Refusal):
    """This is the first question."""

    code = "nothing_before"


class CannotGoTo(Refusal):
    """The question has not been asked yet, or is not part of this person's route."""

    code = "cannot_go_to"


class FaultyDefinition(Refusal):
    """A questionnaire's file cannot be used; `reason` is one sentence for the administrator."""

    code = "faulty_definition"

    def __init__(self, file: str, question: str, reason: str) -> None:
        """Name the file, the question (empty: the whole file) and the reason."""
        super().__init__(file=file, question=question, reason=reason)
        self.file, self.question, self.reason = file, question, reason

    def __str__(self) -> str:
        """Say it in one line."""
        return ": ".join(part for part in (self.file, self.question, self.reason) if part)
