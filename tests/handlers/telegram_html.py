"""Telegram's HTML as Telegram reads it: a second opinion, apart from the code it judges."""

from __future__ import annotations

import re

TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler", "span"})
ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_TAG = re.compile(r"<(/?)([a-z-]+)((?: [a-z-]+(?:=\"[^\"<>]*\")?)*)>")
_SPECIAL = re.compile("[<>&]")
_ENTITY = re.compile(r"&([a-z]+);")


class BadHtmlError(ValueError):
    """What Telegram would refuse with "can't parse entities"."""


def visible(markup: str) -> str:
    """The words a reader sees; raises `BadHtmlError` for anything Telegram would not take."""
    words: list[str] = []
    opened: list[str] = []
    at = 0
    while found := _SPECIAL.search(markup, at):
        words.append(markup[at : found.start()])
        at = found.start()
        if found[0] == "<":
            at = _read_tag(markup, at, opened)
        elif found[0] == "&":
            at = _read_entity(markup, at, words)
        else:
            raise BadHtmlError(f"a bare > at {at}")
    words.append(markup[at:])
    if opened:
        raise BadHtmlError(f"never closed: {opened}")
    return "".join(words)


def length(markup: str) -> int:
    """UTF-16 units after parsing, by which Telegram counts."""
    words = visible(markup)
    return len(words) + sum(sign > "\uffff" for sign in words)


def _read_tag(markup: str, at: int, opened: list[str]) -> int:
    found = _TAG.match(markup, at)
    if found is None or found[2] not in TAGS:
        raise BadHtmlError(f"not a tag: {markup[at : at + 20]}")
    if not found[1]:
        opened.append(found[2])
    elif not opened or opened.pop() != found[2]:
        raise BadHtmlError(f"closes what is not open: {found[2]}")
    return found.end()


def _read_entity(markup: str, at: int, words: list[str]) -> int:
    found = _ENTITY.match(markup, at)
    if found is None or found[1] not in ENTITIES:
        raise BadHtmlError(f"not an entity: {markup[at : at + 10]}")
    words.append(ENTITIES[found[1]])
    return found.end()
