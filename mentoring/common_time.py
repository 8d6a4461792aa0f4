"""Compare the weeks of two people whose clocks differ: half-days become hours and are overlaid."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from mentoring.questionnaire.slots import PART_HOURS, WEEKDAYS

DAY, WEEK = 24 * 60, 7 * 24 * 60
ENOUGH = 60
"""Minutes that two half-days have to share: a meeting fits into them."""

STEP = 15
"""Minutes: clocks of the world differ by quarters of an hour."""


def shared_slots(
    mine: AbstractSet[str], theirs: AbstractSet[str], ahead: int = 0
) -> AbstractSet[str]:
    """Return those of my half-days in which they are free; my clock is so many minutes ahead."""
    if not ahead:
        return mine & theirs
    return {each for each in mine if any(_meet(each, other, ahead) for other in theirs)}


@cache
def _meet(mine: str, theirs: str, ahead: int) -> bool:
    begins, ends = _minutes(mine)
    starts, stops = _minutes(theirs)
    shifted = ((begins - ahead + week, ends - ahead + week) for week in (-WEEK, 0, WEEK))
    return any(min(end, stops) - max(begin, starts) >= ENOUGH for begin, end in shifted)


def _minutes(slot: str) -> tuple[int, int]:
    """Return when a half-day begins and ends, in minutes of the week."""
    weekday, part = slot.split("-")
    midnight = WEEKDAYS.index(weekday) * DAY
    begins, ends = PART_HOURS[part]
    return midnight + begins * 60, midnight + ends * 60


def common_hours(weeks: Iterable[tuple[AbstractSet[str], int]]) -> tuple[str, ...]:
    """Return when everybody's free time begins by the school's clock: «mon-10:00».

    Each week comes with how many minutes its clock is ahead of the school's.
    """
    free = [{*_free(slots, ahead)} for slots, ahead in weeks if slots]
    both = set.intersection(*free) if free else set[int]()
    begins = (at for at in sorted(both) if at - STEP not in both and at < len(WEEKDAYS) * DAY)
    return tuple(
        f"{WEEKDAYS[at // DAY]}-{at % DAY // 60:02}:{at % 60:02}"
        for at in begins
        if both.issuperset(range(at, at + ENOUGH, STEP))
    )


def _free(slots: AbstractSet[str], ahead: int) -> Iterator[int]:
    """Return the free quarters of an hour in the school's week, each by its first minute."""
    for slot in slots:
        yield from ((at - ahead) % WEEK for at in range(*_minutes(slot), STEP))
