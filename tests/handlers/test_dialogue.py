"""A conversation from its first question to its submission, and every way off that road."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from handlers.dialogues.answers import EXPLAINED
from handlers.dialogues.turns import Guide
from tests.handlers.talking import Chat, file


def answers_all(chat: Chat, problem: str = "账目不清") -> None:
    chat.says("/log")
    chat.presses("清河镇")
    chat.says(problem)
    chat.presses("跳过")
    chat.presses("否")
    chat.presses("跳过")
    chat.presses("标签1")
    chat.presses("完成")


def test_a_form_asks_one_question_after_the_other(li: Chat) -> None:
    li.says("/log")
    assert li.hears == "哪个单位？\n输入名称中的几个字可缩小范围。"
    li.presses("清河镇")
    assert li.hears == "什么问题？"
    li.says("账目不清")
    assert li.hears == "请发材料。"
    li.presses("跳过")
    assert li.hears == "立行立改？"
    li.presses("是")
    assert li.hears == "何时改完？"
    li.says("9月30日")
    assert li.hears == "有何措施？"
    li.says("建立台账 9月30日前\n\n公开账目")
    assert li.hears.startswith("哪些标签？\n1. 一个标签")


def test_what_was_answered_is_checked_on_a_card_and_submitted(li: Chat) -> None:
    li.says("/log")
    li.presses("清河镇")
    li.says("账目不清")
    li.sends(file(), caption="现场照片")
    li.presses("完成")
    li.presses("是")
    li.presses("年底")
    li.says("建立台账 12月20日前\n公开账目")
    li.presses("标签1")
    li.presses("标签3")
    li.presses("完成（2）")
    assert li.hears == (
        "请核对，无误后按“确认”提交。\n单位：清河镇\n问题：账目不清\n"
        "材料：1 个文件\n立行立改：是\n"
        "期限：2020年12月31日（周四）\n措施：建立台账（2020年12月20日）、公开账目\n"
        "标签：标签1、标签3\n说明：现场照片"
    )
    li.presses("确认")
    assert li.hears == "已记录：清河镇"
    assert li.drafts() == []
    assert li.submitted() == [
        {
            "unit": 1,
            "problem": "账目不清",
            "evidence": [1],
            "immediate": True,
            "limit": "2020-12-31",
            "measures": [
                {"text": "建立台账", "milestone": "2020-12-20"},
                {"text": "公开账目", "milestone": None},
            ],
            "tags": ["t1", "t3"],
            "caption": "现场照片",
        }
    ]


def test_a_question_that_does_not_apply_is_not_asked(li: Chat) -> None:
    answers_all(li)
    assert "期限" not in li.hears
    assert "材料：未填" in li.hears


def test_a_pressed_screen_changes_in_place_and_a_written_answer_gets_a_new_message(
    li: Chat,
) -> None:
    li.says("/log")
    assert li.screen is not None
    assert li.screen.edits is None
    li.presses("清河镇")
    assert li.screen.edits == li.last_message
    li.says("账目不清")
    assert li.screen.edits is None


def test_an_answer_that_breaks_the_rules_is_explained_in_the_forms_own_words(li: Chat) -> None:
    li.says("/log")
    li.presses("清河镇")
    li.says("长" * 21)
    assert li.hears == "问题请写 2 到 20 个字。\n什么问题？"
    assert li.drafts()[0]["unit"] == 1


def test_a_form_without_its_own_words_says_the_rule(li: Chat) -> None:
    li.says("/short")
    li.says("超过五个字了")
    assert li.hears == "内容太长，请不要超过 5 个字。\n什么原因？"


def test_a_form_without_a_card_is_submitted_by_its_last_answer(li: Chat) -> None:
    li.says("/short")
    li.says("太短")
    assert li.hears == "已退回：太短"
    assert li.drafts() == []


def test_a_refused_submission_keeps_the_draft_and_shows_the_card_again(li: Chat) -> None:
    answers_all(li, problem="refused")
    li.presses("确认")
    assert li.hears.startswith("您的职责不包括此项操作。")
    assert "问题：refused" in li.hears
    assert len(li.drafts()) == 1
    assert li.submitted() == []
    li.presses("修改问题")
    li.says("账目不清")
    li.presses("确认")
    assert li.hears == "已记录：清河镇"


def test_a_last_answer_that_cannot_be_submitted_is_asked_again(li: Chat) -> None:
    li.says("/short")
    li.says("bad")
    assert (
        li.hears
        == "7 目前为“已销号”，不能办理此项操作。请打开问题，查看现在可办的事项。\n什么原因？"
    )
    li.says("太短")
    assert li.hears == "已退回：太短"


def test_a_rule_over_the_whole_shows_the_card_again(li: Chat) -> None:
    answers_all(li, problem="unlucky")
    li.presses("确认")
    assert li.hears.startswith("这个回答不合要求，请重新填写。\n请核对")


def test_every_field_of_the_card_can_be_edited_and_the_card_comes_back(li: Chat) -> None:
    answers_all(li)
    li.presses("修改单位")
    assert li.hears.startswith("哪个单位？")
    li.presses("石桥镇")
    assert "单位：石桥镇" in li.hears
    li.presses("修改标签")
    assert "☑ 标签1" in li.labels
    li.presses("标签1")
    li.presses("标签2")
    li.presses("完成")
    assert "标签：标签2" in li.hears


def test_an_edit_that_opens_another_question_asks_it(li: Chat) -> None:
    answers_all(li)
    li.presses("修改立行立改")
    li.presses("是")
    assert li.hears == "何时改完？"
    li.presses("年底")
    assert "期限：2020年12月31日（周四）" in li.hears


def test_back_from_an_edit_leaves_the_answer_as_it_was(li: Chat) -> None:
    answers_all(li)
    li.presses("修改标签")
    li.presses("标签2")
    li.presses("上一步")
    assert "标签：标签1" in li.hears
    li.presses("修改标签")
    assert "☐ 标签2" in li.labels


def test_back_asks_the_last_question_again(li: Chat) -> None:
    li.says("/log")
    assert "‹ 上一步" not in li.labels
    li.presses("清河镇")
    li.presses("上一步")
    assert li.hears.startswith("哪个单位？")
    assert "‹ 上一步" not in li.labels


def test_a_form_is_cancelled_by_its_button_and_by_the_command(li: Chat) -> None:
    li.says("/log")
    li.presses("取消")
    assert li.hears == "已取消，所填内容不保存。"
    li.says("/log")
    li.says("/cancel")
    assert li.hears == "已取消，所填内容不保存。"
    assert li.drafts() == []
    li.says("/cancel")
    assert li.hears == "当前没有正在填写的内容。"


def test_typing_part_of_a_name_narrows_and_one_match_is_taken(li: Chat) -> None:
    li.says("/log")
    li.says("清")
    assert li.hears.startswith("有 2 项相符，请选择。")
    assert li.labels[:3] == ["清河镇", "清泉乡", "显示全部"]
    li.presses("显示全部")
    assert "沙泉乡" in li.labels
    li.says("石桥")
    assert li.hears == "什么问题？"


def test_pinyin_initials_find_a_name(li: Chat) -> None:
    li.says("/log")
    li.says("YLZ")
    assert li.drafts()[0]["unit"] == 5


def test_a_name_that_nobody_has_is_explained(li: Chat) -> None:
    li.says("/log")
    li.says("不存在")
    assert li.hears.startswith("没有相符的选项。")


def test_likely_options_come_first_and_the_others_are_paged(li: Chat) -> None:
    li.says("/log")
    assert li.labels[:2] == ["云岭镇", "清河镇"]
    li.presses("下一页")
    assert li.labels == ["西坪镇", "‹ 上一页", "取消"]
    li.presses("上一页")
    assert li.labels[0] == "云岭镇"


def test_a_choice_is_understood_in_words_too(li: Chat) -> None:
    li.says("/log")
    li.presses("清河镇")
    li.says("账目不清")
    li.says("跳过")
    li.says("是")
    assert li.hears == "何时改完？"


@pytest.mark.parametrize(
    ("said", "kept"), [("年底", "2020-12-31"), ("2020.9.30", "2020-09-30"), ("三天", "2020-12-10")]
)
def test_a_day_is_understood_as_people_write_it(li: Chat, said: str, kept: str) -> None:
    li.says("/log 清河镇")
    for answer in ("清河镇", "账目不清", "跳过", "是", said):
        li.says(answer)
    assert li.drafts()[0]["limit"] == kept


def test_what_is_no_day_is_explained(li: Chat) -> None:
    li.says("/log")
    for answer in ("清河镇", "账目不清", "跳过", "是", "尽快"):
        li.says(answer)
    assert li.hears.startswith("没有看懂这个日期。")


def test_ticks_are_set_all_at_once_and_taken_back(li: Chat) -> None:
    li.says("/log")
    for answer in ("清河镇", "账目不清", "跳过", "否", "跳过"):
        li.says(answer)
    assert li.labels[:5] == ["☐ 标签1", "☐ 标签2", "☐ 标签3", "☐ 标签4", "☐ 标签5"]
    li.presses("完成（0）")
    assert li.hears.startswith("请至少选择 1 项。")
    li.presses("全选")
    assert "完成（7）" in li.labels
    li.presses("下一页")
    assert li.labels[0] == "☑ 标签6"
    li.presses("全不选")
    assert "完成（0）" in li.labels
    li.says("标签1")
    assert li.hears.startswith("请用下方按钮选择。")
    li.presses("全选")
    li.says("完成")
    assert "标签：已选 7 项" in li.hears


def test_text_at_the_card_is_answered_with_the_card(li: Chat) -> None:
    answers_all(li)
    li.says("好的")
    assert li.hears.startswith("内容已填完。")
    assert len(li.drafts()) == 1


def test_a_rule_that_became_stricter_meanwhile_asks_that_question_again(li: Chat) -> None:
    """A draft may have been begun under the previous version's rules."""
    answers_all(li)
    change_answer(li, "problem", "长" * 30)
    li.presses("确认")
    assert li.hears == "问题请写 2 到 20 个字。\n什么问题？"
    li.says("账目不清")
    li.presses("确认")
    assert li.hears == "已记录：清河镇"


