"""/coverage: how many of a term's units have been inspected, by level, and who is left."""

from __future__ import annotations

from bot.core import digests
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.rates import Rate
from bot.core.screens import Many, Screen, text
from bot.core.work import Work
from bot.usecases import coverage as cases

SHOWN_LEFT = 40


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    found = cases.of(actor, work)
    if found is None:
        return Screen(lines=(text("coverage-none"),))
    lines = [text("coverage-title", term=found.term, **_printed(found.whole, work))]
    for level, count in found.levels:
        words = text(f"level-{level}")
        lines.append(text("coverage-level", level=words, **_printed(count, work)))
    if found.left:
        names = tuple(o.name for o in found.left[:SHOWN_LEFT])
        lines.append(text("coverage-left", n=len(found.left), names=Many(items=names)))
    if len(found.left) > SHOWN_LEFT:
        lines.append(text("coverage-more", n=len(found.left) - SHOWN_LEFT))
    return Screen(lines=tuple(lines))


def _printed(count: digests.Count, work: Work) -> dict[str, str]:
    rate = Rate(count.n, count.d)
    return {"counts": rate.counts, "rate": rate.printed(work.policy.rate_precision)}
