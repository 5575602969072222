"""Long text is cut where a reader and Telegram can bear it."""

from __future__ import annotations

from handlers.outbound import markup
from tests.handlers import telegram_html


def test_length_is_what_telegram_counts() -> None:
    assert markup.units("<b>甲</b>&lt;😀") == 4


def test_tags_and_spaces_alone_are_blank() -> None:
    assert markup.is_blank("<b> \n</b>")
    assert not markup.is_blank("&lt;")


def test_lines_that_fit_stay_together() -> None:
    assert markup.pack(["甲", "", "乙"], 10) == ("甲\n\n乙",)


def test_a_message_ends_at_a_line() -> None:
    assert markup.pack(["12345", "12345", "12345"], 11) == ("12345\n12345", "12345")


def test_blank_messages_are_left_out() -> None:
    assert markup.pack(["", "<b></b>"], 10) == ()
    assert markup.pack([], 10) == ()


def test_a_long_line_prefers_to_break_at_a_newline_of_its_own() -> None:
    assert markup.cut("12345678\n0123456789", 12) == ["12345678\n", "0123456789"]


def test_else_after_a_full_stop_and_else_after_a_space() -> None:
    assert markup.cut("一二三四五六。七八九", 9) == ["一二三四五六。", "七八九"]
    assert markup.cut("seven eight nine", 13) == ["seven eight ", "nine"]


def test_a_border_in_the_first_half_is_too_early() -> None:
    assert markup.cut("a 3456789012", 10) == ["a 34567890", "12"]


def test_an_open_tag_is_closed_and_opened_again() -> None:
    line = "<blockquote expandable><b>12345678</b></blockquote>"
    assert markup.cut(line, 5) == [
        "<blockquote expandable><b>12345</b></blockquote>",
        "<blockquote expandable><b>678</b></blockquote>",
    ]


def test_an_entity_and_an_emoji_are_never_torn() -> None:
    assert markup.cut("&amp;&amp;&amp;", 2) == ["&amp;&amp;", "&amp;"]
    assert markup.cut("😀😀", 3) == ["😀", "😀"]
    assert markup.cut("一👍🏽", 3) == ["一", "👍🏽"]


def test_text_between_tags_is_cut_on_and_on() -> None:
    pieces = markup.cut("甲<i>" + "乙" * 95 + "</i>丙", 10)
    assert [telegram_html.length(piece) for piece in pieces] == [10] * 9 + [7]
    assert "".join(map(telegram_html.visible, pieces)) == "甲" + "乙" * 95 + "丙"
