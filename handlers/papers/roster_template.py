"""Make the table that a school fills in: headings, a row of hints, lists to choose from."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from handlers.papers.workbook import OPTIONS, to_print
from mentoring.roster.columns import Column, columns
from mentoring.roster.layout import MOST_ROWS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LISTS = "lists"
WIDTH = 22


def template(title: str, language: str, lists: Mapping[str, Sequence[str]]) -> bytes:
    """Return the workbook; `lists` are the values that a column offers, by its id."""
    from xlsxwriter import Workbook  # only files need it

    content = BytesIO()
    with Workbook(content, OPTIONS | {"constant_memory": False}) as book:
        page, behind = book.add_worksheet(title), book.add_worksheet(LISTS)
        behind.hide()
        page.freeze_panes(2, 0)
        shown = [column for column in columns().values() if column.template]
        to_print(page, WIDTH * len(shown), heads=2)
        for place, column in enumerate(shown):
            _head(book, page, place, column, language)
            if values := _values(column, language, lists):
                behind.write_column(0, place, values)
                _offer(page, behind, place, len(values))
    return content.getvalue()


def _head(book: "Workbook", page: "Worksheet", place: int, column: Column, language: str) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    faint = book.add_format({"italic": True, "font_color": "#777777", "text_wrap": True})
    plain = book.add_format({"num_format": "@"})  # a date or a phone stays as it is typed
    page.set_column(place, place, WIDTH, plain)
    page.write_string(0, place, column.titled(language), bold)
    if column.hint is not None:
        page.write_string(1, place, column.hint.said(language), faint)


def _values(column: Column, language: str, lists: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return what a column offers: words of its own in one language, or a list of the school."""
    if not column.words:
        return lists.get(column.id, ())
    return [_in_language(words, language) for words in column.words.values()]


def _in_language(words: Sequence[str], language: str) -> str:
    """Return the first word in the letters of a language."""
    fits = (word for word in words if word.isascii() is (language != "ru"))
    return next(fits, words[0])


def _offer(page: "Worksheet", behind: "Worksheet", place: int, count: int) -> None:
    from xlsxwriter.utility import xl_range_abs

    source = f"={behind.get_name()}!{xl_range_abs(0, place, count - 1, place)}"
    rule = {"validate": "list", "source": source, "error_type": "warning"}
    page.data_validation(2, place, MOST_ROWS + 1, place, rule)
