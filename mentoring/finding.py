"""Find people by what a curator types: a beginning of a name, a class, a code, a pair."""

import re

from mentoring.applications import Participation
from mentoring.expected import Enrolment
from mentoring.ids import PersonId
from mentoring.labels import group_of, token
from mentoring.pairs import Pair
from mentoring.people import Person
from mentoring.ports import UnitOfWork
from mentoring.record import Record

MOST = 20
"""How many people one search shows; whoever wants others types more of the name."""

CODE = re.compile(r"[\W_]*[^\W\d_]?[\W_]*(\d{1,6})")
"""A number with or without its letter: a code on paper, the number of a pair."""


class Found(Record):
    """Hold whom a search brought up; `more` tells that not everybody is here."""

    people: tuple[Person, ...] = ()
    applications: tuple[Participation, ...] = ()
    expected: tuple[Enrolment, ...] = ()
    pair: Pair | None = None
    group: str | None = None
    more: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody was found."""
        return not (self.people or self.expected or self.pair)


async def find_people(tx: UnitOfWork, words: str) -> Found:
    """Return everybody who fits all the words: some word may be a class."""
    here = await tx.organisations.get()
    code = CODE.fullmatch(words.strip())
    if code is not None:
        numbered = await _numbered(tx, int(code[1]), coded=here.pseudonymous)
        if not numbered.is_empty:
            return numbered
    group, name = _class_in(here.groups, words)
    if group is not None and not name:
        return await _of_group(tx, group)
    if here.pseudonymous:  # a name that finds a code would say in a chat who it is
        return Found()
    people = await tx.people.find(name, MOST + 1)
    sides = await tx.participations.of_people({each.id for each in people})
    if group is not None:
        sides = [each for each in sides if group_of(each) == group]
        there = {each.person_id for each in sides}
        people = [each for each in people if each.id in there]
    shown = people[:MOST]
    return Found(
        people=tuple(shown),
        applications=_in_order(shown, sides),
        group=group,
        more=len(people) > MOST,
    )


async def _numbered(tx: UnitOfWork, number: int, *, coded: bool) -> Found:
    """Return whom a code stands for and the pair of this number."""
    pair = next((each for each in await tx.pairs.all() if each.number == number), None)
    enrolment = await tx.enrolments.by_number(number)
    person = enrolment.person_id if enrolment else PersonId(number) if coded else None
    known = await tx.people.person(person) if person else None
    if known is None or known.erased_at is not None:
        return Found(expected=(enrolment,) if enrolment and not person else (), pair=pair)
    sides = await tx.participations.of_people({known.id})
    return Found(people=(known,), applications=tuple(sides), pair=pair)


async def _of_group(tx: UnitOfWork, group: str) -> Found:
    """Return who belongs to a class, who is only expected too."""
    wanted, sketches = token(group), await tx.participations.sketches()
    there = {each.person_id for each in sketches if each.group_token == wanted}
    people = await tx.people.persons(there)
    named = sorted(people.values(), key=lambda each: (each.name or "").casefold())
    shown = named[:MOST]
    found = await tx.participations.of_people({each.id for each in shown})
    sides = [each for each in found if group_of(each) == group]
    waiting = await tx.enrolments.waiting(group)
    return Found(
        people=tuple(shown),
        applications=_in_order(shown, sides),
        expected=tuple(waiting[:MOST]),
        group=group,
        more=len(named) > MOST or len(waiting) > MOST,
    )


def _class_in(groups: tuple[str, ...], words: str) -> tuple[str | None, str]:
    """Return the class named among the words and the words without it."""
    known = {_bare(group): group for group in groups}
    if (whole := known.get(_bare(words))) is not None:
        return whole, ""
    parts = words.split()
    named = [each for each in parts if _bare(each) in known]
    if not named:
        return None, words
    rest = " ".join(each for each in parts if each not in named)
    return known[_bare(named[0])], rest


def _bare(label: str) -> str:
    return "".join(each for each in label.casefold() if each.isalnum())


def _in_order(people: list[Person], sides: list[Participation]) -> tuple[Participation, ...]:
    """Return the applications in the order of the people."""
    place: dict[PersonId, int] = {each.id: n for n, each in enumerate(people)}
    theirs = (each for each in sides if each.person_id in place)
    return tuple(sorted(theirs, key=lambda each: (place[each.person_id], each.id)))
