"""Every module stands in exactly one layer; import-linter then holds the layers apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.habits import source

CODE_FOLDERS = {"bot", "handlers", "storage"}


def contracts() -> list[dict[str, object]]:
    found: list[dict[str, object]] = source.project()["tool"]["importlinter"]["contracts"]
    return found


def layers() -> list[str]:
    """The names of all layers, optional or not, siblings apart."""
    contract = next(each for each in contracts() if each["type"] == "layers")
    rows = contract["layers"]
    assert isinstance(rows, list)
    return [name for row in rows for name in re.split(r"\s*\|\s*", re.sub(r"[()]", "", row))]


def homes(module: str) -> Iterator[str]:
    for layer in layers():
        if module == layer or module.startswith(f"{layer}."):
            yield layer


def test_every_module_stands_in_one_layer() -> None:
    modules = [source.module(path) for path in source.code()]
    modules.remove("bot")  # the package above the layers holds nothing: see below
    assert {each: found for each in modules if len(found := list(homes(each))) != 1} == {}


def test_the_package_above_the_layers_is_empty() -> None:
    assert (source.ROOT / "bot" / "__init__.py").read_text("utf-8") == ""


def test_no_layer_is_named_twice() -> None:
    assert len(set(layers())) == len(layers())


def test_code_lives_in_three_folders_and_tests_in_one() -> None:
    tops = {path.relative_to(source.ROOT).parts[0] for path in source.python()}
    assert tops == CODE_FOLDERS | {"tests"}


def test_the_rules_forbid_what_the_architecture_forbids() -> None:
    forbidden = [each for each in contracts() if each["type"] == "forbidden"]
    named = {name for each in forbidden for name in each["forbidden_modules"]}  # type: ignore[attr-defined]  # a list in TOML
    assert named >= {"telegram", "aiosqlite", "psycopg", "apscheduler", "fluent", "starlette"}


def test_what_a_layer_is_called_exists_unless_it_is_optional() -> None:
    modules = {source.module(path) for path in source.code()}
    contract = next(each for each in contracts() if each["type"] == "layers")
    for row in contract["layers"]:  # type: ignore[attr-defined]  # a list in TOML
        required = re.sub(r"\([^)]*\)", "", row)
        assert set(filter(None, re.split(r"[\s|]+", required))) <= modules
