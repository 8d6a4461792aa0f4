"""Say what a list of people was refused for: the file as a whole, or one cell of one row."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from mentoring.errors import Refusal, Simple
from mentoring.record import Record


class Why(StrEnum):
    """Name what makes a whole file unusable."""

    TOO_BIG = "too_big"
    TOO_BIG_INSIDE = "too_big_inside"
    MACROS = "macros"
    ENCRYPTED = "encrypted"
    OLD_FORMAT = "old_format"
    NOT_A_TABLE = "not_a_table"
    DAMAGED = "damaged"
    TOO_MANY_ROWS = "too_many_rows"
    NO_COLUMNS = "no_columns"
    NO_ROWS = "no_rows"
    OTHER_FILE = "other_file"
    NOT_FETCHED = "not_fetched"


class UnreadableList(Refusal):
    """A file cannot be taken as a list of people; `why` is a value of `Why`."""

    code: ClassVar[str] = "unreadable_list"

    def __init__(self, why: Why, **data: Simple) -> None:
        """Keep the reason beside its limits."""
        super().__init__(why=why.value, **data)
        self.why = why


class Fault(Record):
    """Say what is wrong with one cell: row and column as the file has them, never the content.

    `reason` is a code of a refusal, `limits` what it needs to be worded.
    """

    row: int
    column: str
    reason: str
    limits: dict[str, Simple] = Field(default_factory=dict)
