"""Know what the program needs of a questionnaire that a school has replaced."""

from collections.abc import Iterator

from mentoring.questionnaire import Catalogue
from mentoring.questionnaire.refusals import FaultyDefinition
from mentoring.self_checks import ROWS

NEEDED: dict[str, tuple[str, ...]] = {
    "me-l": ("fio", "birth_date", "request_type"),
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
    "help": ("words",),
    "help_answer": ("answer",),
    "event": ("kind", "audience", "day", "time"),
    "papers": ("who", "number", "date", "place"),
    "needs": ("source", "directions"),
    "soften": ("reason",),
    "self-check": ROWS,
    "publish": ("what", "where", "passing"),
    "publish-paper": ("what", "where", "passing", "number", "date", "place"),
}
"""Steps that rules read by their ids; everything else a school may drop or add."""

BOTH = (("me-t", "mr"), ("me-l", "mr"))
"""What one person may be asked together."""


def unmet_needs(questionnaires: Catalogue) -> Iterator[FaultyDefinition]:
    """Yield what a school's own definitions lack, by questionnaire and question."""
    for code, steps in NEEDED.items():
        there = questionnaires[code].by_id
        for step in steps:
            if step not in there:
                yield FaultyDefinition(code, step, "the program reads this question, keep it")
    for codes in BOTH:
        try:
            questionnaires.joined(codes)
        except FaultyDefinition as fault:
            yield fault
