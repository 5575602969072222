"""Cross-inspection (交叉巡察): round, units, and the proposal shown before it is confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.forms import Answers, Form, Option, Pick, Ticks
from bot.core.people import Actor
from bot.core.screens import Many, Screen, Text, text
from bot.core.work import Work
from bot.usecases import crossing as cases
from handlers.forms import offers


def _rounds(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    if not cases.may_cross(actor):
        return ()
    return tuple(
        Option(value=str(round_.id), label=round_.name)
        for round_ in reversed(cases.open_rounds(work))
    )


def _units(work: Work, _actor: Actor, answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=str(unit.id), label=unit.name)
        for unit in cases.free_units(offers.number(answers, "round"), work)
    )


def _proposal(work: Work, actor: Actor, answers: Answers) -> Sequence[Text]:
    chosen = answers.get("units")
    if not isinstance(chosen, list) or not chosen or not cases.may_cross(actor):
        return ()
    units = [int(str(id)) for id in chosen]
    return tuple(_explained(cases.plan(offers.number(answers, "round"), units, work)))


def _explained(plan: cases.Plan) -> Iterator[Text]:
    """Who takes what, what was avoided, and how even the load is; or why there is no way."""
    names = {unit.id: unit.name for unit in plan.units}
    if plan.barred_to_all:
        yield text("cross-none")
        for unit_id in plan.barred_to_all:
            yield text("cross-barred-to-all", unit=names[unit_id], teams=_bars(plan, unit_id))
        return
    yield text("cross-proposal")
    for team in plan.teams:
        given = tuple(names[u] for u, t in plan.team_of.items() if t == team.id)
        if given:
            line = text("cross-team", team=team.name, n=len(given), units=Many(items=given))
            yield line
    for unit_id in (unit.id for unit in plan.units if _bars(plan, unit.id).items):
        yield text("cross-avoided", unit=names[unit_id], teams=_bars(plan, unit_id))
    loads = [plan.load.get(team.id, 0) for team in plan.teams]
    yield text("cross-load", least=min(loads), most=max(loads))


def _bars(plan: cases.Plan, unit_id: int) -> Many:
    return Many(
        items=tuple(
            text("cross-bar", team=team.name, names=Many(items=tuple(p.name for p in people)))
            for team in plan.teams
            if (people := plan.barring.get((team.id, unit_id)))
        )
    )


def _assigned(command: cases.Cross, actor: Actor, work: Work) -> Screen:
    made = cases.assign(command, actor, work)
    line = text("cross-done", round=made.round.name, n=len(made.units))
    return Screen(lines=(line, *_explained(made)))


CROSS = Form(
    name="cross",
    result=cases.Cross,
    questions=(Pick("round", options=_rounds), Ticks("units", options=_units)),
    submit=_assigned,
    intro=_proposal,
)
