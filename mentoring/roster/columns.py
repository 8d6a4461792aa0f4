"""Know the columns of a list of people: they are data, with every heading a school may write."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import Field

from mentoring import folding
from mentoring.questionnaire import Wording
from mentoring.record import Record


class Column(Record):
    """Describe one column: its headings, the questions it answers, its words."""

    id: str
    ru: tuple[str, ...]
    en: tuple[str, ...]
    hint: Wording | None = None
    steps: tuple[str, ...] = ()
    required: bool = False
    template: bool = True
    words: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)

    def titled(self, language: str) -> str:
        """Return the heading as the template has it."""
        return (self.ru if language == "ru" else self.en)[0]


@cache
def columns() -> Mapping[str, Column]:
    """Read the columns that ship with the program."""
    text = files("mentoring.roster").joinpath("columns.toml").read_text(encoding="utf-8")
    found = (Column.model_validate(each) for each in tomllib.loads(text)["column"])
    return {column.id: column for column in found}


@cache
def headings() -> Mapping[str, str]:
    """Return the column that each heading means, in the form that headings are compared in."""
    return {
        folded(title): column.id
        for column in columns().values()
        for title in (*column.ru, *column.en)
    }


@cache
def spoken(column: str) -> Mapping[str, str]:
    """Return what each word of a column with few values means."""
    found = columns()[column].words
    return {folded(word): code for code, words in found.items() for word in words}


def folded(text: str) -> str:
    """Return a heading or a word as it is compared: letters and digits, any case."""
    plain = text.replace("№", " no ")
    return folding.folded("".join(each if each.isalnum() else " " for each in plain))
