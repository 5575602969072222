"""Words that a button carries to the search."""

from __future__ import annotations

from bot.core.screens import Button, text

# A press has 64 bytes, with the verb and the number of a page.
LONGEST_PRESS = 48
# What is done in bulk with the items found names them by the words, too.
LONGEST_BULK = 36


def fits(words: str) -> bool:
    return _length(words) <= LONGEST_PRESS


def fits_bulk(words: str) -> bool:
    return _length(words) <= LONGEST_BULK


def _length(words: str) -> int:
    return len(words.encode()) + words.count(":") + words.count("~")


def offer(said: str) -> tuple[tuple[Button, ...], ...]:
    """A row that looks for these words; none where they are too many for a press."""
    words = " ".join(said.split())
    if not words or not fits(words):
        return ()
    return ((Button(label=text("button-search", words=words), press=("found", words, "0")),),)
