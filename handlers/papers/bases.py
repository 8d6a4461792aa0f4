"""Write a base as plain text that Russian table programs open and nothing is calculated in."""

import csv
import re
from datetime import date
from io import StringIO

from handlers.papers.workbook import Cell, Sheet, looks_like_formula

MARK = "\ufeff"
"""The bytes by which Russian Excel knows that a text is UTF-8."""

SEPARATOR = ";"
PHONE = re.compile(r"\+7([\d\s()-]+)")
"""A Russian phone; written with 8 it is nobody's formula."""

QUOTE = "'"
"""Stands before what would be calculated: table programs take the rest as words."""


def plain_text(sheet: Sheet) -> bytes:
    """Write one sheet as a text of lines that table programs open."""
    content = StringIO(newline="")
    content.write(MARK)
    lines = csv.writer(content, delimiter=SEPARATOR, lineterminator="\r\n")
    lines.writerow([_plain(title) for title in sheet.columns])
    lines.writerows([_plain(cell) for cell in row] for row in sheet.rows)
    return content.getvalue().encode()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    text = PHONE.sub(r"8\1", cell) if isinstance(cell, str) else str(cell)
    if isinstance(cell, str) and looks_like_formula(text):
        return QUOTE + text
    return text
