"""Make once for all tests what each would make anew: compiled SQL, routers.

Nothing here changes what a test proves. What is lent comes back when its bot closes, so two bots
that are open at once never share anything.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from aiogram import Router
from sqlalchemy import Engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

import storage.engine

STATEMENTS = 4000
"""How many compiled statements are kept: those of all tests of a run."""

Build = Callable[[], Sequence[Router]]


class Routers:
    """Lend routers and take them back: aiogram reads every handler's signature for 50 ms."""

    def __init__(self) -> None:
        """Begin without any."""
        self._free: dict[Build, list[Sequence[Router]]] = defaultdict(list)

    @contextmanager
    def lent(self, build: Build) -> Iterator[Sequence[Router]]:
        """Lend routers that belong to no dispatcher; build them when there are none."""
        free = self._free[build]
        routers = free.pop() if free else build()
        try:
            yield routers
        finally:
            for router in routers:
                router._parent_router = None  # aiogram has no way to take a router out
            free.append(routers)


@cache
def all_routers() -> Routers:
    """Return the routers of this run."""
    return Routers()


class Dialects:
    """Let an engine go on with the compiled statements of one that was closed."""

    def __init__(self) -> None:
        """Begin without any."""
        self._free: dict[str, list[Engine]] = defaultdict(list)

    def engine(self, url: Any, **settings: Any) -> AsyncEngine:
        """Make an engine as SQLAlchemy does."""
        made = create_async_engine(url, query_cache_size=STATEMENTS, **settings)
        self._goes_on(made.sync_engine)
        return made

    def _goes_on(self, engine: Engine) -> None:
        if free := self._free[engine.dialect.name]:
            closed = free.pop()
            engine.dialect = engine.pool._dialect = closed.dialect
            engine._compiled_cache = closed._compiled_cache
        event.listen(engine, "engine_disposed", self._comes_back, once=True)

    def _comes_back(self, engine: Engine) -> None:
        if engine.dialect.server_version_info:  # it learns its abilities when it first connects
            self._free[engine.dialect.name].append(engine)


def keep_statements() -> None:
    """Compile a statement once in a run instead of once for every database."""
    pytest.MonkeyPatch().setattr(storage.engine, "create_async_engine", Dialects().engine)
