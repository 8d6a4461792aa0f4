"""A run of a questionnaire in progress, and what a screen needs to show it."""

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from mentoring.questionnaire.conditions import Value
from mentoring.questionnaire.definition import OWN, Option, Step
from mentoring.record import Record


class Choices(Record):
    """What a question depends on besides the answers: today, and the lists made at run time."""

    today: date
    lists: Mapping[str, tuple[Option, ...]] = Field(default_factory=dict)


class Draft(Record):
    """Answers given so far and the question that is open; JSON keeps all of it.

    `at` is None when everything is answered (the summary). `changed` counts accepted changes,
    for a compare-and-set. `picking` holds ticks not yet finished with «done», `typed` a name
    that waits for a card or for «leave it as text», `editing` says that the way leads back to
    the summary, `given` names questions answered before the run that are not shown. Records are
    shared between drafts: never change a dict in place.
    """

    codes: tuple[str, ...]
    versions: tuple[int, ...]
    answers: dict[str, Value] = Field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    picking: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    typed: str = ""
    at: str | None = None
    editing: bool = False
    changed: int = 0
    given: tuple[str, ...] = ()


class Question(Record):
    """One question ready to be shown.

    `option` is what a repeated step is about; `selected` are the present ticks; `value` is the
    answer given before, so «keep» is possible; `may_skip` counts a question with nothing to
    choose from; `typed` is a name waiting for a decision.
    """

    step: Step
    key: str
    option: Option | None
    options: tuple[Option, ...]
    position: int
    total: int
    selected: tuple[str, ...]
    value: Value | None
    typed: str
    may_skip: bool
    may_keep: bool
    may_go_back: bool
    editing: bool


class Line(Record):
    """One line of the summary; a skipped step has no value."""

    step: Step
    key: str
    option: Option | None
    value: Value | None


def own_words(value: str) -> str | None:
    """Return the person's own words, or None for the code of an option or a card."""
    return value[len(OWN) :] if value.startswith(OWN) else None
