"""Papers are equal bytes each time, take any pasted text, and begin pages where told."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from openpyxl import load_workbook

from handlers.papers.document import (
    Grid,
    Heading,
    Listing,
    Part,
    QrCode,
    Words,
    document,
    pages,
    qr_png,
)
from handlers.papers.tables import lines_of
from handlers.papers.workbook import Sheet, workbook


def item(n: int) -> list[Part]:
    rows = ((n, "=1+1\x00\ud800 <b>ё 🎓 \u202eитпр", date(2026, 11, 23)),)
    return [
        Heading(f"Лист {n}"),
        Words("первая\nвторая", bold=True),
        Listing(("раз", "два"), numbered=True),
        Listing(()),
        Grid(("№", "Имя", "Дата"), rows, (20, 100, 40)),
        QrCode(f"https://t.me/bot?start=r_{n}"),
    ]


def test_equal_papers_are_equal_bytes_without_an_author_or_a_time() -> None:
    made = document("Листки", pages([item(n) for n in range(3)]))
    assert made == document("Листки", pages([item(n) for n in range(3)]))
    with ZipFile(BytesIO(made)) as parts:
        assert {each.date_time for each in parts.infolist()} == {(2020, 1, 1, 0, 0, 0)}
    known = Document(BytesIO(made)).core_properties
    assert (known.title, known.author, known.comments) == ("Листки", "", "")


def test_every_item_begins_a_page_and_odd_letters_are_dropped() -> None:
    paper = Document(BytesIO(document("Листки", pages([item(n) for n in range(3)]))))
    begun = [
        each.text for each in paper.paragraphs if each.paragraph_format.page_break_before is True
    ]
    assert begun == ["Лист 1", "Лист 2"]
    cells = [cell.text for cell in paper.tables[1].rows[1].cells]
    assert cells == ["1", "=1+1 <b>ё 🎓 \u202eитпр", "23.11.2026"]
    assert "1. раз" in [each.text for each in paper.paragraphs]
    assert len(paper.inline_shapes) == 3
    page = paper.sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


def test_a_link_is_drawn_as_a_picture() -> None:
    assert qr_png("https://t.me/bot").startswith(b"\x89PNG")
    assert qr_png("https://t.me/bot") != qr_png("https://t.me/tob")


def test_a_table_ends_where_its_words_end_and_shows_all_of_them() -> None:
    long = "Увереннее вести практические занятия"
    made = workbook([Sheet("Люди", ("ФИО", "Класс"), ((long, None), ("Орлов", "9А")))])
    assert [line.cells for line in lines_of("list.xlsx", made)] == [
        ("ФИО", "Класс"),
        (long,),
        ("Орлов", "9А"),
    ]
    page = load_workbook(BytesIO(made)).worksheets[0]
    assert page.row_dimensions[2].height == 45
    assert page.row_dimensions[3].height is None
    assert (page.page_setup.paperSize, page.page_setup.fitToHeight) == (9, 0)


def test_a_grid_without_titles_has_no_empty_row() -> None:
    paper = Document(
        BytesIO(document("Акт", [Grid(("", ""), (("Оператор", "Школа"),), (60, 110))]))
    )
    [table] = paper.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Оператор", "Школа"]]
    assert [round(column.width.mm) for column in table.columns if column.width] == [60, 110]
