"""Telegram's HTML parse mode, strict: which markup is legal and what it means."""

import re
from dataclasses import dataclass, field

from bot.playground.entities import (
    TAGS,
    Tag,
    argument_of,
    close,
    parse_error,
    settle,
    utf16_length,
)
from bot.playground.wire import JsonObject

NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPECIAL = re.compile(r"[<&]")
REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<dec>[0-9]+)|(?P<name>[a-zA-Z]+));?")
TAG_NAME = re.compile(r"[^ \t\r\n\v>]*")
ATTRIBUTE_NAME = re.compile(r"[^ \t\r\n\v=]*")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
SPACE = re.compile(r"[ \t\r\n\v]*")
LONGEST_REFERENCE = 10
LAST_CODE_POINT = 0x10FFFF


@dataclass(frozen=True)
class Formatted:
    """Hold a text and its entities, offsets in UTF-16 units."""

    text: str
    entities: list[JsonObject]


def parse_html(source: str) -> Formatted:
    """Return the text and its entities or raise Telegram's refusal."""
    return _Parser(source).parse()


@dataclass
class _Parser:
    """Read one text from left to right; positions are indexes into the source."""

    source: str
    text: list[str] = field(default_factory=list)
    offset: int = 0
    open_tags: list[Tag] = field(default_factory=list)
    entities: list[JsonObject] = field(default_factory=list)

    def parse(self) -> Formatted:
        position = 0
        while found := SPECIAL.search(self.source, position):
            self._emit(self.source[position : found.start()])
            if found.group() == "<":
                position = self._tag(found.start())
            else:
                position, character = _dereference(self.source, found.start())
                self._emit(character)
        self._emit(self.source[position:])
        if self.open_tags:
            name = self.open_tags[-1].name
            raise parse_error(f'Can\'t find end tag corresponding to start tag "{name}"')
        return Formatted("".join(self.text), settle(self.entities))

    def _emit(self, piece: str) -> None:
        if piece:
            self.text.append(piece)
            self.offset += utf16_length(piece)

    def _after(self, pattern: re.Pattern[str], position: int) -> int:
        found = pattern.match(self.source, position)
        return found.end() if found else position

    def _at(self, position: int) -> str:
        return self.source[position : position + 1]

    def _where(self, position: int) -> str:
        return f"at byte offset {len(self.source[:position].encode('utf-8', 'replace'))}"

    def _tag(self, begin: int) -> int:
        return self._end_tag(begin) if self._at(begin + 1) == "/" else self._start_tag(begin)

    def _start_tag(self, begin: int) -> int:
        end = self._after(TAG_NAME, begin + 1)
        if end >= len(self.source):
            raise parse_error(f"Unclosed start tag {self._where(begin)}")
        name = self.source[begin + 1 : end].lower()
        if name not in TAGS:
            raise parse_error(f'Unsupported start tag "{name}" {self._where(begin)}')
        argument = ""
        while self._at(end := self._after(SPACE, end)) != ">":
            end, key, value = self._attribute(end, name, begin)
            meaning = argument_of(name, key, value)
            argument = argument if meaning is None else meaning
        if name == "span" and argument != "spoiler":
            raise parse_error(f'Tag "span" must have class "tg-spoiler" {self._where(begin)}')
        self.open_tags.append(Tag(name, argument, self.offset, len(self.text)))
        return end + 1

    def _attribute(self, start: int, tag: str, begin: int) -> tuple[int, str, str]:
        if tag == "blockquote" and self.source.startswith("expandable", start):
            return start + len("expandable"), "expandable", "1"
        end = self._after(ATTRIBUTE_NAME, start)
        key, where = self.source[start:end], self._where(begin)
        if not key:
            raise parse_error(f'Empty attribute name in the tag "{tag}" {where}')
        end = self._after(SPACE, end)
        if self._at(end) != "=":
            declaration = f'declaration of an attribute of the tag "{tag}"'
            raise parse_error(f"Expected equal sign in {declaration} {where}")
        end = self._after(SPACE, end + 1)
        if end >= len(self.source):
            raise parse_error(f'Unclosed start tag "{tag}" {where}')
        end, value = self._value(end)
        if end >= len(self.source):
            raise parse_error(f"Unclosed start tag {where}")
        return end, key, value

    def _value(self, start: int) -> tuple[int, str]:
        quote = self._at(start)
        if quote in {"'", '"'}:
            end = self.source.find(quote, start + 1)
            if end < 0:
                return len(self.source), ""
            return end + 1, unescape(self.source[start + 1 : end])
        end = self._after(NAME_TOKEN, start)
        if end < len(self.source) and self._at(end) not in " \t\r\n\v>":
            raise parse_error(f"Unexpected end of name token {self._where(start)}")
        return end, self.source[start:end].lower()

    def _end_tag(self, begin: int) -> int:
        where = self._where(begin)
        if not self.open_tags:
            raise parse_error(f"Unexpected end tag {where}")
        end = self._after(TAG_NAME, begin + 2)
        name = self.source[begin + 2 : end].lower()
        end = self._after(SPACE, end)
        if self._at(end) != ">":
            raise parse_error(f"Unclosed end tag {where}")
        tag = self.open_tags.pop()
        if name and name != tag.name:
            pair = f'expected "</{tag.name}>", found "</{name}>"'
            raise parse_error(f"Unmatched end tag {where}, {pair}")
        if self.offset > tag.offset:
            inner = "".join(self.text[tag.start :])
            close(tag, inner, self.offset - tag.offset, self.entities)
        return end + 1


def unescape(text: str) -> str:
    """Resolve character references, leaving unknown ones as they stand."""
    pieces: list[str] = []
    position = 0
    while (found := text.find("&", position)) >= 0:
        pieces.append(text[position:found])
        position, character = _dereference(text, found)
        pieces.append(character)
    return "".join([*pieces, text[position:]])


def _dereference(text: str, position: int) -> tuple[int, str]:
    """Return where a reference ends and what it stands for; a bare & is itself."""
    found = REFERENCE.match(text, position)
    if found is None:
        return position + 1, "&"
    if name := found["name"]:
        known = NAMED.get(name)
        return (found.end(), known) if known else (position + 1, "&")
    code = int(found["hex"], 16) if found["hex"] else int(found["dec"])
    too_long = len(found.group().rstrip(";")) >= LONGEST_REFERENCE
    if code == 0 or code >= LAST_CODE_POINT or too_long:
        return position + 1, "&"
    if 0xD800 <= code <= 0xDFFF:
        raise parse_error(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return found.end(), chr(code)
