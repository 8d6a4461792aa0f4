"""Let a questionnaire name somebody by a card: found by a surname, never leafed through.

Only people with a consent in force are shown, and as a wished mentor only approved ones.
"""

from mentoring.applications import ParticipationState, Side
from mentoring.consent import PARTICIPATION, is_active
from mentoring.handover import successors
from mentoring.ids import PersonId
from mentoring.people import Actor, Person
from mentoring.ports import UnitOfWork
from mentoring.questionnaire.definition import CARD

WISHED = "mentor_wish"
DEPUTY = "deputy"
YO, YE = "\N{CYRILLIC SMALL LETTER IO}", "\N{CYRILLIC SMALL LETTER IE}"
"""Names are found however their yo is spelt."""

LETTERS = 3
"""How many letters of a name have to be known."""

MOST = 8
LOOKED_THROUGH = 200
READY = frozenset({ParticipationState.READY})


async def people_named(tx: UnitOfWork, actor: Actor, key: str, typed: str) -> list[Person]:
    """Return whom a question may name by these words: the beginnings of words of a name."""
    words = _words(typed)
    if max(map(len, words), default=0) < LETTERS:
        return []
    if key == DEPUTY:
        return await successors(tx, actor, typed) if actor.is_curator else []
    found = await tx.people.find(typed, LOOKED_THROUGH)
    own = actor.person.id if actor.person else None
    wished = await _mentors(tx) if key == WISHED else None
    named: list[Person] = []
    for each in found:
        suits = each.id != own and (wished is None or each.id in wished)
        if suits and _begins(each, words) and await _consents(tx, each.id):
            named.append(each)
    return named[:MOST]


async def may_name(tx: UnitOfWork, actor: Actor, key: str, pick: str, typed: str) -> bool:
    """Tell whether a pressed card was one that the typed words bring up."""
    if not pick.startswith(CARD):
        return True
    return pick in {f"{CARD}{each.id}" for each in await people_named(tx, actor, key, typed)}


async def _mentors(tx: UnitOfWork) -> frozenset[PersonId]:
    return frozenset(each.person_id for each in await tx.participations.all(Side.MENTOR, READY))


async def _consents(tx: UnitOfWork, person: PersonId) -> bool:
    history = await tx.consents.history(person)
    return is_active([each for each in history if each.code == PARTICIPATION], tx.now.date())


def _begins(person: Person, words: list[str]) -> bool:
    own = _words(person.name or "")
    return all(any(part.startswith(word) for part in own) for word in words)


def _words(name: str) -> list[str]:
    return name.casefold().replace(YO, YE).split()
