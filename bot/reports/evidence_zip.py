"""Evidence as a ZIP: files as they came, in folders by unit and number, and a list with hashes.

Written file by file, so that a big bundle never lies in memory.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from zoneinfo import ZoneInfo

from bot.core.screens import Words, text
from bot.reports.ledger_csv import safe_cell
from bot.reports.ledger_sheet import Noticing
from bot.usecases.evidence_bundle import Bundle, Piece

COLUMNS = (
    "path",
    "number",
    "unit",
    "caption",
    "name",
    "evidence_on",
    "uploaded_at",
    "uploader",
    "size",
    "sha256",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """`lines` stand above the list: of what, by whom, when. `find` is where content lies by its
    hash; what lies there no more is listed as missing."""

    lines: tuple[str, ...]
    zone: ZoneInfo
    made_at: datetime
    find: Callable[[str], Path]


def write(bundle: Bundle, cover: Cover, path: Path, words: Words, noticing: Noticing) -> None:
    there: set[str] = set()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, piece in enumerate(bundle.pieces, 1):
            source = cover.find(piece.sha256) if piece.sha256 else None
            if source is not None and source.is_file():
                _add(archive, piece, source, cover)
                there.add(piece.path)
            noticing(number)
        listed = _listed(bundle, cover, there, words)
        archive.writestr(_info(words(text("evidence-manifest")), cover.made_at, cover), listed)


def _add(archive: zipfile.ZipFile, piece: Piece, source: Path, cover: Cover) -> None:
    info = _info(piece.path, piece.uploaded_at, cover)
    with source.open("rb") as content, archive.open(info, "w") as into:
        copyfileobj(content, into, 1024 * 1024)


def _info(name: str, at: datetime, cover: Cover) -> zipfile.ZipInfo:
    local = at.astimezone(cover.zone)
    info = zipfile.ZipInfo(name, max((1980, 1, 1, 0, 0, 0), local.timetuple()[:6]))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _listed(bundle: Bundle, cover: Cover, there: set[str], words: Words) -> bytes:
    into = io.StringIO(newline="")
    writer = csv.writer(into, lineterminator="\r\n")
    for line in cover.lines:
        writer.writerow([safe_cell(line)])
    writer.writerow([words(text(f"evidence-column-{name}")) for name in COLUMNS])
    for piece in bundle.pieces:
        writer.writerow(list(_row(piece, cover, piece.path in there, words)))
    return into.getvalue().encode("utf-8-sig")


def _row(piece: Piece, cover: Cover, is_there: bool, words: Words) -> Iterator[str]:
    yield safe_cell(piece.path)
    for value in (piece.number, piece.unit, piece.caption, piece.name):
        yield safe_cell(value)
    yield piece.evidence_on.isoformat()
    yield piece.uploaded_at.astimezone(cover.zone).strftime("%Y-%m-%d %H:%M:%S")
    yield safe_cell(piece.uploader)
    yield str(piece.size)
    yield piece.sha256 if is_there and piece.sha256 else words(text("evidence-missing"))
