"""Show people to each other: names of those only who are in the programme now."""

from collections.abc import Iterable

from handlers.screen import Room
from mentoring.ids import PersonId
from mentoring.pairs import Pair
from mentoring.people import Person
from mentoring.presence import present


async def shown_to(room: Room, people: Iterable[PersonId]) -> dict[PersonId, Person]:
    """Return the people whose names the reader may see: both have a consent in force."""
    others = set(people)
    if room.reader.person is None:
        return {}
    reader = room.reader.person.id
    here = await present(room.tx, others | {reader})
    return await room.tx.people.persons(others & here) if reader in here else {}


async def shown_in(room: Room, pairs: Iterable[Pair]) -> dict[PersonId, Person]:
    """Return those in some pairs whose names the reader may see."""
    return await shown_to(room, {seat.person_id for pair in pairs for seat in pair.seats})
