"""Be an index over the rows of a condition, spelt alike on both databases."""

from typing import Any

from sqlalchemy import Column, Index, TextClause
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex


class PartialIndex(Index):
    """Hold for rows that meet `where`; `postgresql_where` would load a dialect at each start."""

    def __init__(
        self, name: str, *columns: str | Column[Any], where: TextClause, unique: bool = False
    ) -> None:
        """Take the condition beside what any index takes."""
        super().__init__(name, *columns, unique=unique, info={"where": where})


@compiles(CreateIndex)
def _spell(element: CreateIndex, compiler: Any, **options: Any) -> str:
    written = str(compiler.visit_create_index(element, **options))
    where = element.element.info.get("where")
    return written if where is None else f"{written} WHERE {where.text}"
