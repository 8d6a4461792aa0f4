"""Let every record pass one place on its way to a screen, so that no repository can forget it."""

from dataclasses import dataclass

from sqlalchemy import Executable

from storage.scope import R, Scope, Values


@dataclass(frozen=True, slots=True)
class ToldScope(Scope):
    """Be a transaction that only looks; what it finds is told as `told` says."""

    async def one(
        self, record: type[R], statement: Executable, values: Values | None = None
    ) -> R | None:
        """Return the one row a statement finds as a record, or None."""
        found = await Scope.one(self, record, statement, values)
        return None if found is None else (await self.told([found]))[0]

    async def sure(
        self, record: type[R], statement: Executable, values: Values | None = None
    ) -> R:
        """Return the row that must be there."""
        return (await self.told([await Scope.sure(self, record, statement, values)]))[0]

    async def many(
        self, record: type[R], statement: Executable, values: Values | None = None
    ) -> list[R]:
        """Return all rows a statement finds as records."""
        return await self.told(await Scope.many(self, record, statement, values))
