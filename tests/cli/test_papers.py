"""report and templates on the host."""

from __future__ import annotations

from pathlib import Path

import docx

from tests.cli.conftest import Command


def test_templates_are_written_once_and_checked(
    command: Command, data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    ended = command("templates", str(folder))
    assert (ended.code, "已写出 6 个模板" in ended.out) == (0, True)
    (folder / "督办函.docx").write_bytes(b"mine")
    assert "督办函.docx 已存在" in command("templates", str(folder)).out
    assert (folder / "督办函.docx").read_bytes() == b"mine"
    assert command("templates", "--check").out == ""
    own = data / "templates"
    assert command("templates").code == 0
    assert "提醒函.docx：可以使用" in command("templates", "--check").out
    broken = docx.Document()
    broken.add_paragraph("{{ 单位名 }}")
    broken.save(str(own / "督办函.docx"))
    ended = command("templates", "--check")
    assert (ended.code, "单位名" in ended.out) == (1, True)


def test_a_report_of_what_is_not_there_is_refused(installed: Command, tmp_path: Path) -> None:
    file = str(tmp_path / "report.docx")
    for words in (["--round", "9"], ["--round", "7"], ["--round", "7", "--unit", "X"]):
        ended = installed("report", *words, file)
        assert (ended.code, ended.err != "") == (1, True)
    assert not Path(file).exists()
