"""Evidence as one bundle: which files of which items go into it, under which names.

A reader gets what he may open in the chat, no more. What does not fit into one file is cut into
parts, each with its own list of hashes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.core import confidentiality, errors, findings
from bot.core.evidence import Evidence, StoredFile
from bot.core.exports import MOST_BYTES
from bot.core.people import Actor
from bot.core.work import Work
from bot.usecases import evidence as exhibits
from bot.usecases import items, ledger_table, scopes

# What stands in a bundle beside the files, for each of them.
BESIDE = 1_024
MOST_PARTS = 20
LONGEST_NAME = 80
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`path` is its name in the bundle; without a hash its bytes are not there, and it stands in
    the list alone."""

    path: str
    number: str
    unit: str
    caption: str
    name: str
    evidence_on: date
    uploaded_at: datetime
    uploader: str
    size: int
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """`parts` counts from 1; `part` is this one."""

    pieces: tuple[Piece, ...]
    part: int
    parts: int
    protected: bool


def of_item(finding_id: int, actor: Actor, work: Work) -> Sequence[findings.Finding]:
    """Raises `NotFound` for what this reader may not see."""
    return [items.visible(finding_id, actor, work)]


def of_scope(scope: scopes.Scope, actor: Actor, work: Work) -> Sequence[findings.Finding]:
    """Raises `NotFound`."""
    lines = work.ledger_lines.of(ledger_table.ids(scope, actor, work))
    return [line.finding for line in lines]


def bundle(found: Sequence[findings.Finding], part: int, actor: Actor, work: Work) -> Bundle:
    """Raises `NotFound` where there is no file, `Unfit` for more than can be sent."""
    pieces = [piece for finding in found for piece in _of(finding, actor, work)]
    if not pieces:
        raise errors.NotFound("evidence")
    parts = list(_parts(pieces))
    if len(parts) > MOST_PARTS:
        size = sum(piece.size for piece in pieces)
        raise errors.Unfit("evidence-big", megabytes=-(-size // 1024**2), most=MOST_PARTS)
    if not 1 <= part <= len(parts):
        raise errors.Stale("export")
    protect = work.policy.protect
    return Bundle(
        pieces=tuple(parts[part - 1]),
        part=part,
        parts=len(parts),
        protected=any(confidentiality.protects(protect, finding.state) for finding in found),
    )


def _of(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Piece]:
    at = 0
    for piece in exhibits.shown(finding, actor, work):
        for file in work.evidence.files(piece.files):
            if not file.is_place:
                at += 1
                yield _piece(at, finding, piece, file, work)


def _piece(
    at: int, finding: findings.Finding, piece: Evidence, file: StoredFile, work: Work
) -> Piece:
    name = safe(file.name)
    return Piece(
        path=f"{safe(finding.unit_name)}/{safe(finding.number)}/{at:03}-{name}",
        number=finding.number,
        unit=finding.unit_name,
        caption=piece.caption,
        name=file.name,
        evidence_on=piece.evidence_on,
        uploaded_at=file.uploaded_at,
        uploader=work.people.get(file.uploader_id).name,
        size=file.size,
        sha256=file.sha256,
    )


def safe(name: str) -> str:
    """A name that every system can hold, and that leads nowhere else."""
    plain = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(" .") or "_"
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = plain, "", ""
    short = stem[: LONGEST_NAME - len(dot + ending)] + dot + ending
    return f"_{short}" if _RESERVED.match(short) else short


def _parts(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """In their order, each as much as one file holds."""
    part: list[Piece] = []
    size = 0
    for piece in pieces:
        takes = (piece.size if piece.sha256 else 0) + BESIDE
        if part and size + takes > MOST_BYTES:
            yield part
            part, size = [], 0
        part.append(piece)
        size += takes
    yield part
