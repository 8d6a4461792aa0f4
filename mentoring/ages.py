"""Ages in whole years."""

from datetime import date

from mentoring.people import Bracket

YOUNGEST, OLDER, ADULT = 10, 14, 18


def age_on(birth: date, day: date) -> int:
    """Count the full years lived on a day; a 29 February birthday counts from 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def is_adult(birth: date, day: date) -> bool:
    """Tell whether a person is of age on a day."""
    return age_on(birth, day) >= ADULT


def bracket_on(birth: date, day: date) -> Bracket:
    """Return the age bracket on a day."""
    years = age_on(birth, day)
    if years >= ADULT:
        return Bracket.ADULT
    if years >= OLDER:
        return Bracket.FROM_14
    return Bracket.FROM_10 if years >= YOUNGEST else Bracket.UNDER_10


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
