"""`reply_markup` as a bot sends it, checked as Telegram checks it."""

from __future__ import annotations

from typing import Any

from bot.demo.botapi.errors import JSON, bad_request
from bot.demo.botapi.values import Button, Markup

# Telegram does not refuse what is beyond these: it leaves it out.
_MOST_IN_A_ROW = 8
_MOST_BUTTONS = 100
_CALLBACK_BYTES = 64


def parse_markup(raw: Any) -> Markup:
    if raw is None:
        return Markup()
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in raw:
        return Markup(inline=_inline(raw["inline_keyboard"]))
    if "keyboard" in raw:
        return Markup(keyboard=_reply(raw["keyboard"]))
    return Markup(
        removes_keyboard=bool(raw.get("remove_keyboard")), force_reply=bool(raw.get("force_reply"))
    )


def _rows(raw: Any, what: str) -> list[list[Any]]:
    if not isinstance(raw, list) or not all(isinstance(row, list) for row in raw):
        raise bad_request(f"can't parse {what}: expected an Array of Arrays")
    return raw


def _inline(raw: Any) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    room = _MOST_BUTTONS
    for row in _rows(raw, "inline keyboard"):
        buttons = tuple(_button(button) for button in row)[: min(_MOST_IN_A_ROW, room)]
        room -= len(buttons)
        rows += [buttons] if buttons else []
    return tuple(rows)


def _button(raw: Any) -> Button:
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not raw["text"]:
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    if len(raw) == 1:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    more = {key: raw[key] for key in raw.keys() - {"text", "callback_data", "url"}}
    return Button(label=raw["text"], data=_data(raw), url=_url(raw), more=more)


def _data(raw: JSON) -> str | None:
    data = raw.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= _CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return None if data is None else str(data)


def _url(raw: JSON) -> str | None:
    url = raw.get("url")
    if url is not None and not str(url).startswith(("http://", "https://", "tg://")):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return None if url is None else str(url)


def _reply(raw: Any) -> tuple[tuple[str, ...], ...]:
    rows = _rows(raw, "reply keyboard")
    return tuple(tuple(_label(button) for button in row) for row in rows if row)


def _label(raw: Any) -> str:
    label = raw.get("text") if isinstance(raw, dict) else raw
    if not isinstance(label, str) or not label:
        raise bad_request("can't parse keyboard button: Text must be non-empty")
    return label
