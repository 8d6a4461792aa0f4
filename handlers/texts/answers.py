"""Say an answer in words: options by their texts, days and slots as people say them."""

from collections.abc import Mapping, Sequence
from datetime import date

from handlers.screen import Room
from handlers.texts.moments import day_of_year
from handlers.texts.speech import _, locale, pgettext
from mentoring.ids import PersonId
from mentoring.people import Person
from mentoring.questionnaire import Kind, Option, Step, Value, own_words

CARD = "#"
People = Mapping[PersonId, Person]


def answer_words(
    step: Step, value: Value | None, options: Sequence[Option] = (), people: People | None = None
) -> str:
    """Return an answer as plain text, not escaped; a skipped question is «—»."""
    if value is None or value == ():
        return "—"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        if step.kind is Kind.SLOTS:
            return slots_words(value)
        return ", ".join(_one(step, each, options, people or {}) for each in value)
    return _one(step, value, options, people or {})


def _one(step: Step, value: str, options: Sequence[Option], people: People) -> str:
    if (own := own_words(value)) is not None:
        return own
    if step.kind is Kind.DATE or (step.kind is Kind.CHOICE and _is_day(value)):
        return day_of_year(date.fromisoformat(value))
    if step.kind is Kind.PERSON and value.startswith(CARD):
        known = people.get(PersonId(int(value[len(CARD) :])))
        return known.name if known and known.name else _("a participant")
    for option in (*options, *step.options):
        if option.code == value:
            return option.text.said(locale())
    return value


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2026-11-25")


def people_in(value: Value | None) -> set[PersonId]:
    """Return the people whose cards an answer names."""
    picks = value if isinstance(value, tuple) else (value,)
    return {
        PersonId(int(pick[1:]))
        for pick in picks
        if isinstance(pick, str) and pick.startswith(CARD) and pick[1:].isdigit()
    }


async def named(room: Room, *values: Value | None) -> dict[PersonId, Person]:
    """Return the people that answers name; none costs no query."""
    wanted = {person for value in values for person in people_in(value)}
    return await room.tx.people.persons(wanted) if wanted else {}


def slots_words(slots: Sequence[str]) -> str:
    """Say convenient hours day by day: «пн: утро, день; ср: вечер»."""
    by_day: dict[str, list[str]] = {}
    for slot in slots:
        weekday, _dash, part = slot.partition("-")
        by_day.setdefault(weekday, []).append(part)
    return "; ".join(
        f"{weekday_short(weekday)}: {', '.join(map(part_of_day, parts))}"
        for weekday, parts in by_day.items()
    )


def weekday_short(code: str) -> str:
    """Return the short name of a weekday: «пн»."""
    return {
        "mon": _("Mon"),
        "tue": _("Tue"),
        "wed": _("Wed"),
        "thu": _("Thu"),
        "fri": _("Fri"),
        "sat": _("Sat"),
    }.get(code, code)


def part_of_day(code: str) -> str:
    """Return the name of a part of the day: «утро»."""
    return {
        "morning": pgettext("part of a day", "morning"),
        "day": pgettext("part of a day", "afternoon"),
        "evening": pgettext("part of a day", "evening"),
    }.get(code, code)
