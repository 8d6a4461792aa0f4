"""Read the translations of one language from its .po file, as much as speaking needs.

Babel keeps an object for every entry until all are read: 5 MB that a small server never gets
back. It still collects and writes the catalogues (`bot/catalogues.py`).
"""

import re
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from struct import pack

Entry = dict[str, str]
"""What stands behind the keywords of one entry: msgctxt, msgid, msgid_plural, msgstr…"""

LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(.*)"$')
ESCAPED = re.compile(r"\\(.)")
MEANT = {"n": "\n", "t": "\t", "r": "\r"}
UNSURE = "fuzzy"

MAGIC = 0x950412DE
HEAD = 28
"""Bytes before the first table of a compiled catalogue; a row of its two tables has eight."""
ROW = 8


def translations(file: Path) -> GNUTranslations:
    """Return what a file translates; the rest is said in the code's own words."""
    with file.open(encoding="utf-8") as lines:
        pairs = [pair for entry in entries(lines) if (pair := translated(entry))]
    return GNUTranslations(BytesIO(compiled(pairs)))


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield one entry after the other, without those that wait for a translator's eye."""
    entry: Entry = {}
    keyword, sure = "", True
    for line in lines:
        found = LINE.match(line.strip())
        if found is not None:
            keyword = found[1] or keyword
            entry[keyword] = entry.get(keyword, "") + unescaped(found[2])
        elif line.startswith("#,"):
            sure = UNSURE not in line
        elif not line.strip():
            if entry and sure:
                yield entry
            entry, keyword, sure = {}, "", True
    if entry and sure:
        yield entry


def unescaped(text: str) -> str:
    """Return what a quoted text means."""
    if "\\" not in text:
        return text
    return ESCAPED.sub(lambda found: MEANT.get(found[1], found[1]), text)


def translated(entry: Entry) -> tuple[bytes, bytes] | None:
    """Return key and text as a compiled catalogue has them; None for what says nothing new."""
    one, many = entry.get("msgid", ""), entry.get("msgid_plural")
    key = one if many is None else f"{one}\0{many}"
    said = entry.get("msgstr", "")
    if many is not None:
        forms = [text for keyword, text in entry.items() if keyword.startswith("msgstr[")]
        said = "\0".join(form or (many if n else one) for n, form in enumerate(forms))
    if said in ("", key):
        return None
    context = f"{entry['msgctxt']}\x04" if "msgctxt" in entry else ""
    return f"{context}{key}".encode(), said.encode()


def compiled(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """Return the pairs in the format that gettext reads: two tables of places, then the texts."""
    texts = [key for key, _ in pairs] + [said for _, said in pairs]
    place = HEAD + ROW * len(texts)
    rows = []
    for text in texts:
        rows.append(pack("<II", len(text), place))
        place += len(text) + 1
    head = pack("<7I", MAGIC, 0, len(pairs), HEAD, HEAD + ROW * len(pairs), 0, 0)
    return head + b"".join(rows) + b"".join(text + b"\0" for text in texts)
