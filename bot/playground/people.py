"""The people of the playground as Telegram sees them: profile and standing."""

from dataclasses import dataclass, field

from bot.playground.bell import Bell
from bot.playground.wire import JsonObject


@dataclass(frozen=True)
class Toast:
    """Hold the answer to a pressed button."""

    query_id: str
    text: str
    alert: bool


@dataclass
class Person:
    """Hold one person's profile and what stands between them and the bot."""

    id: int
    first_name: str
    language_code: str
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    version: int = 0
    toasts: list[Toast] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)

    def user(self) -> JsonObject:
        """Return the User object."""
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "language_code": self.language_code,
        }

    def chat(self) -> JsonObject:
        """Return the private Chat object."""
        return {"id": self.id, "type": "private", "first_name": self.first_name}
