"""What pydantic refused, as problems with a place and a sentence of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from bot.core import roster
from bot.core.screens import Arg

_IDS = {
    "missing": "load-missing",
    "string_too_short": "load-missing",
    "string_too_long": "load-too-long",
    "string_type": "load-not-text",
    "string_pattern_mismatch": "load-odd-characters",
    "int_parsing": "load-not-a-number",
    "int_type": "load-not-a-number",
    "int_from_float": "load-not-a-number",
    "bool_parsing": "load-not-yes-or-no",
    "bool_type": "load-not-yes-or-no",
    "date_type": "load-not-a-day",
    "int_parsing_size": "load-not-a-number",
    "less_than_equal": "load-too-great",
    "greater_than_equal": "load-too-small",
}
_WORDS = frozenset({"enum", "literal_error"})
_WORD_FIELDS = frozenset({"level", "role", "kind", "unit"})
# What must not travel through a public service (domain §8), by the names a column may bear.
_CONFIDENTIAL = (
    "phone", "mobile", "telephone", "telegram", "email", "address", "id_card", "idcard",
    "电话", "手机", "联系方式", "身份证", "住址", "邮箱", "微信",
)  # fmt: skip


def explain(error: ValidationError, places: roster.Places) -> Iterator[roster.Problem]:
    for item in error.errors(include_url=False):
        path = item["loc"]
        yield roster.problem(_id(item["type"], path), roster.locate(places, path), **_args(item))


def is_confidential(name: str) -> bool:
    return any(word in name.lower() for word in _CONFIDENTIAL)


def _id(kind: str, path: roster.Path) -> str:
    last = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        return "load-confidential" if is_confidential(last) else "load-unknown-field"
    if kind in _WORDS and last in _WORD_FIELDS:
        of = "team-" if "members" in path else "limit-" if "limits" in path else ""
        return f"load-unknown-{of}{last}"
    if last == "year" and kind == "string_pattern_mismatch":
        return "load-not-a-year"
    return _IDS.get(kind, "load-wrong-shape")


def _args(item: Any) -> dict[str, Arg]:
    """The value as it stood in the file, cut short, and the limits that it broke."""
    given = item["input"]
    args: dict[str, Arg] = {"value": str(given)[:40] if not isinstance(given, dict | list) else ""}
    context = item.get("ctx", {})
    if "max_length" in context:
        args["most"] = str(context["max_length"])
    bounds = {"least": context.get("ge"), "most": context.get("le")}
    args |= {name: str(bound) for name, bound in bounds.items() if bound is not None}
    return args
