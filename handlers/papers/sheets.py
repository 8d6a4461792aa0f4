"""Begin a leaf of its own in a DOCX file: a section with a running head that counts its pages."""

from typing import TYPE_CHECKING

from handlers.papers.parts import OwnSheet
from handlers.papers.writing import SMALL, clean

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.section import Section
    from docx.text.paragraph import Paragraph

FIRST = "1"


def begin_sheet(paper: "Docx", sheet: OwnSheet) -> None:
    """Open a section on a right-hand page: what is printed on both sides is not torn apart."""
    from docx.enum.section import WD_SECTION

    is_first = not paper.element.body.inner_content_elements
    section = paper.sections[0] if is_first else paper.add_section(WD_SECTION.ODD_PAGE)
    section.header.is_linked_to_previous = False
    _write_head(section.header.paragraphs[0], sheet.running)
    _count_from_one(section)


def _write_head(head: "Paragraph", running: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    head.add_run(clean(running) + " · ").font.size = Pt(SMALL)
    _write_number(head)


def _write_number(head: "Paragraph") -> None:
    """Write the field that Word and LibreOffice fill with the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    head._p.append(field)


def _count_from_one(section: "Section") -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    counting = OxmlElement("w:pgNumType")
    counting.set(qn("w:start"), FIRST)
    section._sectPr.insert_element_before(
        counting, "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:docGrid"
    )
