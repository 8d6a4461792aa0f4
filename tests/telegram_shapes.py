"""What the fake Telegram keeps: messages with their buttons, talks; and how it reads HTML."""

from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

TAGS = frozenset({"b", "i", "u", "s", "code", "a"})


@dataclass(frozen=True)
class Key:
    """One button as the person sees it."""

    text: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True)
class Shown:
    """One message as it stands in a chat."""

    id: int
    text: str
    html: str
    rows: tuple[tuple[Key, ...], ...] = ()
    file: str | None = None
    content: bytes = b""

    @property
    def keys(self) -> list[Key]:
        """All buttons, row by row."""
        return [key for row in self.rows for key in row]

    @property
    def buttons(self) -> list[str]:
        """The labels of all buttons."""
        return [key.text for key in self.keys]

    def __str__(self) -> str:
        """The message as a person would draw it."""
        rows = "\n".join(" ".join(f"[{key.text}]" for key in row) for row in self.rows)
        return f"{self.text}\n{rows}".strip()


@dataclass
class Talk:
    """One person's chat with the bot."""

    messages: dict[int, Shown] = field(default_factory=dict)
    fresh: list[int] = field(default_factory=list)
    blocked: bool = False

    def show(self, message: Shown) -> None:
        """Put a message into the chat, or a new state of it."""
        self.messages[message.id] = message
        self.fresh.append(message.id)


class Reader(HTMLParser):
    """Read a message's HTML as Telegram does: few tags, all closed."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        super().__init__(convert_charrefs=False)
        self.text = ""
        self.open: list[str] = []
        self.wrong = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag of the subset."""
        if tag not in TAGS:
            self.wrong = f'Unsupported start tag "{tag}"'
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag opened last."""
        if not self.open or self.open.pop() != tag:
            self.wrong = f'Unmatched end tag "{tag}"'

    def handle_data(self, data: str) -> None:
        """Keep the text; a bare bracket is an error."""
        if "<" in data:
            self.wrong = "Unsupported start tag"
        self.text += data

    def handle_entityref(self, name: str) -> None:
        """Read &amp; and its like."""
        self.text += unescape(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Read &#8212; and its like."""
        self.text += unescape(f"&#{name};")
