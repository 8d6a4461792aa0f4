"""Encrypt a copy of the database piece by piece, and know when it was made before opening it.

The file begins with a line that says what it is and when the copy was made. Then come pieces
of a mebibyte, each sealed with AES-GCM under its number; the last one says that it is the last,
so a torn file does not open.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from bot.ending import CannotGoOn
from storage import Sealer

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK = b"NASTAVNIK-COPY-1"
PIECE = 1 << 20
TAG = 16
PREFIX = 7
"""Bytes of the nonce drawn for a file; the piece's number and a mark of the last one follow."""


def seal_copy(sealer: Sealer, source: Path, target: Path, made_at: datetime) -> None:
    """Encrypt a finished copy."""
    head = b" ".join((MARK, sealer.newest.encode(), made_at.isoformat().encode())) + b"\n"
    prefix, key = os.urandom(PREFIX), sealer.cipher(sealer.newest)
    with source.open("rb") as plain, target.open("xb") as sealed:
        target.chmod(0o600)
        sealed.write(head + prefix)
        for number, (piece, last) in enumerate(_pieces(plain, PIECE)):
            sealed.write(key.encrypt(_nonce(prefix, number, last), piece, head))
        sealed.flush()
        os.fsync(sealed.fileno())


def open_copy(sealer: Sealer, source: Path, target: Path) -> datetime:
    """Decrypt a copy into a file for its owner's eyes only; return when it was made."""
    made_at, key_name = head_of(source)
    if key_name not in sealer.keys:
        raise CannotGoOn(f"{source}: the key file has no key for this copy ({key_name})")
    key = sealer.cipher(key_name)
    target.touch(mode=0o600)
    with source.open("rb") as sealed, target.open("wb") as plain:
        head = sealed.readline()
        prefix = sealed.read(PREFIX)
        for number, (piece, last) in enumerate(_pieces(sealed, PIECE + TAG)):
            plain.write(_opened(key, _nonce(prefix, number, last), piece, head, source))
    return made_at


def head_of(file: Path) -> tuple[datetime, str]:
    """Return when a copy was made and the name of its key, without opening it."""
    with file.open("rb") as opened:
        words = opened.readline(200).split()
    if len(words) != 3 or words[0] != MARK:
        raise CannotGoOn(f"{file}: is no copy of the bot's database")
    return datetime.fromisoformat(words[2].decode()), words[1].decode()


def _opened(key: "AESGCM", nonce: bytes, piece: bytes, head: bytes, file: Path) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        return key.decrypt(nonce, piece, head)
    except InvalidTag:
        raise CannotGoOn(f"{file}: is damaged or was changed") from None


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])


def _pieces(file: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """Yield the pieces of a file, each with whether it is the last; an empty file has one."""
    piece = file.read(size)
    while following := file.read(size):
        yield piece, False
        piece = following
    yield piece, True
