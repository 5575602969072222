"""Office files in the browser: what the page's download gives opens as a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.conversations import scene
from tests.demo_page.browsing import Watched
from tests.demo_page.conftest import Site

pytestmark = pytest.mark.browser


async def test_the_ledger_is_downloaded_and_opens(
    watched: Watched, site: Site, tmp_path: Path
) -> None:
    item = await scene.assigned(site.town)
    await watched.says("老办", "/export")
    await watched.presses("老办", "Excel 台账")
    await watched.reads("老办", "正在生成")
    await site.town.running.tick()
    await site.town.api.settled()
    await watched.reads("老办", "导出人：老办")
    name = "整改台账-在办轮次-20200907.xlsx"
    async with watched.page.expect_download() as download:
        await watched.chat("老办").get_by_role("link", name=f"下载 {name}").click()
    file = await download.value
    assert file.suggested_filename == name
    await file.save_as(tmp_path / name)
    book = load_workbook(tmp_path / name)
    assert book.sheetnames == ["台账", "统计"]
    said = [cell.value for cell in book["台账"][4]]
    assert item.problem in said
    assert "🟢 正常" in said
