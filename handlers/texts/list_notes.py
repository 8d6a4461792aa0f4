"""Say what a list behind the report tells about one line: a role, a reason, a meeting's fate."""

from handlers.screen import Room
from handlers.texts.coverage_words import one_decimal
from handlers.texts.moments import day
from handlers.texts.report_words import days, gap_name
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring.listing import Entry, Note
from mentoring.opinions import FEWEST


def line_note(room: Room, entry: Entry, name: str) -> str:
    """Return what is said of an entry; `name` is not escaped yet."""
    when = day(entry.at.astimezone(room.zone).date()) if entry.at else ""
    if entry.note is Note.JUDGED:
        return _judged(entry)
    if entry.note is Note.SILENT:
        return days(entry.n)
    if entry.note is Note.HELP:
        return _help(h(name), when)
    said = _roles().get(entry.note) or _fates().get(entry.note) or gap_name(entry.note)
    return " · ".join(part for part in (when, said) if part)


def _roles() -> dict[Note, str]:
    return {
        Note.MENTOR: _("mentor"),
        Note.MENTEE: _("mentee"),
        Note.BOTH: _("both roles"),
    }


def _fates() -> dict[Note, str]:
    return {
        Note.TWO_MISSES: _("two meetings missed in a row"),
        Note.HELD: _("took place"),
        Note.MISSED: _("missed"),
        Note.DISPUTED: _("the answers contradict each other"),
        Note.ONE_SIDE: _("only one side has answered"),
        Note.UNANSWERED: _("nobody has answered"),
    }


def _help(name: str, when: str) -> str:
    if not name:
        return _("a call for help")
    return _("help is wanted by: {name}, {when}").format(name=name, when=when)


def _judged(entry: Entry) -> str:
    line = _("judged {n} of {of}").format(n=entry.n, of=entry.of)
    if entry.mean is None:
        few = _("fewer than {n} answers").format(n=FEWEST)
        return f"{line} · {few}"
    mean = _("on average {mean} of 10").format(mean=one_decimal(entry.mean))
    return f"{line} · {mean}"
