"""Load the settings and name every fault with its key."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from bot.environment import Tree, from_environment, variable
from bot.settings import GivenSettings, Settings, Telegram

EXAMPLE = "config.example.toml"

TOO_WEAK = "must be 16 to 256 letters, digits, _ or -, known to nobody else"


@dataclass(frozen=True, slots=True)
class Fault:
    """Name one thing that is wrong and its key."""

    key: str
    reason: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.key}: {self.reason}"


class FaultySettings(Exception):
    """Refuse settings, with every fault that was found."""

    def __init__(self, faults: list[Fault]) -> None:
        """Keep the faults for whoever prints them."""
        super().__init__("; ".join(map(str, faults)))
        self.faults = faults


def load(path: Path) -> Settings:
    """Return the settings of a file and the environment, or raise all their faults at once."""
    settings, faults = examine(path)
    if settings is None or faults:
        raise FaultySettings(faults)
    return settings


def examine(path: Path) -> tuple[Settings | None, list[Fault]]:
    """Return what can be read of the settings and every fault; a faulty key is left out."""
    try:
        tree = {"telegram": {}, **read(path)}
    except FaultySettings as error:
        return None, error.faults
    settings: Settings | None
    faults: list[Fault] = []
    try:
        settings = Settings.model_validate(tree)
    except ValidationError as error:
        faults = faults_of(error)
        whole = merged(tree, from_environment(os.environ))
        settings = without(whole, [found["loc"] for found in error.errors()])
    if settings is not None:
        faults += contradictions(settings)
    return settings, faults


def merged(tree: Tree, over: Tree) -> Tree:
    """Lay one tree over another."""
    result = dict(tree)
    for name, content in over.items():
        below = result.get(name)
        both = isinstance(below, dict) and isinstance(content, dict)
        result[name] = merged(below, content) if both else content  # type: ignore[arg-type]
    return result


def without(tree: Tree, faulty: list[tuple[int | str, ...]]) -> Settings | None:
    """Read the rest when the faulty keys are taken out, so that `check` can look further."""
    for path in faulty:
        branch: object = tree
        for step in path[:-1]:
            branch = branch.get(step) if isinstance(branch, dict) else None
        if isinstance(branch, dict):
            branch.pop(path[-1], None)
    telegram = tree.setdefault("telegram", {})
    if isinstance(telegram, dict):
        telegram.setdefault("token", "")
    try:
        return GivenSettings.model_validate(tree)
    except ValidationError:
        return None


def read(path: Path) -> Tree:
    """Parse the file."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8 text"
        raise FaultySettings([Fault(str(path), f"cannot be read: {reason}")]) from None
    except tomllib.TOMLDecodeError as error:
        raise FaultySettings([Fault(str(path), f"is no TOML: {error}")]) from None


def faults_of(error: ValidationError) -> list[Fault]:
    """Word what the model refused."""
    given = from_environment(os.environ)
    return [
        fault(tuple(map(str, found["loc"])), found["type"], found["msg"], given)
        for found in error.errors(include_url=False, include_input=False)
    ]


def fault(path: tuple[str, ...], kind: str, message: str, given: Tree) -> Fault:
    """Word one refusal; what came from the environment is named by its variable."""
    reason = {"extra_forbidden": "unknown key", "missing": "is missing"}.get(
        kind, message.removeprefix("Value error, ")
    )
    if whole := in_environment(given, path):
        reason = f"{reason} (from {variable(whole)})"
    return Fault(".".join(path), reason)


def in_environment(tree: Tree, path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the whole path of the variable that gave a key; nothing when none did."""
    branch: object = tree
    for step in path:
        if not isinstance(branch, dict) or step not in branch:
            return ()
        branch = branch[step]
    while isinstance(branch, dict):
        step, branch = next(iter(branch.items()))
        path = (*path, step)
    return path


def _taken_from(telegram: Telegram) -> tuple[str, ...]:
    """Say what a webhook may begin with: a Bot API server of one's own needs no certificate."""
    is_telegram = telegram.api_url == Telegram.model_fields["api_url"].default
    return ("https://",) if is_telegram else ("https://", "http://")


def contradictions(settings: Settings) -> list[Fault]:
    """Find what is readable by itself and impossible together."""
    cycle, webhook = settings.cycle, settings.telegram.webhook
    by_webhook = settings.telegram.mode == "webhook"
    checks = (
        (by_webhook and not webhook.has_secret, "telegram.webhook.secret", TOO_WEAK),
        (
            by_webhook and not webhook.public_url.startswith(_taken_from(settings.telegram)),
            "telegram.webhook.public_url",
            "must begin with https://, Telegram brings updates nowhere else",
        ),
        (
            bool(cycle.starts_on and cycle.ends_on and cycle.ends_on <= cycle.starts_on),
            "cycle.ends_on",
            "must be later than cycle.starts_on",
        ),
    )
    return [Fault(key, reason) for wrong, key, reason in checks if wrong]
