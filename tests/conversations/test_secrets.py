"""The token stays secret: in no line of any level, no traceback, no row and no file (fault 17)."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import logs
from bot.cli.logs import HidingFormatter
from bot.core.work import Work
from bot.demo.botapi import faults
from tests.town import Town


@pytest.fixture
def written(t: Town) -> Iterator[io.StringIO]:
    """All that the program's own log would hold at its most talkative."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(HidingFormatter(t.api.token))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    # As loud as they can be, whatever an earlier test of the program has set.
    quiet = {name: logging.getLogger(name).level for name in logs.QUIET}
    for name in quiet:
        logging.getLogger(name).setLevel(logging.NOTSET)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)
    for name, before in quiet.items():
        logging.getLogger(name).setLevel(before)


async def test_the_token_stands_in_no_log_no_row_and_no_file(
    t: Town, written: io.StringIO
) -> None:
    await t.restarts()
    li, deputy = await t.all_join("李闻", "副组长")
    await li.sends_photo(caption="公车私用三次")
    for label in ("清河镇", "完成", "否", "跳过", "确认"):
        await li.presses(label)
    await deputy.says("/show 7-01-001")
    await deputy.presses("查看佐证材料")
    await t.stops()
    secret = t.api.token.split(":")[1]
    assert "/bot7000000001:[hidden]" in written.getvalue()  # the libraries do write it
    assert secret not in written.getvalue()
    assert secret not in t.dump()
    for path in t.installed.settings.data_dir.rglob("*"):
        assert not path.is_file() or secret.encode() not in path.read_bytes(), path.name


def found(secret: str, log: str, folder: Path) -> list[str]:
    """Where it stands: in the log, or in which file below the folder, byte for byte."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    places = [path.name for path in files if secret.encode() in path.read_bytes()]
    return [*(["the log"] if secret in log else []), *places]


async def test_an_invitation_s_code_stands_in_no_log_no_row_no_backup_and_no_export(
    t: Town, written: io.StringIO
) -> None:
    director = await t.joins("主任")
    codes = [await t.code_for("李闻"), await t.code_for("书记")]
    phone = t.stranger("李闻")
    await phone.says(f"/start {codes[0]}")
    await phone.says(f"/start {codes[0]}")  # used: refused, and as silent about it
    await director.says("/invite")
    await director.says("新人")
    await director.presses("巡察办")
    await director.presses("确认")
    [link] = [m.text for m in director.answers if "start=" in m.text]
    codes.append(link.rpartition("start=")[2].split()[0])
    await t.passes(hours=1)
    await t.running.backing_up()

    folder = t.installed.settings.data_dir
    assert (folder / "huiyin.sqlite-wal").exists()
    assert list(folder.glob("backups/*/ledger.sqlite"))
    assert "/start [hidden]" in written.getvalue()
    assert [found(code, written.getvalue(), folder) for code in codes] == [[], [], []]
    exported = await t.running.ledger.read(whole_export)
    assert not any(code in exported for code in codes)


def whole_export(work: Work) -> str:
    figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
    return figures.model_dump_json()


async def test_the_scanner_finds_what_is_planted(t: Town, written: io.StringIO) -> None:
    folder = t.installed.settings.data_dir
    planted = "PLANTEDPLANTEDPLANTEDPLANT"
    await t.does(lambda work: work.events.record("planted", item_id=1, body={"code": planted}))
    assert found(planted, written.getvalue(), folder) == ["huiyin.sqlite-wal"]
    await t.running.backing_up()
    assert "ledger.sqlite" in found(planted, written.getvalue(), folder)
    assert found("planted", "planted", folder / "files") == ["the log"]


def test_a_code_is_hidden_by_its_form_and_by_its_place() -> None:
    formatter = HidingFormatter(None)

    def line(words: str) -> str:
        record = logging.LogRecord("x", logging.INFO, "x", 1, words, None, None)
        return formatter.format(record).partition(" x ")[2]

    assert line("t.me/b?start=abc-1_2 and more") == "t.me/b?start=[hidden] and more"
    assert line("'/start lower234'") == "'/start [hidden]'"
    assert line("code ABCDEFGHIJKLMNOPQRSTUV2345.") == "code [hidden]."
    assert line("seal " + "a1" * 32) == "seal " + "a1" * 32


async def test_nor_in_the_traceback_of_a_network_that_fails(t: Town, written: io.StringIO) -> None:
    li = await t.joins("李闻")
    t.api.faults.add(faults.bad_gateway(), method="sendMessage")
    t.api.faults.add(faults.reset(), method="answerCallbackQuery")
    t.api.faults.add(faults.half_answer(), method="getUpdates")
    await li.says("/log 公车私用")
    await t.passes(hours=1)
    await li.presses("清河镇")
    assert "Traceback" in written.getvalue()
    assert t.api.token.split(":")[1] not in written.getvalue()
    t.errors.clear()  # that the network failed is rightly logged as an error


async def test_secrets_of_the_settings_are_not_shown_when_they_are_printed(t: Town) -> None:
    assert t.api.token.split(":")[1] not in repr(t.installed.settings)
    assert t.installed.secret().hex() not in t.dump()
