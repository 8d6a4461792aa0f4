"""A school's own long consent flows over pages; each of them says whose child it is about."""

import re
from asyncio import create_subprocess_exec
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_SECTION

from mentoring.consent_texts.reading import LONGEST, faults
from mentoring.enrolments import Expected
from mentoring.people import Bracket, Wish
from tests.talk import Town, town

CODES = ["К-001", "К-002", "К-003"]
PAGES = re.compile(rb"/Type\s*/Pages.*?/Count (\d+)", re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A school's own consent for children, as long as it may be."""
    made = tmp_path / "consents"
    made.mkdir()
    lines = ["Оператор: {organisation}."]
    lines += [f"{n}. " + "Разрешаю обработку данных моего ребёнка. " * 9 for n in range(1, 40)]
    body = "\\n\\n".join(lines)[: LONGEST - 100] + "Последнее слово."
    text = f'[ru]\ntitle = "Своё согласие"\nsummary = "Коротко."\nbody = "{body}"\n'
    (made / "c2.toml").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
async def here(tmp_path: Path, folder: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        await opened.restarts(consents={"folder": str(folder)})
        yield opened


async def sheets(here: Town) -> bytes:
    """Print the sheets of a class of three."""
    kid = Expected(wish=Wish.MENTEE, bracket=Bracket.FROM_10, group="9А")
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.enrolments.add_many([kid] * len(CODES))
    olga = here.curator
    await olga.says("/menu")
    await olga.presses("Классы")
    await olga.presses("9А")
    await olga.presses("Напечатать листки")
    await olga.presses("Сделать 3 листка")
    return olga.documents[-1].content


async def test_each_family_has_leaves_of_its_own_headed_by_the_code(here: Town) -> None:
    paper = Document(BytesIO(await sheets(here)))
    assert [each.header.paragraphs[0].text for each in paper.sections] == [
        f"Код ребёнка: {code} · " for code in CODES
    ]
    assert all("PAGE" in each.header.paragraphs[0]._p.xml for each in paper.sections)
    begun = [each.start_type for each in paper.sections][1:]
    assert begun == [WD_SECTION.ODD_PAGE] * 2, "printed on both sides, no leaf holds two families"
    words = "\n".join(each.text for each in paper.paragraphs)
    assert words.count("Последнее слово.") == len(CODES)


def test_a_text_that_is_longer_still_is_refused_before_anybody_sees_it(folder: Path) -> None:
    assert faults(folder) == ()
    file = folder / "c2.toml"
    longer = file.read_text(encoding="utf-8").replace("Последнее", "я" * 200)
    file.write_text(longer, encoding="utf-8")
    [fault] = faults(folder)
    assert "c2.toml" in fault
    assert str(LONGEST) in fault


@pytest.mark.slow
async def test_libreoffice_opens_the_long_sheets(
    here: Town, tmp_path: Path, soffice_path: str
) -> None:
    (tmp_path / "sheets.docx").write_bytes(await sheets(here))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    office = [soffice_path, profile, "--headless", "--convert-to", "pdf", "--outdir"]
    process = await create_subprocess_exec(*office, str(tmp_path), str(tmp_path / "sheets.docx"))
    assert await process.wait() == 0
    counted = PAGES.search((tmp_path / "sheets.pdf").read_bytes())
    assert counted
    pages = int(counted[1])
    assert 2 * len(CODES) < pages
