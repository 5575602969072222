"""What the documents tell a newcomer to type exists; what people can do is in the menus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from handlers import menus, routes
from handlers.dialogues.routing import Press
from handlers.outbound import callbacks
from tests.habits import source

READMES = ("README.md", "README.zh-CN.md")
COMMAND = re.compile(r"python3? -m bot ([a-z]+)([^`\n|]*)")
MAKE = re.compile(r"\bmake ([a-z][a-z-]*)\b")
FIRST_TWO = ["make demo", "make test"]


def documents() -> list[Path]:
    """All Markdown, wherever it lies."""
    return [path for path in source.files() if path.suffix == ".md"]


def code_in(path: Path) -> Iterator[str]:
    """Fenced blocks and words in backquotes: what is meant to be typed."""
    text = path.read_text("utf-8")
    fenced = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    yield from fenced
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))


def typed(pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    for path in documents():
        for code in code_in(path):
            yield from ((source.name(path), found) for found in pattern.finditer(code))


def targets() -> set[str]:
    makefile = (source.ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))


def help_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ending:
        main([command, "--help"])
    assert ending.value.code == 0, f"python -m bot {command} is no command"
    return capsys.readouterr().out


def test_documented_commands_and_their_options_exist(capsys: pytest.CaptureFixture[str]) -> None:
    for where, found in typed(COMMAND):
        shown = help_of(found[1], capsys)
        for option in re.findall(r"--[a-z][a-z-]*", found[2]):
            assert option in shown, f"{where}: {found[0]}"


def test_documented_make_targets_exist() -> None:
    assert {
        f"{where}: {found[0]}" for where, found in typed(MAKE) if found[1] not in targets()
    } == set()


def test_make_targets_are_declared_as_no_files() -> None:
    makefile = (source.ROOT / "Makefile").read_text("utf-8")
    [phony] = re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)
    assert set(phony.split()) == targets()


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_begins_with_the_two_commands(readme: str) -> None:
    path = source.ROOT / readme
    commands = [found[0] for code in code_in(path) for found in MAKE.finditer(code)]
    assert list(dict.fromkeys(commands))[:2] == FIRST_TWO


def test_every_document_links_to_files_that_exist() -> None:
    lost = [
        f"{source.name(path)}: {target}"
        for path in documents()
        for target in re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]
    assert lost == []


@pytest.mark.parametrize(
    "command", ["init", "run", "demo", "load", "invite", "stats", "digest", "migrate", "doctor"]
)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"usage: python -m bot {command}" in help_of(command, capsys)


def test_an_unknown_command_ends_with_a_usage_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["redecorate"])
    assert ending.value.code == 2
    assert "usage: python -m bot" in capsys.readouterr().err


def test_every_chat_command_has_a_line_in_the_menu_but_the_first() -> None:
    """/start is what Telegram itself sends."""
    assert {each.name for each in routes.COMMANDS} - {"start"} == {
        name for name, _roles in menus.COMMANDS
    }


def test_every_key_of_the_keyboards_leads_somewhere() -> None:
    assert [key for key, _roles in menus.KEYS] == [label.text_id for label in routes.LABELS]


def test_chat_commands_are_such_as_telegram_takes() -> None:
    for each in routes.COMMANDS:
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,31}", each.name)


def test_every_verb_of_a_button_leaves_room_for_its_arguments() -> None:
    """A press has 64 bytes; an item's number and a page take the rest."""
    for each in routes.PRESSES:
        assert isinstance(each, Press)
        assert len(callbacks.encode((each.verb, str(2**53), "9999")).encode()) <= 64
