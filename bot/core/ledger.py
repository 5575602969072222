"""The database as its callers see it: whole transactions, run as plain functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, TypeVarTuple, Unpack

from bot.core.work import Work

Result = TypeVar("Result")
Args = TypeVarTuple("Args")


class StorageDown(Exception):
    """The database cannot be read or written now; nothing of the transaction was kept."""


class Ledger(Protocol):
    """Every method raises `StorageDown`."""

    async def transact(
        self,
        fn: Callable[[Work, Unpack[Args]], Result],
        *args: Unpack[Args],
        cause: str,
        silent: bool = False,
    ) -> Result:
        """`fn(work, *args)` in one transaction; raising rolls back. Shielded from cancelling."""
        ...

    async def read(
        self, fn: Callable[[Work, Unpack[Args]], Result], *args: Unpack[Args]
    ) -> Result:
        """`fn(work, *args)` on one snapshot, writing nothing."""
        ...

    async def receive(self, bot_id: int, update_id: int, body: str) -> bool:
        """The raw update into the inbox; False when it is there already."""
        ...
