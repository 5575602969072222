"""回避 and 交叉巡察 as they are talked through, in both languages, with their refusals."""

from __future__ import annotations

from tests.conversations import scene
from tests.town import Town


async def test_a_member_declares_and_the_unit_is_gone_for_him(t: Town) -> None:
    item = await scene.assigned(t)
    li, director = await t.joins("李闻"), await t.joins("主任")
    await li.says(f"/show {item.number}")
    assert item.number in li.last.text
    await li.says("/recusal")
    assert "目前没有回避声明" in li.last.text
    await li.presses("声明回避")
    await li.presses("第七轮")
    await li.says("清河镇")
    await li.presses("近三年曾在该单位任职")
    await li.presses("确认")
    assert "不再向您显示" in li.last.text
    assert director.heard("李闻已声明在第七轮巡察中对清河镇回避（近三年曾在该单位任职）")
    for words in (f"/show {item.number}", f"/find {item.number}"):
        await li.says(words)
        assert scene.PROBLEM not in li.last.text
    await director.says("/recusal")
    await director.presses("解除李闻")
    assert li.heard("已由巡察办主任解除")
    await li.says(f"/show {item.number}")
    assert item.number in li.last.text


async def test_a_members_recusal_in_english_with_its_refusals(t: Town) -> None:
    li, wang, director = [await t.joins(name) for name in ("李闻", "王干事", "主任")]
    for phone in (li, wang, director):
        await phone.says("/language")
        await phone.presses("English")
    await wang.says("/recusal")
    assert "declared by those who inspect and review" in wang.last.text
    await director.says("/recusal")
    for label in ("Declare a recusal", "第七轮"):
        await director.presses(label)
    await director.says("清河镇")
    await director.presses("spouse or relative")
    await director.presses("Confirm")
    assert "no longer shown to you" in director.last.text
    await director.says("/recusal")
    assert not any("Lift" in label for label in director.labels)
    await director.presses("Declare a recusal")
    await director.presses("第七轮")
    await director.says("清河镇")
    await director.presses("spouse or relative")
    await director.presses("Confirm")
    assert director.heard("already")


async def test_the_director_crosses_teams_and_counties(t: Town) -> None:
    li, director = await t.joins("李闻"), await t.joins("主任")
    await li.says("/recusal")
    await li.presses("声明回避")
    await li.presses("第七轮")
    await li.says("柳树村")
    await li.presses("配偶或亲属关系")
    await li.presses("确认")
    await director.says("/cross")
    await director.presses("第七轮")
    await director.presses("柳树村")
    await director.presses("清河县")
    await director.presses("完成")
    said = director.last.text
    assert "第二巡察组（1 个）：柳树村" in said
    assert "柳树村不派第一巡察组（李闻须回避）" in said
    await director.presses("确认")
    assert director.heard("已按方案安排第七轮巡察的 2 个单位")
    await li.says("/log")
    offered = [button.label for button in li.last.buttons]
    assert "清河县" in offered
    assert "柳树村" not in offered


async def test_no_plan_is_explained_and_nothing_is_written(t: Town) -> None:
    director = await t.joins("主任")
    for name in ("李闻", "外组长"):
        phone = await t.joins(name)
        await phone.says("/recusal")
        await phone.presses("声明回避")
        await phone.presses("第七轮")
        await phone.says("柳树村")
        await phone.presses("上下级关系")
        await phone.presses("确认")
    await director.says("/cross")
    await director.presses("第七轮")
    await director.presses("柳树村")
    await director.presses("完成")
    assert "没有可行的方案" in director.last.text
    assert "第一巡察组（李闻须回避）" in director.last.text
    await director.presses("确认")
    assert director.heard("请先调整组员")


async def test_cross_is_the_directors_and_needs_a_round_in_fieldwork(t: Town) -> None:
    office, director = await t.joins("老办"), await t.joins("主任")
    await office.says("/cross")
    assert "由巡察办主任提出" in office.last.text
    await director.says("/round")
    await director.presses("反馈")
    await director.says("/cross")
    assert "目前没有处于进驻阶段" in director.last.text
    await director.says("/language")
    await director.presses("English")
    await director.says("/cross")
    assert "No round is in fieldwork" in director.last.text
