"""A start builds few of Telegram's types, and each is whole when somebody meets it."""

import json
import subprocess
import sys

import pytest
from pydantic import BaseModel

MEET_ALL = """
import json
from bot.lean_types import import_aiogram
import_aiogram()
from aiogram import methods, types
from pydantic import BaseModel
named = [getattr(place, name) for place in (types, methods) for name in place.__all__]
models = [each for each in named if isinstance(each, type) and issubclass(each, BaseModel)]
built = sum(each.__pydantic_complete__ for each in models)
for each in models:
    each.model_rebuild()
broken = [each.__name__ for each in models if not each.__pydantic_complete__]
print(json.dumps({"models": len(models), "built": built, "broken": broken}))
"""


@pytest.mark.slow
def test_all_types_wait_for_their_use_and_are_whole_then() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEET_ALL], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["broken"] == []
    assert told["built"] < told["models"] / 2


def test_models_of_ours_are_built_as_ever() -> None:
    class Leaf(BaseModel):
        name: str

    class Tree(BaseModel):
        leaves: "list[Leaf]"

    Tree.model_rebuild(_types_namespace={"Leaf": Leaf})
    assert Tree.model_validate({"leaves": [{"name": "oak"}]}).leaves == [Leaf(name="oak")]
