"""Reply markup: what Telegram takes under a message and what it refuses."""

import json

from bot.playground.params import Params
from bot.playground.wire import Json, JsonObject, bad_request

BUTTONS = 100
ROW = 12
MARKUP_BYTES = 10_000
DATA_BYTES = 64
COPY_TEXT = 256
ACTIONS = ("callback_data", "url", "copy_text", "web_app", "switch_inline_query", "pay")
OTHER_MARKUPS = {"keyboard", "remove_keyboard", "force_reply"}

Keyboard = list[list[JsonObject]]


def sent_keyboard(params: Params) -> Keyboard | None:
    """Return the inline keyboard of a new message; other markups are let through."""
    markup = _markup(params)
    if markup is None or OTHER_MARKUPS & markup.keys():
        return None
    return _inline(markup)


def edited_keyboard(params: Params) -> Keyboard | None:
    """Return the inline keyboard of an edit; nothing else may stand there."""
    markup = _markup(params)
    if markup is None:
        return None
    if OTHER_MARKUPS & markup.keys():
        raise bad_request("inline keyboard expected")
    return _inline(markup)


def _markup(params: Params) -> JsonObject | None:
    markup = params.json("reply_markup", "reply keyboard markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    return markup or None


def _inline(markup: JsonObject) -> Keyboard | None:
    rows = markup.get("inline_keyboard")
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array')
    keyboard = [[_button(button) for button in _row(row)] for row in rows if row]
    size = len(json.dumps(markup, ensure_ascii=False).encode("utf-8", "replace"))
    if sum(map(len, keyboard)) > BUTTONS or size > MARKUP_BYTES:
        raise bad_request("reply markup is too long")
    return keyboard or None


def _row(row: Json) -> list[Json]:
    if not isinstance(row, list):
        raise bad_request("inline keyboard row must be an Array")
    if len(row) > ROW:
        raise bad_request("reply markup is too long")
    return row


def _button(button: Json) -> JsonObject:
    prefix = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request("inline keyboard button must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(f'{prefix}Can\'t find field "text"')
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    action = next((name for name in ACTIONS if button.get(name) not in (None, "")), None)
    if action is None:
        raise bad_request(f"{prefix}Text buttons are unallowed in the inline keyboard")
    _check_action(action, button[action])
    return {name: value for name, value in button.items() if value is not None}


def _check_action(action: str, value: Json) -> None:
    match action:
        case "callback_data" if not isinstance(value, str) or not _fits(value):
            raise bad_request("BUTTON_DATA_INVALID")
        case "url" if not str(value).startswith(("https://", "http://", "tg://")):
            raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
        case "copy_text" if not isinstance(value, dict) or not (
            1 <= len(str(value.get("text", ""))) <= COPY_TEXT
        ):
            raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _fits(data: str) -> bool:
    return 1 <= len(data.encode("utf-8", "replace")) <= DATA_BYTES
