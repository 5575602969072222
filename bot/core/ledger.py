"""The database as its callers see it: whole transactions, run as plain functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, TypeVarTuple

from bot.core.work import Work

Args = TypeVarTuple("Args")
Result = TypeVar("Result")


class StorageDown(Exception):
    """The ledger cannot be read or written now: disk full, locked, read-only, damaged."""


class Ledger(Protocol):
    """Every method raises `StorageDown`."""

    async def transact(
        self,
        fn: Callable[[Work, *Args], Result],
        *args: *Args,
        cause: str,
        silent: bool = False,
    ) -> Result:
        """`fn(work, …)` in one transaction; raising rolls back. Shielded from cancelling."""
        ...

    async def read(self, fn: Callable[[Work, *Args], Result], *args: *Args) -> Result:
        """`fn(work, …)` on one snapshot, writing nothing."""
        ...

    async def receive(self, bot_id: int, update_id: int, body: str | None) -> bool:
        """The raw update into the inbox, or without a body its number and day alone; False when
        it is there already."""
        ...
