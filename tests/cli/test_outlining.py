"""`outline FILE`: a feedback document as it is understood, from Word and from plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import outlining
from tests import outline_samples as samples
from tests.cli.conftest import Command
from tests.intake.documents import usual


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a file of 150 bytes is the largest."""
    monkeypatch.setattr(outlining, "MOST_BYTES", 150)
    return tmp_path


def test_a_document_is_printed_with_its_odd_places(command: Command, tmp_path: Path) -> None:
    paper = tmp_path / "反馈意见.docx"
    paper.write_bytes(usual())
    ended = command("outline", str(paper))
    assert ended.code == 0
    assert "   5 问题 [A1] 1.理论学习不深入。" in ended.out
    assert "问题 3 个，意见建议 1 条" in ended.out
    assert "第 8 段下有 2 个小点" in ended.out
    plain = tmp_path / "反馈意见.txt"
    plain.write_text(samples.SAID, encoding="utf-8-sig")
    assert "问题 [B2] 二是监督责任缺位；" in command("outline", str(plain)).out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("无.docx", None, "无法读取"),
        ("甲.docx", b"x" * 100, "文档已损坏"),
        ("乙.txt", "一、".encode("gb18030"), "UTF-8"),
        ("丙.docx", b"x" * 200, "超过"),
    ],
)
def test_what_cannot_be_read_ends_with_a_sentence(
    command: Command, small: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (small / name).write_bytes(content)
    ended = command("outline", str(small / name))
    assert (ended.code, said in ended.err) == (1, True)
