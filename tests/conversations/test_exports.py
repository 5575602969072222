"""/export: the ledger as a document, for the reader's share alone, and what is refused."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import AsyncIterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
import pytest_asyncio
from icalendar import Calendar
from openpyxl import load_workbook

from bot.core import register
from bot.core.evidence import Purpose
from bot.core.work import Work
from bot.demo import botapi
from bot.processes.fetching import blob_path
from bot.usecases import findings as cases
from tests import builders
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


@pytest.mark.parametrize(
    ("language", "pack", "manifest"),
    [("zh-hans", "佐证材料打包", "说明"), ("en", "Evidence as ZIP", "说明")],
)
async def test_evidence_leaves_with_its_hashes(
    t: Town, language: str, pack: str, manifest: str
) -> None:
    worker, office = await t.all_join("王干事", "老办", language=language)
    item = await scene.assigned(t)
    await worker.says(f"/progress {item.number}")
    await t.does(lambda work: evidence(work, item.id, b"signed minutes", "../=cmd|:纪要.txt"))
    path = blob_path(t.installed.files, hashlib.sha256(b"signed minutes").hexdigest())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"signed minutes")
    await office.says("/export")
    await office.presses(pack)
    whole = (await document(t, office)).media
    await worker.presses_data(worker.last, f"1:evidence:{item.id}:0")
    await worker.presses(pack)
    own = (await document(t, worker)).media
    assert whole is not None
    assert own is not None
    for packed in (whole, own):
        with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
            names = archive.namelist()
            assert names == [f"清河镇/{item.number}/001-_=cmd_纪要.txt", "清单.csv"]
            assert archive.read(names[0]) == b"signed minutes"
            listed = archive.read("清单.csv").decode("utf-8-sig")
        assert hashlib.sha256(b"signed minutes").hexdigest() in listed
        assert manifest in listed
    await office.says("/show " + item.number)
    await office.presses_data(office.last, "1:export-item:999")
    assert t.count("exports") == 2


@pytest.mark.parametrize(
    ("language", "label"), [("zh-hans", "加入日历"), ("en", "Add to calendar")]
)
async def test_deadlines_go_into_a_calendar_and_move_there(
    t: Town, language: str, label: str
) -> None:
    worker, other = await t.all_join("王干事", "局长", language=language)
    item = await scene.assigned(t)
    found = []
    for _ in range(2):
        await worker.says("/due")
        await worker.presses(label)
        media = (await document(t, worker)).media
        assert media is not None
        [event] = Calendar.from_ical(media.content).walk("VEVENT")
        found.append(event)
        await t.passes(days=1)
    one, later = found
    assert one["UID"] == later["UID"]
    assert later["SEQUENCE"] > one["SEQUENCE"]
    assert one.decoded("DTSTART") == item.due
    assert item.number in one["SUMMARY"]
    await other.says("/due")
    await other.presses(label)
    assert t.count("exports") == 2


def evidence(work: Work, finding_id: int, content: bytes, name: str) -> None:
    """Sent by the responsible person, its bytes at home."""
    worker = scene.actor(work, "王干事")
    hash = hashlib.sha256(content).hexdigest()
    stored = builders.stored_file(
        work, worker.person, name=name, sha256=hash, size=len(content), fetched_at=work.now
    )
    finding = work.findings.get(finding_id)
    purpose = Purpose.PROGRESS
    cases.attach(finding, (stored.id,), "说明", purpose, actor=worker, work=work)
