"""后评估 in words: the distribution, the three numbers of ballots, and the rate beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.core import digests, rates
from bot.core.ballots import QUESTIONS, Level
from bot.core.evaluations import Evaluation, Results
from bot.core.screens import Many, Text, text
from bot.core.work import Work
from bot.usecases import evaluations as cases


def of_figures(figures: digests.EvaluationFigures | None) -> Iterator[Text]:
    """For the digest and /stats."""
    if figures is None:
        return
    yield text(
        "evaluation-rate",
        rate=figures.rate or rates.NOTHING,
        handed_out=str(figures.handed_out),
        returned=str(figures.returned),
        valid=str(figures.valid),
    )
    if figures.levels:
        yield _distribution({Level(level): n for level, n in figures.levels.items()})
    if figures.remarks.d:
        yield text("evaluation-remarks", counts=f"{figures.remarks.n}/{figures.remarks.d}")


def of_results(evaluation: Evaluation, results: Results, work: Work) -> Iterator[Text]:
    """One evaluation's own: overall first, then each of the twelve."""
    least = work.policy.evaluation.least_ballots
    if results.tables is None:
        handed_out, returned = str(results.handed_out), str(results.returned)
        yield text("evaluation-few", handed_out=handed_out, returned=returned, least=least)
    else:
        yield text(
            "evaluation-rate",
            rate=cases.percent(results, work) or rates.NOTHING,
            handed_out=str(results.handed_out),
            returned=str(results.returned),
            valid=str(results.valid(work.policy.rate_weights)),
        )
        yield from (_table(question, results.tables[question]) for question in _OVERALL_FIRST)
    if evaluation.left_out:
        yield text("evaluation-left-out", n=evaluation.left_out, least=least)


_OVERALL_FIRST = (QUESTIONS[-1], *QUESTIONS[:-1])


def _table(question: str, counts: Mapping[Level, int]) -> Text:
    return text("evaluation-item", item=text(f"ballot-item-{question}"), levels=_levels(counts))


def _distribution(counts: Mapping[Level, int]) -> Text:
    return text("evaluation-levels", levels=_levels(counts))


def _levels(counts: Mapping[Level, int]) -> Many:
    shown = (
        text("evaluation-level", level=text(f"ballot-level-{x}"), n=counts[x]) for x in _of(counts)
    )
    return Many(items=tuple(shown))


def _of(counts: Mapping[Level, int]) -> list[Level]:
    return [level for level in Level if counts.get(level)]
