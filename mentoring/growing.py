"""Follow birthdays: at fourteen one's own word is asked, at eighteen the parents' part ends."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.ages import bracket_on
from mentoring.alarm import set_task
from mentoring.calendar import QuietHours, next_allowed
from mentoring.consent import MINOR, PARTICIPATION, Standing
from mentoring.office import TaskKind
from mentoring.pairs import WORKING
from mentoring.pausing import pause_pairs
from mentoring.people import MINORS, Bracket, Person
from mentoring.permits import is_permitted, wanting
from mentoring.ports import UnitOfWork

ASKED = "own_word_wanted"
"""The neutral message that leads to one's own agreement, or to the consent of an adult."""


async def grow(tx: UnitOfWork, now: datetime, quiet: QuietHours | None = None) -> None:
    """Compare every age with the calendar; what a birthday brings happens once."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    today, due = now.astimezone(zone).date(), next_allowed(now, zone, quiet or QuietHours())
    standings = await tx.consents.standings()
    for person in await tx.people.all():
        if person.birth_date is None:
            continue
        await _follow(tx, person, bracket_on(person.birth_date, today), due)
        standing = standings.get(person.id)
        if standing is not None and _grace_is_over(standing, today):
            await _rest(tx, person)


async def _follow(tx: UnitOfWork, person: Person, now: Bracket, due: datetime) -> None:
    before = person.bracket
    if before is now or not await tx.people.set_age(person.id, now) or before not in MINORS:
        return
    if now is Bracket.ADULT:
        await part_from_parents(tx, person)
    if wanting(await tx.consents.standing(person.id), due.date()):
        key = f"{ASKED}:{person.id}:{now}"
        await tell(tx, [person.id], News(key=key, kind=ASKED, due_at=due))


async def part_from_parents(tx: UnitOfWork, person: Person) -> None:
    """End the access of whoever represented somebody who is of age now."""
    for guardian in await tx.guardians.of_child(person.id):
        await tx.guardians.end(guardian.id, tx.now)


def _grace_is_over(standing: Standing, today: date) -> bool:
    """Tell whether somebody came of age under a representative's word and never gave their own."""
    grown = standing.birth_date is not None and (
        bracket_on(standing.birth_date, today) is Bracket.ADULT
    )
    alone = MINOR in standing.last and PARTICIPATION not in standing.last
    return grown and alone and not is_permitted(standing, today)


async def _rest(tx: UnitOfWork, person: Person) -> None:
    """Put the pairs of somebody without a consent on hold and let a curator know, once."""
    sitting = [pair for pair in await tx.pairs.of(person.id) if pair.seat_of(person.id)]
    if any(pair.state in WORKING for pair in sitting):
        await pause_pairs(tx, person.id)
        await set_task(tx, TaskKind.OWN_CONSENT_MISSING, {"person": person.id})
