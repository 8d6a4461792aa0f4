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

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,  # a request that begins with = must stay a sentence
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd.mm.yyyy",
}
NARROW, WIDE, WIDEST = 6, 16, 40
TITLE = 31
"""The longest name of a sheet that Excel opens."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold one table; `drawn` names the chart of its second column over the first."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    drawn: str = ""


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Write the sheets into a file."""
    from xlsxwriter import Workbook  # 40 ms of import that nobody needs before the first file

    content = BytesIO()
    with Workbook(content, OPTIONS) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        days = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.title[:TITLE])
            _head(page, sheet, bold)
            for number, row in enumerate(sheet.rows, 1):
                _write(page, number, row, plain, days)
            if sheet.drawn and sheet.rows:
                _draw(book, page, sheet)
    return content.getvalue()


def _head(page: "Worksheet", sheet: Sheet, bold: "Format") -> None:
    page.freeze_panes(1, 0)
    for column, title in enumerate(sheet.columns):
        page.set_column(column, column, _width(sheet, column))
        page.write_string(0, column, title, bold)


def _width(sheet: Sheet, column: int) -> int:
    longest = max(
        (len(str(row[column])) for row in sheet.rows if row[column] is not None), default=0
    )
    return NARROW if longest < NARROW and not column else WIDEST if longest > WIDEST else WIDE


def _write(
    page: "Worksheet", number: int, row: Sequence[Cell], plain: "Format", days: "Format"
) -> None:
    for column, value in enumerate(row):
        if isinstance(value, date):
            page.write_datetime(number, column, value, days)
        elif isinstance(value, int | float):
            page.write_number(number, column, value, plain)
        elif value:
            page.write_string(number, column, value, plain)


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
