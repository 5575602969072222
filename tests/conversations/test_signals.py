"""纸上整改 in the chat: what the reviewer outside the unit reads, and that the unit does not."""

from __future__ import annotations

from dataclasses import replace

from bot.core.findings import Finding, State
from bot.core.signals import Kind, Signal
from bot.core.work import Work
from tests import builders, seeds
from tests.conversations import scene
from tests.telegram import Phone
from tests.town import Town

SCAN = b"%PDF-1.7 one and the same scan"


async def applies(t: Town, item: Finding, wang: Phone) -> None:
    """With the same scan each time."""
    await wang.says(f"/show {item.number}")
    await wang.presses("申请销号" if "申请销号" in wang.labels else "Apply for closing")
    await wang.says("已按要求逐项对照检查，问题全部整改到位")
    await wang.sends_document("公示.pdf", SCAN)
    await wang.presses("完成" if "完成" in wang.labels else "Done")
    await wang.presses("确认" if "确认" in wang.labels else "Confirm")
    await t.running.fetching()


async def two(t: Town, wang: Phone) -> tuple[Finding, Finding]:
    first, second = await scene.assigned(t), await scene.assigned_again(t)
    for item in (first, second):
        await applies(t, item, wang)
    return first, second


async def test_the_office_reads_it_and_the_unit_does_not(t: Town) -> None:
    wang, zhang, office, secretary = await t.all_join("王干事", "张镇长", "老办", "书记")
    first, second = await two(t, wang)
    await office.says(f"/show {first.number}")
    assert "单位看不到" in office.last.text
    assert f"佐证材料与 {second.number} 的完全相同" in office.last.text
    assert f"文字与 {second.number} 的雷同" in office.last.text
    assert "进展记录过于简略" in office.last.text
    for phone in (wang, zhang, secretary):
        await phone.says(f"/show {first.number}")
        assert "审核提示" not in phone.last.text
    await office.says("/digest")
    assert "有 2 件带审核提示" in office.last.text
    await secretary.says("/digest")
    assert "审核提示" not in secretary.last.text


async def test_an_item_that_the_reviewer_may_not_see_is_not_named(t: Town) -> None:
    wang, head = await t.all_join("王干事", "组长")
    first, _second = await two(t, wang)
    foreign = await t.does(lambda work: _at_joint_review(work, first.id))
    await head.says(f"/show {first.number}")
    assert "照片与 本问题前次整改、另一问题、" in head.last.text
    assert "另 1 个" in head.last.text
    assert foreign not in head.last.text


def _at_joint_review(work: Work, item: int) -> str:
    """The head's turn; beside it pictures of items of another team, and of an earlier cycle."""
    application = work.reviews.pending(item)
    assert application is not None
    head = scene.actor(work, "组长").person
    stop = builders.stop(head, capacity=application.chain[-1].capacities[0])
    work.reviews.save(replace(application, chain=(*application.chain[:-1], stop), step=3))
    town = seeds.world(work)
    others = [builders.finding(work, town, State.OPEN, at=town.other_assignment) for _ in "123"]
    for other in (*(each.id for each in others), item):
        work.signals.put(
            Signal(
                finding_id=item,
                cycle=1,
                kind=Kind.SAME_PICTURE,
                other_id=other,
                found_on=work.today,
            )
        )
    return others[0].number


async def test_the_reviewer_reads_it_in_english(t: Town) -> None:
    wang = await t.joins("王干事", language="en")
    office = await t.joins("老办", language="en")
    first, second = await two(t, wang)
    await office.says(f"/show {first.number}")
    assert f"Evidence is the same as that of {second.number}" in office.last.text
    await wang.says(f"/show {first.number}")
    assert "For the reviewer" not in wang.last.text
    await office.says("/digest")
    assert "something for the reviewer to check: 2" in office.last.text
