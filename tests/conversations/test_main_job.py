"""The main job, whole: from a message in the field to a closed item, its echo and its rework."""

from __future__ import annotations

from datetime import date

import pytest

from tests.telegram import Phone
from tests.town import Town

EVERYBODY = ("李闻", "副组长", "组长", "老办", "主任", "小联", "张镇长", "书记", "王干事")
JOINT = ("纪委", "组织部")

ENGLISH = {
    "完成": "Done",
    "是": "Yes",
    "否": "No",
    "跳过": "Skip",
    "确认": "Confirm",
    "复核": "Review",
    "乡村振兴与生态": "Rural revitalisation and ecology",
    "审签": "Sign",
    "集中整改": "Concentrated rectification",
    "查看问题": "View findings",
    "2020年12月7日": "7 Dec 2020",
    "认领": "Assign",
    "签署责任书": "Sign the commitment",
    "确认签署": "Sign it now",
    "申请销号": "Apply for closing",
    "审核同意": "Approve",
    "退回申请": "Refuse the application",
    "证据不足": "Not enough evidence",
    "启动再整改": "Reopen for rework",
    "更新进展": "Report progress",
    "底稿": "Working paper",
    "未启动": "Not started",
    "正常": "On schedule",
    "责任书已签": "commitment signed",
    "单位审核中": "Under review by the unit",
    "会商审核中": "Under joint review",
    "已销号": "Closed",
    "整改中": "In progress",
    "第 2 次整改": "cycle 2",
    "再整改": "Reopened for rework",
    "您记录的": "which you recorded",
    "补充整改要求": "still required",
    "周报": "digest",
}


class Village:
    """The people of the story, in one language; the script is Chinese."""

    def __init__(self, t: Town, language: str) -> None:
        self.t = t
        self.language = language

    def word(self, chinese: str) -> str:
        return chinese if self.language == "zh" else ENGLISH.get(chinese, chinese)

    async def __call__(self, name: str) -> Phone:
        return await self.t.joins(name, "zh-hans" if self.language == "zh" else "en")

    async def press(self, name: str, *labels: str) -> str:
        """One after the other; what is said then."""
        phone = await self(name)
        for label in labels:
            await phone.presses(self.word(label))
        return phone.last.text

    async def say(self, name: str, words: str) -> str:
        phone = await self(name)
        await phone.says(words)
        return phone.last.text

    def in_(self, chinese: str, said: str) -> bool:
        return self.word(chinese) in said


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_from_the_village_to_closed_and_on_to_rework(t: Town, language: str) -> None:
    village = Village(t, language)
    for name in (*EVERYBODY, *JOINT):
        await village(name)
    await _is_logged_and_signed(village)
    await _is_fed_back_and_assigned(village)
    await _is_applied_for_refused_and_applied_for_again(village)
    await _is_closed(village)
    await _is_echoed_and_counted(village)
    await _is_worked_on_again(village)
    kinds = [kind for (kind,) in t.rows("SELECT kind FROM events WHERE item_kind = 'finding'")]
    assert kinds.count("closing-applied") == 3
    assert kinds.count("finding-closed") == 2


async def _is_logged_and_signed(village: Village) -> None:
    li = await village("李闻")
    await li.sends_photo(caption="清河镇327户安置房至今未办房产证")
    assert "327户" in await village.press("李闻", "完成", "否", "跳过")
    said = await village.press("李闻", "确认")
    assert "7-01-001" in said
    assert village.in_("底稿", said)
    await village.say("副组长", "/reviews")
    said = await village.press("副组长", "7-01-001", "复核", "乡村振兴与生态")
    assert "7-01-001" in said
    await village.say("组长", "/reviews")
    await village.press("组长", "7-01-001", "审签")
    assert village.t.rows("SELECT state FROM findings") == [("signed",)]


