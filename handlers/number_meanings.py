"""怎么算的: what each number means, where it comes from, and what is left out, with counts.

("why", cut). What is left out is one press away, for those who may see it.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import numbers
from bot.core.incoming import Incoming
from bot.core.numbers import RATES, SHARES, Part, Totals
from bot.core.people import Actor
from bot.core.screens import Screen, Text, text
from bot.core.work import Work
from bot.usecases import lead_figures, scopes
from bot.usecases import numbers as cases
from handlers import number_names
from handlers import numbers as shown
from handlers import scopes as scoped


def why(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    [code] = scoped.parts(incoming, 1)
    part = cases.part(shown.cut_of(code), actor, work)
    totals = work.numbers.totals(part)
    left_out = _left_out(part)
    rows = ((shown.behind(name, totals, part.cut),) for name in left_out if totals.counts[name])
    return Screen(
        lines=(
            text("numbers-why", scope=number_names.of_cut(part.cut, work)),
            *_meanings(totals, work),
            *_source(part),
            text("numbers-excluded"),
            *(text(f"numbers-excluded-{name}", n=totals.counts[name]) for name in left_out),
            *_leads(part, actor, work),
            number_names.of_time(part.cut, work),
        ),
        buttons=(*rows, (shown.back(part.cut),)),
        edits=incoming.message_id,
    )


def _meanings(totals: Totals, work: Work) -> Iterator[Text]:
    for name in RATES:
        if totals.rate(name).d:
            yield text(f"numbers-means-{name}")
    for part in SHARES:
        yield text(f"numbers-means-{part}", days=work.policy.unmoved_days)
    if totals.median is not None:
        yield text("numbers-means-median")


def _source(part: Part) -> Iterator[Text]:
    yield text("numbers-source-now" if part.cut.day is None else "numbers-source-events")
    if part.cut.first is not None:
        yield text("numbers-source-span")
    if not part.reader.whole:
        yield text("answer-share")


def _left_out(part: Part) -> list[numbers.Set]:
    return [n for n in numbers.EXCLUDED if part.reader.whole or n not in numbers.OFFICE_ONLY]


def _leads(part: Part, actor: Actor, work: Work) -> Iterator[Text]:
    """Leads stand in rates of their own; their number is for their readers alone."""
    if not part.cut.is_plain or part.cut.unit_id:
        return
    scope = cases.scope(part.cut, work)
    leads = scopes.figures(scope, actor, work).leads
    if leads:
        yield text("numbers-excluded-leads", n=lead_figures.registered(leads))
