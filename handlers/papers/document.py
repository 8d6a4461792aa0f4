"""Make a DOCX file: headings, paragraphs, lists, tables and QR pictures on A4, always the same."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from handlers.papers.parts import (
    Grid,
    Heading,
    Listing,
    NewPage,
    OwnSheet,
    Part,
    QrCode,
    Words,
    pages,
)
from handlers.papers.qr import qr_png
from handlers.papers.sheets import begin_sheet
from handlers.papers.writing import write_part

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.styles.style import ParagraphStyle

__all__ = [
    "Grid",
    "Heading",
    "Listing",
    "NewPage",
    "OwnSheet",
    "Part",
    "QrCode",
    "Words",
    "document",
    "pages",
    "qr_png",
]

FONT = "Times New Roman"
"""Its letters are Russian too, on Windows and, by a twin, in LibreOffice."""

SIZE = 12
PAGE = (210, 297)
MARGINS = (20, 20, 15, 25)
"""Millimetres: top, bottom, right, and a left edge that leaves room for a folder."""

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""The time that stands in every file: who reads it learns nothing, and two makings are equal."""


def document(title: str, parts: Sequence[Part], *, landscape: bool = False) -> bytes:
    """Write the parts one under another into a file; the title is the file's own property."""
    from docx import Document  # 80 ms of import that nobody needs before the first paper

    paper = Document()
    _set_page(paper, landscape)
    _set_styles(paper)
    _set_properties(paper, title)
    turned = False
    for part in parts:
        if isinstance(part, OwnSheet):
            begin_sheet(paper, part)
        elif not isinstance(part, NewPage):
            first = write_part(paper, part)
            first.paragraph_format.page_break_before = turned or None
        turned = isinstance(part, NewPage)
    content = BytesIO()
    paper.save(content)
    return _same_each_time(content)


def _set_page(paper: "Docx", landscape: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = paper.sections[0]
    width, height = reversed(PAGE) if landscape else PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    top, bottom, right, left = MARGINS
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.right_margin, section.left_margin = Mm(right), Mm(left)


def _set_styles(paper: "Docx") -> None:
    from docx.shared import Pt

    sizes = {"Normal": SIZE, "Heading 1": 16, "Heading 2": 13, "Heading 3": SIZE}
    for name, size in sizes.items():
        style: ParagraphStyle = paper.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(4)
        _set_font(style)
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        heading: ParagraphStyle = paper.styles[name]
        heading.font.color.rgb = None
        heading.paragraph_format.space_before = Pt(8)


def _set_font(style: "ParagraphStyle") -> None:
    """Name the font for every script: a heading's theme font would win over one name."""
    from docx.oxml.ns import qn

    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
    fonts.attrib.pop(qn("w:cstheme"), None)


def _set_properties(paper: "Docx", title: str) -> None:
    known = paper.core_properties
    known.title, known.author, known.comments, known.last_modified_by = title, "", "", ""
    known.created = known.modified = EPOCH.replace(tzinfo=None)


def _same_each_time(content: BytesIO) -> bytes:
    """Write the parts of the file with one time, so that equal papers are equal bytes."""
    again = BytesIO()
    with ZipFile(content) as made, ZipFile(again, "w", ZIP_DEFLATED) as kept:
        for name in made.namelist():
            info = ZipInfo(name, EPOCH.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            kept.writestr(info, made.read(name))
    return again.getvalue()
