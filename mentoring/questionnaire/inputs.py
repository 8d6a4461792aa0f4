"""Reading what people type: texts, names, numbers, times, phones, yes and no."""

import re
import unicodedata

from mentoring.questionnaire.refusals import (
    TURNS_TEXT,
    Empty,
    NotAName,
    NotANumber,
    NotAPhone,
    NotATime,
    NotYesOrNo,
    NumberOutside,
    TooLong,
    TooShort,
)

_LETTERS = r"A-Za-zÀ-ÖØ-öø-ɏА-Яа-яЁёЀ-ӿ"
_NAME = re.compile(rf"[{_LETTERS}]+(?:[-'’ʼ][{_LETTERS}]+)*")
_INITIALS = re.compile(rf"\b[{_LETTERS}]\.")
_PARTICLES = frozenset(
    ("оглы", "кызы", "оол", "улы", "угли", "фон", "ван", "де", "ибн", "von", "van", "de", "da")
)
_TIME = re.compile(
    r"(?:в\s+|at\s+)?(\d{1,2})(?:\s*[:.\-\s]\s*|\s*ч\.?\s*)(\d{2})(?:\s*м(?:ин)?\.?)?"
)
_TIME_TIGHT = re.compile(r"(\d{1,2})(\d{2})")
_TIME_HOUR = re.compile(r"(?:в\s+|at\s+)?(\d{1,2})\s*(?:ч|час|часа|часов)?\.?")
_PART_OF_DAY = re.compile(r"\s+(утра|дня|вечера|am|pm)$")
_PHONE = re.compile(r"\+?[\d\s().\-\u2010-\u2014]+")
_YES = frozenset(("да", "ага", "угу", "конечно", "верно", "yes", "y", "ok", "ок", "+", "👍"))
_NO = frozenset(("нет", "не", "неа", "no", "n", "nope", "-", "👎"))


def _kept(character: str, *, lines: bool) -> str:
    if character in TURNS_TEXT:
        return ""
    category = unicodedata.category(character)
    if category == "Cs" or (category == "Cc" and not character.isspace()):
        return ""
    return character if lines or not character.isspace() else " "


def one_line(raw: str) -> str:
    """Trim, drop control characters and squeeze spaces; emoji and markup stay as written."""
    return " ".join("".join(_kept(each, lines=False) for each in raw).split())


def several_lines(raw: str) -> str:
    """Trim and drop control characters, keeping paragraphs."""
    joined = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(_kept(each, lines=True) for each in joined)
    text = re.sub(r"[^\S\n]+", " ", text)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" *\n *", "\n", text)).strip()


def _sized(text: str, longest: int, shortest: int) -> str:
    if not text:
        raise Empty
    if len(text) < shortest:
        raise TooShort(text, least=shortest)
    if len(text) > longest:
        raise TooLong(text, most=longest, length=len(text))
    return text


def read_text(raw: str, longest: int = 200, shortest: int = 1) -> str:
    """Read a short text as one line."""
    return _sized(one_line(raw), longest, shortest)


def read_long(raw: str, longest: int = 1000, shortest: int = 1) -> str:
    """Read a text of several lines."""
    return _sized(several_lines(raw), longest, shortest)


def read_name(raw: str, longest: int = 100) -> str:
    """Read a person's full name: two words at least, Cyrillic or Latin."""
    name = _sized(re.sub(r"\s*[-\u2010-\u2014]\s*", "-", one_line(raw)), longest, 2)
    if _INITIALS.search(name):
        raise NotAName(raw, reason="initials")
    words = name.split()
    if not all(_NAME.fullmatch(word) for word in words):
        raise NotAName(raw, reason="letters")
    if len(words) < 2:
        raise NotAName(raw, reason="one_word")
    if name.islower() or name.isupper():
        words = [word.lower() if word.lower() in _PARTICLES else _capital(word) for word in words]
    return " ".join(words)


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def read_number(raw: str | int, low: int | None = None, high: int | None = None) -> int:
    """Read a whole number; spaces between digits are ours to forgive."""
    digits = re.sub(r"\s", "", str(raw))
    if not re.fullmatch(r"[+-]?[0-9]{1,12}", digits):
        raise NotANumber(raw, least=low, most=high)
    number = int(digits)
    if (low is not None and number < low) or (high is not None and number > high):
        raise NumberOutside(raw, least=low, most=high)
    return number


def read_phone(raw: str) -> str:
    """Read a telephone number into its international form; 8 and bare ten digits are Russian."""
    text = one_line(raw)
    digits = re.sub(r"\D", "", text)
    if not _PHONE.fullmatch(text) or not digits.isascii():
        raise NotAPhone(raw)
    if text.startswith("+") or digits.startswith("00"):
        return _international(digits.removeprefix("00"), raw)
    if len(digits) == 11 and digits[0] in "78":
        return f"+7{digits[1:]}"
    if len(digits) == 10 and digits[0] in "3489":
        return f"+7{digits}"
    raise NotAPhone(raw)


def _international(digits: str, raw: str) -> str:
    right_length = len(digits) == 11 if digits.startswith("7") else 8 <= len(digits) <= 15
    if not right_length or digits.startswith("0"):
        raise NotAPhone(raw)
    return f"+{digits}"


def read_time(raw: str) -> str:
    """Read a time of day into HH:MM: «15:30», «15.30», «1530», «9», «3 дня», «15 ч 30 мин»."""
    text = one_line(raw).lower()
    part = _PART_OF_DAY.search(text)
    text = _PART_OF_DAY.sub("", text)
    found = _TIME.fullmatch(text) or _TIME_TIGHT.fullmatch(text) or _TIME_HOUR.fullmatch(text)
    if found is None:
        raise NotATime(raw)
    hour, minute = int(found[1]), int(found[2]) if found.re.groups == 2 else 0
    if part is not None and part[1] in ("дня", "вечера", "pm") and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        raise NotATime(raw)
    return f"{hour:02}:{minute:02}"


def read_yesno(raw: str | bool) -> bool:
    """Read a yes or a no."""
    if isinstance(raw, bool):
        return raw
    word = one_line(raw).casefold().strip(".,!) ")
    if word in _YES or word in _NO:
        return word in _YES
    raise NotYesOrNo(raw)


def read_list(raw: str) -> tuple[str, ...]:
    """Split a pasted list by lines, commas and semicolons; bullets, numbers and repeats go."""
    found: dict[str, str] = {}
    for piece in re.split(r"[\n,;]+", several_lines(raw)):
        item = re.sub(r"^\s*(?:[-–—•*·]|\d{1,3}[.)])\s*", "", piece).strip(" .")
        if item:
            found.setdefault(item.casefold(), item)
    return tuple(found.values())
