"""Collect the texts of the code into locales/: `python -m bot.catalogues`.

Only words are written, sorted: no dates, no line numbers, so that a catalogue changes when a
text does. Translations stay; what the code no longer says goes.
"""

from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bot.i18n import CATALOGUES, KNOWN

ROOT = CATALOGUES.parent
SPEAKING = ("handlers", "bot")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
TEMPLATE = "messages.pot"
CODES_OWN_LANGUAGE = "en"
HEAD = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def collected(root: Path = ROOT) -> Catalog:
    """Return all texts that the code says."""
    found = Catalog(charset="utf-8")
    for package in SPEAKING:
        texts = extract_from_dir(
            root / package, [("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=True
        )
        for _file, _line, text, _comments, context in texts:
            found.add(text, context=context)
    return found


def catalogue_file(language: str, folder: Path = CATALOGUES) -> Path:
    """Return where a language's translations are."""
    return folder / language / "LC_MESSAGES" / "messages.po"


def template_text(found: Catalog) -> str:
    """Return the template as it stands in its file."""
    return _entries(found)


def catalogue_text(found: Catalog, language: str, known: Catalog) -> str:
    """Return a language's catalogue: every collected text with its known translation."""
    catalogue = Catalog(locale=language, charset="utf-8")
    for message in found:
        if message.id:
            words = _translation(message, language, known, catalogue.num_plurals)
            catalogue.add(message.id, words, context=message.context)
    head = HEAD.format(language=language, plurals=catalogue.plural_forms)
    return head + _entries(catalogue)


def read(path: Path, language: str) -> Catalog:
    """Read a catalogue; one that does not exist is empty."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(root: Path = ROOT) -> None:
    """Write the template and every catalogue anew."""
    found = collected(root)
    folder = root / "locales"
    folder.mkdir(exist_ok=True)
    (folder / TEMPLATE).write_text(template_text(found), encoding="utf-8")
    for language in KNOWN:
        path = catalogue_file(language, folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = catalogue_text(found, language, read(path, language))
        path.write_text(text, encoding="utf-8")


def _translation(
    message: Message, language: str, known: Catalog, plurals: int
) -> str | tuple[str, ...] | None:
    if language == CODES_OWN_LANGUAGE:
        return message.id if isinstance(message.id, str) else tuple(message.id)
    old = known.get(message.id, message.context)
    if old is None or isinstance(old.id, str) != isinstance(message.id, str):
        return None if isinstance(message.id, str) else ("",) * plurals
    return old.string if isinstance(old.string, str) else forms(old)


def _entries(catalogue: Catalog) -> str:
    written = BytesIO()
    write_po(written, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    return written.getvalue().decode("utf-8").strip("\n") + "\n"


@click.command()
def main() -> None:
    """Collect the texts of the code anew into locales/."""
    update()
    for language in KNOWN:
        catalogue = read(catalogue_file(language), language)
        missing = sum(1 for message in catalogue if message.id and not all(forms(message)))
        click.echo(f"{language}: {len(catalogue)} texts, {missing} without translation")


def forms(message: Message) -> tuple[str, ...]:
    """Return all forms of a translation."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


if __name__ == "__main__":
    main()
