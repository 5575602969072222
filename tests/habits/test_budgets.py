"""Small functions, short files: what the house calls readable, counted."""

from __future__ import annotations

import ast
from functools import cache
from statistics import median

from tests.habits import source

LONGEST_FUNCTION = 40
LONGEST_FILE = 320


def length(function: source.Function) -> int:
    """Lines from `def` to the end, without the docstring, decorators and comments above."""
    end = function.end_lineno or function.lineno
    return end - function.lineno + 1 - _docstring_lines(function)


def _docstring_lines(function: source.Function) -> int:
    first = function.body[0]
    if ast.get_docstring(function) is None or not first.end_lineno:
        return 0
    return first.end_lineno - first.lineno + 1


@cache
def lengths() -> dict[str, int]:
    return {
        f"{source.name(path)}:{function.lineno} {function.name}": length(function)
        for path in source.code()
        for function in source.functions(path)
    }


def test_no_function_is_too_long_to_be_seen_at_once() -> None:
    assert {at: n for at, n in lengths().items() if n > LONGEST_FUNCTION} == {}


def test_nine_functions_in_ten_fit_twenty_lines() -> None:
    long = sum(n > 20 for n in lengths().values())
    assert long <= len(lengths()) / 10


def test_the_usual_function_is_short() -> None:
    assert median(lengths().values()) <= 9


def test_no_file_is_a_drawer() -> None:
    lines = {
        source.name(path): len(path.read_text("utf-8").splitlines()) for path in source.code()
    }
    assert {name: n for name, n in lines.items() if n > LONGEST_FILE} == {}


def test_no_module_is_called_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "misc", "common", "services", "manager", "base"}
    assert [source.name(path) for path in source.code() if path.stem in drawers] == []


def test_every_module_states_its_one_idea() -> None:
    silent = [
        source.name(path)
        for path in source.python()
        if path.name != "__init__.py" and not ast.get_docstring(source.tree(path))
    ]
    assert silent == []


def test_a_docstring_does_not_count_and_everything_else_does() -> None:
    [function] = ast.parse(
        'def f():\n    """One.\n\n    Two.\n    """\n    a = 1\n    return a\n'
    ).body
    assert isinstance(function, ast.FunctionDef)
    assert length(function) == 3
