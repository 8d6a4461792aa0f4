"""Keep the keys that seal the database in a file apart from it, and prove that they fit."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from os import O_CREAT, O_EXCL, O_WRONLY, fdopen, fsync
from os import open as open_file
from pathlib import Path
from secrets import token_bytes

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.errors import Unreachable, WrongKey
from storage.sealing import BITS, Sealer
from storage.tables import seals


@dataclass(frozen=True)
class KeyFile:
    """Hold the keys of a database; a new one is written when the first value is sealed."""

    sealer: Sealer
    file: Path | None = None
    unwritten: str = ""

    async def prove(self, connection: AsyncConnection) -> None:
        """Refuse keys that do not open what is there; on an empty database keep the new ones."""
        if self.file is None:
            return
        names = set((await connection.execute(select(seals.c.key))).scalars())
        if names and self.unwritten and not self.file.exists():
            raise WrongKey(f"privacy.key_file: {self.file} is missing, the data need it")
        if names - set(self.sealer.keys):
            raise WrongKey(f"privacy.key_file: {self.file} is not the key of these data")
        if self.unwritten and not self.file.exists():
            write_keys(self.file, self.unwritten)
        if self.sealer.newest not in names:
            await connection.execute(insert(seals).values(key=self.sealer.newest))


def keys_in(file: Path | None) -> KeyFile:
    """Read a key file; without one the keys are made now, without a place they pass."""
    if file is not None and file.exists():
        return KeyFile(read_keys(file), file)
    line = new_line()
    return KeyFile(Sealer.of(urlsafe_b64decode(line)), file, line)


def read_keys(file: Path) -> Sealer:
    """Return the keys of a file, the newest first."""
    try:
        return Sealer.of(*map(urlsafe_b64decode, file.read_text(encoding="ascii").split()))
    except (OSError, ValueError, StopIteration) as error:
        raise Unreachable(f"privacy.key_file: {file} is no key file ({error})") from None


def write_keys(file: Path, lines: str) -> None:
    """Write a key file for its owner's eyes only; one that is there stays."""
    try:
        with fdopen(open_file(file, O_CREAT | O_EXCL | O_WRONLY, 0o600), "w") as opened:
            opened.write(lines)
            opened.flush()
            fsync(opened.fileno())
    except OSError as error:
        raise Unreachable(f"privacy.key_file: {file}: {error.strerror}") from None


def new_line() -> str:
    """Make a key as it stands in its file."""
    return urlsafe_b64encode(token_bytes(BITS // 8)).decode() + "\n"
