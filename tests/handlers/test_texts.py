"""Ids become sentences; what people wrote stays what they wrote, and harmless."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.policy import Policy, StepForm
from bot.core.roles import Role
from bot.core.screens import Arg, Day, Many, Moment, Text, text
from handlers.outbound.catalogue import TextError
from handlers.outbound.texts import Texts, clean, escape, unmark
from tests.handlers import telegram_html
from tests.handlers.conftest import SHANGHAI, TextsOf

ZH, EN = "zh-CN", "en"


class TestWords:
    def test_people_cannot_write_markup(self, texts_of: TextsOf) -> None:
        texts = texts_of("said = <b>{ $words }</b>")
        sentence = texts.render(text("said", words='<i>&"</i>'), ZH)
        assert sentence == "<b>&lt;i&gt;&amp;&quot;&lt;/i&gt;</b>"

    def test_people_cannot_write_placeables(self, texts_of: TextsOf) -> None:
        texts = texts_of("said = { $words }")
        assert texts.render(text("said", words='{ $secret } {"a"}'), ZH).startswith("{ $secret }")

    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("清河\u202e镇", "清河镇"),
            ("清\u200b河\ufeff镇", "清河镇"),
            ("一\x00二\x07三", "一二三"),
            ("half \ud83d pair", "half  pair"),
            ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
            ("甲\t乙", "甲 乙"),
            ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
            ("👍🏽 ❤️", "👍🏽 ❤️"),
        ],
    )
    def test_what_cannot_be_seen_is_taken_out(self, written: str, kept: str) -> None:
        assert clean(written) == kept

    def test_a_long_finding_is_said_whole(self, texts_of: TextsOf) -> None:
        texts = texts_of("said = 问题：{ $words }。另：{ $more }")
        sentence = texts.render(text("said", words="账" * 4000, more="&" * 3000), ZH)
        assert sentence == f"问题：{'账' * 4000}。另：{'&amp;' * 3000}"

    def test_a_long_argument_fits_into_a_choice(self, texts_of: TextsOf) -> None:
        texts = texts_of("said = { $kind ->\n    [short] 短\n   *[long] 长：{ $words }\n}")
        assert (
            texts.render(text("said", kind="long", words="账" * 5000), ZH) == "长：" + "账" * 5000
        )

    def test_nobody_can_write_the_marker_of_a_long_argument(self, texts_of: TextsOf) -> None:
        texts = texts_of("said = { $words }{ $forged }")
        sentence = texts.render(text("said", words="账" * 300, forged="\x000\x00"), ZH)
        assert sentence == "账" * 300 + "0"

    @given(st.text())
    def test_escaped_words_read_as_they_were_cleaned(self, words: str) -> None:
        assert telegram_html.visible(escape(words)) == clean(words)
        assert unmark(escape(words)) == clean(words)


class TestValues:
    @pytest.fixture
    def shown(self, texts_of: TextsOf) -> Texts:
        return texts_of("shown = { $value }", "shown = { $value }")

    @pytest.mark.parametrize(
        ("value", "zh", "en"),
        [
            (Day(day=date(2020, 9, 30)), "2020年9月30日", "30 Sep 2020"),
            (
                Day(day=date(2020, 9, 30), weekday=True),
                "2020年9月30日（周三）",
                "30 Sep 2020 (Wed)",
            ),
            (
                Moment(at=datetime(2020, 9, 30, 17, 5, tzinfo=UTC)),
                "10月1日 01:05",
                "1 Oct, 01:05",
            ),
            (Many(items=("清河镇", text("yes"))), "清河镇、是", "清河镇, Yes"),
            (Many(items=()), "", ""),
            (text("state-closed"), "已销号", "Closed"),
            (9536, "9,536", "9,536"),
            ("2020", "2020", "2020"),
        ],
    )
    def test_each_kind_is_written_as_its_language_writes_it(
        self, shown: Texts, value: Arg, zh: str, en: str
    ) -> None:
        assert shown.render(text("shown", value=value), ZH) == zh
        assert shown.render(text("shown", value=value), EN) == en

    @pytest.mark.parametrize("month", range(1, 13))
    def test_every_month_has_its_english_name(self, shown: Texts, month: int) -> None:
        day = date(2021, month, 9)
        assert shown.render(text("shown", value=Day(day=day)), EN) == f"{day:9 %b %Y}"

    @pytest.mark.parametrize("day", range(1, 8))
    def test_every_weekday_has_its_name(self, shown: Texts, day: int) -> None:
        monday_first = date(2021, 3, day)  # 1 March 2021 was a Monday
        value = Day(day=monday_first, weekday=True)
        assert f"（周{'一二三四五六日'[day - 1]}）" in shown.render(text("shown", value=value), ZH)
        assert f"({monday_first:%a})" in shown.render(text("shown", value=value), EN)

    def test_a_text_in_a_text_keeps_its_markup_and_escapes_its_words(
        self, texts_of: TextsOf
    ) -> None:
        texts = texts_of("inner = <b>{ $x }</b>\nouter = “{ $inner }”")
        outer = text("outer", inner=text("inner", x="<"))
        assert texts.render(outer, ZH) == "“<b>&lt;</b>”"

    def test_a_sentence_may_choose_by_a_number(self, texts_of: TextsOf) -> None:
        texts = texts_of("n = x", "n = { $n ->\n    [one] one item\n   *[other] { $n } items\n}")
        assert texts.render(text("n", n=1), EN) == "one item"
        assert texts.render(text("n", n=1200), EN) == "1,200 items"


class TestPlain:
    def test_a_label_has_no_markup_and_no_entities(self, texts_of: TextsOf) -> None:
        texts = texts_of("said = <b>{ $words }</b>")
        assert texts.plain(text("said", words="<甲&乙> &lt;"), ZH) == "<甲&乙> &lt;"

    def test_a_register_s_word_is_only_cleaned(self, texts: Texts) -> None:
        assert texts.plain("清河\u200b镇 <一>", ZH) == "清河镇 <一>"


FORM = """
log-unit = 哪个单位？
    .hint = 请选择
    .error = 没有 { $unit }
