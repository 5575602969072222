"""The lists on which something can be done in bulk, by the press that turns their pages.

A preview keeps that press, and each further step asks the list anew: what one may see decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core import errors, rights
from bot.core.listing import Filter, Order
from bot.core.people import Actor
from bot.core.screens import Text, text
from bot.core.work import Work
from bot.usecases import search
from handlers import lists, scopes

Source = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The items of a list, as many as one confirmation may change, and what it is called."""

    name: Text
    items: tuple[int, ...]
    total: int


def find(source: Source, actor: Actor, work: Work) -> Found:
    """Raises `Stale` for what is no list."""
    name, filter, order = _narrowed(source, actor, work)
    page = work.listing.page(
        rights.sight(actor), filter, order=order, number=0, size=work.policy.bulk_most
    )
    return Found(name=name, items=tuple(row.id for row in page.rows), total=page.total)


def name(source: Source, actor: Actor, work: Work) -> Text:
    return _narrowed(source, actor, work)[0]


def _narrowed(source: Source, actor: Actor, work: Work) -> tuple[Text, Filter, Order]:
    verb, *parts = source or ("",)
    if verb not in _NARROWS:
        raise errors.Stale()
    return _NARROWS[verb](parts, actor, work)


def _named(parts: Sequence[str], actor: Actor, work: Work) -> tuple[Text, Filter, Order]:
    [name] = _exactly(parts, 1)
    if not lists.is_for_bulk(("list", name)):
        raise errors.Stale()
    return text(f"bulk-of-{name}"), lists.asked(name, actor, work), lists.KINDS[name].order


def _searched(parts: Sequence[str], actor: Actor, work: Work) -> tuple[Text, Filter, Order]:
    [words] = _exactly(parts, 1)
    ids = search.findings(words, actor, work)
    return text("bulk-of-found", words=words), Filter(ids=ids), Order.NUMBER


def _within(parts: Sequence[str], actor: Actor, work: Work) -> tuple[Text, Filter, Order]:
    title, filter, order = _named(_exactly(parts, 4)[:1], actor, work)
    further = scopes.further(parts, actor, work)
    for line in further.lines:
        title = text("bulk-of-part", name=title, scope=line.args["scope"])
    return title, further.narrow(filter), order


def _exactly(parts: Sequence[str], count: int) -> Sequence[str]:
    if len(parts) != count:
        raise errors.Stale()
    return parts


_NARROWS: dict[str, Callable[[Sequence[str], Actor, Work], tuple[Text, Filter, Order]]] = {
    "list": _named,
    "found": _searched,
    "within": _within,
}
