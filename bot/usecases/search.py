"""Finding items by their words: over what one may see, each in its own form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.core import errors, search
from bot.core.findings import Finding
from bot.core.instructions import Instruction
from bot.core.leads import Lead
from bot.core.people import Actor
from bot.core.search import Hit, Kind
from bot.core.suggestions import Suggestion
from bot.core.work import Work
from bot.usecases import instructions, items, lead_views
from bot.usecases import suggestion_steps as suggestions

Item = Finding | Suggestion | Instruction | Lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`words` as they were typed, blanks tidied."""

    words: str
    found: search.Found
    items: tuple[Item, ...]


def find(said: str, actor: Actor, work: Work, *, number: int, size: int) -> Result:
    """A page of what holds all the words, newest first; a lead that is shown leaves its event.
    Raises `Unfit` where there is nothing to look for, or too much."""
    result = _found(said, actor, work, kinds=search.ALL, number=number, size=size)
    shown = [item for item in result.items if isinstance(item, Lead)]
    lead_views.note("lead-listed", shown, actor, work)
    return result


def peek(said: str, actor: Actor, work: Work, *, number: int, size: int) -> Result:
    """The same without a trace, and so without leads."""
    return _found(said, actor, work, kinds=search.WITHOUT_TRACE, number=number, size=size)


def findings(said: str, actor: Actor, work: Work) -> frozenset[int]:
    """The findings among them, as far as they are counted."""
    words = _words(said)
    reader, kinds = search.reader(actor), (Kind.FINDING,)
    page = work.search.page(reader, words, kinds=kinds, number=0, size=search.MOST)
    return frozenset(hit.id for hit in page.hits)


def _words(said: str) -> tuple[str, ...]:
    words = search.words(said)
    if not words:
        raise errors.Unfit("search-empty")
    if len(words) > search.MOST_WORDS or len(said) > search.LONGEST:
        raise errors.Unfit("search-long")
    return words


def _found(
    said: str, actor: Actor, work: Work, *, kinds: Sequence[Kind], number: int, size: int
) -> Result:
    reader, words = search.reader(actor), _words(said)
    found = work.search.page(reader, words, kinds=kinds, number=number, size=size)
    shown = tuple(_item(hit, work) for hit in found.hits)
    return Result(words=" ".join(said.split()), found=found, items=shown)


def _item(hit: Hit, work: Work) -> Item:
    match hit.kind:
        case Kind.FINDING:
            return work.findings.get(hit.id)
        case Kind.SUGGESTION:
            return work.suggestions.get(hit.id)
        case Kind.INSTRUCTION:
            return work.instructions.get(hit.id)
        case Kind.LEAD:
            return work.leads.get(hit.id)
        case _:
            assert_never(hit.kind)


def numbered(number: str, actor: Actor, work: Work) -> Item:
    """Whatever bears the number; `NotFound` for none and for what may not be seen alike."""
    hit = work.search.numbered(number)
    match hit.kind:
        case Kind.FINDING:
            return items.visible(hit.id, actor, work)
        case Kind.SUGGESTION:
            return suggestions.visible(hit.id, actor, work)
        case Kind.INSTRUCTION:
            return instructions.visible(hit.id, actor, work)
        case Kind.LEAD:
            return lead_views.opened(hit.id, actor, work)
        case _:
            assert_never(hit.kind)
