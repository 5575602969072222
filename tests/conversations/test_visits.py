"""/sample in the chat: draw, check, visit, and what the digest then says; in both languages."""

from __future__ import annotations

from datetime import date

from bot.core.findings import State
from handlers.outbound import callbacks
from tests.conversations import test_outcomes
from tests.town import Town

SECOND_HALF = date(2020, 9, 21)


async def closed(t: Town, count: int = 1) -> list[str]:
    """Numbers of items closed long ago, by nobody of the town."""
    ids = await t.holds(count, State.CLOSED)
    return [str(t.rows("SELECT number FROM findings WHERE id = ?", id)[0][0]) for id in ids]


async def test_a_draw_from_the_command_to_the_digest(t: Town) -> None:
    [number] = await closed(t)
    office, head, director = await t.all_join("老办", "组长", "主任")
    await office.says("/sample")
    assert office.heard("还没有抽查过。目前已销号 1 个问题")
    await office.says("/sample 100% seed 12345")
    assert office.heard("重抽核对")
    assert number in office.last.text
    assert t.count("samples") == 0
    await office.presses("按此登记抽查")
    assert office.heard("种子 12345（由人指定）")
    await office.says("/sample 100% seed 12345")
    assert office.heard("总体相同，结果一致")

    await office.says("/sample")
    await office.presses("查看走访清单")
    await office.presses(number)
    await office.presses("改派走访人")
    await office.presses("组长")
    assert office.heard("已改由组长走访")
    assert head.heard("走访前请勿告知被巡察单位")

    await head.presses("打开")
    await head.presses("填写走访情况")
    await head.presses("部分属实")
    await head.sends_photo()
    await head.presses("完成")
    await head.says("柳树村村委会公示栏")
    await head.says("公示缺两个月")
    await head.presses("确认")
    assert head.heard("已报巡察办决定")
    assert director.heard("整改存疑")
    await director.presses("打开")
    assert "柳树村村委会公示栏" in director.last.text
    await director.presses("维持销号")
    await director.says("缺的两个月已补贴")
    assert director.heard("维持销号，理由已记入")
    await director.says("/digest")
    assert director.heard("走访 1/1：属实 1 个，不实 0 个")
    assert director.heard("1 个已销号问题中不实的至多 0 个")


async def test_an_untrue_closing_is_reopened_and_the_unit_hears_it_only_then(t: Town) -> None:
    [number] = await closed(t)
    secretary, office, head = await t.all_join("书记", "老办", "组长")
    await office.says("抽查 1")
    assert office.heard("抽取 1 个")
    await office.presses("查看走访清单")
    await office.presses(number)
    await office.presses("改派走访人")
    await office.presses("组长")
    await secretary.says(f"/show {number}")
    assert "走访" not in secretary.last.text
    await secretary.presses("查看办理经过")
    assert "走访" not in secretary.last.text
    await head.says("/sample")
    assert head.heard("待您走访 1 个问题")
    await head.presses(number)
    await head.presses("填写走访情况")
    await head.presses("不实")
    await head.sends_photo()
    await head.presses("完成")
    await head.says("村委会")
    await head.says("公示栏是空的")
    await head.presses("确认")
    assert head.heard("已转入再整改")
    assert secretary.heard("公示栏是空的")
    await office.says("/digest")
    assert office.heard("不实 1 个")


async def test_refusals_are_sentences(t: Town) -> None:
    office, wang, li = await t.all_join("老办", "王干事", "李闻")
    await office.says("/sample 10%")
    assert office.heard("目前没有已销号的问题")
    await closed(t)
    for words, answer in (
        ("/sample 多", "请写明抽查比例或数量"),
        ("/sample 9", "目前只有 1 个"),
        ("/sample 10% seed abc", "种子须是"),
        ("/sample 10% seed 12345678", "种子须是"),
    ):
        await office.says(words)
        assert office.heard(answer), words
    for phone in (wang, li):
        await phone.says("/sample 10%")
        assert phone.heard("抽查由巡察办组织")
        await phone.says("/sample")
        assert phone.heard("目前没有待走访的问题")
    await wang.says("抽查 20")
    assert t.count("samples") == 0


