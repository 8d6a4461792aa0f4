"""Copy a PostgreSQL database with PostgreSQL's own tools, where they are installed."""

import asyncio
import os
import shutil
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

from sqlalchemy import URL, make_url

from bot.ending import CannotGoOn


async def dump(url: str, file: Path) -> None:
    """Write pg_dump's compressed copy into a file."""
    address, secret = parted(url)
    options = ("--format=custom", "--no-owner", f"--file={file}")
    await run("pg_dump", *options, address, secret=secret)


async def restore_dump(url: str, file: Path) -> None:
    """Replace everything in the database by a copy, in one transaction."""
    address, secret = parted(url)
    options = ("--clean", "--if-exists", "--no-owner", "--single-transaction")
    await run("pg_restore", *options, f"--dbname={address}", str(file), secret=secret)


def parted(url: str) -> tuple[str, str | None]:
    """Part an address from its password: what a tool is called with is for all eyes in `ps`."""
    full = make_url(url)
    asked = full.query.get("password")
    secret = full.password or (asked if isinstance(asked, str) else None)
    place = full.username, None, full.host, full.port, full.database, full.query
    bare = URL.create("postgresql", *place).difference_update_query(["password"])
    return bare.render_as_string(hide_password=False), secret


async def run(tool: str, *arguments: str, secret: str | None = None) -> None:
    """Run a tool with the password in its environment; its last line says what was wrong."""
    path = shutil.which(tool)
    if path is None:
        raise CannotGoOn(f"{tool} is not installed (Debian: apt install postgresql-client)")
    process = await asyncio.create_subprocess_exec(
        path,
        *arguments,
        stdin=DEVNULL,
        stdout=DEVNULL,
        stderr=PIPE,
        env={**os.environ, **({"PGPASSWORD": secret} if secret else {})},
    )
    _, said = await process.communicate()
    if process.returncode:
        lines = said.decode("utf-8", "replace").strip().splitlines() or ["it failed"]
        raise CannotGoOn(f"{tool}: {lines[-1]}")
