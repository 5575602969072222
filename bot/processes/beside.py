"""Slow work in a thread beside the loop, with word of how far it is; and what it leaves in the
ledger, where its state alone keeps it from being done twice."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar, TypeVarTuple
from uuid import uuid4

from bot.core.ledger import Ledger
from bot.core.work import Work

PROGRESS_SECONDS = 3.0

T = TypeVar("T")
Args = TypeVarTuple("Args")


@dataclass(slots=True)
class Progress:
    """Set by the thread, looked at by the loop."""

    done: int = 0

    def note(self, done: int) -> None:
        self.done = done


async def beside(slow: Callable[[], T]) -> T:
    """In a thread that does not hold up the end of the process: what it leaves half done is swept
    away by the next one."""
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, failure: Exception | None) -> None:
        if outcome.cancelled():
            return
        if failure is not None:
            outcome.set_exception(failure)
        else:
            outcome.set_result(result)  # type: ignore[arg-type]  # a T unless it failed

    def run() -> None:
        result, failure = None, None
        try:
            result = slow()
        except Exception as error:  # noqa: BLE001  # raised where it is awaited
            failure = error
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(settle, result, failure)

    threading.Thread(target=run, name="beside", daemon=True).start()
    return await outcome


async def watched(slow: Callable[[], T], tell: Callable[[], Awaitable[None]]) -> T:
    """`beside`, with `tell` awaited every few seconds for as long as it takes."""
    working = asyncio.ensure_future(beside(slow))
    try:
        while not (await asyncio.wait({working}, timeout=PROGRESS_SECONDS))[0]:
            await tell()
    finally:
        working.cancel()
    return working.result()


async def by_state(
    ledger: Ledger, process: str, deed: Callable[[Work, *Args], T], *args: *Args
) -> T:
    """One transaction. What it is about has a state, and that keeps it from being done twice; its
    cause does not. Raises `StorageDown`."""
    cause = f"{process}:{deed.__name__.lstrip('_')}:{uuid4().hex}"
    return await ledger.transact(deed, *args, cause=cause)
