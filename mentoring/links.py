"""Make links that open this bot: for a button, a QR picture, a sheet of paper."""

import re

from mentoring.house import House

LONGEST = 64
"""Characters of Telegram's alphabet that a payload may have."""

PAYLOAD = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST}}}")


def deep_link(house: House, payload: str = "") -> str:
    """Return the link that opens the bot, which then hears `/start PAYLOAD`."""
    if payload and PAYLOAD.fullmatch(payload) is None:
        raise ValueError("a payload that Telegram does not carry")
    return f"https://t.me/{house.bot_name}" + (f"?start={payload}" if payload else "")
