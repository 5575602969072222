"""Which backups stay: the newest of each of the last days, weeks and months that have one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date

Bucket = Callable[[date], Hashable]

RULES: tuple[tuple[int, Bucket], ...] = (
    (7, lambda day: day),
    (4, lambda day: day.isocalendar()[:2]),
    (12, lambda day: (day.year, day.month)),
)


def kept(backups: Mapping[str, date]) -> frozenset[str]:
    """Of backups by name and day; names sort by age. The newest always stays."""
    newest_first = sorted(backups, reverse=True)
    return frozenset(
        name for most, bucket in RULES for name in _newest(newest_first, backups, most, bucket)
    )


def _newest(
    names: list[str], days: Mapping[str, date], most: int, bucket: Bucket
) -> tuple[str, ...]:
    firsts: dict[Hashable, str] = {}
    for name in names:
        firsts.setdefault(bucket(days[name]), name)
    return tuple(firsts.values())[:most]
