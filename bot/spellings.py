"""Read single values of the settings file as an operator spells them, and say what was wrong."""

import re
from datetime import time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field

from mentoring.calendar import QuietHours
from mentoring.forms import repertoire

UNITS = {"h": "hours", "m": "minutes", "d": "days"}


def known_zone(name: str) -> str:
    """Refuse a zone that the tz database does not have."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"no such time zone: {name}; write for example Europe/Moscow") from None
    return name


def known_form(code: str) -> str:
    """Refuse a form of mentoring that the bot cannot lead yet."""
    known = repertoire().form
    if code not in known:
        raise ValueError(f"no such form: {code}; known: {', '.join(known)}")
    return code


def span(value: object) -> object:
    """Read "24h", "90m" or "2d"."""
    if isinstance(value, timedelta):
        return value
    found = re.fullmatch(r"(\d{1,4})([hmd])", str(value).strip())
    if found is None:
        raise ValueError('write a time before the meeting as "24h", "90m" or "2d"')
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def hours(value: object) -> object:
    """Read "21:00-08:00"."""
    if isinstance(value, QuietHours):
        return value
    found = re.fullmatch(r"(\d\d:\d\d)-(\d\d:\d\d)", str(value).strip())
    if found is None:
        raise ValueError('write the quiet hours as "21:00-08:00"')
    return QuietHours(begins=time.fromisoformat(found[1]), ends=time.fromisoformat(found[2]))


def address(value: str) -> str:
    """Refuse an address that is not HOST:PORT."""
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise ValueError('write an address to listen at as "127.0.0.1:8080"')
    return value


def web_address(value: str) -> str:
    """Refuse what is no http or https address; no slash at the end."""
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", value):
        raise ValueError("write an address that begins with http:// or https://")
    return value.rstrip("/")


def database_address(value: str) -> str:
    """Refuse a database that the bot cannot speak to."""
    if not value.startswith(("sqlite:///", "postgresql://")):
        raise ValueError('write "sqlite:///nastavnik.db" or "postgresql://user@host/name"')
    return value


Zone = Annotated[str, AfterValidator(known_zone)]
Form = Annotated[str, AfterValidator(known_form)]
Span = Annotated[timedelta, BeforeValidator(span)]
Hours = Annotated[QuietHours, BeforeValidator(hours)]
Address = Annotated[str, AfterValidator(address)]
WebAddress = Annotated[str, AfterValidator(web_address)]
DatabaseAddress = Annotated[str, AfterValidator(database_address)]
Percent = Annotated[int, Field(ge=0, le=100)]
TelegramId = Annotated[int, Field(gt=0)]
