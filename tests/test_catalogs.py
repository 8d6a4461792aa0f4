"""The catalogues: fresh, complete, and every translation fits the text it stands for."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from bot.catalogues import (
    ROOT,
    TEMPLATE,
    catalogue_file,
    collected,
    forms,
    read,
    update,
)
from bot.i18n import KNOWN, tongues

PLACEHOLDER = re.compile(r"\{(\w*)[^{}]*\}")
TAGS = frozenset({"b", "i", "u", "s", "code", "a"})
LONGEST_LABEL = 30
SPOKEN_BY_BUTTONS = {"_", "pgettext", "ngettext"}


class Tags(HTMLParser):
    """Follow the tags of a text and remember what is wrong with them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag not in TAGS:
            self.wrong.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")


def faults_in_tags(text: str) -> list[str]:
    reader = Tags()
    reader.feed(text)
    reader.close()
    return reader.wrong + reader.open


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def sources(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def catalogue(language: str) -> Catalog:
    return read(catalogue_file(language), language)


def texts(language: str) -> Iterator[Message]:
    return (message for message in catalogue(language) if message.id)


@pytest.fixture(scope="module")
def found() -> Catalog:
    return collected()


def keys(catalogue: Catalog) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(message.context, sources(message)) for message in catalogue if message.id}


def test_template_is_fresh(found: Catalog) -> None:
    written = read(ROOT / "locales" / TEMPLATE, "en")
    assert keys(written) ^ keys(found) == set(), "run `make translations`"


@pytest.mark.parametrize("language", KNOWN)
def test_catalogue_is_fresh(language: str, found: Catalog) -> None:
    assert keys(catalogue(language)) ^ keys(found) == set(), "run `make translations`"


@pytest.mark.parametrize("language", KNOWN)
def test_nothing_is_left_untranslated(language: str) -> None:
    wanting = [message.id for message in texts(language) if not all(forms(message))]
    fuzzy = [message.id for message in texts(language) if message.fuzzy]
    assert (wanting, fuzzy) == ([], [])


def test_russian_has_three_forms_of_every_plural() -> None:
    odd = [
        message.id for message in texts("ru") if message.pluralizable and len(forms(message)) != 3
    ]
    assert odd == []


@pytest.mark.parametrize("language", KNOWN)
def test_placeholders_are_those_of_the_text(language: str) -> None:
    odd = [
        (message.id, form)
        for message in texts(language)
        for n, form in enumerate(forms(message))
        if form and placeholders(form) != placeholders(wanted(message, language, n))
    ]
    assert odd == []


def wanted(message: Message, language: str, form: int) -> str:
    """Give the text a form must match; «21 пара» needs its number although "1 pair" may not."""
    singular, *plural = sources(message)
    return singular if not plural or (language == "en" and form == 0) else plural[0]


@pytest.mark.parametrize("language", KNOWN)
def test_tags_are_few_and_closed(language: str) -> None:
    odd = {
        form: faults_in_tags(form)
        for message in texts(language)
        for form in forms(message)
        if faults_in_tags(form)
    }
    assert odd == {}


@pytest.mark.parametrize("language", KNOWN)
def test_labels_of_buttons_fit_a_phone(language: str) -> None:
    known = {source: message for message in texts(language) for source in sources(message)}
    long = [
        form
        for label in set(labels())
        if label in known
        for form in forms(known[label])
        if len(PLACEHOLDER.sub("00", form)) > LONGEST_LABEL
    ]
    assert sorted(long) == []


def labels() -> Iterator[str]:
    """Give the texts that stand directly in a Button of the code."""
    for path in sorted((ROOT / "handlers").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node.func) == "Button":
                label = [*node.args, *(key.value for key in node.keywords if key.arg == "text")]
                yield from said_in(label[0])


def said_in(label: ast.expr) -> Iterator[str]:
    for node in ast.walk(label):
        if isinstance(node, ast.Call) and name_of(node.func) in SPOKEN_BY_BUTTONS:
            strings = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            said = strings[1:] if name_of(node.func) == "pgettext" else strings
            yield from (text for text in said if isinstance(text, str))


def name_of(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else ""


def test_every_language_can_be_spoken() -> None:
    assert set(tongues()) == set(KNOWN)


def said(catalogue: Catalog, text: str, context: str | None = None) -> tuple[str, ...]:
    message = catalogue.get(text, context)
    assert message is not None
    return forms(message)


def write_code(root: Path, code: str) -> None:
    for package in ("handlers", "bot"):
        (root / package).mkdir(exist_ok=True)
    (root / "handlers" / "screens.py").write_text(code, encoding="utf-8")


def test_update_keeps_translations_and_drops_what_is_gone(tmp_path: Path) -> None:
    write_code(tmp_path, '_("Yes")\n_("Gone")\nngettext("{n} pair", "{n} pairs", 2)\n')
    update(tmp_path)
    path = catalogue_file("ru", tmp_path / "locales")
    started = path.read_text(encoding="utf-8")
    path.write_text(
        started.replace('msgid "Yes"\nmsgstr ""', 'msgid "Yes"\nmsgstr "Да"').replace(
            'msgstr[0] ""', 'msgstr[0] "{n} пара"'
        ),
        encoding="utf-8",
    )
    write_code(
        tmp_path, '\n\npgettext("adult", "Yes")\nngettext("{n} pair", "{n} pairs", 2)\n_("Yes")'
    )
    update(tmp_path)
    again = read(path, "ru")
    assert said(again, "Yes") == ("Да",)
    assert said(again, "Yes", "adult") == ("",)
    assert said(again, "{n} pair") == ("{n} пара", "", "")
    assert again.get("Gone") is None
    english = read(catalogue_file("en", tmp_path / "locales"), "en")
    assert said(english, "{n} pair") == ("{n} pair", "{n} pairs")


def test_update_without_a_change_writes_the_same(tmp_path: Path) -> None:
    write_code(tmp_path, '_("Yes")\n_("No")\n')
    update(tmp_path)
    folder = tmp_path / "locales"
    before = {path: path.read_bytes() for path in folder.rglob("messages.po*")}
    write_code(tmp_path, '\n\n\n_("No")\n\n_("Yes")\n')
    update(tmp_path)
    assert {path: path.read_bytes() for path in folder.rglob("messages.po*")} == before
    assert len(before) == 3


def test_somebody_under_age_is_never_addressed_as_an_adult() -> None:
    ours = read(catalogue_file("ru"), "ru")
    learners = [each for each in ours if each.context == "learner"]
    said = [form for each in learners for form in forms(each)]
    assert len(said) > 50
    polite = re.compile(r"\b(Вы|Вас|Вам|Вами|Ваш\w*)\b")
    assert [text for text in said if polite.search(text)] == []
    before_the_age = ("Which role suits you", "How old are you", "Which organisation are you from")
    asked = [
        form
        for each in ours
        if str(each.id).startswith(tuple(f"<b>{q}" for q in before_the_age))
        for form in forms(each)
    ]
    assert len(asked) >= len(before_the_age)
    assert [text for text in asked if polite.search(text)] == []
