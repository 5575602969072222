"""Named places at which a bot dies at once, as by SIGKILL: round every commit, call and file.

They are put round the program's own seams by whoever starts it for a test; the program itself
knows nothing of them and pays nothing.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from telegram.request import HTTPXRequest

from bot.processes import fetching
from bot.processes.reminding import Round
from storage import database, dialect

Hit = Callable[[str], None]

# What a bot at work comes to again and again, by the kind of work.
KINDS = (
    *("receive", "take", "claim", "sent", "postpone", "unreachable", "bury", "record"),
    *("seal_next", "take_steps", "once daily", "once echo", "once review", "once office"),
    *("due", "looked", "note"),
)
METHODS = (
    *("getUpdates", "sendMessage", "editMessageText", "answerCallbackQuery", "setMyCommands"),
    *("getFile", "download"),
)
PLACES = (
    *(f"{kind}: {at}" for kind in KINDS for at in ("begun", "before commit", "after commit")),
    *(f"{method}: {at}" for method in METHODS for at in ("before", "after")),
    "getUpdates: under way",
    *("file: before writing", "file: before syncing", "file: after writing"),
    "a snapshot was read",
)
# Where an update or an answer changes hands: those of the short form.
HANDOVERS = (
    *("getUpdates: after", "receive: before commit", "receive: after commit"),
    *("take: before commit", "take: after commit", "claim: after commit"),
    *("sendMessage: before", "sendMessage: after", "sent: before commit", "sent: after commit"),
)


def arm(name: str) -> None:
    """The process ends when it comes to the place of that name, once SIGUSR1 has asked it to."""
    asked = False

    def ask(*_: object) -> None:
        nonlocal asked
        asked = True

    def hit(place: str) -> None:
        if asked and place == name:
            os.kill(os.getpid(), signal.SIGKILL)

    signal.signal(signal.SIGUSR1, ask)
    _surround(hit)


def _surround(hit: Hit) -> None:
    _surround_commits(hit)
    _surround_calls(hit)
    _surround_files(hit)


def _surround_commits(hit: Hit) -> None:
    """`take: begun`, `take: before commit`, `take: after commit`, for every kind of work."""
    write, transaction = database._write, dialect.transaction

    def wrapped(
        connection: sqlite3.Connection, begin: Any, fn: Any, args: tuple[Any, ...], tell: Any
    ) -> Any:
        name = _name(fn, args)

        def named(work: Any, *inner: Any) -> Any:
            hit(f"{name}: begun")
            result = fn(work, *inner)
            hit(f"{name}: before commit")
            return result

        result = write(connection, begin, named, args, tell)
        hit(f"{name}: after commit")
        return result

    @contextmanager
    def counted(connection: sqlite3.Connection, begin: str, end: str) -> Iterator[None]:
        with transaction(connection, begin, end):
            yield
        if end == "ROLLBACK":
            hit("a snapshot was read")

    setattr(database, "_write", wrapped)  # noqa: B010  # a test's hand in a private seam
    setattr(dialect, "transaction", counted)  # noqa: B010  # the same


def _name(fn: Any, args: tuple[Any, ...]) -> str:
    name = str(fn.__name__).strip("_")
    task = next((each.task for each in args if isinstance(each, Round)), "")
    return f"{name} {task}".strip()


def _surround_calls(hit: Hit) -> None:
    """`sendMessage: before`, `sendMessage: after`, for every method of the Bot API."""
    do_request = HTTPXRequest.do_request

    async def wrapped(self: HTTPXRequest, url: str, *args: Any, **more: Any) -> Any:
        method = "download" if "/file/" in url else url.rpartition("/")[2]
        hit(f"{method}: before")
        if method == "getUpdates":
            asyncio.get_running_loop().call_later(0.01, hit, "getUpdates: under way")
        result = await do_request(self, url, *args, **more)
        hit(f"{method}: after")
        return result

    setattr(HTTPXRequest, "do_request", wrapped)  # noqa: B010  # the same


def _surround_files(hit: Hit) -> None:
    """Round the content of evidence: before it is written, renamed, and made durable."""
    store, sync = fetching.store, fetching._sync_folder

    def stored(folder: Path, content: bytes) -> str:
        hit("file: before writing")
        result = store(folder, content)
        hit("file: after writing")
        return result

    def synced(folder: Path) -> None:
        hit("file: before syncing")
        sync(folder)

    setattr(fetching, "store", stored)  # noqa: B010  # the same
    setattr(fetching, "_sync_folder", synced)  # noqa: B010  # the same
