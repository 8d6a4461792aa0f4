"""Make an XLSX file of tables: text stays text, days are days, numbers can be drawn as a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | date | None

DAY = "[$-419]dd.mm.yyyy"
"""Days by numbers and points; without the language LibreOffice takes its own order instead."""

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,  # a request that begins with = must stay a sentence
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": DAY,
}
NARROW, WIDE, WIDEST = 6, 16, 40
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 32_000
"""What fits into a cell of Excel, with some room."""

LINE, TALLEST = 15, 27
"""Points of a line, and how many lines Excel lets a row hold."""

A4 = 9
UPRIGHT, LYING = 90, 190
"""Letters that a page holds from edge to edge, upright and lying, and can still be read."""

TITLE = 31
"""The longest name of a sheet that Excel opens."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold one table; `drawn` names the chart of its second column over the first."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class Ink:
    """Hold the formats of one workbook; what looks like a formula stays a sentence when edited."""

    bold: "Format"
    plain: "Format"
    quoted: "Format"
    days: "Format"


def looks_like_formula(text: str) -> bool:
    """Tell whether a table program would calculate a text that somebody typed."""
    return text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Write the sheets into a file."""
    from xlsxwriter import Workbook  # 40 ms of import that nobody needs before the first file

    content = BytesIO()
    with Workbook(content, OPTIONS) as book:
        ink = Ink(
            bold=book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            plain=book.add_format({"text_wrap": True, "valign": "top"}),
            quoted=book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
            days=book.add_format({"num_format": DAY, "valign": "top"}),
        )
        for sheet in sheets:
            page = book.add_worksheet(sheet.title[:TITLE])
            widths = [_width(sheet, column) for column in range(len(sheet.columns))]
            _head(page, sheet, widths, ink.bold)
            for number, row in enumerate(sheet.rows, 1):
                _set_height(page, number, row, widths)
                _write(page, number, row, ink)
            if sheet.drawn and sheet.rows:
                _draw(book, page, sheet)
    return content.getvalue()


def _head(page: "Worksheet", sheet: Sheet, widths: list[int], bold: "Format") -> None:
    page.freeze_panes(1, 0)
    _set_height(page, 0, sheet.columns, widths)
    for column, (title, width) in enumerate(zip(sheet.columns, widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, title, bold)
    to_print(page, sum(widths), heads=1)


def to_print(page: "Worksheet", width: int, heads: int) -> None:
    """Let a table come out on A4 as a table: lying when it is wide, with its head on each page."""
    page.set_paper(A4)
    page.hide_gridlines(0)
    page.repeat_rows(0, heads - 1)
    across = -(-width // LYING)
    page.fit_to_pages(across, 0)
    if width > UPRIGHT:
        page.set_landscape()
    if across > 1:
        page.repeat_columns(0, 1)


def _width(sheet: Sheet, column: int) -> int:
    longest = max(
        (len(str(row[column])) for row in sheet.rows if row[column] is not None), default=0
    )
    return NARROW if longest < NARROW and not column else WIDEST if longest > WIDEST else WIDE


def _set_height(page: "Worksheet", number: int, row: Sequence[Cell], widths: list[int]) -> None:
    """Give a row the height of its longest cell: LibreOffice, unlike Excel, does not do it."""
    lines = max(
        (_lines(value, width) for value, width in zip(row, widths, strict=False)), default=1
    )
    if lines > 1:
        page.set_row(number, LINE * min(lines, TALLEST))


def _lines(value: Cell, width: int) -> int:
    if not isinstance(value, str):
        return 1
    fits = max(1, width * 4 // 5)  # words break before the edge
    return sum(-(-len(line) // fits) or 1 for line in value.split("\n"))


def _write(page: "Worksheet", number: int, row: Sequence[Cell], ink: Ink) -> None:
    for column, value in enumerate(row):
        if isinstance(value, date):
            page.write_datetime(number, column, value, ink.days)
        elif isinstance(value, int | float):
            page.write_number(number, column, value, ink.plain)
        elif value:
            shape = ink.quoted if looks_like_formula(value) else ink.plain
            page.write_string(number, column, value[:LONGEST], shape)


def _draw(book: "Workbook", page: "Worksheet", sheet: Sheet) -> None:
    last = len(sheet.rows)
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": sheet.drawn,
            "categories": [sheet.title[:TITLE], 1, 0, last, 0],
            "values": [sheet.title[:TITLE], 1, 1, last, 1],
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": sheet.drawn})
    chart.set_legend({"none": True})
    chart.set_size({"width": 720, "height": 360})
    page.insert_chart(1, len(sheet.columns) + 1, chart)
