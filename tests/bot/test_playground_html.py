"""Which texts Telegram takes, which it refuses, and in what words."""

import pytest
from hypothesis import given, settings, strategies

from bot.playground.html import parse_html
from bot.playground.params import Params
from bot.playground.text import caption_text, message_text, trimmed
from bot.playground.wire import ApiError, Json

ACCEPTED = [
    ("plain", "plain", []),
    ("<b>a</b>", "a", [("bold", 0, 1)]),
    ("<STRONG>a</strong>", "a", [("bold", 0, 1)]),
    ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
    ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
    ("<s>a</s><del>b</del>", "ab", [("strikethrough", 0, 1), ("strikethrough", 1, 1)]),
    ("<b>ж<i>у</i></b>", "жу", [("bold", 0, 2), ("italic", 1, 1)]),
    ("😀<b>x</b>", "😀x", [("bold", 2, 1)]),
    ("<b>😀</b>", "😀", [("bold", 0, 2)]),
    ("<b></b>x", "x", []),
    ("<b>x</>", "x", [("bold", 0, 1)]),
    ("<b >x</b >", "x", [("bold", 0, 1)]),
    ("a & b", "a & b", []),
    ("a &nbsp; b &foo;", "a &nbsp; b &foo;", []),
    ("&lt;b&gt; &amp;amp; &quot;", '<b> &amp; "', []),
    ("&#1078;&#x436;", "жж", []),
    ("1 > 0", "1 > 0", []),
    ("<code>x</code>", "x", [("code", 0, 1)]),
    ("<pre>x</pre>", "x", [("pre", 0, 1)]),
    ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
    ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
    ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
    ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
    ('<a href="https://ya.ru/?a=1&amp;b=2">x</a>', "x", [("text_link", 0, 1)]),
    ('<a href="tg://user?id=7">x</a>', "x", [("text_mention", 0, 1)]),
    ("<a href='nowhere'>x</a>", "x", []),
]

REFUSED = [
    ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
    ("ж<p>b</p>", 'Unsupported start tag "p" at byte offset 2'),
    ("1 < 2 >", 'Unsupported start tag "" at byte offset 2'),
    ("1 <", "Unclosed start tag at byte offset 2"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    (
        "<b><i>x</b></i>",
        'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    ),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    (
        "<a href>x</a>",
        'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
    ),
    ("<a href=x_y>x</a>", "Unexpected end of name token at byte offset 8"),
    ('<a href="x>x</a>', "Unclosed start tag at byte offset 0"),
    ("<a =x>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
]


def params(**values: Json) -> Params:
    return Params({"parse_mode": "HTML", **values}, {})


@pytest.mark.parametrize(("source", "text", "entities"), ACCEPTED)
def test_legal_markup_is_read(
    source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    formatted = parse_html(source)
    found = [(one["type"], one["offset"], one["length"]) for one in formatted.entities]
    assert (formatted.text, found) == (text, entities)


@pytest.mark.parametrize(("source", "reason"), REFUSED)
def test_illegal_markup_is_refused_in_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


PIECES = [
    "<",
    ">",
    "/",
    "&",
    '"',
    "b",
    "a",
    " href=",
    "#1",
    ";",
    "amp",
    "pre",
    "code",
    "ж",
    "😀",
    " ",
]


@settings(max_examples=150, deadline=None)
@given(strategies.lists(strategies.sampled_from(PIECES), max_size=16).map("".join))
def test_whatever_is_taken_has_its_entities_inside_the_text(source: str) -> None:
    try:
        formatted = trimmed(parse_html(source))
    except ApiError:
        return
    units = len(formatted.text.encode("utf-16-le")) // 2
    for entity in formatted.entities:
        assert entity["offset"] >= 0
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= units


def test_language_of_code_belongs_to_pre_only() -> None:
    pre = parse_html('<pre><code class="language-python">x</code></pre>').entities
    code = parse_html('<code class="language-python">x</code>').entities
    assert pre == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]
    assert code == [{"type": "code", "offset": 0, "length": 1}]


def test_link_keeps_its_address_unescaped() -> None:
    (link,) = parse_html('<a href="https://ya.ru/?a=1&amp;b=2">x</a>').entities
    assert link["url"] == "https://ya.ru/?a=1&b=2"


def test_white_space_around_is_trimmed_and_entities_move() -> None:
    formatted = message_text(params(text="\n  a <b>b  </b>\n"))
    assert formatted.text == "a b"
    assert formatted.entities == [{"type": "bold", "offset": 2, "length": 1}]


def test_leading_space_inside_an_entity_stays() -> None:
    assert message_text(params(text="<b> a</b>")).text == " a"


def test_control_characters_do_not_survive() -> None:
    formatted = message_text(params(text="a\tb\r\nc\u2028<b>d</b>"))
    assert formatted.text == "a b\ncd"
    assert formatted.entities == [{"type": "bold", "offset": 5, "length": 1}]


@pytest.mark.parametrize(
    "text", ["ж" * 4096, "😀" * 4096, "<b>" + "x" * 4096 + "</b>", "&lt;" * 4096]
)
def test_length_counts_code_points_after_parsing(text: str) -> None:
    assert len(message_text(params(text=text)).text) == 4096


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "message text is empty"),
        ("  \n ", "text must be non-empty"),
        ("<b> </b>", "text must be non-empty"),
        ("ж" * 4097, "message is too long"),
        ("x" * 32769, "text is too long"),
    ],
)
def test_texts_of_wrong_length_are_refused(text: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        message_text(params(text=text))
    assert refused.value.description == f"Bad Request: {reason}"


def test_caption_is_shorter_and_may_be_empty() -> None:
    assert caption_text(params()).text == ""
    assert len(caption_text(params(caption="ж" * 1024)).text) == 1024
    with pytest.raises(ApiError, match="message caption is too long"):
        caption_text(params(caption="ж" * 1025))


def test_markup_is_literal_without_parse_mode() -> None:
    formatted = message_text(Params({"text": "<b>x"}, {}))
    assert (formatted.text, formatted.entities) == ("<b>x", [])


def test_unknown_parse_mode_is_refused() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        message_text(Params({"text": "x", "parse_mode": "Word"}, {}))
