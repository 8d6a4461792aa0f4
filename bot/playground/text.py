"""What Telegram does to a text before it stores it: parse, trim, measure."""

import re

from bot.playground.entities import utf16_length
from bot.playground.html import Formatted, parse_html
from bot.playground.params import Params
from bot.playground.wire import Json, JsonObject, bad_request

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
RAW_LIMIT = 32768
DROPPED = re.compile("[\r\u2028-\u202e]")
CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")


def message_text(params: Params) -> Formatted:
    """Return the text of a message or refuse it as Telegram does."""
    raw = params.text("text")
    if not raw:
        raise bad_request("message text is empty")
    formatted = _formatted(raw, params, "entities")
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if len(formatted.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return formatted


def caption_text(params: Params) -> Formatted:
    """Return a caption, which may be empty, or refuse it."""
    formatted = _formatted(params.text("caption"), params, "caption_entities")
    if len(formatted.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return formatted


def trimmed(formatted: Formatted) -> Formatted:
    """Cut trailing white space, and leading as far as no entity covers it."""
    text = formatted.text.rstrip()
    end = utf16_length(text)
    kept = [_cut(entity, end) for entity in formatted.entities if entity["offset"] < end]
    first = min((entity["offset"] for entity in kept), default=end)
    lead = min(len(text) - len(text.lstrip(" \n")), first)
    for entity in kept:
        entity["offset"] -= lead
    return Formatted(text[lead:], kept)


def _cut(entity: JsonObject, end: int) -> JsonObject:
    return {**entity, "length": min(entity["length"], end - entity["offset"])}


def _formatted(raw: str, params: Params, entities_name: str) -> Formatted:
    if len(raw.encode("utf-8", "replace")) > RAW_LIMIT:
        raise bad_request("text is too long")
    mode = params.text("parse_mode").lower()
    if mode == "html":
        return trimmed(_cleaned(parse_html(raw)))
    if mode not in {"", "none"}:
        raise bad_request("unsupported parse_mode")
    entities = _given(params.json(entities_name, "entities"))
    return trimmed(_cleaned(Formatted(raw, entities)))


def _cleaned(formatted: Formatted) -> Formatted:
    """Turn control characters into spaces; drop what Telegram never stores."""
    text = CONTROL.sub(" ", formatted.text)
    if not DROPPED.search(text):
        return Formatted(text, formatted.entities)
    moved = [_moved(entity, text) for entity in formatted.entities]
    return Formatted(DROPPED.sub("", text), [one for one in moved if one["length"] > 0])


def _moved(entity: JsonObject, text: str) -> JsonObject:
    units = text.encode("utf-16-le", "surrogatepass")
    start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2

    def kept(until: int) -> int:
        return utf16_length(DROPPED.sub("", units[:until].decode("utf-16-le", "replace")))

    return {**entity, "offset": kept(start), "length": kept(end) - kept(start)}


def _given(raw: Json) -> list[JsonObject]:
    if raw is None:
        return []
    if not isinstance(raw, list) or not all(isinstance(one, dict) for one in raw):
        raise bad_request("can't parse entities: expected an array of MessageEntity")
    return [dict(one) for one in raw]
