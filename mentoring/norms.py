"""Hold what a school may set about matching: the weights of a score, ages, gaps in experience."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from mentoring.record import Record
from mentoring.weights import USUAL, Weights


class Caution(StrEnum):
    """Say what comes of a doubtful relation: the curator is told, or the pair is refused."""

    WARN = "warn"
    REFUSE = "refuse"


class Norms(Record):
    """Hold the school's own measures; the same for everybody who takes part."""

    weights: Weights = USUAL
    oldest: Annotated[int, Field(ge=14, le=99)] | None = None
    """Up to which age somebody who learns is a mentee; None: up to any."""

    ahead: Annotated[int, Field(ge=0, le=40)] = 5
    """By how many years of work an experienced teacher is usually ahead."""

    least_ahead: Annotated[int, Field(ge=0, le=40)] = 0
    """By how many years of work a teacher is ahead of a teacher at least; 0: not behind."""

    level: Annotated[int, Field(ge=0, le=40)] = 3
    """Within how many years of work two are equals, as partners are."""

    classmates_parent: Caution = Caution.WARN
    """What is said of a mentor whose own child sits in the mentee's class."""


ORDINARY = Norms()
