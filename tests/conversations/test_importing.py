"""The office sends its ledger: asked what it is, counted, confirmed, sent again, undone."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from bot.core.people import Post
from bot.core.roles import Role
from bot.core.work import Work
from bot.processes import beside, importing
from bot.usecases import rectification
from handlers.outbound import callbacks
from tests.intake.ledgers import Cell, row, workbook
from tests.telegram import Phone
from tests.town import Town

KINDS = {"zh-hans": "整改台账", "en": "rectification ledger"}
LANGUAGES = pytest.mark.parametrize("language", ["zh-hans", "en"])


async def works(t: Town) -> None:
    await t.running.importing()
    await t.running.delivering()
    await t.api.settled()


async def sends(t: Town, phone: Phone, *rows: tuple[Cell, ...], name: str = "台账.xlsx") -> None:
    await phone.sends_document(name, workbook(*rows))
    await phone.presses(KINDS[phone.user.language_code or ""])
    await works(t)


async def presses(t: Town, phone: Phone, label: str) -> None:
    await phone.presses(label)
    await works(t)


async def test_a_ledger_is_counted_written_once_and_undone(t: Town) -> None:
    office = await t.joins("老办")
    rows = (row(1), row("２", "白条入账", state="已销号", closed_on="2020.9.5"))
    await sends(t, office, *rows)
    assert office.heard("新增 2 条 · 变更 0 条 · 无变化 0 条 · 有误 0 条")
    assert t.count("findings") == 0
    await presses(t, office, "确认写入")
    assert office.heard("新增 2 条，按编号更新 0 条")
    assert t.rows("SELECT number, state, due, closed_on FROM findings ORDER BY id") == [
        ("7-01-001", "in_progress", "2020-12-31", None),
        ("7-01-002", "closed", "2020-12-31", "2020-09-05"),
    ]
    await sends(t, office, *rows)
    assert office.heard("新增 0 条 · 变更 0 条 · 无变化 2 条 · 有误 0 条")
    await sends(t, office, row(1, "公车私用五次"), rows[1])
    assert office.heard("新增 0 条 · 变更 1 条 · 无变化 1 条 · 有误 0 条")
    await presses(t, office, "确认写入")
    assert t.count("findings WHERE problem = '公车私用五次'") == 1
    await presses(t, office, "撤销本次导入")
    await presses(t, office, "确认撤销")
    assert office.heard("共 1 条恢复原样")
    assert t.count("findings WHERE problem = '公车私用五次'") == 0


@LANGUAGES
async def test_faulty_rows_come_back_marked_and_the_others_may_be_written(
    t: Town, language: str
) -> None:
    office = await t.joins("老办", language)
    is_english = language == "en"
    rows = (row(1), row(2, unit="清合镇"), row("甲"), row(4, limit="尽快"), row(1, "又一个"))
    await sends(t, office, *rows)
    assert office.heard(
        "new 1" if is_english else "新增 1 条 · 变更 0 条 · 无变化 0 条 · 有误 4 条"
    )
    assert office.heard("Is it “清河镇”" if is_english else "是否为“清河镇”")
    [media] = [m.media for m in office.answers if m.media is not None]
    sheet = load_workbook(io.BytesIO(media.content))["台账"]
    assert sheet["M3"].value == "有误原因"
    assert "清河镇" in str(sheet["M5"].value)
    assert sheet["F7"].comment is not None
    await presses(t, office, "Skip the faulty" if is_english else "跳过有误的")
    assert t.count("findings") == 1


async def test_whoever_is_not_of_the_office_sends_evidence_as_before(t: Town) -> None:
    li = await t.joins("李闻")
    await li.sends_document("台账.xlsx", workbook(row(1)))
    assert t.count("imports") == 0
    await li.says("/import")
    assert li.heard("台账由巡察办导入")


async def test_a_stopped_file_writes_nothing_and_its_old_buttons_change_nothing(t: Town) -> None:
    office = await t.joins("老办")
    await sends(t, office, row(1))
    card = office.last
    data = next(button.data for button in card.buttons if "确认写入" in button.label)
    await office.presses("停止")
    assert office.heard("没有写入任何内容")
    await office.presses_data(card, data or "")
    assert "已处理过" in (office.toast or "")
    await works(t)
    assert t.count("findings") == 0


async def test_an_import_is_not_undone_once_somebody_has_worked_on_its_items(t: Town) -> None:
    office, wang = await t.joins("老办"), await t.joins("王干事")
    await sends(t, office, row(1), row(2))
    await presses(t, office, "确认写入")
    await wang.says("/progress")
    await wang.presses("7-01-001")
    await wang.says("已清退全部费用并公示")
    for label in ("跳过", "跳过"):
        await wang.presses(label)
    await presses(t, office, "撤销本次导入")
    assert office.heard("7-01-001")
    assert t.count("findings WHERE state = 'withdrawn'") == 0


async def test_an_undone_import_is_withdrawn_and_comes_to_life_again_when_sent_again(
    t: Town,
) -> None:
    office = await t.joins("老办")
    await sends(t, office, row(1))
    await presses(t, office, "确认写入")
    await presses(t, office, "撤销本次导入")
    await presses(t, office, "确认撤销")
    assert t.rows("SELECT state FROM findings") == [("withdrawn",)]
    await sends(t, office, row(1))
    assert office.heard("新增 1 条")
    await presses(t, office, "确认写入")
    assert t.rows("SELECT number, state FROM findings") == [("7-01-001", "in_progress")]


async def test_a_restart_between_the_press_and_the_work_loses_nothing_and_doubles_nothing(
    t: Town,
) -> None:
    office = await t.joins("老办")
    await office.sends_document("台账.xlsx", workbook(row(1)))
    await office.presses("整改台账")
    await t.restarts()
    await works(t)
    await office.presses("确认写入")
    await t.restarts()
    await works(t)
    await works(t)
    assert t.count("findings") == 1
    assert t.count("import_rows") == 1


BAD = (
    ("台账.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"x", "旧版 .xls", ".xls"),
    ("台账.xlsx", b"%PDF-1.4", "已损坏", "damaged"),
    ("台账.csv", "姓名,职务\n某,某\n".encode(), "没有找到台账的表头", "No header"),
)


@LANGUAGES
async def test_each_bad_file_has_its_sentence_and_the_way_on(t: Town, language: str) -> None:
    office = await t.joins("老办", language)
    is_english = language == "en"
    await office.says("/import")
    assert office.heard(KINDS[language])
    for name, content, chinese, english in BAD:
        await office.sends_document(name, content)
        await presses(t, office, KINDS[language])
        assert office.heard(english if is_english else chinese), office.last.text
    await office.sends_document("大台账.xlsx", b"0" * (21 * 1024 * 1024))
    assert office.heard("20 MB")
    await office.sends_album([("一.xlsx", b"1"), ("二.xlsx", b"2")])
    assert office.heard("one file at a time" if is_english else "一次只发送一个文件")
    assert t.count("imports WHERE state = 'refused'") == len(BAD)
    assert t.count("findings") == 0


async def test_a_file_that_is_evidence_begins_a_log_as_it_did(t: Town) -> None:
    """For an office cadre who is in a team as well."""
    office = await t.joins("老办")
    await t.does(lambda work: _joins_team(work, "老办"))
    await office.sends_document("台账.xlsx", workbook(row(1)))
    await office.presses("佐证材料")
    assert office.heard("清河镇") or "清河镇" in office.labels
    assert t.count("drafts") == 1


async def test_an_import_is_kept_after_a_second_thought(t: Town) -> None:
    office = await t.joins("老办")
    await sends(t, office, row(1))
    await presses(t, office, "确认写入")
    await office.presses("撤销本次导入")
    await presses(t, office, "不撤销")
    assert office.heard("保留不变")
    assert t.rows("SELECT state FROM findings") == [("in_progress",)]


async def test_bytes_that_have_gone_and_a_forged_kind_are_answered(t: Town) -> None:
    office = await t.joins("老办")
    await sends(t, office, row(1))
    for blob in t.installed.files.glob("*/*"):
        blob.unlink()
    await presses(t, office, "确认写入")
    assert office.heard("文件内容没有取到")
    card = office.last
    await office.presses_data(card, callbacks.encode(("import-kind", "1", "novel")))
    await office.presses_data(card, callbacks.encode(("import-write", "1")))
    assert t.count("findings") == 0


async def test_what_was_touched_between_the_press_and_the_work_stands(t: Town) -> None:
    office = await t.joins("老办")
    await sends(t, office, row(1))
    await presses(t, office, "确认写入")
    await office.presses("撤销本次导入")
    await office.presses("确认撤销")
    await t.does(lambda work: _reports(work, "王干事"))
    await works(t)
    assert office.heard("不能撤销")
    assert t.rows("SELECT state FROM imports") == [("written",)]


async def test_a_long_reading_shows_how_far_it_is(
    t: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "PROGRESS_SECONDS", 0.001)
    office = await t.joins("老办")
    await sends(t, office, *(row(n) for n in range(1, 400)))
    assert office.heard("已读")
    monkeypatch.setattr(importing, "READING_SECONDS", 0.0)
    await sends(t, office, *(row(n) for n in range(1, 400)))
    assert office.heard("读取时间过长")


async def test_a_fault_of_our_own_is_said_and_keeps_no_other_waiting(
    t: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ArithmeticError

    office = await t.joins("老办")
    await sends(t, office, row(1))
    await presses(t, office, "确认写入")
    await office.presses("撤销本次导入")
    with monkeypatch.context() as patch:
        patch.setattr("bot.usecases.ledger_undo.undo", fails)
        await presses(t, office, "确认撤销")
    assert office.heard("没有处理成功")
    assert t.rows("SELECT state FROM imports") == [("written",)]
    with monkeypatch.context() as patch:
        patch.setattr("bot.intake.ledger_table.read", fails)
        await sends(t, office, row(2))
    await sends(t, office, row(2))
    states = t.rows("SELECT state FROM imports ORDER BY id")
    assert states == [("written",), ("refused",), ("planned",)]
    assert len(t.errors) == 2
    t.errors.clear()


def _joins_team(work: Work, name: str) -> None:
    person = work.people.by_key(name)
    assert person is not None
    team = work.rounds.teams(work.rounds.all()[0].id)[0]
    post = Post(id=0, person_id=person.id, role=Role.MEMBER, team_id=team.id, since=work.today)
    work.people.grant(post)


def _reports(work: Work, name: str) -> None:
    person = work.people.by_key(name)
    assert person is not None
    finding = work.findings.by_number("7-01-001")
    assert finding is not None
    actor = work.people.actor(person.id, work.today)
    rectification.report(rectification.Report(finding=finding.id, text="已清退"), actor, work)


async def test_a_ledger_whose_sender_has_left_is_refused_and_keeps_no_other_waiting(
    t: Town,
) -> None:
    office, director = await t.joins("老办"), await t.joins("主任")
    await sends(t, office, row(1))
    await office.presses("确认写入")
    await t.does(_leaves_the_office)
    await director.sends_document("台账.xlsx", workbook(row(2)))
    await director.presses("整改台账")
    await works(t)
    assert t.rows("SELECT state FROM imports ORDER BY id") == [("refused",), ("planned",)]
    assert t.count("findings") == 0


def _leaves_the_office(work: Work) -> None:
    person = work.people.by_key("老办")
    assert person is not None
    work.people.save(replace(person, suspended_on=work.today))
