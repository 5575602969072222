"""Every command of the host: what it says, what it leaves, and how it ends."""

from __future__ import annotations

import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.settings import Settings
from storage import files, migrate, verifying
from tests.cli.conftest import SETUP, Command

TOKEN = "123456:" + "A" * 35


# Words on the command line.


@pytest.mark.parametrize("words", [[], ["unknown"], ["load"], ["invite", "李闻"]])
def test_wrong_words_end_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    for name in ("init", "load", "invite", "run", "doctor", "backup", "restore", "verify"):
        assert name in said


# Settings.


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "no token"),
        ("TIMEZONE", "Mars/Olympus"),
        ("TEXT_GUARD", "perhaps"),
        ("DATABASE_URL", "postgresql://x"),
        ("POLICY_FILE", "missing.yaml"),
        ("HOLIDAYS_FILE", "missing.txt"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(
    command: Command, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    ended = command("stats")
    assert ended.code == 1
    assert ended.err.startswith(f"{name}: ")
    assert ended.err.count("\n") == 1


def test_a_wrong_token_is_not_repeated(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456:short-and-secret")
    assert "short-and-secret" not in command("stats").err


@pytest.mark.parametrize(
    "words",
    [
        ["stats"],
        ["digest"],
        ["backup"],
        ["verify"],
        ["invite", "李闻", "--role", "office"],
        ["load", "setup.yaml"],
    ],
)
def test_before_init_each_command_says_so(command: Command, words: list[str]) -> None:
    ended = command(*words)
    assert (ended.code, "init" in ended.err) == (1, True)


# init, invite, load, migrate.


def test_init_makes_the_ledger_and_invites_the_first_director(
    command: Command, data: Path
) -> None:
    ended = command("init", "--name", "王主任")
    assert ended.code == 0
    assert "王主任" in ended.out
    assert "/start " in ended.out
    assert (data / "huiyin.sqlite").exists()


def test_what_init_writes_is_its_owner_s_alone(command: Command, data: Path) -> None:
    command("init")
    for path in (data, *data.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_second_init_changes_nothing_once_there_are_people(installed: Command) -> None:
    ended = installed("init")
    assert ended.code == 0
    assert "/start " not in ended.out


def test_an_invitation_names_the_bot_when_it_is_known(
    installed: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "YOUR_BOT" in installed("invite", "书记", "--role", "principal", "--unit", "T").out
    monkeypatch.setenv("BOT_NAME", "@yunling_bot")
    ended = installed("invite", "李闻", "--role", "member", "--team", "7/1")
    assert "https://t.me/yunling_bot?start=" in ended.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--role", "principal", "--unit", "X"], "X"),
        (["--role", "member", "--team", "9/9"], "9/9"),
        (["--role", "principal"], "单位"),
        (["--role", "member"], "巡察组"),
    ],
)
def test_an_invitation_to_nowhere_is_refused(
    installed: Command, words: list[str], said: str
) -> None:
    ended = installed("invite", "某人", *words)
    assert (ended.code, said in ended.err) == (1, True)


def test_load_shows_first_and_writes_when_told_to(command: Command, tmp_path: Path) -> None:
    setup = tmp_path / "setup.yaml"
    setup.write_text(SETUP, "utf-8")
    command("init")
    assert "--apply" in command("load", str(setup)).out
    assert "清河镇" in command("load", str(setup), "--apply").out
    assert "清河镇" not in command("load", str(setup)).out


def test_a_faulty_file_changes_nothing(command: Command, tmp_path: Path) -> None:
    setup = tmp_path / "setup.yaml"
    setup.write_text(SETUP.replace("parent: Z", "parent: Q"), "utf-8")
    command("init")
    ended = command("load", str(setup), "--apply")
    assert ended.code == 1
    assert "Q" in ended.out


def test_of_very_many_faults_the_first_are_shown(command: Command, tmp_path: Path) -> None:
    setup = tmp_path / "setup.yaml"
    rows = "\n".join(f"  - {{code: C{n}, name: 单位{n}, level: nowhere}}" for n in range(60))
    setup.write_text(f"organisations:\n{rows}\n", "utf-8")
    command("init")
    ended = command("load", str(setup))
    assert ended.code == 1
    assert len(ended.out.splitlines()) <= 42


def test_migrate_has_nothing_to_do_on_a_new_ledger(installed: Command) -> None:
    ended = installed("migrate")
    assert (ended.code, ended.out) == (0, "数据结构已是最新。\n")


def test_migrate_names_what_it_applied(installed: Command, data: Path) -> None:
    (data / "huiyin.sqlite").unlink()
    for each in data.glob("huiyin.sqlite-*"):
        each.unlink()
    ended = installed("migrate")
    assert len(ended.out.splitlines()) == len(migrate.migrations())


def altered(data: Path, statement: str) -> None:
    with closing(sqlite3.connect(data / "huiyin.sqlite")) as connection:
        connection.execute(statement)
        connection.commit()


def test_an_older_schema_is_refused_with_the_command_that_helps(
    installed: Command, data: Path
) -> None:
    altered(data, "DELETE FROM migrations WHERE number = (SELECT MAX(number) FROM migrations)")
    ended = installed("stats")
    assert (ended.code, "migrate" in ended.err) == (1, True)


def test_a_newer_schema_is_refused(installed: Command, data: Path) -> None:
    altered(data, "INSERT INTO migrations VALUES (9999, 'later', '')")
    ended = installed("stats")
    assert (ended.code, "更新的版本" in ended.err) == (1, True)


def test_a_ledger_that_is_none_is_said(installed: Command, data: Path) -> None:
    for each in data.glob("huiyin.sqlite-*"):
        each.unlink()
    (data / "huiyin.sqlite").write_bytes(b"no database" * 1000)
    ended = installed("stats")
    assert (ended.code, "台账无法读写" in ended.err) == (1, True)


# stats, digest.


def test_stats_prints_rates_with_their_counts(installed: Command) -> None:
    ended = installed("stats")
    assert ended.code == 0
    assert "0/0" in ended.out
    assert "清河镇" in ended.out


def test_stats_for_programs_is_json(installed: Command) -> None:
    found = json.loads(installed("stats", "--json", "--round", "7", "--unit", "T").out)
    assert found["findings"] == {"n": 0, "d": 0, "percent": None}
    assert [unit["name"] for unit in found["units"]] == ["清河镇"]


def test_stats_have_the_evaluation_of_teams(installed: Command) -> None:
    assert json.loads(installed("stats", "--json").out)["evaluation"] is None
    marks = [f"111111111111{overall}" for overall in (1, 1, 1, 1, 2)]
    with closing(sqlite3.connect(Settings().database)) as connection, connection:
        connection.execute(
            "INSERT INTO evaluations (id, assignment_id, handed_out, opened_on, closes_on)"
            " VALUES (1, 1, 6, '2020-12-01', '2020-12-08')"
        )
        connection.executemany(
            "INSERT INTO ballots (evaluation_id, key, marks) VALUES (1, ?, ?)",
            [(str(n), each) for n, each in enumerate(marks)],
        )
    found = json.loads(installed("stats", "--json").out)["evaluation"]
    assert (found["handed_out"], found["returned"], found["valid"]) == (6, 5, 5)
    assert found["satisfaction"] == "96%"
    assert found["levels"] == {"satisfied": 4, "fairly": 1}
    assert [unit["satisfaction"] for unit in found["units"]] == ["96%"]
    assert "96%" in installed("stats").out


def test_stats_of_an_earlier_day(installed: Command) -> None:
    assert json.loads(installed("stats", "--json", "--as-of", "2020-12-07").out)["day"] == (
        "2020-12-07"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as-of", "yesterday"], "yesterday"),
        (["--round", "99"], "99"),
        (["--unit", "X"], "X"),
    ],
)
def test_stats_of_what_is_not_there(installed: Command, words: list[str], said: str) -> None:
    ended = installed("stats", *words)
    assert (ended.code, said in ended.err) == (1, True)


def test_digest_prints_what_the_office_would_see(installed: Command) -> None:
    ended = installed("digest")
    assert ended.code == 0
    assert ended.out.startswith("巡察整改情况\n")


# run, doctor.


def test_run_needs_a_token(installed: Command) -> None:
    ended = installed("run")
    assert (ended.code, ended.err.startswith("BOT_TOKEN: ")) == (1, True)


def test_run_says_when_there_is_no_bot_api(
    installed: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:1/bot")
    ended = installed("run")
    assert (ended.code, ended.err.startswith("BOT_API_URL: ")) == (1, True)
    assert TOKEN not in ended.err


def test_doctor_finds_what_is_missing(command: Command) -> None:
    ended = command("doctor")
    assert ended.code == 1
    assert "❌ 令牌" in ended.out
    assert "❌ 数据目录" in ended.out


def test_doctor_asks_for_a_backup(installed: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    ended = installed("doctor")
    assert ended.code == 1
    assert "✅ 台账：完好" in ended.out
    assert "没有备份" in ended.out


def test_doctor_names_damage(
    installed: Command, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    altered(data, "UPDATE teams SET round_id = 99")
    ended = installed("doctor")
    assert ended.code == 1
    assert "❌ 台账" in ended.out
    assert "teams row 1" in ended.out


# backup, restore, verify.


def backup_of(installed: Command, data: Path) -> Path:
    assert installed("backup").code == 0
    return sorted(data.glob("backups/*/"))[-1]


def test_a_backup_is_made_and_named(installed: Command, data: Path) -> None:
    ended = installed("backup")
    [folder] = data.glob("backups/*/")
    assert ended.code == 0
    assert str(folder.relative_to(data.parent)) in ended.out


def test_a_backup_goes_where_it_is_told_to(installed: Command, tmp_path: Path) -> None:
    assert installed("backup", "--to", str(tmp_path / "usb")).code == 0
    assert list((tmp_path / "usb").glob("*/manifest.json"))


def test_a_backup_into_a_file_is_refused(installed: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ended = installed("backup", "--to", str(tmp_path / "file"))
    assert (ended.code, "备份未成功" in ended.err) == (1, True)


def test_two_backups_at_once_are_not_made(installed: Command, data: Path) -> None:
    with files.held(data / "backups" / "backup"):
        ended = installed("backup")
    assert (ended.code, "另一次备份" in ended.err) == (1, True)


def test_evidence_that_is_gone_makes_the_command_fail_though_the_rest_is_kept(
    installed: Command, data: Path
) -> None:
    altered(
        data,
        "INSERT INTO files (kind, name, mime, size, telegram_id, telegram_unique_id, uploader_id,"
        " uploaded_at, not_before, sha256)"
        f" VALUES ('photo', 'x', 'x', 1, 'x', 'x', 1, '', '', '{'a' * 64}')",
    )
    ended = installed("backup")
    assert (ended.code, "1 个佐证文件" in ended.err) == (1, True)
    assert list(data.glob("backups/*/manifest.json"))


def test_restoring_brings_back_what_was_there(
    installed: Command, data: Path, tmp_path: Path
) -> None:
    folder = backup_of(installed, data)
    ended = installed("restore", str(folder), "--into", str(tmp_path / "new"))
    assert ended.code == 0
    assert (tmp_path / "new" / "huiyin.sqlite").exists()


def test_restoring_never_overwrites_unasked(installed: Command, data: Path) -> None:
    folder = backup_of(installed, data)
    ended = installed("restore", str(folder))
    assert (ended.code, "--force" in ended.err) == (1, True)
    ended = installed("restore", str(folder / "manifest.json"), "--force")
    assert ended.code == 0
    assert "原台账已移至" in ended.out
    assert installed("verify").code == 0


def test_a_damaged_backup_is_refused(installed: Command, data: Path, tmp_path: Path) -> None:
    folder = backup_of(installed, data)
    (folder / "secret").write_bytes(b"")
    ended = installed("restore", str(folder), "--into", str(tmp_path / "new"))
    assert (ended.code, "secret" in ended.err) == (1, True)
    assert not (tmp_path / "new").exists()


def test_restoring_into_a_file_is_refused(installed: Command, data: Path, tmp_path: Path) -> None:
    folder = backup_of(installed, data)
    (tmp_path / "file").write_text("x")
    ended = installed("restore", str(folder), "--into", str(tmp_path / "file"))
    assert (ended.code, "恢复未成功" in ended.err) == (1, True)


def test_reindex_builds_the_search_index_anew(installed: Command) -> None:
    ended = installed("reindex")
    assert (ended.code, ended.out) == (0, "检索索引已重建：0 项。\n")


def test_verify_counts_all_it_has_looked_at(installed: Command) -> None:
    ended = installed("verify")
    assert ended.code == 0
    assert ended.out.count("✅") == 9
    assert ended.out.endswith("校验通过。\n")


def test_verify_names_the_first_fault_and_ends_with_one(installed: Command, data: Path) -> None:
    altered(data, "DELETE FROM event_payloads WHERE seq = 1")
    ended = installed("verify")
    assert ended.code == 1
    assert "event 1 has lost its content" in ended.err
    assert ended.out.count("✅") == 8


def test_verify_looks_for_a_head_on_paper(installed: Command) -> None:
    ended = installed("verify", "--head", "0123456789abcdef")
    assert (ended.code, "0123456789abcdef" in ended.err) == (1, True)


# What no sentence is made for.


def test_a_restoration_under_a_running_bot_is_refused(installed: Command, data: Path) -> None:
    folder = backup_of(installed, data)
    with files.held(data / "huiyin.sqlite"):
        ended = installed("restore", str(folder), "--force")
    assert (ended.code, "正在" in ended.err or "已有一个" in ended.err) == (1, True)


def test_a_fault_of_ours_is_not_dressed_up(
    installed: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(verifying, "verify", broken)
    with pytest.raises(ZeroDivisionError):
        installed("verify")


# A sheet of invitations.


def test_invitations_are_printed_for_all_or_for_some_and_kept_private(
    installed: Command, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.pdf"
    ended = installed("invitations", str(sheet))
    assert (ended.code, "共 3 人" in ended.out) == (0, True)
    assert "YOUR_BOT" in ended.out
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert sheet.read_bytes().count(b"https://t.me/YOUR_BOT?start=") == 3
    some = tmp_path / "some.pdf"
    assert installed("invitations", str(some), "--unit", "Z").code == 0
    assert some.read_bytes().count(b"?start=") == 1
    team = tmp_path / "team.pdf"
    assert installed("invitations", str(team), "--team", "7/1").code == 0
    assert team.read_bytes().count(b"?start=") == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sheet.txt"], "尚不存在的 .pdf"),
        (["nowhere/sheet.pdf"], "尚不存在的 .pdf"),
        (["sheet.pdf", "--unit", "Q"], "没有编码为 Q 的组织"),
        (["sheet.pdf", "--team", "9/9"], "没有巡察组 9/9"),
    ],
)
def test_a_sheet_that_cannot_be_made_is_refused(
    installed: Command, tmp_path: Path, words: list[str], said: str
) -> None:
    ended = installed("invitations", *words)
    assert (ended.code, said in ended.err) == (1, True)
    assert not (tmp_path / "sheet.pdf").exists()


def test_nobody_to_invite_makes_no_sheet(command: Command, tmp_path: Path) -> None:
    assert command("init").code == 0
    ended = command("invitations", "sheet.pdf")
    assert (ended.code, "没有待邀请的人员" in ended.err) == (1, True)
    assert not (tmp_path / "sheet.pdf").exists()


def test_reindex_needs_a_ledger(command: Command) -> None:
    ended = command("reindex")
    assert ended.code == 1
    assert "init" in ended.err


# An empty list.


def test_an_empty_list_is_written_where_nothing_is_yet(command: Command, tmp_path: Path) -> None:
    assert command("template", "list.xlsx").code == 0
    before = (tmp_path / "list.xlsx").read_bytes()
    for name in ("list.xlsx", "list.txt", "nowhere/list.xlsx"):
        ended = command("template", name)
        assert (ended.code, "尚不存在的 .xlsx" in ended.err) == (1, True)
    assert (tmp_path / "list.xlsx").read_bytes() == before
    assert command("init").code == 0
    assert command("load", "list.xlsx").err.strip().endswith("未作任何改动。")


def test_stats_are_cut_by_everything(installed: Command) -> None:
    found = json.loads(
        installed(
            "stats", "--json", "--round", "7", "--unit", "T", "--level", "township", "--category",
            "B6", "--kind", "routine", "--mode", "limited", "--period", "2020-01-01..2020-06-30",
        ).out
    )  # fmt: skip
    assert found["numbers"]["rates"]["findings"] == {"n": 0, "d": 0, "percent": None}
    assert found["numbers"]["median_days"] is None
    ended = installed("stats", "--period", "last_month")
    assert "0/0" in ended.out
    for words in (
        ("--period", "never"),
        ("--period", "2020-02-30..2020-03-01"),
        ("--period", "2020-03-02..2020-03-01"),
        ("--category", "Z"),
    ):
        assert installed("stats", *words).code == 1, words
