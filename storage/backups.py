"""Backups: each a folder that stands alone, with every byte named in its manifest.

The database is copied by SQLite itself while the bot writes on; evidence never changes once it
stands under its hash, so a later backup links to what an earlier one has copied already.
"""

from __future__ import annotations

import re
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.core import retention
from bot.processes.fetching import blob_path
from storage import content, dialect, files
from storage.content import Entry

MANIFEST = "manifest.json"
LEDGER = "ledger.sqlite"
SECRET = "secret"  # noqa: S105  # a file's name
FILES = "files"
UNFINISHED = ".unfinished"

_MEMBER = re.compile(rf"{re.escape(LEDGER)}|{SECRET}|{FILES}/[0-9a-f]{{2}}/[0-9a-f]{{64}}")
_COPY = "VACUUM INTO :target"
_EVIDENCE = "SELECT DISTINCT sha256 FROM files WHERE sha256 IS NOT NULL ORDER BY sha256"
_HEAD = "SELECT seal FROM events WHERE seal IS NOT NULL ORDER BY seq DESC LIMIT 1"


class BackupFaulty(Exception):
    """It is no whole backup: the message names the first file at fault."""


class Manifest(BaseModel):
    """`members` by their path in the backup; `missing` is evidence that the disk had lost
    before; `head` is the seal of the last event, as a digest prints it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    made_at: datetime
    head: str | None
    members: dict[str, Entry]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an installation's three belongings lie."""

    database: Path
    files: Path
    secret: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    folder: Path
    manifest: Manifest


def every(folder: Path) -> list[Backup]:
    """The whole ones below the folder, oldest first; what has no manifest is none of ours."""
    found = []
    for manifest in sorted(folder.glob(f"*/{MANIFEST}")):
        with suppress(BackupFaulty):
            found.append(read(manifest.parent))
    return found


def read(path: Path) -> Backup:
    """By its folder or any file in it. Raises `BackupFaulty` without a manifest."""
    folder = path if path.is_dir() else path.parent
    try:
        text = (folder / MANIFEST).read_text("utf-8")
        manifest = Manifest.model_validate_json(text)
    except (OSError, UnicodeDecodeError, ValidationError):
        raise BackupFaulty(MANIFEST) from None
    strange = [name for name in manifest.members if not _MEMBER.fullmatch(name)]
    if strange or LEDGER not in manifest.members:
        raise BackupFaulty(MANIFEST)
    return Backup(folder=folder, manifest=manifest)


def check(backup: Backup) -> None:
    """Every byte against the manifest. Raises `BackupFaulty`."""
    for name, entry in backup.manifest.members.items():
        try:
            is_same = content.hashed(backup.folder / name) == entry
        except OSError:
            is_same = False
        if not is_same:
            raise BackupFaulty(name)


def make(place: Place, folder: Path, at: datetime) -> Backup:
    """A new one below the folder, there whole or not at all. Raises `StorageDown`, `OSError`, and
    `AlreadyRunning` while another is being made."""
    with files.held(folder / "backup"):
        _sweep(folder)
        earlier = next(iter(reversed(every(folder))), None)
        name = _free_name(folder, at)
        unfinished = folder / f"{name}{UNFINISHED}"
        unfinished.mkdir(mode=0o700)
        manifest = _filled(unfinished, place, earlier, at)
        content.write(unfinished / MANIFEST, manifest.model_dump_json(indent=2).encode())
        content.sync(unfinished)
        finished = unfinished.rename(folder / name)
        content.sync(folder)
    return Backup(folder=finished, manifest=manifest)


def prune(folder: Path, zone: ZoneInfo) -> list[str]:
    """Removes what the rule of days, weeks and months no longer keeps; its names."""
    by_name = {each.folder.name: each for each in every(folder)}
    days = {name: each.manifest.made_at.astimezone(zone).date() for name, each in by_name.items()}
    gone = sorted(by_name.keys() - retention.kept(days))
    for name in gone:
        shutil.rmtree(by_name[name].folder)
    return gone


# Making one.


def _filled(folder: Path, place: Place, earlier: Backup | None, at: datetime) -> Manifest:
    _copy_ledger(place.database, folder / LEDGER)
    with closing(dialect.still(folder / LEDGER)) as ledger:
        hashes = [row[0] for row in ledger.execute(_EVIDENCE)]
        head = ledger.execute(_HEAD).fetchone()
    members = {LEDGER: content.hashed(folder / LEDGER)}
    if place.secret.exists():
        members[SECRET] = content.copied(place.secret, folder / SECRET)
    missing = []
    for sha256 in hashes:
        entry = _evidence(sha256, folder, place, earlier)
        if entry is None:
            missing.append(sha256)
        else:
            members[_member(sha256)] = entry
    return Manifest(
        made_at=at.astimezone(UTC),
        head=head[0] if head else None,
        members=members,
        missing=tuple(missing),
    )


def _copy_ledger(source: Path, target: Path) -> None:
    files.make_private(target)
    with closing(dialect.connect(source)) as connection, dialect.translated():
        connection.execute(_COPY, {"target": str(target)})
    content.sync(target)


def _evidence(sha256: str, folder: Path, place: Place, earlier: Backup | None) -> Entry | None:
    """A link to the earlier backup's copy, never to the living file: what damages that one must
    not reach the backup. None when the bytes are nowhere."""
    target = folder / _member(sha256)
    files.make_private_folder(target.parent)
    if earlier and (known := earlier.manifest.members.get(_member(sha256))):
        with suppress(OSError):
            target.hardlink_to(earlier.folder / _member(sha256))
            return known
    living = blob_path(place.files, sha256)
    return content.copied(living, target) if living.exists() else None


def _member(sha256: str) -> str:
    return f"{FILES}/{sha256[:2]}/{sha256}"


def _free_name(folder: Path, at: datetime) -> str:
    """By the second; a second one in the same second gets a number."""
    stem = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (stem, *(f"{stem}-{number:03}" for number in range(2, 1000)))
    return next(name for name in names if not (folder / name).exists())


def _sweep(folder: Path) -> None:
    """What a crash has left half done."""
    for left in folder.glob(f"*{UNFINISHED}"):
        shutil.rmtree(left)
