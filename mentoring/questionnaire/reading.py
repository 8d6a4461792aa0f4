"""Reading one definition from TOML, with faults named in plain sentences."""

import tomllib

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mentoring.questionnaire.definition import Kind, Questionnaire
from mentoring.questionnaire.refusals import FaultyDefinition
from mentoring.questionnaire.soundness import faults_of


def read_definition(file: str, text: str) -> Questionnaire:
    """Return the definition in a file's text, or raise its first fault."""
    found = examine(file, text)
    if isinstance(found, Questionnaire):
        return found
    raise found[0]


def examine(file: str, text: str) -> Questionnaire | tuple[FaultyDefinition, ...]:
    """Return the definition in a file's text, or all its faults."""
    try:
        raw = tomllib.loads(text)
        questionnaire = Questionnaire.model_validate({**raw, "combined": ()})
    except tomllib.TOMLDecodeError as error:
        return (FaultyDefinition(file, "", f"not valid TOML: {error}"),)
    except ValidationError as error:
        return tuple(_worded(file, raw, each) for each in error.errors(include_url=False))
    faults = tuple(
        FaultyDefinition(file, fault.question, fault.reason) for fault in faults_of(questionnaire)
    )
    return faults or questionnaire


def _worded(file: str, raw: dict[str, object], error: ErrorDetails) -> FaultyDefinition:
    place = error["loc"]
    steps = raw.get("steps")
    if len(place) < 2 or place[0] != "steps" or not isinstance(steps, list):
        return FaultyDefinition(file, "", _reason(".".join(map(str, place)), error))
    number = int(place[1])
    step = steps[number] if isinstance(steps[number], dict) else {}
    path = ".".join(_part(step, place, at) for at in range(2, len(place)))
    return FaultyDefinition(file, str(step.get("id", f"step {number + 1}")), _reason(path, error))


def _part(step: dict[str, object], place: tuple[int | str, ...], at: int) -> str:
    options = step.get("options")
    if place[at - 1] == "options" and isinstance(options, list):
        option = options[int(place[at])]
        if isinstance(option, dict) and "code" in option:
            return str(option["code"])
    return str(place[at])


def _reason(path: str, error: ErrorDetails) -> str:
    parent, _, last = path.rpartition(".")
    given = error["input"]
    if error["type"] == "missing" and last in ("ru", "en"):
        return f"{parent} has no text in the language {last}"
    if error["type"] == "missing":
        return f"{path} is missing"
    if error["type"] == "extra_forbidden":
        return f"{path} is not a known setting"
    if path == "kind":
        return f"the kind {given!r} is unknown; known are {', '.join(Kind)}"
    if last == "code" and error["type"] == "string_too_long":
        return f"the code {given!r} is too long for a button, at most 20 characters"
    if last in ("code", "id") and error["type"] == "string_pattern_mismatch":
        return f"{path} {given!r} has characters other than small Latin letters, digits and _"
    return ": ".join(part for part in (path, error["msg"].removeprefix("Value error, ")) if part)