def test_a_fault_in_what_nobody_was_asked_is_a_bug(li: Chat) -> None:
    li.says("/short")
    change_answer(li, "finding", "no number")
    with pytest.raises(ValidationError):
        li.says("太短")


def test_a_choice_that_breaks_the_rules_is_explained_too(li: Chat) -> None:
    li.says("/log")
    for answer in ("清河镇", "账目不清", "跳过", "是"):
        li.says(answer)
    li.says("到年底")
    assert li.hears.startswith("没有看懂这个日期。")
    li.says("年底")
    assert li.hears == "有何措施？"


def change_answer(chat: Chat, key: str, value: str) -> None:
    with chat.ledger.work() as work:
        draft = work.drafts.open_in(chat.person.id, chat.person.chat_id or 0)
        assert draft is not None
        work.drafts.save(replace(draft, answers={**draft.answers, key: value}))


def test_a_day_may_be_named_by_its_button(li: Chat) -> None:
    li.says("/log")
    for answer in ("清河镇", "账目不清", "跳过", "是", "按规定期限"):
        li.says(answer)
    assert li.drafts()[0]["limit"] == "2021-03-07"


def test_a_day_out_of_its_bounds_is_explained_as_a_day(li: Chat) -> None:
    li.says("/lucky")
    li.says("昨天")
    assert li.hears == "日期应晚于 2020年12月7日。\n哪一天？"
    li.says("明天")
    assert li.hears == "哪一项？\n目前没有可选的内容。"
    assert li.labels == ["‹ 上一步", "取消"]


@pytest.mark.parametrize("kind", sorted(EXPLAINED))
def test_every_rule_that_is_explained_has_its_sentence(words: Guide, kind: str) -> None:
    for language in words.texts.languages:
        assert f"dialogue-error-{kind}" in words.texts.ids(language)
