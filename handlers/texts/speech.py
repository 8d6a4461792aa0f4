"""Speak the reader's language: the house's gettext, bound to whoever the screen is for.

Catalogues are loaded by the composition; here only the one in force is known, in a context
variable, so that a screen is worded in the reader's language wherever it is rendered.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from gettext import NullTranslations

from mentoring.questionnaire.wording import Wording

LEARNER = "learner"
"""The context of what somebody under age reads in words of their own."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """Hold a locale and its catalogue, and whether a learner reads."""

    locale: str = "en"
    catalogue: NullTranslations = field(default_factory=NullTranslations)
    learner: bool = False


_spoken: ContextVar[Tongue] = ContextVar("spoken")


@contextmanager
def speaking(tongue: Tongue) -> Iterator[None]:
    """Word everything inside in one language."""
    token = _spoken.set(tongue)
    try:
        yield
    finally:
        _spoken.reset(token)


def locale() -> str:
    """Return the locale in force, for dates and numbers."""
    return _spoken.get().locale


def said(wording: Wording) -> str:
    """Return a text of the data as its reader is addressed; somebody under age reads their own."""
    spoken = _spoken.get()
    return wording.said(spoken.locale, learner=spoken.learner)


def _(message: str) -> str:
    """Translate one sentence."""
    return _learners(message) or _spoken.get().catalogue.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a sentence that depends on a number."""
    spoken = _spoken.get()
    if spoken.learner:
        own = spoken.catalogue.npgettext(LEARNER, one, many, n)
        if own not in (one, many):
            return own
    return spoken.catalogue.ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """Translate a sentence that is worded differently in a context, "adult" or "learner"."""
    return _learners(message) or _spoken.get().catalogue.pgettext(context, message)


def npgettext(context: str, one: str, many: str, n: int) -> str:
    """Translate a sentence in a context that depends on a number."""
    return _spoken.get().catalogue.npgettext(context, one, many, n)


def _learners(message: str) -> str:
    """Return a learner's own wording where the reader is one and there is any, else nothing."""
    spoken = _spoken.get()
    if not spoken.learner:
        return ""
    own = spoken.catalogue.pgettext(LEARNER, message)
    return own if own != message else ""
