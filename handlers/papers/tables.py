"""Read a table that somebody sent, XLSX or CSV, line by line, each cell as a text."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO, StringIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from handlers.papers.guarding import is_workbook
from mentoring.roster.faults import UnreadableList, Why
from mentoring.roster.lines import Line

CELLS = 100
"""Columns that are looked at; what stands further right belongs to no list of people."""
LINES = 60_000
"""Lines that are looked at, blank ones included."""
FIRST_PAGE, PIECE = "xl/worksheets/sheet1.xml", 1 << 20
PICTURES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
"""How a paper or a photo begins that was sent in place of a table."""
SEPARATORS = ";\t,"
BROKEN = (ParseError, BadZipFile, KeyError, ValueError, TypeError, IndexError, OSError, EOFError)


def lines_of(name: str, content: bytes) -> Iterator[Line]:
    """Yield the lines of a table that hold anything; refuse a file that is none."""
    lines = _of_workbook(content) if is_workbook(name, content) else _of_text(content)
    return (line for line in lines if not line.is_blank)


def about_rows(name: str, content: bytes) -> int:
    """Tell about how many rows a table has, without reading them; 0 when that is not cheap."""
    if not is_workbook(name, content):
        return content.count(b"\n")
    with ZipFile(BytesIO(content)) as package:
        if FIRST_PAGE not in package.namelist():
            return 0
        with package.open(FIRST_PAGE) as page:
            return sum(piece.count(b"<row ") for piece in iter(lambda: page.read(PIECE), b""))


def _of_workbook(content: bytes) -> Iterator[Line]:
    from openpyxl import load_workbook  # a tenth of a second that only imports need

    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        page = book.worksheets[0]
        page.reset_dimensions()  # what a file claims of its size may be a million columns
        rows = page.iter_rows(max_col=CELLS, max_row=LINES, values_only=True)
        for number, row in enumerate(rows, 1):
            yield Line(number, _cells(row))
    except BROKEN:
        raise UnreadableList(Why.DAMAGED) from None


def _cells(row: Sequence[object]) -> tuple[str, ...]:
    """Return what a row holds up to its last words; a sheet is wider than its table."""
    cells = [_text(value) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "+" if value else "-"
    if isinstance(value, datetime | date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(getattr(value, "text", value)).strip()  # of an array formula its own words


def _of_text(content: bytes) -> Iterator[Line]:
    text = _decoded(content)
    separator = _separator(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        for number, row in enumerate(reader, 1):  # a cell of two lines is still one row in Excel
            if number > LINES:
                return
            yield Line(number, tuple(cell.strip() for cell in row[:CELLS]))
    except csv.Error:
        raise UnreadableList(Why.DAMAGED, row=reader.line_num) from None


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):  # as Excel saves "Unicode text"
        encoding = "utf-16"
    else:
        if b"\0" in content or content.startswith(PICTURES):
            raise UnreadableList(Why.NOT_A_TABLE)
        encoding = "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1251", errors="replace")


def _separator(text: str) -> str:
    """Return the separator that the first line has most of; Russian Excel writes semicolons."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=head.count)
