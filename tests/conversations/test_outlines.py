"""A feedback document in the chat: pasted, corrected, written; in both languages."""

from __future__ import annotations

from tests import outline_samples as samples
from tests.intake.documents import usual
from tests.telegram import Phone
from tests.town import Town


async def pastes(person: Phone, *pieces: str) -> None:
    await person.says("/outline")
    for piece in pieces:
        await person.says(piece)
    await person.presses("完成")


async def test_pasted_in_parts_corrected_and_written(t: Town) -> None:
    office, secretary = await t.all_join("老办", "书记")
    half = samples.USUAL.index("（二）")
    await office.says("/outline")
    assert "请粘贴反馈意见全文" in office.last.text
    await office.says(samples.USUAL[:half])
    second = await office.says("（二）落实全面从严治党责任方面\n1、财务管理不清。")
    assert "已收到 2 段" in office.last.text
    await office.edits(second, samples.USUAL[half:])
    await office.presses("完成")
    card = office.last.text
    assert "单位：清河镇（第七轮巡察），反馈日期：2020年9月4日" in card
    assert "问题 5 个，意见建议 2 条" in card
    assert "落实党的理论路线方针政策和重大决策部署：2 个" in card
    assert "有 1 处需要核对" in card

    await office.presses("需要核对")
    assert "第 12 段下有 2 个小点" in office.last.text
    await office.presses("第 12 段")
    assert "主要方面：落实全面从严治党；类别：财务资产工程采购" in office.last.text
    await office.presses("拆分")
    await office.presses("(2)超标准接待3次。")
    assert "已拆分" in office.last.text
    await office.presses("问题清单")
    assert "4. 超标准接待3次。（八项规定精神）" in office.last.text
    await office.presses("第 6 条")
    await office.presses("修改文字")
    await office.says("党支部换届不及时。")
    assert "党支部换届不及时。" in office.last.text
    await office.presses("调整方面")
    await office.says("长效机制")
    assert "主要方面：落实整改；类别：长效机制" in office.last.text
    await t.restarts()
    await written(t, office)
    assert secretary.heard("向清河镇反馈问题 6 个")


async def written(t: Town, office: Phone) -> None:
    """The draft has outlived the restart; a second press writes nothing more."""
    await office.says("/outline")
    assert "正在核对" in office.last.text
    confirm = office.last
    await office.presses("确认写入")
    assert "请核对" in office.last.text
    assert "反馈日期：2020年9月4日" in office.last.text
    await office.presses("确认")
    assert "已写入清河镇 6 个问题并办理反馈，整改期限：2020年12月4日" in office.last.text
    assert t.count("findings WHERE state = 'open'") == 6
    await office.presses("确认写入", on=confirm)
    assert office.heard("已经写入台账")
    assert t.count("findings") == 6
    assert t.count("outlines WHERE body <> '' OR name <> '—'") == 0
    await pastes(office, "反馈意见\n一、存在的问题\n1.党支部换届不及时。")
    await office.presses("确认写入")
    await office.presses("清河镇（")
    await office.presses("9月7日")
    await office.presses("确认")
    assert "另有 1 个与台账中已有的问题文字相同" in office.last.text
    await office.says("/show 7-01-006")
    assert "党支部换届不及时" in office.last.text


async def test_taken_out_and_in_merged_and_dropped(t: Town) -> None:
    [office] = await t.all_join("老办")
    await pastes(office, samples.USUAL)
    await office.presses("问题清单")
    await office.presses("第 2 条")
    await office.presses("不是问题")
    assert "已移到未归入的段落" in office.last.text
    await office.presses("列为问题")
    assert "已列为问题" in office.last.text
    old = office.last
    await office.presses("合并到上一条")
    assert "已合并到上一条" in office.last.text
    assert "2．意识形态责任制" in office.last.text
    await office.presses_data(old, "1:outline:1:1:out:9")
    assert office.toast
    await office.presses("合并到上一条")
    assert office.heard("前面没有问题，不能合并")
    await office.presses("返回总览")
    await office.presses("意见建议")
    await office.presses("第 1 条")
    await office.presses("列为问题")
    await office.presses("返回总览")
    await office.presses("未归入的段落")
    assert "根据县委统一部署" in office.last.text
    await office.presses("返回总览")
    await office.presses("作废")
    await office.presses("返回总览")
    await office.presses("作废")
    await office.presses("确认作废")
    assert "没有写入任何内容" in office.last.text
    assert t.count("findings") == 0


