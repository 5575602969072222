"""/export: the ledger as a document, for the reader's share alone, and what is refused."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
import pytest_asyncio
from openpyxl import load_workbook

from bot.core import register
from bot.demo import botapi
from tests.conversations import scene
from tests.telegram import Phone
from tests.town import Town, town


@pytest_asyncio.fixture
async def t(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as ready:
        yield ready


async def document(t: Town, phone: Phone) -> botapi.Message:
    """The newest one that arrived."""
    await t.running.tick()
    await t.running.tick()
    [*_, message] = [m for m in phone.chat.visible if m.media and m.media.kind == "document"]
    return message


def rows(message: botapi.Message) -> list[dict[str, object]]:
    """By the column's key."""
    assert message.media is not None
    sheet = load_workbook(io.BytesIO(message.media.content))["台账"]
    values = list(sheet.iter_rows(min_row=4, values_only=True))
    return [dict(zip(register.KEYS, row, strict=True)) for row in values]


@pytest.mark.parametrize(
    ("language", "form", "said"),
    [("zh-hans", "Excel 台账", "导出人：老办"), ("en", "Excel", "Exported by 老办")],
)
async def test_the_office_takes_the_ledger_along(
    t: Town, language: str, form: str, said: str
) -> None:
    office = await t.joins("老办", language=language)
    item = await scene.assigned(t)
    await office.says("/export")
    await office.presses(form)
    message = await document(t, office)
    assert message.media is not None
    assert message.media.name == "整改台账-在办轮次-20200907.xlsx"
    assert said in message.text
    [row] = rows(message)
    assert (row["unit"], row["serial"], row["problem"]) == ("清河镇", "1", scene.PROBLEM)
    assert (row["leader"], row["measures"]) == ("张镇长", "逐户核查")
    assert row["limit"] == datetime.combine(item.due or date.min, time())
    assert row["light"] == "🟢 正常"
    assert t.count("exports") == 1
    await office.says("/export")
    await office.presses("CSV")
    written = (await document(t, office)).media
    assert written is not None
    head, only = csv.reader(io.StringIO(written.content.decode("utf-8-sig")))
    assert head == [column.title for column in register.COLUMNS]
    assert only[register.KEYS.index("problem")] == scene.PROBLEM


@pytest.mark.parametrize("language", ["zh-hans", "en"])
async def test_each_takes_what_he_may_see_and_nothing_else(t: Town, language: str) -> None:
    worker, other, clerk = await t.all_join("王干事", "外组长", "局长", language=language)
    await scene.assigned(t)
    await worker.says("/export")
    await worker.presses("Excel")
    assert len(rows(await document(t, worker))) == 1
    for stranger in (other, clerk):
        await stranger.says("/export")
        refusal = stranger.last
        assert refusal.buttons == ()
        for forged in ("1:export-make:ledger:1:0", "1:export-make:lost:0:0", "1:export:t1:0"):
            await stranger.presses_data(refusal, forged)
    assert t.count("exports") == 1
