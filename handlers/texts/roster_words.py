"""Say what a list of people holds and what is wrong with it, each reason in one clear sentence."""

from collections.abc import Mapping

from babel.numbers import format_decimal

from handlers.texts.inputs import SENTENCES
from handlers.texts.speech import _, locale, ngettext
from mentoring.errors import Simple
from mentoring.imports import Counts, Import
from mentoring.roster.columns import columns
from mentoring.roster.faults import Fault, Why
from mentoring.roster.layout import MOST_ROWS


def grouped(number: int) -> str:
    """Write a number as people do: «3 200»."""
    return format_decimal(number, locale=locale())


def column_name(column: str) -> str:
    """Name a column: as the file does, or as the template would."""
    found = columns().get(column)
    return found.titled(locale()) if found else column


def whole_reason(why: str, limits: Mapping[str, Simple]) -> str:
    """Say why a file is not a list of people, and what to do."""
    return {
        Why.TOO_BIG: _(
            "The file is larger than 20 MB. A list of people is far smaller: "
            "please save only the table with them."
        ),
        Why.TOO_BIG_INSIDE: _(
            "This file unpacks to something huge. Please copy the table into a new file."
        ),
        Why.MACROS: _("There are macros in this file. Please save it as .xlsx without them."),
        Why.ENCRYPTED: _("The file is locked with a password. Please save it without one."),
        Why.OLD_FORMAT: _("This is an old Excel file. Please save it as .xlsx or .csv."),
        Why.NOT_A_TABLE: _("This is not a table I can read. Please send .xlsx or .csv."),
        Why.DAMAGED: _("The file seems damaged. Please open it, save it anew and send it again."),
        Why.TOO_MANY_ROWS: _(
            "There are more than {most} rows. Please send the list in parts."
        ).format(most=grouped(MOST_ROWS)),
        Why.NO_COLUMNS: _(
            "I do not find these columns: {names}. The template shows how they are called."
        ).format(names=_columns(limits.get("missing"))),
        Why.NO_ROWS: _("There is nobody in this table yet: no row under the headings."),
        Why.OTHER_FILE: _("The file is another one now. Please send it again."),
        Why.NOT_FETCHED: _("The file cannot be fetched any more. Please send it again."),
    }[Why(why)]


def _columns(missing: Simple) -> str:
    names = missing if isinstance(missing, tuple | list) else ()
    return ", ".join(column_name(name) for name in names)


def reason(fault: Fault) -> str:
    """Say what is wrong with a cell; what stands in it is not repeated."""
    first = fault.limits.get("first")
    words = {
        "missing": _("Nothing is written here."),
        "no_sheet": _("Here goes the number of a signed sheet; spoken words are no consent."),
        "formula": _("There is a formula here. Please put the value in its place."),
        "odd_characters": _("There are invisible characters here. Please type it anew."),
        "names_a_status": _("Please write it without diagnoses and statuses."),
        "not_an_option": _(
            "This word is not on the list: classes are those of the settings, the rest is in the "
            "template."
        ),
        "repeated": _("The same as row {first}.").format(first=first),
        "differs": _(
            "Row {first} tells of this person by the same sheet, but otherwise. "
            "Please leave one of the two."
        ).format(first=first),
        "twin": _(
            "Name and birth date of row {first}, the rest differs. Is it one person? Then please "
            "leave one row."
        ).format(first=first),
        "unknown_code": _("Nobody has this code, or the name is another."),
        "expired": _("The term of this consent is over."),
        "not_a_name": _name(str(fault.limits.get("reason"))),
        "not_a_date": _unread(str(fault.limits.get("reason"))),
        "date_outside": _date(str(fault.limits.get("reason"))),
        "not_a_number": _("A whole number goes here."),
        "number_outside": _("The number should be from {least} to {most}.").format(
            least=fault.limits.get("least"), most=fault.limits.get("most")
        ),
        "too_long": _("This is too long: up to {most} characters fit.").format(
            most=fault.limits.get("most")
        ),
        "too_many": _("Too many: up to {most} fit.").format(most=fault.limits.get("most")),
    }
    if fault.reason in words:
        return words[fault.reason]
    known = SENTENCES.get(fault.reason)
    return known({}) if known else _("This cannot be read.")


def _name(why: str) -> str:
    return {
        "initials": _("Please write the name in full, without initials."),
        "one_word": _("Please write the surname and the first name."),
    }.get(why) or _("A name has letters only.")


def _unread(why: str) -> str:
    return {
        "no_such_day": _("There is no such day."),
        "odd_year": _("Please check the year."),
        "no_year": _("The year is missing here."),
    }.get(why) or _("I cannot read this date. For example: 14.03.1996.")


def _date(why: str) -> str:
    return {
        "future": _("This day has not come yet."),
        "too_recent": _("Somebody under ten cannot take part."),
        "too_long_ago": _("This day is too long ago."),
    }.get(why) or _("Please check this date.")


def cut_words(shown: int, there: int) -> list[str]:
    """Say that there are more faults than are listed; nothing when all of them are."""
    if there <= shown:
        return []
    text = _("The first {shown} of {n} are shown. Send the list again when they are mended.")
    return [text.format(shown=grouped(shown), n=grouped(there))]


def held_lines(found: Import) -> list[str]:
    """Say what a list holds, line by line; what there is none of is left out."""
    return counted_lines(found.counts)


def counted_lines(counts: Counts) -> list[str]:
    """Say what rows are or have become, a line for each kind there is."""
    return [words for words in _held(counts) if words]


def _held(counts: Counts) -> list[str]:
    return [
        _counted(counts.new, ngettext("{n} new person", "{n} new people", counts.new)),
        _counted(
            counts.codes,
            ngettext(
                "{n} without a consent: a code and a class only",
                "{n} without a consent: codes and classes only",
                counts.codes,
            ),
        ),
        _counted(
            counts.waiting,
            ngettext(
                "{n} from 14 to 17 whose own word is missing",
                "{n} from 14 to 17 whose own words are missing",
                counts.waiting,
            ),
        ),
        _counted(counts.changed, ngettext("{n} change", "{n} changes", counts.changed)),
        _counted(
            counts.same, ngettext("{n} is here already", "{n} are here already", counts.same)
        ),
        _counted(
            counts.matches,
            ngettext(
                "{n} looks like somebody known: same name and birth date",
                "{n} look like people known: same names and birth dates",
                counts.matches,
            ),
        ),
        _counted(
            counts.twins,
            ngettext(
                "{n} row has the name and birth date of another row",
                "{n} rows have names and birth dates of other rows",
                counts.twins,
            ),
        ),
        _counted(
            counts.faulty,
            ngettext("{n} row cannot be read", "{n} rows cannot be read", counts.faulty),
        ),
    ]


def _counted(number: int, words: str) -> str:
    return words.format(n=grouped(number)) if number else ""
