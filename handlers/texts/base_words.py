"""Say what a base holds of a person: with names for the curator, with codes for everybody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handlers.screen import Room
from handlers.texts.answers import answer_words, people_in
from handlers.texts.speech import _, locale, pgettext
from handlers.texts.waiting import code
from mentoring.applications import Participation, Side
from mentoring.bases import BothBases
from mentoring.categories import categories
from mentoring.consent import ConsentRecord
from mentoring.forms import public_title, repertoire
from mentoring.ids import PersonId
from mentoring.joining import code_of
from mentoring.lists import stored_options
from mentoring.pairs import Pair
from mentoring.people import Person
from mentoring.questionnaire import Kind, Value, own_words
from mentoring.stock import Stock

JOINT = "; "
FREE = frozenset({Kind.TEXT, Kind.LONG, Kind.PHONE, Kind.PERSON})
"""Answers in a person's own words, or about another person."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Say things of one pair of bases; without `named`, nothing that tells who somebody is."""

    room: Room
    bases: BothBases
    named: bool

    def who(self, person: PersonId) -> str:
        """Return a full name, or the code that stands for it."""
        return full_name(self.bases.stock, person) if self.named else self.code(person)

    @property
    def tells_codes(self) -> bool:
        """Tell whether codes stand beside names: where chats hold codes only."""
        return self.named and self.room.organisation.pseudonymous

    def code(self, person: PersonId) -> str:
        """Return the code that stands for a person."""
        expected = self.bases.expected.get(person)
        return code(expected) if expected else person_code(person)

    def side(self, pairs: tuple[Pair, ...], side: Side) -> str:
        """Name everybody on a side of some pairs, each once."""
        return JOINT.join(dict.fromkeys(map(self.who, seated_on(pairs, side))))

    def contact(self, person: Person | None, representatives: tuple[Person, ...]) -> str:
        """Return how to reach somebody; of a minor, the representative."""
        if not self.named or person is None:
            return ""
        told = [
            ", ".join(filter(None, (each.name, each.phone or each.contact)))
            for each in representatives
        ]
        return JOINT.join(filter(None, told)) or person.phone or person.contact or ""

    def said(self, who: Participation, key: str) -> str:
        """Return an answer in words; a private one never, one in own words only with names."""
        step = self.room.house.questionnaires[code_of(who)].step(key)
        raw = who.profile.get(key)
        if step is None or raw is None or step.private or (step.kind in FREE and not self.named):
            return ""
        value = self._chosen(tuple(raw) if isinstance(raw, list) else raw)
        if value in (None, ()):
            return ""
        people = self.bases.stock.people
        known = {each: people[each] for each in people_in(value) if each in people}
        options = stored_options(step.source, self.room.organisation.kind)
        return answer_words(step, value, options, known)

    def forms(self, pairs: tuple[Pair, ...]) -> str:
        """Name the forms of some pairs."""
        return JOINT.join(dict.fromkeys(form_name(self.room, pair) for pair in pairs))

    def roles(self, pairs: tuple[Pair, ...]) -> str:
        """Say what some pairs work on, by the public titles only."""
        kind = self.room.organisation.kind
        known = repertoire().role_model
        found = (known.get(pair.role_model or "") for pair in pairs)
        return JOINT.join(dict.fromkeys(each.named(kind).said(locale()) for each in found if each))

    def models(self, pairs: tuple[Pair, ...]) -> str:
        """Name the models of some pairs."""
        known = (repertoire().model.get(pair.model) for pair in pairs)
        return JOINT.join(dict.fromkeys(each.title.said(locale()) for each in known if each))

    def day(self, instant: datetime | None) -> date | None:
        """Return the local day of an instant."""
        return instant.astimezone(self.room.zone).date() if instant else None

    def consent(self, record: ConsentRecord) -> str:
        """Say which consent is in force: kind, version, since when, until when."""
        line = _("{code}, version {version}, {day}").format(
            code=record.code, version=record.version, day=dotted(self.day(record.at))
        )
        if record.expires_on is None:
            return line
        return line + " " + _("until {day}").format(day=dotted(record.expires_on))

    def _chosen(self, value: Value) -> Value:
        """Leave out what was added in own words, unless names are told."""
        if self.named:
            return value
        if isinstance(value, tuple):
            return tuple(each for each in value if own_words(each) is None)
        return () if isinstance(value, str) and own_words(value) is not None else value


def seated_on(pairs: Sequence[Pair], side: Side) -> list[PersonId]:
    """Return who sits or sat on a side of some pairs."""
    return [seat.person_id for pair in pairs for seat in pair.seats if seat.side is side]


def names(stock: Stock, pair: Pair, side: Side) -> str:
    """Name everybody on a side of a pair, each once."""
    return JOINT.join(dict.fromkeys(full_name(stock, each) for each in seated_on([pair], side)))


def full_name(stock: Stock, person: PersonId) -> str:
    """Return a full name; somebody erased, unnamed or without a consent is «участник»."""
    found = stock.people.get(person) if person in stock.evidence.terrain.consents else None
    return found.name if found and found.name else _("a participant")


def person_code(person: PersonId) -> str:
    """Return the code of somebody who came without a sheet."""
    letter = pgettext("the letter of a code of a person", "P")
    return f"{letter}-{person:03d}"


def form_name(room: Room, pair: Pair) -> str:
    """Name the form of a pair; not escaped."""
    title = public_title(pair.form, None, room.organisation.kind)
    return title.said(locale()) if title else pair.form


def category_title(code: str | None) -> str:
    """Return the public title of a category; of none, nothing."""
    known = categories().known(code)
    return known.title.said(locale()) if known else ""


def dotted(day: date | None) -> str:
    """Return a day as files say it: 01.09.2026."""
    return f"{day:%d.%m.%Y}" if day else ""
