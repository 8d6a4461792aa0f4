"""Load the catalogues and choose the language to speak with somebody."""

from collections.abc import Mapping
from pathlib import Path

from bot.spoken import translations
from handlers.texts.speech import Tongue

KNOWN = ("ru", "en")
CATALOGUES = Path(__file__).parent.parent / "locales"
RUSSIAN_IS_CLOSER = frozenset(
    "ru ab ba be ce cv hy kk ky mn os sah tg tk tt tyv udm uk uz".split()  # noqa: SIM905
)
"""Languages whose speakers in a Russian school read Russian rather than English."""


def tongues(folder: Path = CATALOGUES) -> Mapping[str, Tongue]:
    """Return what the bot speaks, by language."""
    return {language: tongue(language, folder) for language in KNOWN}


def tongue(language: str, folder: Path = CATALOGUES) -> Tongue:
    """Read one catalogue; what it does not translate is said in English."""
    path = folder / language / "LC_MESSAGES" / "messages.po"
    return Tongue(language, catalogue=translations(path))


def choose(language_code: str | None, default: str) -> str:
    """Choose the language for somebody by what their messenger says of them."""
    if not language_code:
        return default if default in KNOWN else KNOWN[0]
    language = language_code.lower().replace("_", "-").split("-")[0]
    return "ru" if language in RUSSIAN_IS_CLOSER else "en"
