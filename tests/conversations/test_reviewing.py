"""待我审: many at once with one confirm, one event an item; refusal single and reasoned."""

from __future__ import annotations

from bot.core.roles import Role
from bot.core.work import Work
from tests import builders, seeds
from tests.telegram import Phone
from tests.town import Town


async def _applied(t: Town, count: int) -> list[int]:
    def apply(work: Work) -> list[int]:
        return seeds.applied(work, count)

    return await t.does(apply)


def _approvals(t: Town) -> int:
    return t.count("events WHERE kind = 'review-approved'")


async def test_many_are_ticked_and_approved_with_one_confirm(t: Town) -> None:
    await _applied(t, 12)
    leader = await t.joins("张镇长")
    await leader.says("/reviews")
    assert "已补齐公示并建立台账" in leader.last.text
    assert "佐证材料：1 个文件" in leader.last.text
    await leader.presses("全选")
    assert "完成（12）" in leader.labels
    await leader.presses("完成（12）")
    await leader.presses("确认")
    assert "已审核同意 12 件申请" in leader.last.text
    assert _approvals(t) == 12
    assert t.rows("SELECT DISTINCT step FROM applications") == [(1,)]


async def test_only_what_is_ticked_is_approved(t: Town) -> None:
    await _applied(t, 3)
    leader = await t.joins("张镇长")
    await leader.says("/reviews")
    await leader.presses("☐ 7-01-002")
    await leader.presses("完成（1）")
    await leader.presses("确认")
    assert "7-01-002" in leader.last.text
    assert t.rows("SELECT f.number FROM findings f JOIN applications a ON a.finding_id = f.id "
                  "WHERE a.step = 1") == [("7-01-002",)]  # fmt: skip


async def test_nothing_ticked_is_nothing_to_confirm(t: Town) -> None:
    await _applied(t, 2)
    leader = await t.joins("张镇长")
    await leader.says("/reviews")
    await leader.presses("完成（0）")
    assert "至少" in leader.last.text
    assert _approvals(t) == 0


async def test_a_double_confirm_approves_once(t: Town) -> None:
    await _applied(t, 2)
    leader = await t.joins("张镇长")
    await leader.says("/reviews")
    await leader.presses("全选")
    await leader.presses("完成（2）")
    card = leader.last
    [confirm] = [b.data for b in card.buttons if b.label == "确认"]
    await leader.presses_data(card, str(confirm))
    await leader.presses_data(card, str(confirm))
    assert leader.toast
    assert _approvals(t) == 2


async def _office_step(t: Town, count: int) -> tuple[Phone, Phone]:
    await _applied(t, count)
    for name in ("张镇长", "书记"):
        phone = await t.joins(name)
        await phone.says("/reviews")
        if count > 1:
            await phone.presses("全选")
            await phone.presses(f"完成（{count}）")
            await phone.presses("确认")
        else:
            await phone.presses("审核同意")
    return await t.joins("老办"), await t.joins("主任")


async def test_ticks_made_before_another_decided_name_what_is_gone_and_keep_the_rest(
    t: Town,
) -> None:
    office, director = await _office_step(t, 3)
    await office.says("/reviews")
    await office.presses("全选")
    await director.says("/reviews")
    await director.presses("☐ 7-01-001")
    await director.presses("完成（1）")
    await director.presses("确认")
    await office.presses("完成（3）")
    if "确认" in office.labels:
        await office.presses("确认")
    assert "7-01-001" in office.last.text
    await _goes_on(office)
    assert "已审核同意 2 件申请" in office.last.text
    assert t.rows("SELECT DISTINCT step FROM applications") == [(3,)]


async def _goes_on(office: Phone) -> None:
    """From what the bot showed him after the clash, without beginning again."""
    if "修改同意的申请" in office.labels:
        await office.presses("修改同意的申请")
        await office.presses("全选")
        await office.presses("完成（2）")
    await office.presses("确认")


async def test_a_refusal_needs_a_reason_and_words(t: Town) -> None:
    [item] = await _applied(t, 1)
    leader, wang = await t.all_join("张镇长", "王干事")
    await leader.says("/reviews")
    await leader.presses("退回申请")
    await leader.says("就是不行")
    assert "为什么退回" in leader.last.text
    await leader.presses("措施不具体")
    assert "补充整改要求是什么" in leader.last.text
    await leader.says("\u200b")
    assert "补充整改要求是什么" in leader.last.text
    assert t.rows("SELECT state FROM applications") == [("pending",)]
    await leader.says("请列出逐户台账")
    assert "已退回" in leader.last.text
    assert wang.heard("措施不具体")
    assert wang.heard("请列出逐户台账")
    assert t.rows("SELECT state FROM findings WHERE id = ?", item) == [("in_progress",)]


async def test_the_unit_cannot_review_from_outside(t: Town) -> None:
    """Separation: who applied or belongs to the unit is asked for nothing at the office's step."""
    office, _director = await _office_step(t, 1)
    wang = await t.joins("王干事")
    await wang.says("/reviews")
    assert "目前没有待您审核" in wang.last.text
    await wang.presses_data(wang.last, "1:endorse:1")
    assert "不由您审核" in wang.last.text
    await office.says("/reviews")
    await office.presses("审核同意")
    await office.says("/reviews")
    assert "目前没有待您审核" in office.last.text


async def test_an_approved_application_pressed_again_says_what_became_of_it(t: Town) -> None:
    await _applied(t, 1)
    leader = await t.joins("张镇长")
    await leader.says("/reviews")
    card = leader.last
    [endorse] = [b.data for b in card.buttons if b.label == "审核同意"]
    await leader.presses_data(card, str(endorse))
    await leader.presses_data(card, str(endorse))
    assert "已审核过" in leader.last.text
    assert _approvals(t) == 1


async def test_steps_of_one_person_are_one_approval_with_all_its_capacities(t: Town) -> None:
    """In a village one person is leader and principal."""

    def also_leads(work: Work) -> None:
        town = seeds.world(work)
        principal = work.people.by_key("书记")
        assert principal is not None
        builders.give(work, principal, Role.LEADER, at=town.unit)
        seeds.applied(work, 1, leader_id=principal.id)

    await t.does(also_leads)
    principal = await t.joins("书记")
    await principal.says("/reviews")
    await principal.presses("审核同意")
    assert "审核同意：书记（责任领导、主要负责人背书）" in principal.last.text
    assert "巡察办审核中" in principal.last.text


async def test_requests_come_bundled_at_ten_and_at_four(t: Town) -> None:
    leader = await t.joins("张镇长")
    await t.turns(t.today, 12)
    await _applied(t, 7)
    before = len(leader.answers)
    await t.turns(t.today, 15)
    assert len(leader.answers) == before
    await t.turns(t.today, 16)
    [request] = leader.answers[before:]
    assert "待您审核的事项 7 件" in request.text
    await leader.presses("待我审", on=request)
    assert "同意哪些销号申请" in leader.last.text
