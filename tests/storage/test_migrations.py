"""The schema goes up and down, matches the tables, and a newer one is left alone."""

import ast
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

import storage
from storage import SchemaTooNew, Storage, Unreachable, open_storage
from storage.engine import open_for_migration
from storage.schema import HEAD, REVISIONS, alembic
from storage.tables import metadata
from tests.storage.stage import StageClock


@pytest.fixture
async def bare(bare_url: str) -> AsyncIterator[Storage]:
    """A database without a table."""
    opened = await open_storage(bare_url, StageClock())
    yield opened
    await opened.close()


async def in_migration(opened: Storage, step: Callable[[Connection], object]) -> object:
    """Do something in the transaction of a migration."""
    engine = open_for_migration(opened.engines)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(step)
    finally:
        await engine.dispose()


def shape(connection: Connection) -> dict[str, object]:
    """Describe all tables, so that two databases can be compared."""
    seen = inspect(connection)
    return {
        name: (
            sorted((c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)),
            sorted(plain(k) for k in seen.get_indexes(name)),
            sorted(str(k["column_names"]) for k in seen.get_unique_constraints(name)),
            sorted(str(k["constrained_columns"]) for k in seen.get_foreign_keys(name)),
            seen.get_pk_constraint(name)["constrained_columns"],
            sorted(str(k["sqltext"]) for k in seen.get_check_constraints(name)),
        )
        for name in sorted(seen.get_table_names())
        if name != "alembic_version"
    }


def plain(value: object) -> str:
    """Write out what was inspected, conditions of indexes included."""
    if isinstance(value, dict):
        return str({key: plain(value[key]) for key in sorted(value)})
    return str(value)


async def test_up_down_up(bare: Storage) -> None:
    assert await bare.revision() is None
    for revision in REVISIONS:
        await in_migration(bare, up_down_up(revision))
    first = await in_migration(bare, shape)
    assert await bare.revision() == HEAD
    await in_migration(bare, lambda connection: command.downgrade(alembic(connection), "base"))
    assert await in_migration(bare, shape) == {}
    await bare.upgrade()
    await bare.upgrade()
    assert await in_migration(bare, shape) == first


def up_down_up(revision: str) -> Callable[[Connection], None]:
    """Climb one stair, step back, climb it again."""

    def climb(connection: Connection) -> None:
        command.upgrade(alembic(connection), revision)
        command.downgrade(alembic(connection), "-1")
        command.upgrade(alembic(connection), revision)

    return climb


async def test_migrations_make_what_the_tables_say(bare: Storage) -> None:
    await in_migration(bare, metadata.create_all)
    declared = await in_migration(bare, shape)
    await in_migration(bare, metadata.drop_all)
    await bare.upgrade()
    assert await in_migration(bare, shape) == declared


async def test_nothing_drifted(storage: Storage) -> None:
    def drift(connection: Connection) -> object:
        return compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": True}), metadata
        )

    assert await in_migration(storage, drift) == []


async def test_a_newer_schema_is_left_alone(bare: Storage) -> None:
    await bare.upgrade()
    async with bare.engines.write.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaTooNew, match=r"^the database has revision 9999, .+: update it$"):
        await bare.upgrade()


async def test_a_failed_migration_leaves_nothing(bare: Storage) -> None:
    def fail(connection: Connection) -> None:
        command.upgrade(alembic(connection), HEAD)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await in_migration(bare, fail)
    assert await bare.revision() is None


def test_the_program_knows_its_revisions_without_alembic() -> None:
    scripts = ScriptDirectory(str(Path(storage.__file__).parent / "migrations"))
    known = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(known)) == REVISIONS
    assert scripts.get_heads() == [HEAD]


def test_a_revision_imports_nothing_of_ours() -> None:
    versions = Path(storage.__file__).parent / "migrations" / "versions"
    for file in versions.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] in {"alembic", "sqlalchemy", "typing"}


@pytest.mark.parametrize(
    "url",
    ["sqlite:///no/such/folder/x.db", "postgresql://nobody@127.0.0.1:1/nothing"],
)
async def test_what_cannot_be_reached_is_one_line(url: str) -> None:
    opened = await open_storage(url, StageClock())
    with pytest.raises(Unreachable) as failed:
        await opened.revision()
    assert str(failed.value)
    assert "\n" not in str(failed.value)
    await opened.close()


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://here/x", "sqlite://", "sqlite:///"])
async def test_an_unknown_address_is_refused(url: str) -> None:
    with pytest.raises(Unreachable):
        await open_storage(url, StageClock())


async def test_looking_leaves_no_file(tmp_path: Path) -> None:
    opened = await open_storage(f"sqlite:///{tmp_path / 'x.db'}", StageClock())
    assert await opened.revision() is None
    assert os.listdir(tmp_path) == []  # noqa: PTH208
    await opened.close()


async def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Здравствуйте! " * 100, encoding="utf-8")
    opened = await open_storage(f"sqlite:///{file}", StageClock())
    with pytest.raises(Unreachable, match="not a database"):
        await opened.revision()
    await opened.close()
