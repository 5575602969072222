"""Theme, the list's approval and what a term is to inspect, in the workbook as in YAML."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.core.rounds import MeetingKind
from tests.intake import samples
from tests.intake.samples import ids, read_xlsx, read_yaml, sound

YAML = """
organisations:
  - {code: "01", name: 云岚州, level: 州, to_inspect: 第八届、第九届}
  - {code: "02", name: 苇泽县, level: 县市, to_inspect: [第九届]}
rounds:
  - term: 第九届
    number: 七
    year: 2026
    name: 第七轮巡察
    started_on: 2026-03-02
    theme: 粮食购销
    approved: {meeting: 五人小组会, on: 2026年2月20日, units: 16}
"""


def test_yaml(tmp_path: Path) -> None:
    found = sound(read_yaml(tmp_path, YAML))
    assert [o.to_inspect for o in found.organisations] == [("第八届", "第九届"), ("第九届",)]
    [round_] = found.rounds
    assert round_.theme == "粮食购销"
    assert round_.approved is not None
    assert (round_.approved.meeting, round_.approved.on) == (
        MeetingKind.FIVE,
        date(2026, 2, 20),
    )


def test_a_workbook_has_columns_for_them(tmp_path: Path) -> None:
    sheets = samples.sheets_of_the_sample(tmp_path)
    sheets["组织"][0].append("应巡届次")
    sheets["组织"][1].append("第八届 第九届")
    sheets["轮次"][0] += ["主题", "名单审定会议", "名单审定日期", "名单单位数"]
    sheets["轮次"][1] += ["粮食购销", "书记专题会", "2020-02-20", 16]
    found = sound(read_xlsx(tmp_path, sheets))
    assert found.organisations[0].to_inspect == ("第八届", "第九届")
    assert found.rounds[0].theme == "粮食购销"
    assert found.rounds[0].approved is not None
    assert found.rounds[0].approved.units == 16


def test_half_an_approval_is_named_in_its_place(tmp_path: Path) -> None:
    sheets = samples.sheets_of_the_sample(tmp_path)
    sheets["轮次"][0] += ["名单审定会议"]
    sheets["轮次"][1] += ["书记专题会"]
    assert "load-missing" in ids(read_xlsx(tmp_path, sheets))
