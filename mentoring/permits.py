"""Tell who may take part: which consents an age needs, which of them are missing today."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from mentoring.ages import ADULT, age_on
from mentoring.consent import (
    MINOR,
    NOTICE,
    OWN_AGREEMENT,
    PARTICIPATION,
    Standing,
)
from mentoring.errors import Refusal
from mentoring.ids import PersonId
from mentoring.people import Bracket, Person
from mentoring.ports import UnitOfWork

OWN_FROM = 14
"""From this age a minor agrees too, unless the organisation says otherwise."""

GRACE = timedelta(days=30)
"""How long somebody who came of age may read on before their own consent is there."""

AT_LEAST = {Bracket.UNDER_10: 0, Bracket.FROM_10: 10, Bracket.FROM_14: 14, Bracket.ADULT: ADULT}


class ConsentNeeded(Refusal):
    """Nothing personal is stored or shown before an active consent."""

    code: ClassVar[str] = "consent_needed"


def needed(age: int | Bracket, own_from: int = OWN_FROM) -> tuple[str, ...]:
    """Name the consents without which somebody of this age takes no part."""
    years = AT_LEAST[age] if isinstance(age, Bracket) else age
    if years >= ADULT:
        return (PARTICIPATION,)
    return (MINOR, OWN_AGREEMENT) if years >= own_from else (MINOR,)


def age_of(standing: Standing, day: date) -> int:
    """Return the age on a day; of somebody without a birth date, what their bracket allows."""
    if standing.birth_date is not None:
        return age_on(standing.birth_date, day)
    return AT_LEAST[standing.bracket or Bracket.ADULT]


def missing_from(standing: Standing, today: date) -> tuple[str, ...]:
    """Name what is missing today, in the order in which it is asked.

    A minor who reached the age of an own agreement later goes on without it: it is asked only.
    """
    gaps = wanting(standing, today)
    given = standing.last.get(MINOR)
    if gaps == (OWN_AGREEMENT,) and given is not None:
        grown = age_of(standing, given.at.date()) < standing.own_from
        silent = OWN_AGREEMENT not in standing.last
        return () if grown and silent and standing.birth_date else gaps
    return gaps


def wanting(standing: Standing, today: date) -> tuple[str, ...]:
    """Name every consent of this age that is not in force, blocking or not."""
    codes = needed(age_of(standing, today), standing.own_from)
    return tuple(code for code in codes if not standing.holds(code, today))


def ended_for(standing: Standing, today: date) -> tuple[str, ...] | None:
    """Name the consents a minor lacks that were there or were refused; None when none was."""
    if age_of(standing, today) >= ADULT:
        return None
    gaps = missing_from(standing, today)
    return tuple(code for code in gaps if code in standing.last) or None


def in_grace(standing: Standing, today: date) -> bool:
    """Tell whether somebody of age by now still reads on under the representative's consent."""
    if standing.birth_date is None or PARTICIPATION in standing.last:
        return False
    days = (today - birthday(standing.birth_date, ADULT)).days
    return 0 <= days < GRACE.days and standing.holds(MINOR, today)


def is_permitted(standing: Standing, today: date) -> bool:
    """Tell whether somebody takes part today, be it for reading only."""
    return not missing_from(standing, today) or in_grace(standing, today)


async def missing(tx: UnitOfWork, person: Person) -> tuple[str, ...]:
    """Name the consents that somebody lacks today; nothing when they may take part."""
    return missing_from(await tx.consents.standing(person.id), tx.now.date())


async def require_permit(tx: UnitOfWork, person: Person | None) -> None:
    """Refuse whoever lacks a consent; who has just come of age may read, not change."""
    if person is None or await missing(tx, person):
        raise ConsentNeeded


async def has_permit(tx: UnitOfWork, person: Person | None) -> bool:
    """Tell whether somebody takes part today, be it for reading only."""
    return person is not None and await has_permit_of(tx, person.id)


async def has_permit_of(tx: UnitOfWork, person: PersonId) -> bool:
    """Tell the same of a person known by id only."""
    return is_permitted(await tx.consents.standing(person), tx.now.date())


async def permitted(tx: UnitOfWork) -> set[PersonId]:
    """Return everybody who takes part today."""
    today = tx.now.date()
    standings = (await tx.consents.standings()).values()
    return {each.person_id for each in standings if is_permitted(each, today)}


async def in_force(tx: UnitOfWork, person: PersonId, code: str, purpose: int = 1) -> bool:
    """Tell whether one consent of somebody is in force, for this purpose of its text."""
    standing = await tx.consents.standing(person)
    return standing.holds(code, tx.now.date(), purpose)


async def any_minor(tx: UnitOfWork, people: Iterable[PersonId]) -> bool:
    """Tell whether one of these people is under eighteen: contacts stay closed among them."""
    today = tx.now.date()
    for person in people:
        if age_of(await tx.consents.standing(person), today) < ADULT:
            return True
    return False


async def own_step(tx: UnitOfWork, person: Person) -> str | None:
    """Name what the person themself has to say now; None when it is not their turn.

    A minor is asked after the representative; who is younger reads the notice once.
    """
    standing = await tx.consents.standing(person.id)
    gaps = wanting(standing, tx.now.date())
    if MINOR in gaps:
        return None
    if gaps:
        return gaps[0]
    minor = age_of(standing, tx.now.date()) < ADULT
    told = NOTICE in standing.last or OWN_AGREEMENT in standing.last
    return NOTICE if minor and not told else None


def birthday(born: date, years: int) -> date:
    """Return the day somebody reaches an age; a 29 February is 1 March in a common year."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
