"""Russian dashes are one: «—» between words, «–» in ranges and in the titles of forms."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from bot.catalogues import ROOT, catalogue_file, forms, read

TITLE = re.compile(r"(?:[а-яё]+ )?[а-яё]+ – (?:[а-яё]+ )?[а-яё]+")
PAIR = "наставник – наставляемый"
COLUMN = "для несовершеннолетнего – представителя"
"""How the forms of the bases head a column."""

RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)
WRONG = (
    re.compile(r" [–-] "),
    re.compile(r"[^\s(«]—|—[^\s,.)»]"),
    re.compile(r"(?<![-/\d])\d{1,2}-\d{1,2}(?![-\d])"),
    re.compile(r"[–—]{2}|--"),
)


def said(found: object) -> Iterator[str]:
    """Yield every Russian sentence of what a file of texts holds."""
    if isinstance(found, str):
        if RUSSIAN.search(found):
            yield found
    elif isinstance(found, dict):
        for each in found.values():
            yield from said(each)
    elif isinstance(found, list):
        for each in found:
            yield from said(each)


def files() -> Iterator[tuple[Path, str]]:
    for file in sorted((ROOT / "mentoring").rglob("*.toml")):
        for text in said(tomllib.loads(file.read_text(encoding="utf-8"))):
            yield file, text


def titles() -> set[str]:
    """Every title of a form, the pair that all of them are, and a column of the bases."""
    form = tomllib.loads((ROOT / "mentoring" / "forms.toml").read_text(encoding="utf-8"))
    return {PAIR, COLUMN, *(title for text in said(form) for title in TITLE.findall(text))}


def faults(text: str, known: set[str]) -> list[str]:
    for title in sorted(known, key=len, reverse=True):
        text = text.replace(title, "")
    return [text for wrong in WRONG if wrong.search(text)]


def test_dashes_in_translations_and_in_texts_of_files_are_one() -> None:
    known = titles()
    spoken = [each for m in read(catalogue_file("ru"), "ru") if m.id for each in forms(m)]
    written = [text for _file, text in files()]
    assert len(spoken) > 1000
    assert len(written) > 500
    assert [fault for text in (*spoken, *written) for fault in faults(text, known)] == []
    assert faults("Роли – только для взрослых", known)
    assert faults("с 8-10 часов", known)
    assert not faults("«наставник – наставляемый» — это 1–2 часа", known)
