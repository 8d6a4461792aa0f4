"""Import aiogram without building all types of Telegram: each is built when it is first used.

aiogram builds its 444 models while it is imported; that was two thirds of a start and half of the
memory, and the bot meets a tenth of them. Pydantic builds a model at its first use by itself, if
the model's module knows what its annotations name; aiogram's modules tell that to type checkers
only, so it is told here.
"""

import re
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from pydantic import BaseModel

TYPES = "aiogram.types"
NAME = re.compile(r"\w+")


def import_aiogram() -> None:
    """Import aiogram, unless somebody has; what it asks to be built at once waits for its use."""
    if TYPES in sys.modules:
        return
    at_once = BaseModel.__dict__["model_rebuild"]

    def later(model: type[BaseModel], /, **how: Any) -> bool | None:
        names = how.get("_types_namespace")
        if names is None or not model.__module__.startswith(TYPES):
            built: bool | None = at_once.__get__(None, model)(**how)
            return built
        _tell(model, names)
        return None

    BaseModel.model_rebuild = classmethod(later)  # type: ignore[method-assign, assignment] # put back below
    try:
        import_module(TYPES)
    finally:
        BaseModel.model_rebuild = at_once  # type: ignore[method-assign]


def _tell(model: type[BaseModel], names: Mapping[str, object]) -> None:
    """Let a model's module know what its annotations name, inherited ones too."""
    module = vars(sys.modules[model.__module__])
    for each in model.__mro__:
        for annotation in vars(each).get("__annotations__", {}).values():
            for name in NAME.findall(str(annotation)):
                if name in names:
                    module.setdefault(name, names[name])