async def _is_fed_back_and_assigned(village: Village) -> None:
    word = village.word
    await village.say("老办", "/feedback")
    await village.press("老办", "清河镇", "7-01-001", "完成", "集中整改")
    await village.say("老办", "2020-09-07")
    said = await village.press("老办", "跳过", "否")
    assert "7-01-001" in said
    await village.press("老办", "确认")
    assert (await village("书记")).heard(word("2020年12月7日"))
    await village.press("小联", "查看问题")
    said = await village.press("小联", "7-01-001")
    assert village.in_("未启动", said)
    await village.press("小联", "认领", "张镇长", "清河镇", "跳过", "王干事")
    await village.say("小联", "逐户核查资料 2020-09-30\n集中办理房产证 2020-11-30")
    said = await village.press("小联", "确认")
    assert "逐户核查资料" in said
    assert (await village("王干事")).heard("7-01-001")
    said = await village.press("张镇长", "7-01-001", "签署责任书", "确认签署")
    assert village.in_("责任书已签", said)


async def _is_applied_for_refused_and_applied_for_again(village: Village) -> None:
    wang = await village("王干事")
    await wang.says("/progress")
    await wang.says("已核查327户资料,首批120户已受理")
    await wang.sends_photo()
    said = await village.press("王干事", "完成", "逐户核查资料", "完成")
    assert "☑️" in said
    await village.press("王干事", "申请销号")
    await wang.says("房产证已全部办结发放")
    said = await village.press("王干事", "跳过", "确认")
    assert village.in_("单位审核中", said)
    for name in ("张镇长", "书记", "老办"):
        await village.say(name, "/reviews")
        await village.press(name, "审核同意")
    said = await village.say("纪委", "/show 7-01-001")
    assert village.in_("会商审核中", said)
    await village.press("纪委", "退回申请", "证据不足")
    await village.say("纪委", "请补充发放签收表")
    assert wang.heard("请补充发放签收表")
    await wang.says("/apply")
    await wang.says("已补充签收表")
    await wang.sends_document("签收表.pdf", b"%PDF-1.4")
    await village.press("王干事", "完成", "确认")


async def _is_closed(village: Village) -> None:
    for name in ("张镇长", "书记", "老办", "纪委"):
        await village.say(name, "/reviews")
        said = await village.press(name, "审核同意")
        assert not village.in_("已销号", said.partition("\n")[2].partition("\n")[0])
    await village.say("组织部", "/reviews")
    said = await village.press("组织部", "审核同意")
    assert village.in_("已销号", said)


async def _is_echoed_and_counted(village: Village) -> None:
    t, li = village.t, await village("李闻")
    before = len(li.answers)
    await t.turns(date(2020, 9, 8))
    echoes = li.answers[before:]
    assert len(echoes) == 1
    assert village.in_("您记录的", echoes[0].text)
    await t.turns(date(2020, 9, 14))
    digest = await (await village("主任")).hears("1/1")
    assert "100%" in digest.text
    assert digest.media is not None


async def _is_worked_on_again(village: Village) -> None:
    t = village.t
    await village.say("老办", "/show 7-01-001")
    await village.press("老办", "启动再整改")
    await village.say("老办", "抽查发现12户未领到证")
    said = await village.press("老办", "跳过", "确认")
    assert village.in_("第 2 次整改", said)
    assert (await village("王干事")).heard("抽查发现12户未领到证")
    await t.turns(date(2020, 9, 15))
    assert (await village("李闻")).heard("抽查发现12户未领到证")
    await village.say("王干事", "/progress")
    await village.say("王干事", "12户已全部补发")
    await village.press("王干事", "跳过")
    await village.press("王干事", "申请销号")
    await village.say("王干事", "逐户回访无遗漏")
    wang = await village("王干事")
    await wang.sends_photo()
    await village.press("王干事", "完成", "确认")
    for name in ("张镇长", "书记", "主任", "组长", "组织部"):
        await village.say(name, "/reviews")
        said = await village.press(name, "审核同意")
    assert village.in_("已销号", said)
    assert t.rows("SELECT state, cycle FROM findings") == [("closed", 2)]
