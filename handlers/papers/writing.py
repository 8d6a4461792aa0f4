"""Write the parts of a paper into a DOCX file, each in Word's own way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from handlers.papers.parts import Grid, Heading, Listing, QrCode, Shown, Words
from handlers.papers.qr import qr_png
from handlers.papers.workbook import Cell

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

SMALL = 9
"""Points of what is said in passing."""


def write_part(paper: "Docx", part: Shown) -> "Paragraph":
    """Write a part and return its first paragraph: there a new page would begin."""
    match part:
        case Heading():
            heading: Paragraph = paper.add_heading(clean(part.text), part.level)
            heading.paragraph_format.keep_with_next = True
            if part.centred:
                _centre(heading)
            return heading
        case Words():
            return _add_words(paper.add_paragraph(), part)
        case Listing():
            return _add_listing(paper, part)
        case Grid():
            return _add_grid(paper, part)
        case QrCode():
            return _add_qr(paper, part)


def _add_words(paragraph: "Paragraph", words: Words) -> "Paragraph":
    from docx.shared import Pt

    run = paragraph.add_run(clean(words.text))
    run.bold = words.bold or None
    if words.small or words.points:
        run.font.size = Pt(words.points or SMALL)
    if words.centred:
        _centre(paragraph)
    return paragraph


def _centre(paragraph: "Paragraph") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_listing(paper: "Docx", listing: Listing) -> "Paragraph":
    """Write numbers as text: Word's own lists go on counting from the list before."""
    if listing.numbered:
        lines = [f"{number}. {item}" for number, item in enumerate(listing.items, 1)]
        written = [paper.add_paragraph(clean(line)) for line in lines]
    else:
        bullets = "List Bullet"
        written = [paper.add_paragraph(clean(item), style=bullets) for item in listing.items]
    return written[0] if written else paper.add_paragraph()


def _add_grid(paper: "Docx", grid: Grid) -> "Paragraph":
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    headed = any(grid.columns)
    lines: list[Sequence[Cell]] = [*([grid.columns] if headed else []), *grid.rows]
    table = paper.add_table(rows=len(lines), cols=len(grid.columns), style="Table Grid")
    table.autofit = not grid.widths
    for column, width in zip(table.columns, grid.widths, strict=False):
        column.width = Mm(width)  # LibreOffice reads the columns, Word the cells
    rows = list(table.rows)
    if headed:
        rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for number, (row, line) in enumerate(zip(rows, lines, strict=True)):
        for place, (cell, value) in enumerate(zip(row.cells, line, strict=True)):
            _fill(cell, value, Words("", bold=headed and not number, points=grid.points))
            if grid.widths:
                cell.width = Mm(grid.widths[place])
    first: Paragraph = rows[0].cells[0].paragraphs[0]
    return first


def _fill(cell: "_Cell", value: Cell, looks: Words) -> None:
    said = value.strftime("%d.%m.%Y") if isinstance(value, date) else value
    text = "" if said is None else str(said)
    _add_words(cell.paragraphs[0], replace(looks, text=text))


def _add_qr(paper: "Docx", code: QrCode) -> "Paragraph":
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    paragraph = paper.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run().add_picture(BytesIO(qr_png(code.link)), width=Mm(code.millimetres))
    return paragraph


def clean(text: str) -> str:
    """Drop what no XML may hold: a name pasted from elsewhere must not spoil the whole paper."""
    return "".join(each for each in text if each in "\n\t" or _is_printable(ord(each)))


def _is_printable(code: int) -> bool:
    return 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code >= 0x10000
