"""Evidence (佐证材料): files by content, and what they prove.

A Telegram file id alone is not evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class FileKind(StrEnum):
    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    VIDEO = "video"
    AUDIO = "audio"
    PLACE = "place"  # where it was: its name tells all, there are no bytes to fetch


class Purpose(StrEnum):
    FINDING = "finding"
    PROGRESS = "progress"
    APPLICATION = "application"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """`sha256` is None until the bytes are on disk; a place has none, and is fetched from the
    start. `size` in bytes. `dhash` is how a picture looks, `taken_on` the day its camera says it
    was taken."""

    id: int
    kind: FileKind
    name: str
    mime: str
    size: int
    telegram_id: str
    telegram_unique_id: str
    uploader_id: int
    uploaded_at: datetime
    sha256: str | None = None
    fetched_at: datetime | None = None
    attempts: int = 0
    not_before: datetime
    dead_reason: str | None = None
    dhash: str | None = None
    taken_on: date | None = None

    @property
    def is_place(self) -> bool:
        return self.kind is FileKind.PLACE

    @property
    def is_lost(self) -> bool:
        """Its bytes will not come any more: it proves nothing."""
        return self.sha256 is None and self.dead_reason is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One piece: a caption and its files. `evidence_on` is the day it was made, as stated."""

    id: int = 0
    finding_id: int
    cycle: int
    purpose: Purpose
    caption: str
    added_by: int
    added_at: datetime
    evidence_on: date
    files: tuple[int, ...] = ()


class EvidenceStore(Protocol):
    def add_file(self, file: StoredFile) -> StoredFile: ...
    def file(self, id: int) -> StoredFile: ...
    def files(self, ids: Sequence[int]) -> Sequence[StoredFile]: ...
    def save_file(self, file: StoredFile) -> None: ...
    def to_fetch(self, now: datetime, *, limit: int) -> Sequence[StoredFile]: ...
    def add(self, evidence: Evidence) -> int: ...
    def drop(self, id: int) -> None:
        """The piece alone; its files stay."""
        ...

    def of_finding(self, finding_id: int) -> Sequence[Evidence]:
        """Oldest first, with their files."""
        ...

    def count_files(self, finding_id: int) -> int: ...
    def count_uploaded(self, person_id: int, since: datetime, *, at_most: int) -> int:
        """By one person; exact up to `at_most` for whoever floods us alone."""
        ...

    def findings_of_file(self, file_id: int) -> Sequence[int]: ...
