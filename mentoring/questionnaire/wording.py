"""A text in both languages, with a variant for learners where the school wants one."""

from typing import Annotated, Self

from pydantic import Field

from mentoring.record import Record

Filled = Annotated[str, Field(min_length=1)]


class Wording(Record):
    """One text: Russian and English always, an address to learners if it differs."""

    ru: Filled
    en: Filled
    ru_learner: Filled | None = None
    en_learner: Filled | None = None

    @classmethod
    def same(cls, text: str) -> Self:
        """Make a text that reads the same in every language, such as a school's own subject."""
        return cls(ru=text, en=text)

    def said(self, language: str, *, learner: bool = False) -> str:
        """Return the text for a reader; a language we do not speak reads English."""
        if language.startswith("ru"):
            return (self.ru_learner if learner else None) or self.ru
        return (self.en_learner if learner else None) or self.en
