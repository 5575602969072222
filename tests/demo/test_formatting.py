"""Telegram's HTML: what it accepts, in UTF-16 units, and how it refuses the rest."""

from __future__ import annotations

import contextlib
import html as stdlib_html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.botapi import entities, html
from bot.demo.botapi.entities import Entity, Formatted
from bot.demo.botapi.errors import Refusal


def marks(source: str) -> list[tuple[str, int, int]]:
    return [(e.type, e.offset, e.length) for e in html.parse(source).entities]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<b>村</b>", "bold"),
        ("<strong>村</strong>", "bold"),
        ("<i>村</i>", "italic"),
        ("<em>村</em>", "italic"),
        ("<u>村</u>", "underline"),
        ("<ins>村</ins>", "underline"),
        ("<s>村</s>", "strikethrough"),
        ("<del>村</del>", "strikethrough"),
        ("<code>村</code>", "code"),
        ("<pre>村</pre>", "pre"),
        ("<tg-spoiler>村</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">村</span>', "spoiler"),
        ("<blockquote>村</blockquote>", "blockquote"),
        ("<blockquote expandable>村</blockquote>", "expandable_blockquote"),
        ("<B>村</B>", "bold"),
        ("<b>村</>", "bold"),
        ("<b >村</b >", "bold"),
    ],
)
def test_each_tag_has_its_entity(source: str, kind: str) -> None:
    assert html.parse(source).text == "村"
    assert marks(source) == [(kind, 0, 1)]


def test_offsets_count_a_character_outside_the_basic_plane_twice() -> None:
    assert marks("🟢 <b>正常</b>") == [("bold", 3, 2)]
    assert entities.units("🟢") == 2


def test_nested_tags_are_listed_from_the_outside() -> None:
    assert marks("a<b>b<i>c</i></b>") == [("bold", 1, 2), ("italic", 2, 1)]


def test_references_are_characters_and_unknown_ones_stay() -> None:
    parsed = html.parse("&lt;&gt;&amp;&quot;&#26449;&#x6751;&nbsp;&")
    assert parsed.text == '<>&"村村&nbsp;&'


@pytest.mark.parametrize("literal", ["&#0;", "&#1114112;", "&#xD800;"])
def test_a_reference_to_no_character_stays(literal: str) -> None:
    assert html.parse(literal).text == literal


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ('<a href="https://example.org/?a=1&amp;b=2">看</a>', "https://example.org/?a=1&b=2"),
        ("<a href='tg://user?id=7'>看</a>", "tg://user?id=7"),
        ("<a href=https://example.org/x>看</a>", "https://example.org/x"),
        ("<a>example.org</a>", "example.org"),
    ],
)
def test_a_link_has_its_address(source: str, url: str) -> None:
    (entity,) = html.parse(source).entities
    assert (entity.type, entity.url) == ("text_link", url)


@pytest.mark.parametrize("source", ["<a>看</a>", '<a href="不是地址">看</a>', '<a href="x"></a>'])
def test_a_link_without_an_address_is_plain_text(source: str) -> None:
    assert html.parse(source).entities == ()


def test_code_in_pre_gives_its_language() -> None:
    (entity,) = html.parse('<pre><code class="language-sql">SELECT 1</code></pre>').entities
    assert (entity.type, entity.language) == ("pre", "sql")
    assert entity.as_json() == {"type": "pre", "offset": 0, "length": 8, "language": "sql"}


@pytest.mark.parametrize(
    "source", ["<pre>a<code>b</code></pre>", "<pre><b>ab</b></pre>", "<pre>ab</pre>"]
)
def test_pre_is_merged_only_with_a_code_of_the_same_stretch(source: str) -> None:
    assert ("pre", 0, 2) in marks(source)


def test_code_outside_pre_has_no_language() -> None:
    (entity,) = html.parse('<code class="language-sql">x</code>').entities
    assert "language" not in entity.as_json()


def test_an_empty_element_leaves_nothing() -> None:
    assert html.parse("<b></b>村") == Formatted("村")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("村<br>", 'Unsupported start tag "br" at byte offset 3'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b ", 'Unclosed start tag "b" at byte offset 0'),
        ("<b>村", 'Can\'t find end tag corresponding to start tag "b"'),
        ("村</b>", "Unexpected end tag at byte offset 3"),
        ("<b>村</b", "Unclosed end tag at byte offset 6"),
        (
            "<b><i>村</b></i>",
            'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"',
        ),
        ('<b ="x">村</b>', 'Empty attribute name in the tag "b" at byte offset 0'),
        ('<span class="x">村</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "<a href>村</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        html.parse(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert html.parse(stdlib_html.escape(text, quote=False)) == Formatted(text)


@given(st.text(alphabet="<>/&; ab=\"'村preco#x1"))
def test_any_source_is_parsed_or_refused(source: str) -> None:
    with contextlib.suppress(Refusal):
        parsed = html.parse(source)
        assert all(e.end <= entities.units(parsed.text) for e in parsed.entities)


@pytest.mark.parametrize(
    "source",
    [
        "a<b>b<i>c</i></b>d",
        "<b><i>🟢</i></b><u>村</u>",
        '<a href="https://example.org/?a=1&amp;b=2">看</a>',
        '<pre><code class="language-sql">a &lt; b</code></pre>',
        "<blockquote expandable>甲\n乙</blockquote>",
        "<code>x</code><tg-spoiler>y</tg-spoiler><s>z</s>",
    ],
)
def test_a_text_is_shown_as_the_html_it_came_from(source: str) -> None:
    assert html.parse(source).html == source


def test_an_entity_without_a_tag_is_shown_as_text() -> None:
    assert entities.with_commands("/log 清河").html == "/log 清河"


def test_trimming_moves_the_entities_along() -> None:
    trimmed = entities.trimmed(html.parse("\n 🟢<b> 村 </b> "))
    assert trimmed == Formatted("🟢 村", (Entity(type="bold", offset=2, length=2),))


def test_trimming_drops_entities_of_white_space_only() -> None:
    assert entities.trimmed(html.parse("<b> </b>村<i> </i>")) == Formatted("村")


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("/log", [(0, 4)]),
        ("请 /log@huiyin_bot 谢谢", [(2, 15)]),
        ("🟢 /a /b", [(3, 2), (6, 2)]),
        ("1/2 a/b /汉", []),
    ],
)
def test_commands_in_a_persons_text_are_marked(text: str, commands: list[tuple[int, int]]) -> None:
    found = entities.with_commands(text).entities
    assert [(e.offset, e.length) for e in found] == commands
