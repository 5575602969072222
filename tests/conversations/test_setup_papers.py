"""单位人员名单 in the chat: checked, confirmed by the director, twice the same; both languages."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl

from tests.telegram import Phone
from tests.town import Town

NAME = "名单.xlsx"


def workbook(**sheets: list[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def people(*rows: Sequence[object]) -> bytes:
    return workbook(人员=[["姓名", "角色", "单位编码"], *rows])


async def sends(t: Town, phone: Phone, content: bytes, kind: str, name: str = NAME) -> None:
    await phone.sends_document(name, content)
    await phone.presses(kind)
    await works(t)


async def works(t: Town) -> None:
    for _ in range(3):
        await t.passes()


async def test_the_director_sends_confirms_and_nothing_is_written_twice(t: Town) -> None:
    director, member = await t.joins("主任"), await t.joins("李闻")
    content = people(["新书记", "主要负责人", "T"], ["书记", "主要负责人", "T"])
    await member.says("/import")
    assert member.heard("台账由巡察办导入")
    await sends(t, director, content, "单位人员名单")
    assert director.heard("《名单.xlsx》核对结果：新增 2，变更 0，不变")
    assert director.heard("· 新增人员 新书记")
    assert t.number("SELECT COUNT(*) FROM persons WHERE name = '新书记'") == 0
    await director.presses("确认写入")
    await works(t)
    assert director.heard("《名单.xlsx》已写入：新增 2")
    assert "打印邀请单" in director.labels
    assert t.number("SELECT COUNT(*) FROM persons WHERE name = '新书记'") == 1
    await sends(t, director, content, "单位人员名单")
    assert director.heard("与台账一致")
    assert "确认写入" not in director.labels


async def test_what_the_office_sends_the_director_confirms(t: Town) -> None:
    office, director = await t.joins("老办"), await t.joins("主任")
    await sends(t, office, people(["老办", "办主任", None]), "单位人员名单")
    assert office.heard("已请办主任确认")
    assert "确认写入" not in office.labels
    await t.passes(hours=24)
    assert director.heard("· 新增职务 老办")
    await director.presses("确认写入")
    await works(t)
    await t.passes(hours=24)
    assert office.heard("已写入：新增 1")
    assert director.heard("已写入：新增 1")


async def test_a_faulty_list_comes_back_marked_in_english(t: Town) -> None:
    director = await t.joins("主任", language="en")
    await director.says("/import")
    await director.presses("Download an empty list")
    await works(t)
    [form] = [m.media for m in director.answers if m.media and "xlsx" in str(m.media.name)]
    assert openpyxl.load_workbook(io.BytesIO(form.content)).sheetnames[1:] == [
        "组织", "轮次", "巡察组", "被巡察单位", "人员",
    ]  # fmt: skip
    content = people(["甲", "大王", "T"], *(["乙", "联络员", f"Q{n}"] for n in range(12)))
    await sends(t, director, content, "units and people")
    assert director.heard("has 13 faults")
    assert director.heard("3 more not listed")
    media = next(m.media for m in reversed(director.answers) if m.media is not None)
    sheet = openpyxl.load_workbook(io.BytesIO(media.content))["人员"]
    assert sheet["D1"].value == "核对意见"
    assert "大王" in str(sheet["D2"].value)
    assert t.number("SELECT COUNT(*) FROM persons WHERE name IN ('甲', '乙')") == 0


async def test_other_files_and_what_has_moved_on_are_refused(t: Town) -> None:
    director = await t.joins("主任")
    content = "people:\n  - {name: 甲, posts: [{role: x}]}\n".encode()
    await sends(t, director, content, "单位人员名单", "a.yaml")
    assert director.heard("有 1 处问题")
    await sends(t, director, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "单位人员名单", "旧.xls")
    assert director.heard("不能导入《旧.xls》")
    content = people(["新书记", "主要负责人", "N"])
    extra = workbook(
        组织=[["编码", "名称", "级别"], ["N", "新镇", "乡镇"]],
        人员=[["姓名", "角色", "单位编码"], ["新书记", "主要负责人", "N"]],
    )
    await sends(t, director, content, "单位人员名单")
    assert director.heard("有 1 处问题")
    await sends(t, director, extra, "单位人员名单")
    await director.presses("停止")
    assert director.heard("没有写入任何内容")
