"""One installation's backups: made, thinned out, and proved by restoring the newest one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from storage import backups, restoring, verifying
from storage.backups import Backup, BackupFaulty, Place

PROOF = ".proof-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """`zone` says to which day a backup belongs."""

    place: Place
    folder: Path
    zone: ZoneInfo

    def make(self, at: datetime) -> Backup:
        """Raises `StorageDown`, `OSError`, `AlreadyRunning`."""
        made = backups.make(self.place, self.folder, at)
        backups.prune(self.folder, self.zone)
        return made

    def prove(self, at: datetime) -> str | None:
        """Restores the newest into a place of its own and verifies it there; its first fault."""
        every = backups.every(self.folder)
        if not every:
            return backups.MANIFEST
        self._sweep()
        with TemporaryDirectory(dir=self.folder, prefix=PROOF) as folder:
            root = Path(folder)
            place = Place(
                database=root / backups.LEDGER,
                files=root / backups.FILES,
                secret=root / backups.SECRET,
            )
            try:
                restoring.restore(every[-1], place, at=at)
            except BackupFaulty as fault:
                return str(fault)
            checks = verifying.verify(place.database, place.files)
        return next((check.fault for check in checks if check.fault), None)

    def _sweep(self) -> None:
        """What a kill in the middle of a proof has left."""
        for left in self.folder.glob(f"{PROOF}*"):
            shutil.rmtree(left)
