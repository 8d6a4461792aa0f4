"""Read settings from the environment: NASTAVNIK__SECTION__KEY, whatever section it names."""

import json
import os
from collections.abc import Mapping

from pydantic.fields import FieldInfo
from pydantic_settings import PydanticBaseSettingsSource

PREFIX = "NASTAVNIK__"

Tree = dict[str, object]


class Environment(PydanticBaseSettingsSource):
    """Hand over every variable with our prefix, so that an unknown one is refused too."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[object, str, bool]:
        """Return one section."""
        return self().get(field_name), field_name, False

    def __call__(self) -> Tree:
        """Return all sections."""
        return from_environment(os.environ)


def from_environment(variables: Mapping[str, str]) -> Tree:
    """Turn NASTAVNIK__A__B=c into {"a": {"b": "c"}}; a list is written as JSON."""
    tree: Tree = {}
    for name, text in sorted(variables.items()):
        if name.upper().startswith(PREFIX):
            put(tree, name[len(PREFIX) :].lower().split("__"), value(text))
    return tree


def put(tree: Tree, path: list[str], content: object) -> None:
    """Place a value into the tree."""
    for step in path[:-1]:
        branch = tree.setdefault(step, {})
        if not isinstance(branch, dict):
            return
        tree = branch
    tree[path[-1]] = content


def value(text: str) -> object:
    """Read a list as JSON; everything else stays text, which the model reads."""
    if text.startswith("["):
        try:
            parsed: object = json.loads(text)
        except json.JSONDecodeError:
            return text
        return parsed
    return text


def variable(path: tuple[str, ...]) -> str:
    """Name the variable of a key."""
    return PREFIX + "__".join(path).upper()
