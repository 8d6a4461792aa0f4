"""Show counts of branches to those outside them so that no difference gives a small one away."""

from collections.abc import Sequence
from enum import Enum

from mentoring.record import Record

SMALL = 5
"""A count below it might point at somebody; viewers of other offices do not get it."""


class Total(Record):
    """Hold what is known of a branch from above: its name and numbers, nobody and no id."""

    name: str
    participants: int = 0
    mentors: int = 0
    mentees: int = 0
    pairs: int = 0


class Hidden(Enum):
    """Say why a count is not shown: it is small, or it would tell a small one by difference."""

    UNDER = "under"
    GUARD = "guard"


Cell = int | Hidden


def guarded(counts: Sequence[int]) -> tuple[tuple[Cell, ...], Cell]:
    """Return the counts and their sum, as many hidden as keep every small one open to doubt.

    The sum tells how much the hidden ones are together. It is shown only if each small one may
    still be anything from one to four. Guards are taken in order and stay hidden with the sum:
    what is shown must not depend on how large a hidden count is.
    """
    cells: list[Cell] = [Hidden.UNDER if 0 < n < SMALL else n for n in counts]
    small = [n for n, cell in zip(counts, cells, strict=True) if cell is Hidden.UNDER]
    total = sum(counts)
    if not small:
        return tuple(cells), total
    kept, hidden, least = list(cells), sum(small), len(small) * (SMALL - 1)
    for at, n in enumerate(counts):
        if n >= SMALL:
            kept[at], hidden, least = Hidden.GUARD, hidden + n, least + SMALL
            if hidden >= least:
                return tuple(kept), total
    return tuple(kept), Hidden.GUARD
