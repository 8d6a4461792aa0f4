"""What a questionnaire is: steps with their kinds, options, limits and conditions."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field

from mentoring.questionnaire.conditions import Condition
from mentoring.questionnaire.dates import DateLimits
from mentoring.questionnaire.wording import Wording
from mentoring.record import Record

OWN = "="
"""Marks own words among codes: "=in my own words" is never taken for an option."""

CARD = "#"
"""Marks a person chosen from a card: "#12"."""


class Kind(StrEnum):
    """The kinds of questions."""

    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    MULTI = "multi"
    SCALE = "scale"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    YESNO = "yesno"
    PHONE = "phone"
    SLOTS = "slots"
    PERSON = "person"
    RANKING = "ranking"


class OwnWords(StrEnum):
    """How own words beside options are read."""

    TEXT = "text"
    DATE = "date"
    TIME = "time"


class Format(StrEnum):
    """What a short text must look like."""

    NAME = "name"
    SHEET = "sheet"
    KEPT = "kept"


Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9_./:+-]+$", max_length=20)]
StepId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=20)]


class Option(Record):
    """One thing to choose; `alone` cannot stand beside others («nothing of this»)."""

    code: Code
    text: Wording
    hint: Wording | None = None
    alone: bool = False


class Step(Record):
    """One question, or one per option when it repeats."""

    id: StepId
    kind: Kind
    text: Wording
    label: Wording
    hint: Wording | None = None
    warning: Wording | None = None
    options: tuple[Option, ...] = ()
    source: StepId | None = None
    other: Wording | None = None
    own: OwnWords = OwnWords.TEXT
    optional: bool = False
    later: bool = False
    private: bool = False
    given: bool = False
    """Whether an answer known from the beginning hides the question: no number, no way back."""

    personal: bool = False
    """Whether the answer says who somebody is; such a one is not asked where no names are."""

    nameless: bool = False
    """Whether own words here are a number, a title or a list, never about a person."""

    statuses: bool | None = None
    """Whether words for a diagnosis or a status are taken; unsaid: where it is `nameless`."""

    listed: bool = False
    """Whether only the options are taken where no names are: own words are not asked for there."""

    coded: Wording | None = None
    """How the question is put where no names are."""

    warns: bool = False
    """Whether the reader is asked to write no names; set where no names are."""

    format: Format | None = None
    min: int | None = None
    max: int | None = None
    least: int | None = None
    most: int | None = None
    when: Condition | None = None
    for_each: StepId | None = None
    dates: DateLimits = DateLimits()

    @property
    def is_personal(self) -> bool:
        """Tell whether the answer says who somebody is."""
        is_name = self.format is Format.NAME
        return self.personal or is_name or self.kind in (Kind.PERSON, Kind.PHONE)

    @property
    def takes_statuses(self) -> bool:
        """Tell whether own words may name a diagnosis or a status: none are about a person."""
        return self.nameless if self.statuses is None else self.statuses

    @property
    def is_picked(self) -> bool:
        """Tell whether answers are ticked one by one and finished with «done»."""
        if self.kind is Kind.PERSON:
            return self.most is not None and self.most > 1
        return self.kind in (Kind.MULTI, Kind.SLOTS, Kind.RANKING)

    @property
    def rates_own_options(self) -> bool:
        """Tell whether this is one scale for each of its own options."""
        return self.kind is Kind.SCALE and bool(self.options)

    @property
    def takes_own_words(self) -> bool:
        """Tell whether a free text is an answer beside the options."""
        return self.other is not None or self.kind is Kind.PERSON

    @property
    def low(self) -> int | None:
        """Return the smallest number or the fewest characters."""
        return 1 if self.kind is Kind.SCALE else self.min

    @property
    def high(self) -> int | None:
        """Return the largest number or the most characters."""
        limits = {Kind.SCALE: 10, Kind.TEXT: 200, Kind.LONG: 1000}
        return limits.get(self.kind) if self.max is None else self.max


class Part(Record):
    """One definition inside a questionnaire: a combined one has two."""

    code: str
    version: int
    steps: frozenset[str]


class Questionnaire(Record):
    """A titled, versioned list of steps; made anew, never copied: `by_id` and kin are kept."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=20)]
    version: Annotated[int, Field(ge=1)]
    title: Wording
    intro: Wording | None = None
    steps: tuple[Step, ...]
    combined: tuple[Part, ...] = ()

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Return what this is made of: itself, or the two it was combined from."""
        own = Part(code=self.code, version=self.version, steps=frozenset(self.by_id))
        return self.combined or (own,)

    @cached_property
    def by_id(self) -> Mapping[str, Step]:
        """Return the steps by their ids."""
        return {step.id: step for step in self.steps}

    @cached_property
    def repeating(self) -> frozenset[str]:
        """Return the ids of the steps that are asked once for each of several options."""
        return frozenset(step.id for step in self.steps if step.for_each or step.rates_own_options)

    @cached_property
    def for_later(self) -> frozenset[str]:
        """Return the ids of the steps that are not asked but can be filled in afterwards."""
        return frozenset(step.id for step in self.steps if step.later)

    def step(self, key: str) -> Step | None:
        """Return the step a key belongs to, also a repeated one: `deficit_scale:ict`."""
        return self.by_id.get(key.partition(":")[0])

    def named(self) -> Iterator[tuple[str, int]]:
        """Yield the code and version of every part."""
        for part in self.parts:
            yield part.code, part.version
