"""Figures beyond the rate: what draws and finders say of the closings, counted and in a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.core import digests, rules, sampling, visits
from bot.core.outcomes import Answer
from bot.core.screens import Day, Text, text
from bot.core.work import Work
from bot.usecases import commons


def added(figures: digests.Figures, work: Work) -> digests.Figures:
    counts = work.outcomes.counts(figures.round_ids)
    issued = work.rules.counts(figures.round_ids)
    made = digests.Quality(
        sample=latest_sample(work),
        rules_new=issued.get(rules.Kind.NEW, 0),
        rules_revised=issued.get(rules.Kind.REVISED, 0),
        repeats=work.repeats.counts(figures.round_ids),
        commons=commons.undecided(figures.round_ids, work),
        signalled=work.signals.pending(figures.round_ids),
        outcomes=digests.OutcomeFigures(
            solved=counts.get(Answer.SOLVED, 0),
            partly=counts.get(Answer.PARTLY, 0),
            unsolved=counts.get(Answer.NOT, 0),
            waiting=counts.get("", 0),
        ),
    )
    return figures.model_copy(update={"quality": made})


def latest_sample(work: Work) -> digests.SampleFigures | None:
    return next((of_sample(sample, work) for sample in work.visits.samples(1)), None)


def of_sample(sample: visits.Sample, work: Work) -> digests.SampleFigures:
    """Only what is settled counts as sampled: a visit still to come proves nothing."""
    made = work.visits.of_sample(sample.id)
    found = {f.id: f for f in work.findings.many([visit.finding_id for visit in made])}
    count = Counter(visit.standing(found[visit.finding_id]) for visit in made)
    true, false = count[visits.Standing.TRUE], count[visits.Standing.FALSE]
    population, confidence = len(sample.frame), work.policy.sample_confidence
    return digests.SampleFigures(
        drawn_on=sample.drawn_on,
        size=str(sample.size),
        seed=sample.seed,
        population=population,
        drawn=len(made),
        true=true,
        false=false,
        undecided=count[visits.Standing.UNDECIDED],
        waiting=count[visits.Standing.WAITING],
        lapsed=count[visits.Standing.LAPSED],
        upper=sampling.upper_bound(population, true + false, false, confidence),
        confidence=confidence,
    )


def lines(made: digests.Quality) -> Iterator[Text]:
    if made.sample is not None:
        yield from sample_lines(made.sample)
    if made.rules_new or made.rules_revised:
        yield text("digest-rules", new=made.rules_new, revised=made.rules_revised)
    if made.repeats.n:
        yield text("digest-repeats", counts=f"{made.repeats.n}/{made.repeats.d}")
    outcomes = made.outcomes
    if outcomes.asked:
        yield text(
            "digest-outcomes",
            asked=outcomes.asked,
            solved=outcomes.solved,
            partly=outcomes.partly,
            unsolved=outcomes.unsolved,
            waiting=outcomes.waiting,
        )


def office_lines(made: digests.Quality) -> Iterator[Text]:
    """What is for the office's eyes only."""
    if made.signalled:
        yield text("digest-signals", n=made.signalled)
    if made.commons:
        yield text("digest-commons", n=made.commons)


def sample_lines(sample: digests.SampleFigures) -> Iterator[Text]:
    yield text(
        "digest-sample",
        day=Day(day=sample.drawn_on),
        population=sample.population,
        drawn=sample.drawn,
        seed=str(sample.seed),
    )
    yield text(
        "digest-sample-visits",
        counts=f"{sample.sampled}/{sample.drawn}",
        true=sample.true,
        false=sample.false,
        open=sample.undecided + sample.waiting,
        lapsed=sample.lapsed,
    )
    if sample.sampled:
        yield text(
            "digest-sample-bound",
            n=sample.sampled,
            k=sample.false,
            population=sample.population,
            confidence=sample.confidence,
            upper=sample.upper,
        )
