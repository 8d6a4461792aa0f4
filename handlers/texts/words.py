"""Put values into texts safely: escaped, shortened, with a word where a name is not known yet."""

from html import escape

from handlers.texts.role_names import role_name
from handlers.texts.speech import _, pgettext
from mentoring.people import Person

BUTTON = 40
"""How much of a person's own words fits on a button of a phone."""


def h(value: object) -> str:
    """Escape a value for HTML; what looks like a tag is shown literally."""
    return escape(str(value), quote=False)


def limit(text: str, n: int) -> str:
    """Shorten a text to `n` characters, ending with an ellipsis when something was cut."""
    return text if len(text) <= n else text[: n - 1].rstrip() + "…"


def one_line(text: str, n: int) -> str:
    """Fold a text into one line of at most `n` characters."""
    return limit(" ".join(text.split()), n)


def name_of(person: Person | None) -> str:
    """Return a person's escaped full name; somebody erased or unnamed is «участник»."""
    if person is None or not person.name:
        return work_of(person) or _("a participant")
    return h(person.name)


def work_of(person: Person | None) -> str:
    """Tell staff without a name apart, by their work and a number; empty of anybody else."""
    if person is None or person.work is None:
        return ""
    told = pgettext("in place of a name", "{role} No. {n}")
    return told.format(role=role_name(person.work), n=person.id)


def number_words(number: str) -> str:
    """Set the sign before a paper's number; words that say there is none stand alone."""
    if not any(each.isdigit() for each in number):
        return number
    return _("No. {number}").format(number=number)
