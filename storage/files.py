"""Files that only the bot's own account may read: whoever reads the ledger reads everything."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):
    """Another process holds this ledger for itself."""


def make_private(path: Path) -> None:
    """An empty file where there is none, 0600 in any case; a new folder is 0700.

    SQLite gives its WAL and shared-memory files the mode of the database.
    """
    make_private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    path.chmod(0o600)


def make_private_folder(path: Path) -> None:
    """0700, and so is every folder above that is not there yet; `mkdir` cares for the last one."""
    for each in (*reversed(path.parents), path):
        each.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """An advisory lock beside the ledger, gone with the process. Raises `AlreadyRunning`."""
    lock = path.with_name(f"{path.name}.lock")
    make_private(lock)
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(str(path)) from None
        yield
