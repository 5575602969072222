"""覆盖率: which organisations a term is to inspect, and which of them it has inspected."""

from __future__ import annotations

from typing import Protocol


class Coverage(Protocol):
    """Organisations by their ids."""

    def mark(self, term: str, organisation_id: int) -> bool:
        """Whether it was not marked yet."""
        ...

    def to_inspect(self, term: str) -> frozenset[int]: ...
    def inspected(self, term: str) -> frozenset[int]:
        """Fed back, or of a round that has left the field; however often, it counts once."""
        ...
