"""The bot's own profile: commands, names, descriptions, menu buttons."""

import json
from dataclasses import dataclass, field

from bot.playground.people import Person
from bot.playground.wire import Json, JsonObject

ScopeKey = tuple[str, str]


@dataclass
class Profile:
    """Hold what the bot told Telegram about itself, per scope and language."""

    id: int
    first_name: str = "Наставник"
    username: str = "nastavnik_playground_bot"
    commands: dict[ScopeKey, list[JsonObject]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, JsonObject] = field(default_factory=dict)

    def user(self) -> JsonObject:
        """Return the bot's User object as it stands in messages."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.names.get("", self.first_name),
            "username": self.username,
        }

    def me(self) -> JsonObject:
        """Return what getMe answers."""
        return {
            **self.user(),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def commands_for(self, person: Person) -> list[JsonObject]:
        """Return the command list this person's phone shows."""
        scopes = (
            {"type": "chat", "chat_id": person.id},
            {"type": "all_private_chats"},
            {"type": "default"},
        )
        for scope in scopes:
            for language in (person.language_code, ""):
                if found := self.commands.get((scope_key(scope), language)):
                    return found
        return []


def scope_key(scope: Json) -> str:
    """Return one spelling for one scope."""
    if not scope:
        return scope_key({"type": "default"})
    plain = {name: str(value) for name, value in scope.items()}
    return json.dumps(plain, sort_keys=True)
