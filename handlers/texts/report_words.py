"""Say the words the report and its lists share: how many of whom, why without a pair."""

from handlers.texts.speech import _, ngettext
from mentoring.listing import Note


def people(n: int) -> str:
    """Say how many people."""
    return ngettext("{n} person", "{n} people", n).format(n=n)


def mentees(n: int) -> str:
    """Say how many mentees."""
    return ngettext("{n} mentee", "{n} mentees", n).format(n=n)


def mentors(n: int) -> str:
    """Say how many mentors."""
    return ngettext("{n} mentor", "{n} mentors", n).format(n=n)


def days(n: int) -> str:
    """Say for how many days a pair has not met."""
    return ngettext("no meetings for {n} day", "no meetings for {n} days", n).format(n=n)


def gap_name(note: Note) -> str:
    """Say why somebody has no pair yet."""
    return {
        Note.CONSENT: _("the consent is not in force"),
        Note.ANSWERS: _("waiting for answers to an offer"),
        Note.NOBODY: _("no approved mentors"),
        Note.SUBJECT: _("no mentor of the subject"),
        Note.PLACES: _("mentors have no free places"),
        Note.TERMS: _("time or form do not match"),
        Note.CHOICE: _("a mentor can be chosen"),
    }.get(note, "")
