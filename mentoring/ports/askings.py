"""Declare where preliminary requests are counted."""

from collections.abc import Collection
from typing import Protocol

from mentoring.asking import Asking, Tally
from mentoring.ids import AskingId


class Askings(Protocol):
    """Keep counts; no row tells who answered what, or when."""

    async def open(self, token: str, key: bytes) -> Asking:
        """Begin an asking in the current cycle; the open one of the cycle is returned instead."""
        ...

    async def newest(self) -> Asking | None:
        """Return the asking that was begun last, open or closed."""
        ...

    async def get(self, asking: AskingId) -> Asking | None:
        """Return an asking by id."""
        ...

    async def named(self, token: str) -> Asking | None:
        """Return the asking a link leads to."""
        ...

    async def count(
        self, asking: AskingId, mark: str, circle: str, needs: Collection[str]
    ) -> bool:
        """Count an answer once a mark; False when the mark was there or the asking is closed."""
        ...

    async def tallies(self, asking: AskingId) -> list[Tally]:
        """Return the counts."""
        ...

    async def close(self, asking: AskingId) -> bool:
        """End an asking once and throw away its key and all marks; False when it had ended."""
        ...
