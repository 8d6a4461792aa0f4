"""What the bot tells about itself and asks about chats and files."""

import re

from bot.playground.params import Params
from bot.playground.profile import ScopeKey, scope_key
from bot.playground.sending import chat_of
from bot.playground.telegram import Telegram
from bot.playground.wire import Json, JsonObject, bad_request

COMMANDS = 100
COMMAND = re.compile(r"[a-z0-9_]+")
COMMAND_LENGTH = 32
COMMAND_DESCRIPTION = 256
NAME, DESCRIPTION, SHORT_DESCRIPTION = 64, 512, 120
DOWNLOAD_BYTES = 20 * 1024 * 1024


def get_me(telegram: Telegram, params: Params) -> Json:
    """Return the bot itself."""
    return telegram.profile.me()


def set_my_commands(telegram: Telegram, params: Params) -> Json:
    """Store a command list for a scope and a language."""
    commands = params.json("commands", "list of commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    telegram.profile.commands[_place(telegram, params)] = [_command(one) for one in commands]
    _refresh_phones(telegram, params)
    return True


def get_my_commands(telegram: Telegram, params: Params) -> Json:
    """Return the command list of exactly this scope and language."""
    return telegram.profile.commands.get(_place(telegram, params), [])


def delete_my_commands(telegram: Telegram, params: Params) -> Json:
    """Forget the command list of a scope and language."""
    telegram.profile.commands.pop(_place(telegram, params), None)
    _refresh_phones(telegram, params)
    return True


def set_my_name(telegram: Telegram, params: Params) -> Json:
    """Rename the bot."""
    return _describe(params, "name", NAME, telegram.profile.names)


def get_my_name(telegram: Telegram, params: Params) -> Json:
    """Return the bot's name in a language, or its common name."""
    names, language = telegram.profile.names, params.text("language_code")
    common = names.get("", telegram.profile.first_name)
    return {"name": names.get(language, common)}


def set_my_description(telegram: Telegram, params: Params) -> Json:
    """Store what an empty chat shows."""
    return _describe(params, "description", DESCRIPTION, telegram.profile.descriptions)


def set_my_short_description(telegram: Telegram, params: Params) -> Json:
    """Store what the bot's profile page shows."""
    place = telegram.profile.short_descriptions
    return _describe(params, "short_description", SHORT_DESCRIPTION, place)


def set_chat_menu_button(telegram: Telegram, params: Params) -> Json:
    """Store the menu button of one chat, or of all (0)."""
    button = params.json("menu_button", "menu button") or {"type": "default"}
    if not isinstance(button, dict) or "type" not in button:
        raise bad_request("can't parse menu button")
    telegram.profile.menu_buttons[params.integer("chat_id", 0)] = button
    return True


def get_chat_menu_button(telegram: Telegram, params: Params) -> Json:
    """Return the menu button of a chat, or the common one."""
    buttons = telegram.profile.menu_buttons
    common = buttons.get(0, {"type": "default"})
    return buttons.get(params.integer("chat_id", 0), common)


def get_chat(telegram: Telegram, params: Params) -> Json:
    """Return what is known about a private chat."""
    person = telegram.chats.people.get(chat_of(params))
    if person is None or not person.started:
        raise bad_request("chat not found")
    gifts = dict.fromkeys(
        (
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ),
        True,
    )
    return {
        **person.chat(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }


def get_file(telegram: Telegram, params: Params) -> Json:
    """Return where a file can be downloaded."""
    document = telegram.chats.documents.get(params.text("file_id"))
    if document is None:
        raise bad_request("invalid file_id")
    if len(document.content) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**document.wire(), "file_path": document.path}


def _place(telegram: Telegram, params: Params) -> ScopeKey:
    scope = params.json("scope", "BotCommandScope")
    if scope is not None and (not isinstance(scope, dict) or "type" not in scope):
        raise bad_request("can't parse BotCommandScope")
    if scope and "chat_id" in scope:
        person = telegram.chats.people.get(int(scope["chat_id"]))
        if person is None or not person.started:
            raise bad_request("chat not found")
    return scope_key(scope), params.text("language_code")


def _command(raw: Json) -> JsonObject:
    if not isinstance(raw, dict):
        raise bad_request("expected an Object as BotCommand")
    name = str(raw.get("command", "")).removeprefix("/")
    description = str(raw.get("description", "")).strip()
    if len(name) > COMMAND_LENGTH:
        raise bad_request("command length must not exceed 32")
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _describe(params: Params, name: str, limit: int, place: dict[str, str]) -> Json:
    value, language = params.text(name), params.text("language_code")
    if len(value) > limit:
        raise bad_request(f"{name} is too long")
    if value:
        place[language] = value
    else:
        place.pop(language, None)
    return True


def _refresh_phones(telegram: Telegram, params: Params) -> None:
    scope = params.json("scope", "BotCommandScope") or {}
    people = telegram.chats.people
    owner = people.get(int(scope["chat_id"])) if "chat_id" in scope else None
    for person in [owner] if owner else people.values():
        telegram.chats.touch(person)
