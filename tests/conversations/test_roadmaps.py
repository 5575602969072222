"""路线图、时间表、责任书、长久立 in the chat, in both languages, with their refusals."""

from __future__ import annotations

from bot.core.findings import Finding, State
from bot.core.work import Work
from handlers.outbound import callbacks
from tests import builders, seeds
from tests.conversations import scene
from tests.telegram import Phone
from tests.town import Town


async def lasting(t: Town) -> Finding:
    """An item of a category that needs a rule."""
    item = await scene.assigned(t)
    await t.does(lambda work: _categorised(work, item.id))
    return item


def _categorised(work: Work, id: int) -> None:
    before = work.findings.get(id)
    work.findings.save(before, before.changed(category="D3"))


async def assigns(secretary: Phone, number: str, measures: str) -> None:
    await secretary.says(f"/show {number}")
    for label in ("调整责任人和措施", "张镇长", "清河镇", "跳过", "王干事"):
        await secretary.presses(label)
    await secretary.says(measures)


async def test_measures_with_dates_and_persons_become_a_roadmap(t: Town) -> None:
    item = await scene.assigned(t)
    secretary, wang, zhang = await t.all_join("书记", "王干事", "张镇长")
    await assigns(
        secretary, item.number, "逐户核查，9月30日，小联\n分批办理 张镇长 10月30日\n回访"
    )
    assert secretary.heard("逐户核查（2020年9月30日），小联")
    await secretary.presses("确认")
    assert "整改措施 1：逐户核查（小联，2020年9月30日前完成）" in secretary.last.text
    await wang.says(f"/show {item.number}")
    await wang.presses("查看路线图")
    assert "整改路线图" in wang.last.text
    assert "分批办理（张镇长，2020年10月30日）🟢 正常" in wang.last.text
    assert wang.last.media is not None
    await zhang.says("/roadmap")
    assert "整改时间表　清河镇" in zhang.last.text
    assert item.number in zhang.last.text
    assert zhang.last.media is not None


async def test_the_commitment_is_a_pledge_and_an_event(t: Town) -> None:
    item = await scene.assigned(t)
    zhang, wang = await t.all_join("张镇长", "王干事")
    await zhang.says(f"/show {item.number}")
    await zhang.presses("签署责任书")
    assert "真实、完整" in zhang.last.text
    await zhang.presses("确认签署")
    assert "责任书已签" in zhang.last.text
    assert t.count("events WHERE kind = 'finding-committed'") == 1
    await wang.says(f"/show {item.number}")
    assert "签署责任书" not in wang.labels


async def test_an_application_says_what_lasts(t: Town) -> None:
    item = await lasting(t)
    wang, office = await t.all_join("王干事", "老办")
    await wang.says(f"/show {item.number}")
    await wang.presses("申请销号")
    await wang.says("已逐户办证并公示")
    assert wang.heard("是否建立或修订了制度")
    await wang.presses("新建制度")
    await wang.says("安置房办证管理办法")
    await wang.says("清政发〔2020〕12号")
    await wang.says("2020年9月4日")
    await wang.sends_photo()
    await wang.presses("完成")
    await wang.presses("确认")
    line = "长久立：新建制度《安置房办证管理办法》（清政发〔2020〕12号，2020年9月4日）"
    await office.says(f"/show {item.number}")
    assert line in office.last.text
    await office.says("/digest")
    assert "新建制度 1 项，修订制度 0 项" in office.last.text


async def test_a_rule_that_is_still_to_come_is_none(t: Town) -> None:
    item = await lasting(t)
    wang = await t.joins("王干事", language="en")
    await wang.says(f"/show {item.number}")
    await wang.presses("Apply for closing")
    await wang.says("All certificates are issued")
    assert wang.heard("Has a rule been issued or revised?")
    await wang.presses("Revised rule")
    await wang.says("Certificates of housing")
    await wang.presses("Skip")
    await wang.says("30 December 2020")
    await wang.sends_photo()
    await wang.presses("Done")
    await wang.presses("Confirm")
    assert wang.heard("is still to come")
    assert t.count("rules") == 0


async def test_who_has_none_says_so_and_the_reviewer_reads_it(t: Town) -> None:
    item = await lasting(t)
    wang = await t.joins("王干事")
    await wang.says(f"/show {item.number}")
    await wang.presses("申请销号")
    await wang.says("已逐户办证并公示")
    await wang.presses("没有")
    await wang.sends_photo()
    await wang.presses("完成")
    await wang.presses("确认")
    assert "长久立：没有建立或修订制度" in wang.last.text


async def test_other_categories_are_not_asked(t: Town) -> None:
    item = await scene.assigned(t)
    wang = await t.joins("王干事")
    await wang.says(f"/show {item.number}")
    await wang.presses("申请销号")
    await wang.says("已逐户办证并公示")
    assert not wang.heard("是否建立或修订了制度")


async def test_the_office_chooses_a_unit_and_strangers_find_nothing(t: Town) -> None:
    item = await scene.assigned(t)
    await t.does(_of_other_unit)
    office, other, admin = await t.all_join("老办", "局长", "管理员")
    await office.says("/roadmap")
    assert "查看哪个单位的时间表" in office.last.text
    await office.presses("清河镇")
    assert item.number in office.last.text
    await other.says(f"/roadmap {item.number}")
    assert "没有找到" in other.last.text
    await other.says("/roadmap 9-99-999")
    assert "没有找到" in other.last.text
    await admin.says("/roadmap")
    assert item.number not in admin.last.text
    await office.says("/roadmap 7-02-001")
    assert "还没有整改措施" in office.last.text


def _of_other_unit(work: Work) -> None:
    town = seeds.world(work)
    made = builders.finding(work, town, State.OPEN, at=town.other_assignment)
    work.findings.save(made, made.changed(moved_on=work.today))


async def test_the_timetable_in_english(t: Town) -> None:
    item = await scene.assigned(t)
    li = await t.joins("李闻", language="en")
    await li.says(f"/roadmap {item.number}")
    assert "Roadmap" in li.last.text
    assert "逐户核查 (王干事" in li.last.text
    await li.says("/roadmap")
    assert "Timetable 清河镇" in li.last.text
    stranger = await t.joins("局长", language="en")
    await stranger.says("/roadmap")
    assert "There is no timetable for you to see" in stranger.last.text


async def test_a_long_timetable_says_how_much_it_leaves_out(t: Town) -> None:
    await t.holds(25, State.OPEN)
    office = await t.joins("老办")
    await office.says("/roadmap")
    assert "另有 5 项未列出" in office.last.text
    await office.presses_data(office.last, callbacks.encode(("timetables", "0")))
    assert "查看哪个单位的时间表" in office.last.text
    await office.presses_data(office.last, callbacks.encode(("timetables", "7")))
    assert "目前没有可看的整改时间表" in office.last.text
