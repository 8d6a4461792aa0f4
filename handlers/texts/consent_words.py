"""Name the kinds of consent and say where each stands, in one line."""

from datetime import date, datetime

from handlers.screen import Room
from handlers.texts.moments import day_of_year
from handlers.texts.publishing import items_words
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring import consent as kinds
from mentoring.consent import ConsentRecord, ConsentStep, Standing


def kind_words(code: str) -> str:
    """Name a kind in two or three words."""
    return {
        kinds.PARTICIPATION: _("Taking part"),
        kinds.MINOR: _("Taking part, the representative's word"),
        kinds.OWN_AGREEMENT: _("Taking part, one's own word"),
        kinds.NOTICE: _("How this works"),
        kinds.THIRD_PARTIES: _("Information from other people"),
        kinds.OTHER_ORGANISATIONS: _("Card for other organisations"),
        kinds.DISTRIBUTION: _("Publishing"),
        kinds.LONG_TERM: _("Base of mentors after the programme"),
        kinds.LABOUR: _("Mentoring colleagues"),
    }.get(code, code)


def state_words(room: Room, standing: Standing, code: str, newest: int) -> str:
    """Say where a kind stands: given, refused, revoked, run out, or asked anew; escaped."""
    record = standing.last.get(code)
    if record is None:
        return _("not given")
    said = day(room, record.at)
    if record.step is ConsentStep.REFUSED:
        return _("not given, answered on {day}").format(day=said)
    if record.step is ConsentStep.REVOKED:
        return _("revoked on {day}").format(day=said)
    if record.expires_on is not None and record.expires_on < room.today:
        return _("ran out on {day}").format(day=day_of_year(record.expires_on))
    words = _given(record, said)
    if record.items:
        words += f" ({h(items_words(room, record.items))})"
    if record.purpose < newest:
        words += ". " + _("The purpose has changed since: please read it anew")
    return words


def day(room: Room, at: datetime) -> str:
    """Say the local day of an instant."""
    return day_of_year(at.astimezone(room.zone).date())


def until_words(until: date | None) -> str:
    """Say until when a consent holds; nothing when it names no day."""
    return "" if until is None else _("until {day}").format(day=day_of_year(until))


def _given(record: ConsentRecord, said: str) -> str:
    if record.code == kinds.NOTICE:
        return _("read on {day}").format(day=said)
    words = _("given on {day}, version {version}").format(day=said, version=record.version)
    if paper := record.paper:
        number, on = h(paper.number), day_of_year(paper.dated_on)
        words = _("on paper, No. {number} of {day}").format(number=number, day=on)
    return ", ".join(filter(None, (words, until_words(record.expires_on))))
