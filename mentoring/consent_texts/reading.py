"""Read the wording of a consent from TOML, and name what is wrong with a school's own file."""

import tomllib
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from mentoring.consent import CODES, MINOR, NOTICE, OWN_AGREEMENT, PARTICIPATION
from mentoring.record import Record

LANGUAGES = ("ru", "en")
IN_CODES = (PARTICIPATION, MINOR, OWN_AGREEMENT, NOTICE)
"""Those that say truly where names are: chats that hold codes only have wordings of their own."""

CODED = {f"{code.lower()}-codes.toml": code for code in IN_CODES}
NAMES = {f"{code.lower()}.toml": code for code in CODES} | CODED
OPERATOR = "{organisation}"
ABOUT = ("purpose", "months", "approved_by", "approved_on")
LONGEST = 12_000
LONGEST_SUMMARY = 700


class Words(Record):
    """Hold one language of a text."""

    title: str
    summary: str
    body: str


class Source(Record):
    """Hold a text as its file says it, before an organisation's name is filled in."""

    code: str
    purpose: int = 1
    months: int | None = None
    own: bool = False
    coded: bool = False
    approved_by: str | None = None
    approved_on: date | None = None
    words: dict[str, Words]


class FaultyText(Exception):
    """Say which file cannot be used and why; the message holds no personal data."""


def read(name: str, raw: str, *, own: bool = False) -> Source:
    """Read one file; raises FaultyText with the one sentence that helps."""
    if name not in NAMES:
        raise FaultyText(f"{name}: no consent has this name; known are {', '.join(NAMES)}")
    try:
        found = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise FaultyText(f"{name}: not TOML ({error})") from None
    about = {key: found.pop(key) for key in ABOUT if key in found}
    for language, words in found.items():
        _check(name, language, words)
    if LANGUAGES[0] not in found:
        raise FaultyText(f"{name}: the section [{LANGUAGES[0]}] is missing")
    languages = {each: found.get(each, found[LANGUAGES[0]]) for each in LANGUAGES}
    try:
        return Source.model_validate(
            {"code": NAMES[name], "own": own, "coded": name in CODED, "words": languages, **about}
        )
    except ValidationError as error:
        key = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise FaultyText(f"{name}: {key} has a wrong value") from None


def read_folder(folder: Path) -> tuple[Source, ...]:
    """Read a school's own texts; raises FaultyText at the first that cannot be used."""
    return tuple(
        read(file.name, file.read_text(encoding="utf-8"), own=True)
        for file in sorted(folder.glob("*.toml"))
    )


def faults(folder: Path) -> tuple[str, ...]:
    """Name every fault in a school's own texts, one sentence each."""
    if not folder.is_dir():
        return (f"{folder} is not a folder",)
    found = []
    for file in sorted(folder.glob("*.toml")):
        try:
            read(file.name, file.read_text(encoding="utf-8"))
        except FaultyText as error:
            found.append(str(error))
        except (OSError, UnicodeDecodeError) as error:
            found.append(f"{file.name}: cannot be read ({type(error).__name__})")
    return tuple(found)


def _check(name: str, language: str, words: object) -> None:
    if language not in LANGUAGES:
        raise FaultyText(f"{name}: the key {language} is unknown")
    if not isinstance(words, dict):
        raise FaultyText(f"{name}: [{language}] is not a section")
    wanted = set(Words.model_fields)
    for key in sorted(wanted - set(words)):
        raise FaultyText(f"{name}: [{language}] lacks {key}")
    for key in sorted(set(words) - wanted):
        raise FaultyText(f"{name}: [{language}] has an unknown key {key}")
    for key in sorted(wanted):
        if not isinstance(words[key], str) or not words[key].strip():
            raise FaultyText(f"{name}: [{language}] {key} is empty")
    if len(words["body"]) > LONGEST or len(words["summary"]) > LONGEST_SUMMARY:
        most = f"{LONGEST} characters in the body, {LONGEST_SUMMARY} in the summary"
        raise FaultyText(f"{name}: [{language}] is too long: at most {most}")
    if OPERATOR not in words["body"]:
        raise FaultyText(f"{name}: [{language}] body does not name the operator, {OPERATOR}")
