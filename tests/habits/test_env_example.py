""".env.example and the settings say the same: no setting is hidden, none is invented."""

from __future__ import annotations

import re

import pytest

from bot.settings import Settings
from tests.habits import source

EXAMPLE = source.ROOT / ".env.example"


def lines() -> list[str]:
    return EXAMPLE.read_text("utf-8").splitlines()


def keys() -> list[str]:
    return [found[1] for line in lines() if (found := re.match(r"#?\s*([A-Z][A-Z_]+)=", line))]


def test_every_setting_is_in_the_example_and_nothing_else_is() -> None:
    assert sorted(keys()) == sorted(name.upper() for name in Settings.model_fields)


def test_each_is_explained_right_above() -> None:
    for above, line in zip(lines(), lines()[1:], strict=False):
        if re.match(r"[A-Z][A-Z_]+=", line):
            assert above.startswith("# ") or re.match(r"[A-Z][A-Z_]+=", above), line


def test_the_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in keys():
        monkeypatch.delenv(key, raising=False)
    shown = Settings(_env_file=EXAMPLE).model_dump()
    assert shown == Settings(_env_file=None).model_dump()


def test_the_example_holds_no_token() -> None:
    assert "BOT_TOKEN=" in lines()
