"""Tables of people as schools write them, for tests that send lists."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import load_workbook
from xlsxwriter import Workbook

HEADINGS = {
    "role": "Роль",
    "fio": "ФИО",
    "born": "Дата рождения",
    "group": "Класс",
    "position": "Должность",
    "phone": "Телефон",
    "request": "Запрос",
    "number": "№ согласия",
    "date": "Дата согласия",
    "place": "Где хранится согласие",
    "who": "Кем приходится",
    "own": "№ согласия с 14 лет",
    "code": "Код",
}
Cells = dict[str, str]


def signed(number: str) -> Cells:
    """The cells of a consent on paper."""
    return {"number": number, "date": "01.09.2026", "place": "сейф, кабинет 12"}


def lines(*people: Cells) -> list[list[str]]:
    """The headings and a row for each person."""
    rows = [[person.get(column, "") for column in HEADINGS] for person in people]
    return [list(HEADINGS.values()), *rows]


def xlsx(*people: Cells) -> bytes:
    """A workbook of people."""
    return workbook(lines(*people))


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet, every cell a text."""
    content = BytesIO()
    with Workbook(content, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        for number, cells in enumerate(rows):
            page.write_row(number, 0, cells)
    return content.getvalue()


def read(content: bytes) -> list[tuple[object, ...]]:
    """The rows of a workbook's first sheet."""
    page = load_workbook(BytesIO(content), read_only=True).worksheets[0]
    return [tuple(each) for each in page.iter_rows(values_only=True)]
