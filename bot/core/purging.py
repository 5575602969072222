"""A round purged (清除): words, files and who did what are gone; numbers and the chain stay.

What was published can still be counted, and `verify` still finds a changed event; nobody can
read any more what a finding said (domain §8).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

EVENT = "round-purged"
# What stands where words stood.
GONE = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """How much went."""

    findings: int
    payloads: int
    files: int
    messages: int


class Purging(Protocol):
    def purge(self, round_id: int) -> Purged: ...
    def is_purged(self, round_id: int) -> bool: ...
    def hashes(self) -> frozenset[str]:
        """Of all evidence that some row still names."""
        ...
