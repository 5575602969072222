"""The database as its callers see it: whole transactions, run as plain functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Protocol, TypeVar, TypeVarTuple

from bot.core.work import Work

Args = TypeVarTuple("Args")
Result = TypeVar("Result")


class Trouble(StrEnum):
    """What stands between us and the ledger."""

    FULL = "full"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    DISK = "disk"
    DAMAGED = "damaged"

    @property
    def passes(self) -> bool:
        """Whether the ledger may be well again without somebody mending it."""
        return self is not Trouble.DAMAGED


class StorageDown(Exception):
    """The ledger cannot be read or written now."""

    def __init__(self, message: str = "", trouble: Trouble = Trouble.DISK) -> None:
        super().__init__(message)
        self.trouble = trouble


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

    async def receive(self, bot_id: int, bodies: Mapping[int, str | None]) -> int:
        """The raw updates by their numbers into the inbox, all or none; of one without a body its
        number and day alone. How many were not there yet."""
        ...
