"""From a screen to what Telegram takes: parts of HTML within its limits, and its keyboards."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from bot.core import screens
from handlers.outbound import callbacks, markup
from handlers.outbound.texts import Texts

LONGEST_MESSAGE = 4096
LONGEST_CAPTION = 1024
LONGEST_TOAST = 200
LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A screen in one reader's language. The keyboard belongs to the last part, the reply keyboard
    to the first. `caption` stands in place of all parts when it can go under the attachment."""

    parts: tuple[str, ...]
    caption: str | None
    keyboard: InlineKeyboardMarkup | None
    reply_keyboard: ReplyKeyboardMarkup | None
    toast: str | None


def card(screen: screens.Screen, language: str, texts: Texts) -> Card:
    lines = tuple(texts.render(line, language) for line in screen.lines)
    caption = _caption(screen, lines)
    return Card(
        parts=() if caption is not None else _parts(screen, lines),
        caption=caption,
        keyboard=_keyboard(screen.buttons, language, texts),
        reply_keyboard=_reply_keyboard(screen.menu, language, texts),
        toast=_toast(screen.toast, language, texts),
    )


def clipped(words: str, longest: int) -> str:
    """On one line, and ending in … where it was too long; Telegram takes no empty label."""
    line = " ".join(words.split())
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    return line or "…"


def _caption(screen: screens.Screen, lines: tuple[str, ...]) -> str | None:
    """An album carries no keyboard, so with several attachments the text that has one stays apart;
    so does the text of a screen with both keyboards, which needs two messages."""
    marked = bool(screen.buttons) + (screen.menu is not None)
    if not screen.attachments or marked == 2 or (marked and len(screen.attachments) > 1):
        return None
    whole = "\n".join(lines)
    fits = markup.units(whole) <= LONGEST_CAPTION and not markup.is_blank(whole)
    return whole if fits else None


def _parts(screen: screens.Screen, lines: tuple[str, ...]) -> tuple[str, ...]:
    """One message carries one keyboard: a screen with both gives its last line to the buttons."""
    parts = markup.pack(lines, LONGEST_MESSAGE)
    if screen.menu is None or not screen.buttons or len(parts) != 1:
        return parts
    above, last = (markup.pack(some, LONGEST_MESSAGE) for some in (lines[:-1], lines[-1:]))
    return above + last


def _keyboard(
    rows: tuple[tuple[screens.Button, ...], ...], language: str, texts: Texts
) -> InlineKeyboardMarkup | None:
    buttons = [[_button(button, language, texts) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(buttons) if buttons else None


def _button(button: screens.Button, language: str, texts: Texts) -> InlineKeyboardButton:
    label = clipped(texts.plain(button.label, language), LONGEST_LABEL)
    return InlineKeyboardButton(label, callback_data=callbacks.encode(button.press))


def _reply_keyboard(
    menu: screens.Menu | None, language: str, texts: Texts
) -> ReplyKeyboardMarkup | None:
    if menu is None:
        return None
    rows = [
        [KeyboardButton(texts.plain(screens.text(id), language)) for id in row]
        for row in menu.rows
    ]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, is_persistent=True)


def _toast(toast: screens.Text | None, language: str, texts: Texts) -> str | None:
    if toast is None:
        return None
    return clipped(texts.plain(toast, language), LONGEST_TOAST)
