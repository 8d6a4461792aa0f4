"""Know the circles a school tells about its programme: their needs and ready words, as data."""

import tomllib
from collections.abc import Collection
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import Field

from mentoring.people import Wish
from mentoring.questionnaire.wording import Wording
from mentoring.record import Record

FEW = 5
"""A smaller number could point to somebody."""


class Outlet(StrEnum):
    """Name the places where ready words are used."""

    CHAT = "chat"
    SITE = "site"
    MEETING = "meeting"


class Need(Record):
    """Hold one thing people of a circle may want."""

    code: str
    text: Wording


class Circle(Record):
    """Hold one circle; `own` is how its people name themselves, `slogan` stands on a poster."""

    code: str
    wish: Wish
    title: Wording
    own: Wording = Field(alias="self")
    slogan: Wording
    needs: tuple[Need, ...]
    words: dict[Outlet, Wording]

    def known(self, needs: Collection[str]) -> tuple[str, ...]:
        """Return those of the needs that belong to this circle, in its order."""
        return tuple(each.code for each in self.needs if each.code in needs)


class Outreach(Record):
    """Hold all circles, the letter codes begin with, and how a list is ticked whole."""

    everybody: Wording
    code_letter: Wording
    circles: tuple[Circle, ...] = Field(alias="circle")

    def circle(self, code: str) -> Circle | None:
        """Return a circle by its code."""
        return next((each for each in self.circles if each.code == code), None)


@cache
def outreach() -> Outreach:
    """Read the data once."""
    text = files("mentoring").joinpath("outreach.toml").read_text(encoding="utf-8")
    return Outreach.model_validate(tomllib.loads(text))
