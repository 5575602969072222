"""Letters and reports in the chat, in both languages, as Word papers; and what is refused."""

from __future__ import annotations

import io
from argparse import Namespace
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import docx
import pytest_asyncio

from bot.cli import papers
from bot.cli.console import Console
from tests.conversations import scene
from tests.conversations.test_exports import document
from tests.telegram import Phone
from tests.town import Town, town


@pytest_asyncio.fixture
async def t(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as ready:
        yield ready


async def paper(t: Town, phone: Phone) -> tuple[str | None, str, str]:
    """Name, words and caption of the newest document."""
    message = await document(t, phone)
    assert message.media is not None
    made = docx.Document(io.BytesIO(message.media.content))
    said = "\n".join(paragraph.text for paragraph in made.paragraphs)
    return message.media.name, said, message.text


async def test_from_the_ladder_to_the_unit(t: Town, tmp_path: Path) -> None:
    item = await scene.assigned(t)
    office, chief, worker = await t.all_join("老办", "书记", "王干事")
    assert item.due is not None
    await office.says("/letters")
    assert "没有待发的函件" in office.last.text
    await t.turns(item.due + timedelta(days=3), 11)
    await office.says("/letters")
    assert "待发函件（1 份）" in office.last.text
    await office.presses("函2020-001 清河镇")
    assert f"· {item.number} {scene.PROBLEM}" in office.last.text
    await office.presses("下载")
    name, said, caption = await paper(t, office)
    assert name == "督办函_函2020-001_清河镇.docx"
    assert "关于督办清河镇巡察整改超期事项的函" in said
    assert scene.PROBLEM in said
    assert "导出人：老办" in caption

    await _is_sent(office)
    assert chief.heard("发出督办函（巡督〔2020〕1号），涉及 1 项")
    await office.says(f"/show {item.number}")
    assert office.heard("已发督办函")
    await office.presses("查看办理经过")
    assert "发出督办函" in office.last.text
    await office.says("/letters")
    await office.presses("已发出的函件")
    assert "函2020-001 清河镇：督办函" in office.last.text
    await office.presses("函2020-001 清河镇")
    assert "文号 巡督〔2020〕1号，送达人 机要交换" in office.last.text

    await worker.says("/letters")
    assert "函件由巡察办办理" in worker.last.text


async def _is_sent(office: Phone) -> None:
    await office.says("/letters")
    await office.presses("函2020-001 清河镇")
    assert "首次下载" in office.last.text
    await office.presses("已发出")
    await office.says("明年")
    await office.says("今天")
    await office.says("巡督〔2020〕1号")
    await office.says("机要交换")
    await office.presses("确认")
    assert office.heard("函2020-001 已登记为发出")


async def test_reports_of_a_unit_and_of_a_round(t: Town, tmp_path: Path) -> None:
    await scene.assigned(t)
    office, chief, worker = await t.all_join("老办", "书记", "王干事")
    await worker.says("/report")
    assert "不包括整改情况报告" in worker.last.text

    await chief.says("/report")
    assert "全轮次报告" not in str(chief.last.buttons)
    await chief.presses("清河镇")
    name, said, _ = await paper(t, chief)
    assert name == "单位整改情况报告_清河镇.docx"
    assert "反馈1个问题，已完成整改0个" in said
    templates = t.installed.settings.data_dir / "templates"
    templates.mkdir()
    made = docx.Document()
    made.add_paragraph("{{ 单位名 }}")
    made.save(str(templates / "轮次整改情况报告.docx"))
    await office.says("/report")
    await office.presses("全轮次报告")
    name, said, caption = await paper(t, office)
    assert scene.PROBLEM in said
    assert "字段“单位名”不存在" in caption

    out = io.StringIO()
    wanted = Namespace(round="7", unit=None, file=str(tmp_path / "report.docx"))
    await papers.report(Console(t.installed, out), wanted)
    assert "没有采用" in out.getvalue()
    assert "由主机管理员于" in "\n".join(
        each.text for each in docx.Document(str(tmp_path / "report.docx")).paragraphs
    )


async def test_in_english_by_hand_and_void(t: Town) -> None:
    item = await scene.assigned(t)
    office = await t.joins("老办", language="en")
    assert item.due is not None
    await t.turns(item.due - timedelta(days=5), 11)
    await office.says(f"/show {item.number}")
    await office.presses("Draft a letter")
    assert "Reminder letter 函2020-001 · to be sent" in office.last.text
    await office.presses("Void")
    await office.says("the unit has called")
    await office.presses("Confirm")
    assert office.heard("函2020-001 is void")
    await office.says("/letters")
    assert "No letter waits" in office.last.text
    await office.presses("Letters sent")
    assert "(void)" in office.last.text
    await office.presses("函2020-001 清河镇")
    assert "the unit has called" in office.last.text
