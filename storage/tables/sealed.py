"""Keep values that only the bot may read: texts, days and JSON, sealed on their way in."""

import json
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Dialect, Text, TypeDecorator

from storage.sealing import borrowed

T = TypeVar("T")


class Sealed(TypeDecorator[T]):
    """Seal what a subclass turns into text; `purpose` is the column it belongs to."""

    impl = Text
    cache_ok = True

    def __init__(self, purpose: str) -> None:
        """Say which column (`table.column`) the values are for."""
        super().__init__()
        self.purpose = purpose

    def process_bind_param(self, value: T | None, dialect: Dialect) -> Any:
        """Seal on the way in."""
        if value is None:
            return None
        return borrowed(dialect).seal(self.written(value), self.purpose)

    def process_result_value(self, value: Any, dialect: Dialect) -> T | None:
        """Open on the way out."""
        return None if value is None else self.read(borrowed(dialect).open(value, self.purpose))

    def written(self, value: T) -> str:
        """Return a value as text."""
        raise NotImplementedError

    def read(self, text: str) -> T:
        """Return a text as the value it stands for."""
        raise NotImplementedError


class SealedText(Sealed[str]):
    """Keep a text sealed."""

    cache_ok = True

    def written(self, value: str) -> str:
        """Return the text itself."""
        return str(value)

    def read(self, text: str) -> str:
        """Return the text itself."""
        return text


class SealedDate(Sealed[date]):
    """Keep a day sealed."""

    cache_ok = True

    def written(self, value: date) -> str:
        """Write a day as ISO does."""
        return value.isoformat()

    def read(self, text: str) -> date:
        """Read a day as ISO writes it."""
        return date.fromisoformat(text)


class SealedJson(Sealed[Any]):
    """Keep plain JSON sealed."""

    cache_ok = True

    def written(self, value: Any) -> str:
        """Write JSON without spaces."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def read(self, text: str) -> Any:
        """Read JSON."""
        return json.loads(text)
