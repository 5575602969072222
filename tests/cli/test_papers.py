"""report and templates on the host."""

from __future__ import annotations

from pathlib import Path

import docx

from storage import dialect
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


UNIT = """
SELECT code FROM organisations WHERE id IN (
    SELECT a.unit_id FROM assignments a JOIN findings f ON f.assignment_id = a.id
)
"""


def test_a_report_is_written_and_logged(kept: Command, data: Path, tmp_path: Path) -> None:
    whole, part = tmp_path / "round.docx", tmp_path / "unit.docx"
    own = docx.Document()
    own.add_paragraph("{{ 单位名 }}")
    (data / "templates").mkdir()
    own.save(str(data / "templates" / "轮次整改情况报告.docx"))
    ended = kept("report", "--round", "8", str(whole))
    assert (ended.code, "没有采用" in ended.out, whole.name in ended.out) == (0, True, True)
    connection = dialect.connect(next(data.glob("*.sqlite")))
    (code,) = connection.execute(UNIT).fetchone()
    assert kept("report", "--round", "8", "--unit", code, str(part)).code == 0
    rows = connection.execute("SELECT kind, state, name, args FROM exports").fetchall()
    said = [row[0] for row in connection.execute("SELECT kind FROM events")]
    connection.close()
    assert [tuple(row)[:3] for row in rows] == [
        ("report", "sent", whole.name),
        ("report", "sent", part.name),
    ]
    assert said.count("exported") == 2
    assert any("主机管理员" in paragraph.text for paragraph in docx.Document(str(part)).paragraphs)
    nowhere = kept("report", "--round", "8", str(tmp_path / "no" / "such.docx"))
    assert (nowhere.code, "写不进去" in nowhere.err) == (1, True)
