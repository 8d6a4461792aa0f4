"""Find what the areas of the conversation declare: a module with the right constant takes part."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any


def areas(package: str) -> Iterator[ModuleType]:
    """Yield the modules of a package in the order of their names."""
    for found in iter_modules(import_module(package).__path__):
        if not found.ispkg:
            yield import_module(f"{package}.{found.name}")


@cache
def declared(package: str, constant: str) -> dict[str, Any]:
    """Merge one mapping that modules declare under a name; the same key twice is a fault.

    Once: screens ask too, and the files of a package do not change while the program runs.
    """
    merged: dict[str, Any] = {}
    for module in areas(package):
        for key, value in getattr(module, constant, {}).items():
            if merged.setdefault(key, value) is not value:
                raise LookupError(f"{constant} has {key} twice, again in {module.__name__}")
    return merged