only-hint =
    .hint = 提示
"""


class TestIds:
    def test_attributes_are_texts_of_their_own(self, texts_of: TextsOf) -> None:
        texts = texts_of(FORM)
        assert texts.render(text("log-unit.hint"), ZH) == "请选择"
        assert texts.render(text("log-unit.error", unit="甲"), ZH) == "没有 甲"
        assert {"log-unit", "log-unit.hint", "only-hint.hint"} <= texts.ids(ZH)
        assert "only-hint" not in texts.ids(ZH)

    def test_variables_of_quoted_sentences_count(self, texts_of: TextsOf) -> None:
        texts = texts_of("a = { $x }{ b.hint }\nb = 乙{ a-term }\n    .hint = { $y }\na-term = 丙")
        assert texts.variables(ZH, "a") == {"x", "y"}
        assert texts.variables(ZH, "b") == frozenset()

    @pytest.mark.parametrize("id", ["nobody", "log-unit.nothing", "only-hint", "log-unit.error"])
    def test_strict_texts_refuse_a_missing_id_or_variable(
        self, texts_of: TextsOf, id: str
    ) -> None:
        with pytest.raises(TextError, match=id.split(".", maxsplit=1)[0]):
            texts_of(FORM).render(text(id), ZH)

    def test_strict_texts_refuse_an_unknown_language(self, texts: Texts) -> None:
        with pytest.raises(TextError, match="fr"):
            texts.render(text("yes"), "fr")

    def test_in_production_the_first_language_steps_in(
        self, texts_of: TextsOf, caplog: pytest.LogCaptureFixture
    ) -> None:
        texts = texts_of("said = 说：{ $x }", "said = { $nobody }", strict=False)
        with caplog.at_level(logging.WARNING):
            assert texts.render(text("said", x="甲"), EN) == "说：甲"
            assert texts.render(text("yes"), "fr") == "是"
        assert "en said: Unknown external: nobody" in caplog.text

    def test_in_production_the_id_is_the_last_resort(
        self, texts_of: TextsOf, caplog: pytest.LogCaptureFixture
    ) -> None:
        texts = texts_of(strict=False)
        assert texts.render(text("no-such-text"), EN) == "no-such-text"
        assert caplog.text.count("no text no-such-text") == 2


class TestFiles:
    @pytest.mark.parametrize(
        ("own", "fault"),
        [("wrong = {", "junk: wrong = {"), ("yes = 又一个", "yes stands twice")],
    )
    def test_a_faulty_file_is_refused_in_tests_and_logged_in_production(
        self, texts_of: TextsOf, own: str, fault: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        assert texts_of(own, strict=False).faults == (f"zh-CN/own.ftl: {fault}",)
        assert fault in caplog.text
        with pytest.raises(TextError, match=r"own\.ftl"):
            texts_of(own)

    def test_comments_and_terms_are_no_texts(self, texts_of: TextsOf) -> None:
        texts = texts_of("# 说明\n-name = 回音\nsaid = { -name }说")
        assert texts.render(text("said"), ZH) == "回音说"
        assert "name" not in texts.ids(ZH)

    def test_a_folder_without_the_first_language_is_no_house_of_texts(
        self, tmp_path: Path
    ) -> None:
        with pytest.raises(TextError, match="zh-CN"):
            Texts(tmp_path, SHANGHAI)


class TestLanguage:
    @pytest.mark.parametrize(
        ("chosen", "code", "picked"),
        [
            (None, "zh-hans", ZH),
            (None, "zh", ZH),
            (None, "zh-TW", ZH),
            (None, "zh_CN", ZH),
            (None, "en-GB", EN),
            (None, "ug", "en"),
            (None, None, "en"),
            ("zh-CN", "en", ZH),
            ("fr", "zh", ZH),
            ("", "", "en"),
        ],
    )
    def test_choice_first_then_telegram_then_the_default(
        self, texts: Texts, chosen: str | None, code: str | None, picked: str
    ) -> None:
        assert texts.pick_language(chosen, code, default="en") == picked

    def test_the_first_language_comes_first(self, texts: Texts) -> None:
        assert texts.languages == (ZH, EN)


COMMON_IDS = [
    *(f"role-{role}" for role in Role),
    *(f"step-{form}" for form in StepForm),
    *(f"refusal-{reason}" for reason in Policy().refusal_reasons),
]


class TestTheRealSentences:
    @pytest.mark.parametrize("language", [ZH, EN])
    @pytest.mark.parametrize("id", COMMON_IDS)
    def test_every_word_of_the_core_has_a_sentence(
        self, texts: Texts, language: str, id: str
    ) -> None:
        assert texts.render(text(id), language)

    @pytest.mark.parametrize("language", [ZH, EN])
    def test_all_of_them_are_html_that_telegram_takes(self, texts: Texts, language: str) -> None:
        for id in texts.ids(language):
            filled: dict[str, Arg] = {name: "<&>" for name in texts.variables(language, id)}
            telegram_html.visible(texts.render(Text(id=id, args=filled), language))
