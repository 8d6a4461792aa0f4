"""Name what a paper is made of: headings, words, lists, tables, QR pictures, new pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.papers.workbook import Cell


@dataclass(frozen=True, slots=True)
class Heading:
    """Head a page (level 1) or a part of it."""

    text: str
    level: int = 1
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Say one paragraph; a line break stays a line break. Without `points` it is as usual."""

    text: str
    bold: bool = False
    centred: bool = False
    small: bool = False
    points: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """List items with bullets, or with numbers that begin anew for each list."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold a table with a head row that is repeated on each page; blank titles make none."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    """Millimetres of each column; without them the columns are equal."""

    points: int = 0


@dataclass(frozen=True, slots=True)
class QrCode:
    """Show a link as a picture for a phone's camera."""

    link: str
    millimetres: int = 40


@dataclass(frozen=True, slots=True)
class NewPage:
    """Begin a new sheet of paper."""


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """Begin a leaf of its own whose every page is headed by these words and its number."""

    running: str


Shown = Heading | Words | Listing | Grid | QrCode
Part = Shown | NewPage | OwnSheet


def pages(items: Sequence[Sequence[Part]]) -> tuple[Part, ...]:
    """Join items so that each begins on a page of its own; an own sheet does so by itself."""
    return tuple(_paged(items))


def _paged(items: Sequence[Sequence[Part]]) -> Iterator[Part]:
    for number, item in enumerate(items):
        if number and not (item and isinstance(item[0], OwnSheet)):
            yield NewPage()
        yield from item
