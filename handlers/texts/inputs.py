"""Say what could not be read in an answer, and how to write it: a sentence, never a reproach."""

from collections.abc import Callable, Mapping
from datetime import date

from handlers.texts.moments import day_of_year
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args

Sentence = Callable[[Args], str]


def _number(data: Args, name: str) -> int:
    return int(data.get(name) or 0)


def _empty(_data: Args) -> str:
    return _("There is nothing to read yet. Please write a few words.")


def _too_short(data: Args) -> str:
    least = _number(data, "least")
    return ngettext(
        "Please write a little more: at least {n} character.",
        "Please write a little more: at least {n} characters.",
        least,
    ).format(n=least)


def _too_long(data: Args) -> str:
    length = _number(data, "length")
    size = ngettext(
        "Your message has {length} character, up to {most} fit here.",
        "Your message has {length} characters, up to {most} fit here.",
        length,
    ).format(length=length, most=_number(data, "most"))
    keep = _("Nothing is lost: it stays in the chat. Copy the main part and send it again.")
    return f"{size} {keep}"


def _not_a_name(data: Args) -> str:
    given = h(data.get("given"))
    ways = {
        "initials": _(
            "Please write the name in full, without initials: Kuznetsova Maria Petrovna."
        ),
        "one_word": _("Please write the surname and the first name: Kuznetsova Maria."),
    }
    read = _("“{given}” does not look like a name. For example: Kuznetsova Maria Petrovna.")
    return ways.get(str(data.get("reason"))) or read.format(given=given)


def _not_a_date(data: Args) -> str:
    given = h(data.get("given"))
    if data.get("reason") == "no_such_day":
        return _("There is no such day: “{given}”. For example: 14.03.1996.").format(given=given)
    if data.get("reason") == "odd_year":
        return _("“{given}”: please check the year. For example: 14.03.1996.").format(given=given)
    if data.get("reason") == "no_year":
        return _("Please add the year to “{given}”. For example: 14.03.1996.").format(given=given)
    return _(
        "I could not read the date “{given}”. For example: 14.03.1996 or 14 March 1996."
    ).format(given=given)


def _date_outside(data: Args) -> str:
    bound = data.get("bound")
    edge = day_of_year(date.fromisoformat(str(bound))) if bound else ""
    given = h(data.get("given"))
    words = {
        "future": _("“{given}” has not come yet. Please check the year."),
        "past": _("“{given}” has passed already. Please choose a day from today on."),
        "too_recent": _("“{given}” is too late: it should not be after {edge}."),
        "too_long_ago": _("“{given}” is too early: it should not be before {edge}."),
        "before_other": _("“{given}” is too early: it should not be before {edge}."),
    }
    said = words.get(str(data.get("reason"))) or _("Please check the date “{given}”.")
    return said.format(given=given, edge=edge)


def _not_a_time(data: Args) -> str:
    return _("I could not read the time “{given}”. For example: 15:30.").format(
        given=h(data.get("given"))
    )


def _not_a_number(data: Args) -> str:
    return _("I could not read the number “{given}”.").format(given=h(data.get("given"))) + (
        " " + _range(data)
    )


def _number_outside(data: Args) -> str:
    return _("“{given}” does not fit.").format(given=h(data.get("given"))) + " " + _range(data)


def _range(data: Args) -> str:
    least, most = data.get("least"), data.get("most")
    if least is not None and most is not None:
        return _("Please write a whole number from {least} to {most}.").format(
            least=least, most=most
        )
    if least is not None:
        return _("Please write a whole number, {least} or more.").format(least=least)
    return _("Please write a whole number in digits.")


def _not_a_phone(_data: Args) -> str:
    return _("I could not read the phone number. For example: +7 900 123-45-67.")


def _not_a_sheet(_data: Args) -> str:
    return _(
        "The number on a signed sheet has a digit in it, for example 12 or 8B-17. "
        "What was only said is no consent. A sheet without a number gets one by hand first."
    )


def _not_a_place(_data: Args) -> str:
    return _("Please write where the sheet lies, for example: the safe, folder 3.")


def _names_a_status(_data: Args) -> str:
    return _(
        "Please put it without diagnoses and statuses: what you would like to achieve is enough. "
        "I have not kept this message; everything answered before stays."
    )


def _not_yes_or_no(_data: Args) -> str:
    return _("Please press a button, or write “yes” or “no”.")


def _not_an_option(_data: Args) -> str:
    return _("Please choose one of the buttons.")


def _own_words_wanted(data: Args) -> str:
    if data.get("own") == "date":
        return _("Please write the day as a message, for example: 25 November.")
    if data.get("own") == "time":
        return _("Please write the time as a message, for example: 15:30.")
    return _("Please write your answer as a message.")


def _too_few(data: Args) -> str:
    least = _number(data, "least")
    return ngettext(
        "Please tick at least {n} option.", "Please tick at least {n} options.", least
    ).format(n=least)


def _too_many(data: Args) -> str:
    most = _number(data, "most")
    return ngettext(
        "Up to {n} option fits. Untick one to choose another.",
        "Up to {n} options fit. Untick one to choose another.",
        most,
    ).format(n=most)


SENTENCES: Mapping[str, Sentence] = {
    "wrong_input": _not_an_option,
    "empty": _empty,
    "too_short": _too_short,
    "too_long": _too_long,
    "not_a_name": _not_a_name,
    "not_a_date": _not_a_date,
    "date_outside": _date_outside,
    "not_a_time": _not_a_time,
    "not_a_number": _not_a_number,
    "number_outside": _number_outside,
    "not_a_phone": _not_a_phone,
    "not_a_sheet": _not_a_sheet,
    "not_a_place": _not_a_place,
    "names_a_status": _names_a_status,
    "not_yes_or_no": _not_yes_or_no,
    "not_an_option": _not_an_option,
    "own_words_wanted": _own_words_wanted,
    "too_few": _too_few,
    "too_many": _too_many,
    "cannot_skip": lambda _data: _("This question needs an answer to go on."),
    "nothing_before": lambda _data: _("This is the first question."),
    "nothing_to_keep": lambda _data: _("This question has no answer yet."),
    "cannot_go_to": lambda _data: _("This question is not asked now."),
    "stale": lambda _data: _("This question is answered already."),
}


def sentence(code: str, data: Args) -> str:
    """Word why an answer was not taken."""
    return SENTENCES.get(code, _not_an_option)(data)
