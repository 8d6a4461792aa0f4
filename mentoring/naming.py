"""Let a questionnaire name somebody by a card: found by a surname, never leafed through.

Only people with a consent in force are shown, and as a wished mentor only approved ones.
"""

from mentoring.applications import ParticipationState, Side
from mentoring.handover import successors
from mentoring.ids import PersonId
from mentoring.people import MINORS, Actor, Person, StaffRole
from mentoring.permits import permitted
from mentoring.ports import UnitOfWork
from mentoring.questionnaire.definition import CARD

WISHED = "mentor_wish"
DEPUTY = "deputy"
SUPERIOR = "superior"
LETTERS = 3
"""How many letters of a name have to be known."""

MOST = 8
LOOKED_THROUGH = 200
READY = frozenset({ParticipationState.READY})


async def people_named(tx: UnitOfWork, actor: Actor, key: str, typed: str) -> list[Person]:
    """Return whom a question may name by these words: the beginnings of words of a name."""
    if max(map(len, typed.split()), default=0) < LETTERS:
        return []
    if key == DEPUTY:
        return await successors(tx, actor, typed) if StaffRole.CURATOR in actor.roles else []
    found = await tx.people.find(typed, LOOKED_THROUGH)
    own = actor.person.id if actor.person else None
    wished = await _mentors(tx) if key == WISHED else None
    suiting = [each for each in found if each.id != own and (wished is None or each.id in wished)]
    if key == SUPERIOR:
        suiting = [each for each in suiting if each.bracket not in MINORS]
    here = await permitted(tx) if suiting else set()
    return [each for each in suiting if each.id in here][:MOST]


async def may_name(tx: UnitOfWork, actor: Actor, key: str, pick: str, typed: str) -> bool:
    """Tell whether a pressed card was one that the typed words bring up."""
    if not pick.startswith(CARD):
        return True
    return pick in {f"{CARD}{each.id}" for each in await people_named(tx, actor, key, typed)}


async def _mentors(tx: UnitOfWork) -> frozenset[PersonId]:
    return frozenset(each.person_id for each in await tx.participations.all(Side.MENTOR, READY))
