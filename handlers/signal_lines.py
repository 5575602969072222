"""What a card says to a reviewer of signs of rectification on paper (纸上整改)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from bot.core import findings, signals
from bot.core.people import Actor
from bot.core.screens import Many, Text, text
from bot.core.work import Work
from bot.usecases import signals as cases

SHOWN_OTHERS = 3


def lines(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Text]:
    found = cases.shown(finding, actor, work)
    if found:
        yield text("card-signals")
    for kind, group in groupby(found, key=attrgetter("kind")):
        yield _line(kind, list(group), finding, actor, work)


def _line(
    kind: signals.Kind,
    found: Sequence[signals.Signal],
    finding: findings.Finding,
    actor: Actor,
    work: Work,
) -> Text:
    if not found[0].other_id:
        return text(f"signal-{kind.replace('_', '-')}")
    names = [_named(signal, finding, actor, work) for signal in found[:SHOWN_OTHERS]]
    if len(found) > SHOWN_OTHERS:
        names.append(text("signal-more", n=len(found) - SHOWN_OTHERS))
    return text(f"signal-{kind.replace('_', '-')}", others=Many(items=tuple(names)))


def _named(
    signal: signals.Signal, finding: findings.Finding, actor: Actor, work: Work
) -> Text | str:
    if signal.other_id == finding.id:
        return text("signal-earlier")
    other = cases.named(signal, actor, work)
    return other.number if other is not None else text("signal-another")
