"""One file of the office in, one `Reading` out; whatever the file is, nothing is raised."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from bot.core import roster
from bot.intake import archives, building, workbook, xlsx_roster, yaml_roster
from bot.intake.building import Reading
from bot.intake.nodes import Node, Unreadable

__all__ = ["MAX_BYTES", "Reading", "read"]

MAX_BYTES = 20 * 1024 * 1024
_ZIP = b"PK"
WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_OLD = frozenset({".xls", ".et"})
_YAML = frozenset({".yaml", ".yml"})


def read(path: Path, *, codes: Collection[str] = ()) -> Reading:
    """All problems at once. `codes` are organisations known beside the file's own."""
    try:
        tree, problems = parse(_bytes(path), path.suffix.lower())
    except Unreadable as refusal:
        return Reading(None, (refusal.problem,))
    return building.build(tree, problems, codes)


def _bytes(path: Path) -> bytes:
    """Only of a regular file: a pipe would keep us waiting."""
    try:
        if not path.exists():
            raise Unreadable("load-file-missing", name=path.name)
        if not path.is_file():
            raise Unreadable("load-file-no-file", name=path.name)
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Unreadable("load-file-closed", name=path.name) from error
    if len(content) > MAX_BYTES:
        raise Unreadable("load-file-too-big", megabytes=str(MAX_BYTES // 1024 // 1024))
    if not content.strip():
        raise Unreadable("load-file-empty")
    return content


def check(content: bytes, suffix: str) -> None:
    """What is no workbook of today, whatever its name says. Raises `Unreadable`."""
    if not content.strip():
        raise Unreadable("load-file-empty")
    archives.refuse_old(content, encrypted="load-file-encrypted", old="load-file-xls")
    if suffix in _OLD:
        raise Unreadable("load-file-xls")


def parse(content: bytes, suffix: str) -> tuple[Node, list[roster.Problem]]:
    """Raises `Unreadable`."""
    check(content, suffix)
    if suffix in WORKBOOKS:
        return xlsx_roster.parse(workbook.sheets(content))
    if suffix not in _YAML or content.startswith(_ZIP):
        raise Unreadable("load-file-kind", suffix=suffix)
    return yaml_roster.parse(content)
