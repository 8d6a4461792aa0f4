"""Find the screens that are too long for a phone, among all that was shown in a test."""

from aiogram.methods import EditMessageText, SendDocument, SendMessage
from aiogram.types import InlineKeyboardMarkup

from tests.talk import Town

MOST = 8
CUT = 28
"""Two buttons in a row show so many letters each, no more."""


def crowded(here: Town) -> list[str]:
    """Every screen with more rows than fit, and every row of two with a label that is cut."""
    found = {}
    for sent in here.telegram.requests:
        if not isinstance(sent, SendMessage | EditMessageText | SendDocument):
            continue
        if isinstance(sent.reply_markup, InlineKeyboardMarkup):
            said = sent.caption if isinstance(sent, SendDocument) else sent.text
            rows = [[key.text for key in row] for row in sent.reply_markup.inline_keyboard]
            drawn = "\n".join(" ".join(f"[{text}]" for text in row) for row in rows)
            if len(rows) > MOST or any(is_cut(row) for row in rows):
                found[drawn] = f"{said}\n{drawn}"
    return list(found.values())


def is_cut(row: list[str]) -> bool:
    """Tell whether a label of a row is longer than its part of the screen."""
    return len(row) == 2 and any(len(text) > CUT for text in row)