async def test_the_same_seed_on_another_ledger_is_no_proof(t: Town) -> None:
    await closed(t)
    office, group = await t.all_join("老办", "组领导")
    await office.says("/sample")
    await office.presses("抽 20%")
    seed = t.number("SELECT seed FROM samples")
    assert office.heard("由台账生成")
    await closed(t, 3)
    await office.says(f"/sample 20% 种子 {seed}")
    assert office.heard("总体不同")
    await group.says("/sample")
    assert group.heard("种子")
    await group.presses("查看走访清单")
    assert group.heard("走访清单")


async def test_a_visitor_is_reminded_in_the_days_one_message(t: Town) -> None:
    [number] = await closed(t)
    office, *visitors = await t.all_join("老办", "组长", "副组长", "李闻", "主任")
    await office.says("/sample 1")
    [(name,)] = t.rows("SELECT p.name FROM visits v JOIN persons p ON p.id = v.visitor_id")
    visitor = next(p for p in (office, *visitors) if t.phones.get(str(name)) is p)
    await t.turns(SECOND_HALF)
    assert visitor.heard(f"待走访 {number}")


async def test_the_visit_in_english(t: Town) -> None:
    [number] = await closed(t)
    office = await t.joins("老办", language="en")
    head = await t.joins("组长", language="en")
    await office.says("/sample")
    await office.presses("Draw 10%")
    assert office.heard("given by the ledger")
    await office.presses("List of visits")
    await office.presses(number)
    await office.presses("Another visitor")
    await office.presses("组长")
    assert head.heard("do not tell the unit beforehand")
    await head.presses("Open")
    await head.presses("Enter the visit")
    await head.presses("True")
    await head.sends_photo()
    await head.presses("Done")
    await head.says("Village committee")
    await head.says("All posted")
    await head.presses("Confirm")
    assert head.heard("is entered: true")
    await office.says("/digest")
    assert office.heard("at most 0 of the 1 closed findings are false")
    wang = await t.joins("王干事", language="en")
    await wang.says("/sample 10%")
    assert wang.heard("Draws are made by the inspection office")


async def test_forged_and_old_buttons_change_nothing(t: Town) -> None:
    numbers = await closed(t, 70)
    office, wang, head = await t.all_join("老办", "王干事", "组长")
    await office.says("/sample 100% seed 5")
    assert office.heard("另有 10 个未列出")
    await office.says("/sample")
    await office.presses("抽 20%")
    await office.presses("查看走访清单")
    listed = office.last
    await office.presses("下一页")
    await office.presses("上一页")
    visit = t.number("SELECT MIN(id) FROM visits")
    item = t.number("SELECT MIN(finding_id) FROM visits")
    before = t.dump().count('INSERT INTO "samples"')
    for press in (
        ("draw", "10%"),
        ("draw", "10%", "x"),
        ("draw", "0%", "-"),
        ("visits", "1", "99"),
        ("visits", "1"),
        ("visits", "99", "0"),
        ("visit", "x"),
        ("visit", "999"),
        ("outcome", str(item), "perhaps"),
        ("keep", str(item)),
    ):
        await office.presses_data(listed, callbacks.encode(press))
    for press in (("draw", "10%", "-"), ("visit-assign", str(visit)), ("visit", str(visit))):
        await wang.presses_data(wang.last, callbacks.encode(press))
    assert t.dump().count('INSERT INTO "samples"') == before
    assert t.count("visits WHERE answer IS NOT NULL") == 0
    assert len(numbers) == 70
    assert head.labels


async def test_a_finder_cannot_answer_with_a_word_of_his_own(t: Town) -> None:
    [number] = await test_outcomes.closed(t)
    li = await t.joins("李闻")
    await t.turns(test_outcomes.MONDAY)
    item = t.number("SELECT id FROM findings WHERE number = ?", number)
    for press in (("outcome", str(item), "perhaps"), ("outcome", str(item))):
        await li.presses_data(li.last, callbacks.encode(press))
    assert t.count("outcomes WHERE answer IS NOT NULL") == 0
