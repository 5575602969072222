"""stats, digest: the figures for the operator and for other programs."""

from __future__ import annotations

import json
from argparse import Namespace
from functools import partial

from bot.cli import numbers
from bot.cli.console import Console
from bot.core import digests, rates
from bot.core.screens import Day, Moment, Screen
from bot.core.work import Work
from bot.usecases import digest_views, evaluation_lines, lead_figures, quality
from bot.usecases import digests as digest_cases
from bot.usecases import figures as cases

Printed = dict[str, object]


async def stats(console: Console, arguments: Namespace) -> None:
    """The rates with n/d; `--json` prints the same numbers for programs."""
    as_of = numbers.as_of(arguments)
    async with console.installation.ledger() as database:
        wanted = partial(
            cases.of, round_number=arguments.round, unit_code=arguments.unit, as_of=as_of
        )
        figures = await database.read(wanted)
        counted = await database.read(numbers.counted, arguments)
    precision = console.installation.policy.rate_precision
    if arguments.json:
        whole = {} if numbers.is_cut(arguments) else _printed(figures, precision)
        printed = {**whole, "numbers": numbers.printed(counted, precision)}
        console.line(json.dumps(printed, ensure_ascii=False, indent=2))
        return
    if numbers.is_cut(arguments):
        console.show(Screen(lines=counted.lines))
        return
    console.say("cli-stats-as-of", day=Day(day=figures.day), at=Moment(at=figures.as_of))
    for name, count in _named(figures):
        rate = rates.Rate(count.n, count.d).printed(precision)
        console.say(f"stats-{name}", n=str(count.n), d=str(count.d), rate=rate)
    more = (*quality.lines(figures.quality), *evaluation_lines.of_figures(figures.evaluation))
    console.show(Screen(lines=more))
    console.show(Screen(lines=counted.counts))
    for unit in figures.units:
        rate = rates.Rate(unit.findings.n, unit.findings.d).printed(precision)
        n, d = str(unit.findings.n), str(unit.findings.d)
        console.say("cli-stats-unit", unit=unit.name, n=n, d=d, rate=rate)


def _named(figures: digests.Figures) -> tuple[tuple[str, digests.Count], ...]:
    return (
        ("findings", figures.findings),
        ("with-stage", figures.with_stage),
        ("immediate", figures.immediate),
        ("suggestions", figures.suggestions),
        ("instructions", figures.instructions),
        ("coverage", figures.coverage),
        ("on-time", figures.on_time),
        ("on-time-original", figures.on_time_original),
        ("lead-disposal", lead_figures.disposal(figures.leads)),
        ("lead-conclusion", lead_figures.conclusion(figures.leads)),
    )


def _printed(figures: digests.Figures, precision: int) -> Printed:
    return {
        "as_of": figures.as_of.isoformat(),
        "day": figures.day.isoformat(),
        **{name.replace("-", "_"): numbers.rate(c, precision) for name, c in _named(figures)},
        "evaluation": _evaluation(figures.evaluation),
        "leads": {
            "registered": lead_figures.registered(figures.leads),
            "overdue": lead_figures.overdue(figures.leads),
            "redone": lead_figures.redone(figures.leads),
        },
        "lights": figures.lights,
        "quality": figures.quality.model_dump(mode="json"),
        "units": [
            {"name": unit.name, "findings": numbers.rate(unit.findings, precision)}
            for unit in figures.units
        ],
    }


def _evaluation(figures: digests.EvaluationFigures | None) -> Printed | None:
    """Null without one; `satisfaction` as it is printed, null below the least of ballots."""
    if figures is None:
        return None
    return {
        "handed_out": figures.handed_out,
        "returned": figures.returned,
        "valid": figures.valid,
        "levels": figures.levels,
        "satisfaction": figures.rate,
        "remarks": {"n": figures.remarks.n, "d": figures.remarks.d},
        "units": [
            {
                "name": unit.unit_name,
                "team": unit.team_name,
                "handed_out": unit.handed_out,
                "returned": unit.returned,
                "valid": unit.valid,
                "satisfaction": unit.rate,
            }
            for unit in figures.units
        ],
    }


async def digest(console: Console, _arguments: Namespace) -> None:
    """The digest as the office sees it now."""
    async with console.installation.ledger() as database:
        screen = await database.read(_digest)
    console.show(screen)


def _digest(work: Work) -> Screen:
    return digest_views.whole_screen(digest_cases.current(work), work)
