"""Bring the schema to the newest revision, and know which one is there without Alembic."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, column, inspect, select, table
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engines, open_for_migration
from storage.errors import SchemaTooNew, Unreachable

if TYPE_CHECKING:
    from alembic.config import Config

REVISIONS = ("0001",)
"""All revisions in their order; Alembic takes a third of a second to find out, a start has not."""

HEAD = REVISIONS[-1]


async def revision(engines: Engines) -> str | None:
    """Return the revision of the database, None for an empty one; raises SchemaTooNew."""
    if engines.is_sqlite and not engines.file.exists() and engines.file.parent.is_dir():
        return None  # looking must not leave an empty file behind
    try:
        async with engines.read.connect() as connection:
            found = await _written(connection)
    except (OSError, SQLAlchemyError) as error:
        raise Unreachable(_first_line(error)) from None
    if found is not None and found not in REVISIONS:
        raise SchemaTooNew(
            f"the database has revision {found}, this program knows up to {HEAD}: update it"
        )
    return found


async def _written(connection: AsyncConnection) -> str | None:
    versions = table("alembic_version", column("version_num"))
    if not await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
        return None
    found: str | None = await connection.scalar(select(versions.c.version_num))
    return found


def _first_line(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return next(iter(str(cause).splitlines()), type(cause).__name__)


async def upgrade(engines: Engines) -> None:
    """Run the migrations that are missing, inside the running loop."""
    if await revision(engines) == HEAD:
        return
    engine = open_for_migration(engines)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(alembic(connection), HEAD)


def alembic(connection: Connection) -> "Config":
    """Return Alembic's settings for one open transaction; there is no file of settings."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
