"""The questionnaires in use: the shipped ones, then a school's own, which replace or add."""

from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path
from typing import Self

from pydantic import PrivateAttr

from mentoring.questionnaire.coding import coded
from mentoring.questionnaire.combining import combine
from mentoring.questionnaire.definition import Questionnaire
from mentoring.questionnaire.reading import examine
from mentoring.questionnaire.refusals import FaultyDefinition
from mentoring.record import Record

SHIPPED = "mentoring.questionnaires"


class Catalogue(Record):
    """All definitions by code."""

    by_code: dict[str, Questionnaire]
    _joined: dict[tuple[str, ...], Questionnaire] = PrivateAttr(default_factory=dict)

    @classmethod
    def load(cls, *folders: str | PathLike[str]) -> Self:
        """Read the shipped definitions, then those of the folders; raise the first fault."""
        found = dict(_shipped())
        for folder in map(Path, folders):
            found.update(_sound(folder))
        return cls(by_code=found)

    @staticmethod
    def faults(folder: str | PathLike[str]) -> tuple[FaultyDefinition, ...]:
        """Return every fault of a folder's files."""
        return tuple(each for each in _read(Path(folder)) if isinstance(each, FaultyDefinition))

    def __getitem__(self, code: str) -> Questionnaire:
        """Return a definition by its code."""
        return self.by_code[code]

    @cached_property
    def coded(self) -> "Catalogue":
        """Return the same questionnaires for chats without names, made once."""
        return Catalogue(by_code={code: coded(each) for code, each in self.by_code.items()})

    def joined(self, codes: tuple[str, ...]) -> Questionnaire:
        """Return one definition, or several asked as one, combined once for all presses."""
        if len(codes) == 1:
            return self.by_code[codes[0]]
        if codes not in self._joined:
            first, second = (self.by_code[code] for code in codes)
            self._joined[codes] = combine(first, second)
        return self._joined[codes]

    def __contains__(self, code: object) -> bool:
        """Tell whether there is a definition with this code."""
        return code in self.by_code


@cache
def _shipped() -> dict[str, Questionnaire]:
    """Read what ships with the program once: it cannot change while the program runs."""
    return _sound(files(SHIPPED))


def _sound(folder: Traversable) -> dict[str, Questionnaire]:
    found: dict[str, Questionnaire] = {}
    for each in _read(folder):
        if isinstance(each, FaultyDefinition):
            raise each
        found[each.code] = each
    return found


def _read(folder: Traversable) -> Iterator[Questionnaire | FaultyDefinition]:
    if not folder.is_dir():
        yield FaultyDefinition(folder.name, "", "there is no such folder")
        return
    seen: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if not file.name.endswith(".toml"):
            continue
        found = _examined(file)
        if not isinstance(found, Questionnaire):
            yield from found
        elif found.code in seen:
            reason = f"the code {found.code} is taken by {seen[found.code]} already"
            yield FaultyDefinition(file.name, "", reason)
        else:
            seen[found.code] = file.name
            yield found


def _examined(file: Traversable) -> Questionnaire | tuple[FaultyDefinition, ...]:
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return (FaultyDefinition(file.name, "", "the file is not in UTF-8"),)
    except OSError:
        return (FaultyDefinition(file.name, "", "the file cannot be read"),)
    return examine(file.name, text)
