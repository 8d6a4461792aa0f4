"""Know what the program needs of a questionnaire that a school has replaced."""

from collections.abc import Iterator

from mentoring.questionnaire import Catalogue
from mentoring.questionnaire.refusals import FaultyDefinition

NEEDED: dict[str, tuple[str, ...]] = {
    "me-t": ("fio", "birth_date"),
    "mr": ("fio", "birth_date", "capacity"),
    "meet": ("usefulness", "progress"),
    "meeting": ("day", "time", "place"),
    "place": ("place",),
    "decline": ("reason",),
    "end": ("reason",),
    "order": ("number", "date"),
    "figure": ("value", "valid_from"),
    "broadcast": ("segment", "text"),
    "find": ("name",),
}
"""Steps that rules read by their ids; everything else a school may drop or add."""

BOTH = ("me-t", "mr")


def unmet_needs(questionnaires: Catalogue) -> Iterator[FaultyDefinition]:
    """Yield what a school's own definitions lack, by questionnaire and question."""
    for code, steps in NEEDED.items():
        there = questionnaires[code].by_id
        for step in steps:
            if step not in there:
                yield FaultyDefinition(code, step, "the program reads this question, keep it")
    try:
        questionnaires.joined(BOTH)
    except FaultyDefinition as fault:
        yield fault
