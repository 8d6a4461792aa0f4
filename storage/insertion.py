"""Insert a row unless its key is there: one clause that both databases understand."""

from typing import Any

from sqlalchemy import ClauseElement, Insert, Table, insert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.base import SyntaxExtension
from sqlalchemy.sql.visitors import InternalTraversal


class DoNothing(SyntaxExtension, ClauseElement):
    """Stand for ON CONFLICT DO NOTHING, which SQLAlchemy has once for each dialect."""

    _traverse_internals: list[tuple[str, InternalTraversal]] = []  # noqa: RUF012
    inherit_cache = True

    def apply_to_insert(self, insert_stmt: Insert) -> None:
        """Take the place after VALUES."""
        insert_stmt.apply_syntax_extension_point(lambda _: [self], "post_values")


@compiles(DoNothing)
def _spell(element: DoNothing, compiler: Any, **options: Any) -> str:
    return "ON CONFLICT DO NOTHING"


def insert_new(table: Table) -> Insert:
    """Return an insert that leaves a row alone when one of its keys is taken."""
    return insert(table).ext(DoNothing())
