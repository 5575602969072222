"""Waiting for what cannot be taken back: a cancelled wait goes on until the outcome is known."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")


async def settled(outcome: Awaitable[T]) -> T:
    """Its result or error, never a `CancelledError` that hides one.

    A cancellation meanwhile is delivered at the task's next wait, unless whoever asked for it (a
    timeout that has ended by then) has withdrawn it.
    """
    future = asyncio.ensure_future(outcome)
    was_cancelled = False
    while not future.done():
        try:
            await asyncio.wait((future,))
        except asyncio.CancelledError:
            was_cancelled = True
    if was_cancelled:
        _cancel_later(asyncio.current_task())
    return future.result()


def _cancel_later(task: asyncio.Task[object] | None) -> None:
    def cancel() -> None:
        if task is not None and task.cancelling():
            task.uncancel()
            task.cancel()

    asyncio.get_running_loop().call_soon(cancel)
