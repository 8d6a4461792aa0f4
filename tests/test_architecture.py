"""The house holds its shape: who imports whom, how long a thing may be, where texts live."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from aiogram.filters.callback_data import CallbackData

ROOT = Path(__file__).parent.parent
PACKAGES = ("mentoring", "handlers", "storage", "bot")
LONGEST_FILE = 300
LONGEST_FUNCTION = 45
EVERYTHING = {"Exception", "BaseException"}
CATCHES_EVERYTHING = {"bot/errors.py", "bot/courier.py"}
BABEL_FOR_HANDLERS = {"babel.dates", "babel.numbers", "babel.lists"}
CYRILLIC = re.compile("[А-Яа-яЁё]")
OWN_NAME = "Русский"  # a language is offered by its own name
MAY_HOLD_RUSSIAN = (
    "bot/demo",  # the sample people speak Russian themselves
    "bot/playground/",
    "bot/first_run.py",  # reads a yes
    "mentoring/questionnaire/dates.py",  # reads what people type
    "mentoring/questionnaire/inputs.py",
    "mentoring/questionnaire/sheets.py",
    "mentoring/folding.py",  # compares names however their yo is spelt
    "handlers/texts/moments.py",  # weekdays in the accusative, which CLDR does not have
)


def sources() -> list[Path]:
    """List the modules of the program, migrations left out: a revision is history."""
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return sorted(path for path in found if "migrations/versions" not in path.as_posix())


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {name(path): tree(path) for path in sources()}


def test_import_contracts_are_kept() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "6 kept, 0 broken" in run.stdout


def test_handlers_take_only_words_from_babel(trees: dict[str, ast.Module]) -> None:
    taken = {
        (where, module)
        for where, module in imports(trees, "handlers/")
        if module.split(".")[0] == "babel" and module not in BABEL_FOR_HANDLERS
    }
    assert taken == set()


def test_no_file_is_a_heap() -> None:
    lines = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert {where: count for where, count in lines.items() if count > LONGEST_FILE} == {}


def test_no_function_is_a_scroll(trees: dict[str, ast.Module]) -> None:
    long = {
        f"{where}:{node.lineno} {node.name}": length(node)
        for where, module in trees.items()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and length(node) > LONGEST_FUNCTION
    }
    assert long == {}


def test_every_file_begins_with_its_idea(trees: dict[str, ast.Module]) -> None:
    assert [where for where, module in trees.items() if not ast.get_docstring(module)] == []


def test_everything_is_caught_in_two_places_only(trees: dict[str, ast.Module]) -> None:
    broad = {
        where
        for where, module in trees.items()
        for node in ast.walk(module)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    }
    assert broad <= CATCHES_EVERYTHING


def test_russian_stands_in_the_catalogue(trees: dict[str, ast.Module]) -> None:
    spoken = [
        f"{where}:{line} {text!r}"
        for where, module in trees.items()
        if not where.startswith(MAY_HOLD_RUSSIAN)
        for line, text in strings(module)
        if CYRILLIC.search(text) and text != OWN_NAME
    ]
    assert spoken == []


def imports(trees: dict[str, ast.Module], prefix: str) -> Iterator[tuple[str, str]]:
    """Give each imported module of the files under this prefix."""
    for where, module in trees.items():
        if not where.startswith(prefix):
            continue
        for node in ast.walk(module):
            if isinstance(node, ast.Import):
                yield from ((where, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module == "babel":
                yield from ((where, f"babel.{alias.name}") for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield where, node.module


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """Say whether a handler keeps every exception; to tidy up and raise it again is no catch."""
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    if handler.type is None:
        return True
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(one, ast.Name) and one.id in EVERYTHING for one in caught)


def strings(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the line and text of each string that is not documentation."""
    documentation = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documentation
        ):
            yield node.lineno, node.value


def test_every_kind_of_button_has_a_prefix_of_its_own() -> None:
    prefixes = [
        (each.__prefix__, each.__name__)
        for path in sorted((ROOT / "handlers/callbacks").glob("*.py"))
        for each in vars(import_module(f"handlers.callbacks.{path.stem}")).values()
        if isinstance(each, type) and issubclass(each, CallbackData) and each is not CallbackData
    ]
    unique = set(prefixes)
    names = [prefix for prefix, _ in unique]
    assert sorted(names) == sorted(set(names))
    assert len(unique) > 50
