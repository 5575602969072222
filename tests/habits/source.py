"""The repository as the habit tests read it: its files, its modules, its functions."""

from __future__ import annotations

import ast
import fnmatch
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "storage")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or may be committed: all but what .gitignore names."""
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    return tuple(_walk(ROOT, [".git", *ignored]))


@cache
def texts() -> dict[Path, str]:
    """The files that are text, with their text."""
    found = {}
    for path in files():
        try:
            found[path] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    return found


def code() -> list[Path]:
    """The program's own modules, without tests."""
    return [path for path in python() if path.relative_to(ROOT).parts[0] in PACKAGES]


def python() -> list[Path]:
    return [path for path in files() if path.suffix == ".py"]


def module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=name(path))


def name(path: Path) -> str:
    """As one writes it in a sentence, and as an editor opens it."""
    return path.relative_to(ROOT).as_posix()


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def _walk(folder: Path, ignored: list[str]) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if any(_matches(path, pattern) for pattern in ignored):
            continue
        if path.is_dir():
            yield from _walk(path, ignored)
        else:
            yield path


def _matches(path: Path, pattern: str) -> bool:
    if pattern.startswith("/"):
        return path == ROOT / pattern.strip("/")
    return fnmatch.fnmatch(path.name, pattern.rstrip("/"))
