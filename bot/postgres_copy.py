"""Copy a PostgreSQL database with PostgreSQL's own tools, where they are installed."""

import asyncio
import shutil
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

from bot.ending import CannotGoOn


async def dump(url: str, file: Path) -> None:
    """Write pg_dump's compressed copy into a file."""
    await run("pg_dump", "--format=custom", "--no-owner", f"--file={file}", url)


async def restore_dump(url: str, file: Path) -> str:
    """Replace everything in the database by a copy, in one transaction; first copy what is."""
    aside = file.with_name(file.name + ".before")
    aside.unlink(missing_ok=True)
    await dump(url, aside)
    await run(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        "--single-transaction",
        f"--dbname={url}",
        str(file),
    )
    return f"restored from {file}; the former database is in {aside}"


async def run(tool: str, *arguments: str) -> None:
    """Run a tool; its last line says what was wrong."""
    path = shutil.which(tool)
    if path is None:
        raise CannotGoOn(f"{tool} is not installed (Debian: apt install postgresql-client)")
    process = await asyncio.create_subprocess_exec(
        path, *arguments, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE
    )
    _, said = await process.communicate()
    if process.returncode:
        lines = said.decode("utf-8", "replace").strip().splitlines() or ["it failed"]
        raise CannotGoOn(f"{tool}: {lines[-1]}")
