"""Restoring a backup: checked first, put in place last, and never over a ledger unasked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from storage import backups, content, files
from storage.backups import FILES, LEDGER, SECRET, Backup, Place


class WouldOverwrite(Exception):
    """There is a ledger already where one was to be restored; the message is its path."""


def restore(backup: Backup, place: Place, *, at: datetime, force: bool = False) -> Path | None:
    """Checked first, and put in place last. With `force` the ledger that stood there is set
    aside, and where to is returned. Raises `BackupFaulty`, `WouldOverwrite`, `AlreadyRunning`."""
    backups.check(backup)
    with files.held(place.database):
        standing = [path for path in _standing(place) if path.exists()]
        if standing and not force:
            raise WouldOverwrite(str(standing[0]))
        for name in backup.manifest.members:
            if name.startswith(f"{FILES}/"):
                _restored(backup.folder / name, place.files / name.removeprefix(f"{FILES}/"))
        # From here on it is short: only what fills the disk comes before.
        aside = _set_aside(standing, place, at) if standing else None
        if SECRET in backup.manifest.members:
            _restored(backup.folder / SECRET, place.secret)
        _restored(backup.folder / LEDGER, place.database)
    return aside


def _standing(place: Place) -> Sequence[Path]:
    """What must not be mixed with what comes: evidence may stay, it is its own name."""
    beside = (f"{place.database}{end}" for end in ("", "-wal", "-shm"))
    return (*map(Path, beside), place.secret)


def _set_aside(standing: Sequence[Path], place: Place, at: datetime) -> Path:
    aside = place.database.parent / f"replaced-{at.astimezone(UTC):%Y%m%dT%H%M%S%fZ}"
    aside.mkdir(mode=0o700)
    for path in standing:
        path.rename(aside / path.name)
    return aside


def _restored(source: Path, target: Path) -> None:
    part = target.with_name(f"{target.name}.part")
    files.make_private_folder(target.parent)
    content.copied(source, part)
    part.replace(target)
    content.sync(target.parent)
