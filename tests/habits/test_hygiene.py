"""What never enters the repository: traces of one machine, unexplained exceptions, addresses."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.habits import source

# Put together from pieces, or this file would find itself.
MACHINE_PATH = re.compile(r"(?<![\w.\-])/" + r"(?:root|work|Users|tmp/bash\w*|home/\w+)/")
REGISTRY = re.compile(
    r"pypi"
    + r"\.org|python"
    + r"hosted\.org|npm"
    + r"js\.org|(?:index|registry)-url\s*[= ]\s*http",
    re.IGNORECASE,
)
LOCKS = ("requirements.lock", "requirements-dev.lock")
MAY_PRINT = ("bot/__main__.py", "bot/demo/")
EXCUSE = re.compile(
    r"#\s*(?:type:\s*ignore(?P<code>\[[^\]]+\])?|noqa(?P<rule>:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?)"
)


def findings(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{source.name(path)}:{number}"
        for path, text in source.texts().items()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def comments(path: Path) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def excuses() -> Iterator[tuple[str, re.Match[str], str]]:
    """Where a checker is silenced, how, and what is said beside it."""
    for path in source.python():
        for number, comment in comments(path):
            reason = EXCUSE.sub("", comment)
            for silenced in EXCUSE.finditer(comment):
                yield f"{source.name(path)}:{number}", silenced, reason


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    assert findings(MACHINE_PATH) == []


def test_no_file_names_a_package_registry() -> None:
    assert findings(REGISTRY) == []


def test_every_silenced_check_names_its_rule_and_its_reason() -> None:
    bare = [
        where
        for where, silenced, reason in excuses()
        if not (silenced["code"] or silenced["rule"]) or not re.search(r"\w+ \w+", reason)
    ]
    assert bare == []


def test_only_the_command_line_and_the_demo_print() -> None:
    printing = {
        source.name(path)
        for path in source.python()
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    }
    assert [name for name in sorted(printing) if not name.startswith(MAY_PRINT)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_pins_hashes_and_no_addresses(lock: str) -> None:
    text = (source.ROOT / lock).read_text("utf-8")
    assert "://" not in text
    packages = re.split(r"\n(?=\S)", text.replace("\\\n", " ").strip())
    unpinned = [each for each in packages if not re.match(r"[\w.\-]+==\S+.*--hash=sha256:", each)]
    assert unpinned == []


@pytest.mark.parametrize(
    ("lock", "extra"), [("requirements.lock", False), ("requirements-dev.lock", True)]
)
def test_a_lock_file_holds_every_declared_package(lock: str, extra: bool) -> None:
    project = source.project()["project"]
    declared = project["dependencies"] + (project["optional-dependencies"]["dev"] if extra else [])
    wanted = {canonical(re.split(r"[\[<>=~;\s]", each, maxsplit=1)[0]) for each in declared}
    text = (source.ROOT / lock).read_text("utf-8")
    locked = {canonical(found) for found in re.findall(r"^([\w.\-]+)==", text, re.MULTILINE)}
    assert wanted <= locked


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_file_is_without_its_last_line_end() -> None:
    ends = [
        source.name(path)
        for path, text in source.texts().items()
        if text and not text.endswith("\n")
    ]
    assert ends == []


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("see /" + "work/main/x", True),
        ("cd /" + "root/", True),
        ("from bot.core/work/x", False),
        ("https://example.org/work/x", False),
    ],
)
def test_a_machine_path_is_told_from_an_address(line: str, caught: bool) -> None:
    assert bool(MACHINE_PATH.search(line)) is caught
