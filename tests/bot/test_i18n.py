"""Languages: catalogues are read as they are written, and everybody is spoken to in theirs."""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.i18n import CATALOGUES, KNOWN, choose, tongue, tongues
from bot.spoken import translations
from handlers.texts.speech import _, locale, ngettext, pgettext, speaking

HEAD = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "
"n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

"""
RUSSIAN = (
    HEAD
    + """msgid "Yes"
msgstr "Да"

msgid "Not yet said"
msgstr ""

msgid "{n} pair"
msgid_plural "{n} pairs"
msgstr[0] "{n} пара"
msgstr[1] "{n} пары"
msgstr[2] "{n} пар"

msgctxt "learner"
msgid "Tell us"
msgstr "Расскажи"
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, text in (("ru", RUSSIAN), ("en", "")):
        path = tmp_path / language / "LC_MESSAGES"
        path.mkdir(parents=True)
        (path / "messages.po").write_text(text, encoding="utf-8")
    return tmp_path


def test_catalogue_is_spoken(folder: Path) -> None:
    with speaking(tongue("ru", folder)):
        assert locale() == "ru"
        assert _("Yes") == "Да"
        assert [ngettext("{n} pair", "{n} pairs", n)[4:] for n in (1, 2, 5, 11, 21, 22)] == [
            *("пара", "пары", "пар", "пар", "пара", "пары")
        ]
        assert pgettext("learner", "Tell us") == "Расскажи"
        assert pgettext("adult", "Tell us") == "Tell us"
        assert _("Not yet said") == "Not yet said"


def test_what_waits_for_a_translators_eye_is_not_said(tmp_path: Path) -> None:
    file = tmp_path / "messages.po"
    unsure = '#, python-brace-format, fuzzy\nmsgid "No"\nmsgstr "Наверно"\n\n'
    gone = '#~ msgid "Gone"\n#~ msgstr "Ушло"\n\n'
    long = 'msgid ""\n"A \\"long\\"\\n"\n"line"\nmsgstr ""\n"Длинная\\n"\n"«строка»"\n'
    file.write_text(HEAD + unsure + gone + long, encoding="utf-8")
    spoken = translations(file)
    assert spoken.gettext("No") == "No"
    assert spoken.gettext("Gone") == "Gone"
    assert spoken.gettext('A "long"\nline') == "Длинная\n«строка»"


@pytest.mark.parametrize("language", KNOWN)
def test_catalogues_say_what_babel_reads_in_them(language: str) -> None:
    file = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    with file.open("rb") as read:
        catalogue = read_po(read, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    babels, ours = GNUTranslations(compiled), translations(file)
    for message in catalogue:
        context = message.context or "adult"
        if isinstance(message.id, str):
            assert ours.gettext(message.id) == babels.gettext(message.id) or not message.id
            assert ours.pgettext(context, message.id) == babels.pgettext(context, message.id)
            continue
        one, many = message.id
        for n in (0, 1, 2, 5, 11, 21, 101, 111):
            assert ours.ngettext(one, many, n) == babels.ngettext(one, many, n)
            said = ours.npgettext(context, one, many, n)
            assert said == babels.npgettext(context, one, many, n)


def test_english_says_what_the_code_says(folder: Path) -> None:
    with speaking(tongues(folder)["en"]):
        assert locale() == "en"
        assert _("Yes") == "Yes"
        assert ngettext("{n} pair", "{n} pairs", 2) == "{n} pairs"


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ru", "ru"),
        ("ru-RU", "ru"),
        ("uk", "ru"),
        ("be", "ru"),
        ("kk", "ru"),
        ("tt", "ru"),
        ("en", "en"),
        ("en_GB", "en"),
        ("de", "en"),
        ("zh-hans", "en"),
    ],
)
def test_messengers_word_for_the_language_is_heard(code: str, language: str) -> None:
    assert choose(code, "ru") == language
    assert choose(code, "en") == language


def test_silence_means_the_organisations_language() -> None:
    assert choose(None, "en") == "en"
    assert choose("", "ru") == "ru"
    assert choose(None, "fr") == "ru"
