"""Search: a page of what holds all the words, of every kind one may see; and an item by number.

Presses: ("found", words, page).
"""

from __future__ import annotations

import re
from typing import assert_never

from bot.core import errors, paging
from bot.core.findings import Finding
from bot.core.incoming import Incoming
from bot.core.instructions import Instruction
from bot.core.leads import Lead
from bot.core.people import Actor
from bot.core.screens import Button, Screen, Text, text
from bot.core.suggestions import Suggestion
from bot.core.work import Work
from bot.usecases import lead_clocks
from bot.usecases import search as cases
from handlers import cards, instructions, leads, lists, search_words, suggestion_cards, suggestions
from handlers import scopes as scoped
from handlers.dialogues.routing import Handler

SIZE = 8
_NUMBER = re.compile(r"#\s*(\S+)")


def find(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/find 词 词"""
    return _page(incoming.argument, actor, work, 0)


def turned(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("found", words, page)"""
    words, page = scoped.parts(incoming, 2)
    screen = _page(words, actor, work, scoped.number(page))
    return screen.model_copy(update={"edits": incoming.message_id})


def show(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/show 编号"""
    number = incoming.argument.strip()
    if not number:
        raise errors.Unfit("number-missing")
    return _card(cases.numbered(number, actor, work), actor, work)


def naming(otherwise: Handler) -> Handler:
    """#7-05-012 and no more opens what bears that number; other words go on their way."""

    def handler(incoming: Incoming, actor: Actor, work: Work) -> Screen | None:
        named = _NUMBER.fullmatch(incoming.text.strip())
        if named is None:
            return otherwise(incoming, actor, work)
        try:
            item = cases.numbered(named[1], actor, work)
        except errors.NotFound:
            return otherwise(incoming, actor, work)
        return _card(item, actor, work)

    return handler


def _page(said: str, actor: Actor, work: Work, number: int) -> Screen:
    result = cases.find(said, actor, work, number=number, size=SIZE)
    found, words = result.found, result.words
    if not found.total:
        return Screen(lines=(text("search-none", words=words),))
    head = "search-found-more" if found.is_more else "search-found"
    turns = search_words.fits(words)
    return Screen(
        lines=(
            text(head, words=words, n=found.total),
            *(_line(item, actor, work) for item in result.items),
            *_foot(found.number, found.pages, turns=turns),
        ),
        buttons=(
            *((_button(item, work),) for item in result.items),
            *(paging.turning(("found", words), found.number, found.pages) if turns else ()),
            *_bulk_row(result, actor),
        ),
        protected=any(isinstance(item, Lead) for item in result.items),
    )


def _bulk_row(result: cases.Result, actor: Actor) -> tuple[tuple[Button, ...], ...]:
    if not search_words.fits_bulk(result.words):
        return ()
    findings = sum(isinstance(item, Finding) for item in result.items)
    return lists.bulk_row(("found", result.words), findings, actor)


def _foot(number: int, pages: int, *, turns: bool) -> tuple[Text, ...]:
    if pages == 1:
        return ()
    if not turns:
        return (text("search-narrow", n=SIZE),)
    return (text("list-pages", page=str(number + 1), pages=str(pages)),)


def _line(item: cases.Item, actor: Actor, work: Work) -> Text:
    match item:
        case Finding():
            return lists.line(item, actor, work)
        case Suggestion():
            return suggestion_cards.line(item, work)
        case Instruction():
            return instructions.line(item, work)
        case Lead():
            return leads.line(item, work)
        case _:
            assert_never(item)


def _button(item: cases.Item, work: Work) -> Button:
    match item:
        case Finding():
            return Button(label=lists.label(item, work), press=("item", str(item.id)))
        case Suggestion():
            return suggestions.button(item)
        case Instruction():
            return instructions.button(item)
        case Lead():
            return lead_clocks.button(item)
        case _:
            assert_never(item)


def _card(item: cases.Item, actor: Actor, work: Work) -> Screen:
    match item:
        case Finding():
            return cards.card(item, actor, work)
        case Suggestion():
            return suggestion_cards.card(item, actor, work)
        case Instruction():
            return instructions.card(item, actor, work)
        case Lead():
            return leads.card(item, actor, work)
        case _:
            assert_never(item)
