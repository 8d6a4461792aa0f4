"""Say which kinds of consent concern somebody, who may give each, and which are still to offer."""

from mentoring.ages import ADULT
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.consent import (
    ADMITTING,
    CODES,
    DISTRIBUTION,
    LABOUR,
    LONG_TERM,
    MINOR,
    NOTICE,
    OTHER_ORGANISATIONS,
    OWN_AGREEMENT,
    PARTICIPATION,
    THIRD_PARTIES,
    ConsentStep,
    Standing,
)
from mentoring.forms import enabled_forms
from mentoring.ids import PersonId
from mentoring.labour import is_labour
from mentoring.permits import age_of, needed
from mentoring.ports import UnitOfWork

OPTIONAL = tuple(code for code in CODES if code not in ADMITTING and code != NOTICE)
"""Those whose refusal changes nothing else."""

BY_MINOR = frozenset({OWN_AGREEMENT, NOTICE})
"""What somebody under eighteen says for themself."""

FOR_CHILD = frozenset({MINOR, THIRD_PARTIES, DISTRIBUTION})
"""What a representative says for a child."""

OUT = frozenset({ParticipationState.DRAFT, ParticipationState.WITHDRAWN})


async def concerning(tx: UnitOfWork, standing: Standing) -> tuple[str, ...]:
    """Name the kinds that concern somebody today, and those that ever did."""
    taking = [
        each for each in await tx.participations.of(standing.person_id) if each.state not in OUT
    ]
    cycle = await tx.organisations.cycle()
    forms = enabled_forms(cycle.forms if cycle else ())
    found = kinds(standing, age_of(standing, tx.now.date()), taking, forms)
    return tuple(code for code in CODES if code in found or code in standing.last)


async def to_offer(tx: UnitOfWork, person: PersonId) -> tuple[str, ...]:
    """Name the optional kinds that a person may give and was never asked about."""
    standing = await tx.consents.standing(person)
    found = await concerning(tx, standing)
    may = may_give(standing, age_of(standing, tx.now.date()))
    return tuple(
        code for code in OPTIONAL if code in found and code in may and code not in standing.last
    )


def kinds(
    standing: Standing, age: int, taking: list[Participation], forms: tuple[str, ...]
) -> frozenset[str]:
    """Name the kinds for an age and the sides somebody takes."""
    found = set(needed(age, standing.own_from))
    if age < ADULT and OWN_AGREEMENT not in found:
        found.add(NOTICE)
    sides = {each.side for each in taking}
    if sides:
        found.add(DISTRIBUTION)
    if Side.MENTEE in sides:
        found.add(THIRD_PARTIES)
    if Side.MENTOR in sides and age >= ADULT:
        found |= {OTHER_ORGANISATIONS, LONG_TERM}
        if any(mentors_employees(each, forms) for each in taking):
            found.add(LABOUR)
    return frozenset(found)


def mentors_employees(participation: Participation, forms: tuple[str, ...]) -> bool:
    """Tell whether a mentor may be asked to work with a colleague."""
    named = participation.profile.get("forms")
    wanted = [each for each in forms if each in named] if isinstance(named, list) else forms
    return participation.side is Side.MENTOR and any(map(is_labour, wanted or forms))


def may_give(standing: Standing, age: int) -> frozenset[str]:
    """Name the kinds that somebody of this age gives for themself."""
    if age < ADULT:
        return BY_MINOR
    return frozenset({PARTICIPATION, *OPTIONAL})


def closes_labour(standing: Standing) -> bool:
    """Tell whether somebody has said no to mentoring colleagues, or has taken a yes back."""
    last = standing.last.get(LABOUR)
    return last is not None and last.step is not ConsentStep.GIVEN
