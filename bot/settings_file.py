"""Load the settings and name every fault with its key."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from bot.environment import Tree, from_environment, variable
from bot.settings import Settings

EXAMPLE = "config.example.toml"

TOO_WEAK = "must be 16 to 256 letters, digits, _ or -, known to nobody else"
NO_INVITATIONS = 'is not "invite" yet: invitations come with a later version; write "open"'
NO_PSEUDONYMS = "cannot be true yet: pairs without names come with a later version; write false"


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
    tree = read(path)
    try:
        settings = Settings(**{"telegram": {}, **tree})  # type: ignore[arg-type]
    except ValidationError as error:
        raise FaultySettings(faults_of(error)) from None
    if faults := contradictions(settings):
        raise FaultySettings(faults)
    return settings


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
    if is_in(given, path):
        reason = f"{reason} (from {variable(path)})"
    return Fault(".".join(path), reason)


def is_in(tree: Tree, path: tuple[str, ...]) -> bool:
    """Tell whether the environment gave a key."""
    branch: object = tree
    for step in path:
        if not isinstance(branch, dict) or step not in branch:
            return False
        branch = branch[step]
    return True


def contradictions(settings: Settings) -> list[Fault]:
    """Find what is readable by itself and impossible together."""
    cycle, webhook = settings.cycle, settings.telegram.webhook
    by_webhook = settings.telegram.mode == "webhook"
    checks = (
        (by_webhook and not webhook.has_secret, "telegram.webhook.secret", TOO_WEAK),
        (
            by_webhook and not webhook.public_url.startswith("https://"),
            "telegram.webhook.public_url",
            "must begin with https://, Telegram brings updates nowhere else",
        ),
        (
            bool(cycle.starts_on and cycle.ends_on and cycle.ends_on <= cycle.starts_on),
            "cycle.ends_on",
            "must be later than cycle.starts_on",
        ),
        (settings.access.registration == "invite", "access.registration", NO_INVITATIONS),
        (settings.privacy.pseudonymous, "privacy.pseudonymous", NO_PSEUDONYMS),
    )
    return [Fault(key, reason) for wrong, key, reason in checks if wrong]
