"""Look at a file before it is parsed: its size, its wrapping, what it would unpack to."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from mentoring.roster.faults import UnreadableList, Why

LARGEST = 20 * 1024 * 1024
"""Bytes that a bot may download; a list of people is a hundred times smaller."""
UNPACKED = 160 * 1024 * 1024
STRINGS = 40 * 1024 * 1024
"""What openpyxl keeps in memory whole: the shared strings of a workbook."""
RATIO = 150
SMALL = 1024 * 1024
"""Below this a part may be packed as tightly as it likes."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
PACKAGE = "EncryptedPackage".encode("utf-16-le")
BOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
MACRO_NAMES = (".xlsm", ".xltm", ".xlam", ".xlsb")
PROLOGUE = 2048


def require_size(size: int) -> None:
    """Refuse a file that is larger than a bot may download."""
    if size > LARGEST:
        raise UnreadableList(Why.TOO_BIG, megabytes=LARGEST // 1024**2)


def is_workbook(name: str, content: bytes) -> bool:
    """Tell a workbook from a text; refuse whatever is wrapped so that nobody should open it."""
    require_size(len(content))
    if name.lower().endswith(MACRO_NAMES):
        raise UnreadableList(Why.MACROS)
    if content.startswith(OLE):
        raise UnreadableList(Why.ENCRYPTED if PACKAGE in content else Why.OLD_FORMAT)
    if not content.startswith(ZIP):
        return False
    try:
        with ZipFile(BytesIO(content)) as package:
            _examine(package)
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        raise UnreadableList(Why.DAMAGED) from None
    return True


def _examine(package: ZipFile) -> None:
    parts = {part.filename: part for part in package.infolist()}
    if any(part.flag_bits & 1 for part in parts.values()):
        raise UnreadableList(Why.ENCRYPTED)
    if BOOK not in parts or TYPES not in parts:
        raise UnreadableList(Why.NOT_A_TABLE)
    _weigh(parts)
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise UnreadableList(Why.MACROS)
    if b"macroenabled" in package.read(TYPES).lower():
        raise UnreadableList(Why.MACROS)
    for name in parts:
        _refuse_entities(package, name)


def _weigh(parts: dict[str, ZipInfo]) -> None:
    total = sum(part.file_size for part in parts.values())
    swollen = any(
        part.file_size > SMALL and part.file_size > RATIO * max(1, part.compress_size)
        for part in parts.values()
    )
    strings = parts.get("xl/sharedStrings.xml")
    if total > UNPACKED or swollen or (strings and strings.file_size > STRINGS):
        raise UnreadableList(Why.TOO_BIG_INSIDE)


def _refuse_entities(package: ZipFile, name: str) -> None:
    """Refuse a part that declares entities: no program for tables writes them."""
    if name.endswith((".xml", ".rels")):
        with package.open(name) as part:
            if b"<!DOCTYPE" in part.read(PROLOGUE):
                raise UnreadableList(Why.DAMAGED)