async def test_what_the_document_does_not_say_is_asked(t: Town) -> None:
    [director] = await t.all_join("主任")
    await pastes(
        director, samples.HOSTILE.replace("13812345678", "（略）").replace("王小明", "群众")
    )
    assert "未能认定" in director.last.text
    await director.presses("确认写入")
    await director.presses("清河镇（第七轮巡察）")
    await director.says("9月3日")
    assert "意见建议" not in director.last.text
    await director.presses("修改整改期限")
    await director.says("2020年10月30日")
    await director.presses("确认")
    assert "整改期限：2020年10月30日" in director.last.text
    problems = [str(row[0]) for row in t.rows("SELECT problem FROM findings ORDER BY id")]
    assert problems[0] == '<b>白条</b>入账 & 虚列支出。=HYPERLINK("http://x")'


async def test_guarded_words_never_come_in_and_a_long_text_has_its_pages(t: Town) -> None:
    [office] = await t.all_join("老办")
    await office.says("/outline")
    await office.says(samples.HOSTILE)
    assert "已收到" not in office.last.text
    many = "".join(f"{n}.第{n}个问题不实。\n" for n in range(1, 20))
    await office.says("巡察清河镇反馈意见\n一、存在的主要问题\n" + many + "21.漏号。")
    await office.presses("完成")
    await office.presses("问题清单")
    await office.presses("下一页")
    assert "9. 第9个问题不实" in office.last.text
    await office.presses("第 16 条")
    await office.presses("问题清单")
    assert "第 2 页" in office.last.text
    assert "13812345678" not in t.dump()


async def test_in_english_by_the_head_of_a_team(t: Town) -> None:
    head = await t.joins("组长", "en")
    await head.says("/outline")
    await head.says(samples.USUAL)
    assert "Received 1 part" in head.last.text
    await head.presses("Done")
    assert "Findings: 5, suggestions: 2" in head.last.text
    await head.presses("Confirm and write")
    assert "Feedback date" not in head.last.text
    await head.presses("Edit: Propose")
    await head.presses("Yes")
    await head.presses("Confirm")
    assert "5 findings of 清河镇 written; the office feeds them back" in head.last.text
    assert "2 suggestions proposed" in head.last.text
    assert t.count("findings WHERE state = 'signed'") == 5
    await head.presses("View findings")


async def test_nobody_else_may(t: Town) -> None:
    li, office, director = await t.all_join("李闻", "老办", "主任")
    await li.says("/outline")
    assert li.heard("反馈意见由巡察办或本组组长录入")
    await pastes(office, samples.USUAL)
    await director.says("/help")
    for data in ("1:outline:1:1:card", "1:outline:1:1:drop", "1:outline:9:1:card", "1:outline:1"):
        await director.presses_data(director.last, data)
        assert not director.heard("清河镇")
    await office.presses_data(office.last, "1:outline:1:1:list:nothing:0")
    await office.presses_data(office.last, "1:outline:1:1:list:finding:x")
    await office.presses_data(office.last, "1:outline:1:1:list:finding")
    await office.presses_data(office.last, "1:outline:1:1:open:99")
    await office.presses_data(office.last, "1:outline:1:1:fly:1")
    await office.presses_data(office.last, "1:outline:1:1:edit")
    await office.says("/outline")
    assert "正在核对" in office.last.text


async def test_sent_as_a_document_of_word(t: Town) -> None:
    office, li = await t.all_join("老办", "李闻")
    await office.sends_document("关于清河镇的反馈意见.docx", usual())
    await office.presses("反馈文件")
    await t.running.importing()
    await t.api.settled()
    assert "关于清河镇的反馈意见" in office.last.text
    assert "问题 3 个，意见建议 1 条" in office.last.text
    assert "单位：清河镇（第七轮巡察），反馈日期：2020年9月4日" in office.last.text

    await office.sends_document("又一份.docx", usual())
    await office.presses("反馈文件")
    await t.running.importing()
    await t.api.settled()
    assert "您有一份反馈意见正在核对" in office.last.text
    await office.sends_document("旧文档.doc", bytes.fromhex("d0cf11e0a1b11ae1"))
    await office.presses("反馈文件")
    await t.running.importing()
    await t.api.settled()
    assert "旧版 .doc" in office.last.text
    for verb in ("write", "undo", "undone"):
        await office.presses_data(office.last, f"1:import-{verb}:1:all")
        await t.running.importing()
    await t.api.settled()

    await office.says("/outline")
    await office.presses("确认写入")
    await office.presses("确认")
    assert "已写入清河镇 3 个问题" in office.last.text
    await li.sends_document("反馈意见.docx", usual())
    assert "反馈文件" not in li.labels
