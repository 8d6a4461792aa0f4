"""Say who comes to an evening of short talks, on which side, and who must not sit together."""

from collections.abc import Iterable, Sequence

from mentoring.applications import Participation, Side
from mentoring.bars import Bar
from mentoring.events import Event, Guest, PlaceState
from mentoring.forms import SPEED
from mentoring.ids import ParticipationId, PersonId
from mentoring.matching import terrain_today
from mentoring.permits import permitted
from mentoring.pleading.listing import ready_side
from mentoring.ports import UnitOfWork
from mentoring.speed.timetable import Talk
from mentoring.suitability import Judge, Misfit

Sides = dict[PersonId, ParticipationId]

OF_A_LASTING_PAIR = frozenset(
    {
        *(Bar.NO_FORM, Bar.NOT_COLLEAGUES, Bar.OTHER_PLACE, Bar.NOT_SHARED, Bar.OTHER_SUBJECT),
        *(Bar.PAIRED_ALREADY, Bar.EACH_OTHER, Bar.NO_PLACE, Bar.OVER_NORM, Bar.NO_SLOT),
    }
)
"""Rules of what follows such an evening: ten minutes at one table break none of them."""


async def seated(tx: UnitOfWork, event: Event) -> tuple[Sides, Sides]:
    """Return the mentors and mentees who come, or who are there once that is marked.

    Whoever is both sits on the side that has fewer people.
    """
    guests, allowed = await tx.events.registered(event.id), await permitted(tx)
    there = [each.person_id for each in _there(guests) if each.person_id in allowed]
    mentors, mentees = Sides(), Sides()
    for person in there:
        mentor = await ready_side(tx, person, Side.MENTOR)
        mentee = await ready_side(tx, person, Side.MENTEE)
        if mentor and (not mentee or len(mentors) <= len(mentees)):
            mentors[person] = mentor.id
        elif mentee:
            mentees[person] = mentee.id
    return mentors, mentees


def _there(guests: Sequence[Guest]) -> list[Guest]:
    came = [each for each in guests if each.came]
    return came or [each for each in guests if each.state is PlaceState.COMING]


async def apart(tx: UnitOfWork, mentors: Sides, mentees: Sides) -> frozenset[Talk]:
    """Return the talks that a rule forbids: a no, a conflict, a restriction, no clearance."""
    known = {each.id: each for each in await tx.participations.all()}
    court = Judge(await terrain_today(tx))
    forbidden = []
    for mentor in _of(known, mentors):
        for mentee in _of(known, mentees):
            verdict = court.verdict(mentee, mentor, SPEED)
            if isinstance(verdict, Misfit) and not OF_A_LASTING_PAIR.issuperset(verdict.bars):
                forbidden.append(Talk(mentor=mentor.person_id, mentee=mentee.person_id))
    return frozenset(forbidden)


def _of(known: dict[ParticipationId, Participation], sides: Sides) -> Iterable[Participation]:
    return [known[each] for each in sides.values() if each in known]
