"""/stats and /digest: figures with n and d beside every rate, for what the reader may see."""

from __future__ import annotations

from bot.core import digests, rates
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Button, Moment, Screen, Text, text
from bot.core.work import Work
from bot.usecases import digests as digest_cases
from bot.usecases import figures as cases


def digest(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """The digest as it stands now; Monday's frozen one is what was sent."""
    return digest_cases.shown_now(work, actor)


def stats(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """The rates, whole for the office's class, of one's own units for the others."""
    figures = cases.now(actor, work)
    return Screen(lines=(text("stats-title"), *_lines(figures, work)), buttons=_buttons())


def _lines(figures: digests.Figures, work: Work) -> tuple[Text, ...]:
    named = (
        ("stats-findings", figures.findings),
        ("stats-with-stage", figures.with_stage),
        ("stats-immediate", figures.immediate),
        ("stats-on-time", figures.on_time),
        ("stats-on-time-original", figures.on_time_original),
    )
    lines = [_line(name, count, work) for name, count in named if count.d]
    lights = [
        text("stats-light", light=text(f"light-{light}"), n=n)
        for light, n in figures.lights.items()
        if n
    ]
    return (*lines, *lights, text("stats-as-of", at=Moment(at=figures.as_of)))


def _line(name: str, count: digests.Count, work: Work) -> Text:
    rate = rates.Rate(count.n, count.d)
    printed = rate.printed(work.policy.rate_precision)
    return text(name, n=str(count.n), d=str(count.d), rate=printed)


def _buttons() -> tuple[tuple[Button, ...], ...]:
    return (
        (
            Button(label=text("button-list-overdue"), press=("list", "overdue", "0")),
            Button(label=text("button-list-due"), press=("list", "due", "0")),
        ),
        (Button(label=text("button-list-running"), press=("list", "running", "0")),),
    )
