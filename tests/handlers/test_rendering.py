"""A screen becomes something Telegram takes, whatever people have written into it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.core.screens import (
    Button,
    ChartAttachment,
    FileAttachment,
    Menu,
    Screen,
    say,
    text,
)
from handlers.outbound.rendering import LONGEST_LABEL, Card, card, clipped
from handlers.outbound.texts import Texts
from tests.handlers import telegram_html
from tests.handlers.conftest import COMMON, SHANGHAI

ZH = "zh-CN"
SENTENCES = """
said = <b>{ $who }</b>说：<blockquote expandable>{ $words }</blockquote>
words = { $words }
"""
YES = Button(label=text("yes"), press=("yes",))
FILE, CHART = FileAttachment(file=1), ChartAttachment(snapshot=1)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    folder: Path = tmp_path_factory.mktemp("locales")
    (folder / ZH).mkdir()
    (folder / ZH / "common.ftl").write_text(COMMON + SENTENCES, "utf-8")
    return Texts(folder, SHANGHAI, strict=True)


def words(length: int, sign: str = "账") -> Screen:
    return say("words", words=sign * length)


class TestParts:
    def test_a_short_screen_is_one_part(self, texts: Texts) -> None:
        shown = card(Screen(lines=(text("yes"), text("no"))), ZH, texts)
        assert shown.parts == ("是\n否",)

    @pytest.mark.parametrize(("length", "parts"), [(4096, 1), (4097, 2), (9000, 3)])
    def test_4096_units_fit_and_4097_do_not(self, texts: Texts, length: int, parts: int) -> None:
        assert len(card(words(length), ZH, texts).parts) == parts

    def test_an_emoji_counts_twice_as_telegram_counts_it(self, texts: Texts) -> None:
        assert len(card(words(2048, "😀"), ZH, texts).parts) == 1
        assert len(card(words(2049, "😀"), ZH, texts).parts) == 2

    def test_escaping_costs_nothing(self, texts: Texts) -> None:
        assert len(card(words(4096, "<"), ZH, texts).parts) == 1

    def test_a_screen_with_nothing_to_say_has_no_parts(self, texts: Texts) -> None:
        assert card(Screen(), ZH, texts) == Card(
            parts=(), caption=None, keyboard=None, reply_keyboard=None, toast=None
        )


class TestKeyboards:
    def test_a_button_carries_its_label_and_its_press(self, texts: Texts) -> None:
        row = (YES, Button(label="清河镇", press=("unit", "7")))
        shown = card(Screen(lines=(text("yes"),), buttons=(row, ())), ZH, texts)
        assert shown.keyboard is not None
        buttons = [
            (button.text, button.callback_data) for button in shown.keyboard.inline_keyboard[0]
        ]
        assert buttons == [("是", "1:yes"), ("清河镇", "1:unit:7")]
        assert len(shown.keyboard.inline_keyboard) == 1

    def test_a_label_is_clipped_and_never_empty(self) -> None:
        assert clipped("镇" * 61, LONGEST_LABEL) == "镇" * 59 + "…"
        assert clipped("镇" * 60, LONGEST_LABEL) == "镇" * 60
        assert clipped("一\n 二", LONGEST_LABEL) == "一 二"
        assert clipped(" \n", LONGEST_LABEL) == "…"

    def test_a_menu_becomes_the_reply_keyboard(self, texts: Texts) -> None:
        shown = card(Screen(menu=Menu(rows=(("yes", "no"), ("button-more",)))), ZH, texts)
        assert shown.reply_keyboard is not None
        rows = [[key.text for key in row] for row in shown.reply_keyboard.keyboard]
        assert rows == [["是", "否"], ["更多"]]
        assert shown.reply_keyboard.resize_keyboard is True

    def test_two_keyboards_need_two_messages(self, texts: Texts) -> None:
        lines = (text("yes"), text("no"), text("button-more"))
        shown = card(
            Screen(lines=lines, menu=Menu(rows=(("yes",),)), buttons=((YES,),)), ZH, texts
        )
        assert shown.parts == ("是\n否", "更多")

    def test_a_single_line_stays_single(self, texts: Texts) -> None:
        shown = card(
            Screen(lines=(text("yes"),), menu=Menu(rows=(("yes",),)), buttons=((YES,),)),
            ZH,
            texts,
        )
        assert shown.parts == ("是",)

    def test_a_toast_is_plain_and_short(self, texts: Texts) -> None:
        toast = text("said", who="<李>", words="账" * 300)
        shown = card(Screen(toast=toast), ZH, texts).toast
        assert shown is not None
        assert shown.startswith("<李>说：账")
        assert len(shown) == 200


class TestCaptions:
    def captioned(self, screen: Screen, texts: Texts) -> bool:
        shown = card(screen, ZH, texts)
        assert (shown.caption is None) != (shown.parts == ())
        return shown.caption is not None

    @pytest.mark.parametrize(("length", "fits"), [(1024, True), (1025, False)])
    def test_text_of_1024_units_goes_under_the_picture(
        self, texts: Texts, length: int, fits: bool
    ) -> None:
        screen = words(length).model_copy(update={"attachments": (CHART,), "buttons": ((YES,),)})
        assert self.captioned(screen, texts) is fits

    def test_without_an_attachment_there_is_no_caption(self, texts: Texts) -> None:
        assert not self.captioned(say("yes"), texts)

    def test_an_album_has_a_caption_only_without_buttons(self, texts: Texts) -> None:
        album = Screen(lines=(text("yes"),), attachments=(FILE, FILE))
        assert self.captioned(album, texts)
        assert not self.captioned(album.model_copy(update={"buttons": ((YES,),)}), texts)

    def test_text_with_two_keyboards_stays_apart(self, texts: Texts) -> None:
        screen = Screen(
            lines=(text("yes"), text("no")),
            attachments=(CHART,),
            buttons=((YES,),),
            menu=Menu(rows=(("yes",),)),
        )
        assert not self.captioned(screen, texts)

    def test_a_picture_without_words_has_none(self, texts: Texts) -> None:
        shown = card(Screen(attachments=(FILE,)), ZH, texts)
        assert shown.caption is None
        assert shown.parts == ()


NASTY = [
    *"<>&{}\"'=;#/ \n\t\\%~:",
    *("\u202e", "\u200b", "\u2068", "\x00", "\ud83d", "\r\n", "\u2028", "e\u0301", "😀", "👍🏽"),
    *("镇", "。", "</b>", "<b>", "&lt;", "&#x3C;", "{ $who }", "=cmd|'/C calc'"),
]
GIANT = ["账" * 700, "😀" * 500, "&" * 1200, "一句话。" * 300, "x" * 4096]
TEXTS_EACH = 20
nasty_texts = st.lists(
    st.lists(st.sampled_from(NASTY * 12 + GIANT), max_size=6).map("".join),
    min_size=TEXTS_EACH,
    max_size=TEXTS_EACH,
)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(nasty_texts)
@example([""] * TEXTS_EACH)
@example(["<b>"] * TEXTS_EACH)
def test_ten_thousand_nasty_texts_make_good_messages(texts: Texts, written: list[str]) -> None:
    lines = [text("said", who=who, words=said) for who, said in itertools.pairwise(written)]
    shown = card(Screen(lines=tuple(lines)), ZH, texts)
    for part in shown.parts:
        assert 0 < telegram_html.length(part) <= 4096
    whole = "".join(telegram_html.visible(texts.render(line, ZH)) for line in lines)
    told = "".join(map(telegram_html.visible, shown.parts))
    assert _signs(told) == _signs(whole)


@given(st.text(alphabet=st.sampled_from("".join(NASTY)), max_size=200))
def test_any_label_fits_a_button(texts: Texts, label: str) -> None:
    screen = Screen(buttons=((Button(label=label, press=("x",)),),))
    keyboard = card(screen, ZH, texts).keyboard
    assert keyboard is not None
    assert 0 < len(keyboard.inline_keyboard[0][0].text) <= 60


def _signs(words: str) -> str:
    return "".join(words.split())
