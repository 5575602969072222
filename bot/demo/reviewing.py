"""The review's own sentences about the year, computed from the ledger as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.digests import Count
from bot.core.rates import Rate
from bot.core.screens import Arg, Text, text
from bot.core.work import Work
from bot.demo.replaying_matters import EIGHTH
from bot.usecases import figures, lead_figures

SEVENTH = "7"


def sentences(work: Work) -> Sequence[Text]:
    """The seventh round's findings, leads and suggestions; how the eighth's units judge."""
    by_number = {round_.number: round_.id for round_ in work.rounds.all()}
    seventh = figures.current(work, by_number[SEVENTH])
    told = figures.current(work, by_number[EIGHTH]).evaluation
    lines = [
        text(
            "demo-review-round",
            units=len(seventh.units),
            **_rate("findings", seventh.findings, work),
            **_rate("leads", lead_figures.conclusion(seventh.leads), work),
            **_rate("suggestions", seventh.suggestions, work),
        )
    ]
    if told is not None and told.rate is not None:
        remarks = told.remarks.d
        lines.append(
            text(
                "demo-review-evaluation",
                units=len(told.units),
                ballots=told.valid,
                remarks=remarks,
                rate=told.rate,
            )
        )
    return lines


def _rate(name: str, count: Count, work: Work) -> dict[str, Arg]:
    rate = Rate(count.n, count.d)
    printed = rate.printed(work.policy.rate_precision)
    return {f"{name}_counts": rate.counts, f"{name}_rate": printed}
