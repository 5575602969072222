"""Figures for a reader or a subtree: sums over the units' lines of one computation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from bot.core import digests, errors, organisations, rates
from bot.core.lights import Light
from bot.core.roles import OFFICE_ROLES, SUBTREE_ROLES, UNIT_ROLES, Role
from bot.core.work import Work
from bot.usecases import coverage, evaluations, quality

SEEING_ALL = OFFICE_ROLES | {Role.LEADING_GROUP}
READERS = SEEING_ALL | SUBTREE_ROLES | UNIT_ROLES


def of(
    work: Work, *, round_number: str | None, unit_code: str | None, as_of: date | None
) -> digests.Figures:
    """For the operator: of one round, one organisation with all below it, on any day.

    Raises `NotFound("round")` or `NotFound("unit")`.
    """
    round_id = None if round_number is None else round_of(round_number, work)
    if as_of is None:
        figures = quality.added(current(work, round_id), work)
    else:
        figures = work.statistics.figures_as_of(as_of, round_id=round_id)
    if unit_code is None:
        return figures
    path = unit_of(unit_code, work).path
    return narrowed(figures, lambda unit: unit.unit_path.startswith(path))


def current(work: Work, round_id: int | None = None, theme: str | None = None) -> digests.Figures:
    """As things stand now, of one round, of a theme's rounds, or of all under way. What only a
    digest says (`quality`) is added there: a list of parts asks for the figures of each."""
    found = work.statistics.figures(now=work.now, today=work.today, round_id=round_id, theme=theme)
    if round_id is None and theme is None:
        found = found.model_copy(update={"coverage": coverage.count(work)})
    return found.model_copy(update={"evaluation": evaluations.figures(found.round_ids, work)})


def narrowed(
    figures: digests.Figures,
    is_wanted: Callable[[digests.UnitFigures | digests.AddresseeFigures], bool],
) -> digests.Figures:
    """The share of some units. What is counted for the whole only is not here: what was done on
    time, instructions, leads, and the evaluation of teams, which no unit reads."""
    units = tuple(unit for unit in figures.units if is_wanted(unit))
    addressees = tuple(each for each in figures.addressees if is_wanted(each))
    ids = {unit.unit_id for unit in units}
    nothing = digests.Count(n=0, d=0)
    lights = {x.value: n for x in Light if (n := sum(u.lights.get(x, 0) for u in units))}
    return figures.model_copy(
        update={
            "units": units,
            "findings": added(unit.findings for unit in units),
            "with_stage": added(unit.with_stage for unit in units),
            "immediate": added(unit.immediate for unit in units),
            "on_time": nothing,
            "on_time_original": nothing,
            "evaluation": None,
            "leads": (),
            "lights": lights,
            "without_due": lights.get(Light.NO_DUE, 0),
            "overdue": tuple(item for item in figures.overdue if item.unit_id in ids),
            "due_soon": tuple(item for item in figures.due_soon if item.unit_id in ids),
            "quality": digests.Quality(),
            "suggestions": added(each.suggestions for each in addressees),
            "addressees": addressees,
            "instructions": nothing,
            "coverage": nothing,
        }
    )


def added(counts: Iterable[digests.Count]) -> digests.Count:
    n = d = 0
    for count in counts:
        n, d = n + count.n, d + count.d
    return digests.Count(n=n, d=d)


def printed(count: digests.Count, work: Work) -> str:
    """The rate, to as many digits as the office prints."""
    return rates.Rate(count.n, count.d).printed(work.policy.rate_precision)


def round_of(number: str, work: Work) -> int:
    """The newest of that number. Raises `NotFound`."""
    for round_ in reversed(work.rounds.all()):
        if round_.number == number:
            return round_.id
    raise errors.NotFound("round", number=number)


def unit_of(code: str, work: Work) -> organisations.Organisation:
    """Raises `NotFound`."""
    organisation = work.organisations.by_code(code)
    if organisation is None:
        raise errors.NotFound("unit", code=code)
    return organisation
