"""Know the categories of mentees: why somebody has a mentor, by public titles only."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import Field

from mentoring.questionnaire.wording import Wording
from mentoring.record import Record


class CategorySide(StrEnum):
    """Say whether a category is for people who learn or who teach."""

    LEARNER = "learner"
    TEACHER = "teacher"


class Category(Record):
    """Hold one category; there is no other title than the one everybody may read."""

    code: str
    side: CategorySide
    title: Wording


class Categories(Record):
    """Hold all categories in the order in which they are offered."""

    all: tuple[Category, ...] = Field(alias="category")

    def of(self, side: CategorySide) -> tuple[Category, ...]:
        """Return the categories of one side."""
        return tuple(each for each in self.all if each.side is side)

    def known(self, code: str | None) -> Category | None:
        """Return a category by its code; None for a code nobody knows."""
        return next((each for each in self.all if each.code == code), None)


@cache
def categories() -> Categories:
    """Read the data once."""
    text = files("mentoring").joinpath("categories.toml").read_text(encoding="utf-8")
    return Categories.model_validate(tomllib.loads(text))
