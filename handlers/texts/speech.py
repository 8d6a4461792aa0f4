"""Speak the reader's language: the house's gettext, bound to whoever the screen is for.

Catalogues are loaded by the composition; here only the one in force is known, in a context
variable, so that a screen is worded in the reader's language wherever it is rendered.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from gettext import NullTranslations


@dataclass(frozen=True, slots=True)
class Tongue:
    """Hold a locale and its catalogue."""

    locale: str = "en"
    catalogue: NullTranslations = field(default_factory=NullTranslations)


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


def _(message: str) -> str:
    """Translate one sentence."""
    return _spoken.get().catalogue.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a sentence that depends on a number."""
    return _spoken.get().catalogue.ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """Translate a sentence that is worded differently in a context, "adult" or "learner"."""
    return _spoken.get().catalogue.pgettext(context, message)
