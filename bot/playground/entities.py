"""What a closed HTML tag becomes: a message entity."""

import re
from dataclasses import dataclass

from bot.playground.wire import ApiError, JsonObject, bad_request

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-time": "date_time",
}
TAGS = frozenset(STYLES) | {"a", "pre", "code", "tg-emoji", "blockquote"}
MENTION = re.compile(r"tg://user/?\?id=(\d+)")
LINK = re.compile(r"(?:(?:https?|ftp)://)?[^\s/?#]+\.[^\s.][^\s]*|(?:tg|ton)://[^\s]+")


@dataclass(frozen=True)
class Tag:
    """Remember a start tag: name, its one meaningful attribute, where it stood."""

    name: str
    argument: str
    offset: int
    start: int


def argument_of(tag: str, attribute: str, value: str) -> str | None:
    """Return what an attribute means for its tag, None when nothing."""
    match tag, attribute:
        case ("a", "href") | ("tg-emoji", "emoji-id") | ("blockquote", "expandable"):
            return value
        case ("tg-time", "unix"):
            return value
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            return value.removeprefix("tg-")
    return None


def close(tag: Tag, inner: str, length: int, entities: list[JsonObject]) -> None:
    """Add the entity of a closed tag; links that lead nowhere leave plain text."""
    span: JsonObject = {"offset": tag.offset, "length": length}
    match tag.name:
        case "a":
            _link(tag.argument or inner, span, entities)
        case "pre" | "code":
            _code(tag, span, entities)
        case "tg-emoji":
            if not tag.argument.isdigit() or int(tag.argument) == 0:
                raise bad_request("Invalid custom emoji identifier specified")
            custom = {"type": "custom_emoji", **span, "custom_emoji_id": tag.argument}
            entities.append(custom)
        case "blockquote":
            kind = "expandable_blockquote" if tag.argument else "blockquote"
            entities.append({"type": kind, **span})
        case "tg-time":
            if not tag.argument.isdigit():
                raise parse_error("Invalid date specified")
            entities.append({"type": "date_time", **span, "unix_time": int(tag.argument)})
        case name:
            entities.append({"type": STYLES[name], **span})


def settle(entities: list[JsonObject]) -> list[JsonObject]:
    """Drop the language of lone code and order entities by place."""
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def parse_error(reason: str) -> ApiError:
    """Return the refusal of illegal markup."""
    return bad_request(f"can't parse entities: {reason}")


def utf16_length(text: str) -> int:
    """Count UTF-16 units, as entity offsets do."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def _link(url: str, span: JsonObject, entities: list[JsonObject]) -> None:
    user = MENTION.fullmatch(url)
    if user:
        who = {"id": int(user.group(1)), "is_bot": False, "first_name": user.group(1)}
        entities.append({"type": "text_mention", **span, "user": who})
    elif LINK.fullmatch(url):
        full = url if "://" in url else f"http://{url}"
        entities.append({"type": "text_link", **span, "url": full})


def _code(tag: Tag, span: JsonObject, entities: list[JsonObject]) -> None:
    last = entities[-1] if entities else {}
    nested = last.get("offset") == span["offset"] and last.get("length") == span["length"]
    if tag.name == "pre" and nested and last["type"] == "code" and "language" in last:
        last["type"] = "pre"
    elif tag.name == "code" and nested and last["type"] == "pre" and tag.argument:
        last["language"] = tag.argument
    elif tag.argument:
        entities.append({"type": tag.name, **span, "language": tag.argument})
    else:
        entities.append({"type": tag.name, **span})
