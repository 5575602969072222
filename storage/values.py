"""Values between entities and rows: instants and dates as text that sorts, booleans as 0 and 1."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from sqlite3 import Row
from typing import Any

Readers = Mapping[str, Callable[[Any], object]]

_AT_ONCE = 500

day = date.fromisoformat
instant = datetime.fromisoformat


def stamp(at: datetime) -> str:
    """Fixed-width ISO-8601 in UTC, e.g. `2026-11-24T13:01:37.123456Z`; naive ones are refused."""
    if at.tzinfo is None:
        raise ValueError("an instant without its zone")
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


# By exact type, since a datetime is a date and a bool an int.
_BOUND: Mapping[type, Callable[[Any], str | int]] = {
    datetime: stamp,
    date: date.isoformat,
    bool: int,
}


def bound(value: object) -> object:
    """As a statement's parameter."""
    convert = _BOUND.get(type(value))
    return value if convert is None else convert(value)


def columns(entity: Any) -> dict[str, object]:
    """A dataclass by field name; a statement binds the ones that it names."""
    return {field.name: getattr(entity, field.name) for field in fields(entity)}


def read(row: Row, readers: Readers) -> dict[str, Any]:
    """A row by column name, each NULL as None, the rest through its reader if it has one."""
    values = dict(zip(row.keys(), row, strict=True))
    for name, reader in readers.items():
        if values[name] is not None:
            values[name] = reader(values[name])
    return values


def dump(value: object) -> str:
    """JSON in one form only, so that equal values are equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def among(name: str, wanted: Iterable[object]) -> tuple[str, dict[str, object]]:
    """A list for IN, `(:name_0, :name_1)`, and its parameters; `(NULL)` holds nothing."""
    values = {f"{name}_{n}": value for n, value in enumerate(wanted)}
    return f"({', '.join(f':{key}' for key in values) or 'NULL'})", values


def portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """However many they are: as many at once as a list for IN well takes."""
    return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))
