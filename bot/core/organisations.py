"""Organisations as a tree: 自治区 → 州 → 县市 → 乡镇/街道 → 村/社区, plus departments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Level(StrEnum):
    REGION = "region"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """`path` holds the ids from the root to here, as `/1/4/17/`; `sort` is the tree's order."""

    id: int
    code: str
    name: str
    short_name: str
    initials: str
    level: Level
    parent_id: int | None
    sort: int
    path: str

    def is_within(self, path: str) -> bool:
        return self.path.startswith(path)


class Organisations(Protocol):
    def get(self, id: int) -> Organisation: ...
    def by_code(self, code: str) -> Organisation | None: ...
    def all(self) -> Sequence[Organisation]: ...
    def within(self, path: str) -> Sequence[Organisation]: ...
    def add(self, organisation: Organisation) -> Organisation:
        """`id` and `path` are given by the store."""
        ...

    def save(self, organisation: Organisation) -> None: ...
