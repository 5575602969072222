"""Registering a lead, disposing of it, withdrawing it: every question is answered by a button.

`wordless`: what is typed or sent meanwhile is refused and kept nowhere (domain §8).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core import leads
from bot.core.events import Json
from bot.core.forms import Answers, Choice, Form, Option, Pick
from bot.core.people import Actor
from bot.core.screens import Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import lead_clocks
from bot.usecases import leads as cases
from handlers.forms import offers

DAYS_BACK = 31
COMMISSION = "纪"  # an organisation that bears the commission's own name needs no addition


def known(actor: Actor, work: Work) -> dict[str, Json]:
    """What leaves no choice is not asked; it stands on the card and may be changed there."""
    answers: dict[str, Json] = {}
    origins, offices = cases.origins(actor, work), cases.offices(work)
    if len(origins) == 1:
        answers["origin"] = origins[0]
    if len(offices) == 1:
        answers["office"] = offices[0].id
    return answers


def office_name(name: str) -> Text | str:
    return name if COMMISSION in name else text("lead-office-name", name=name)


def _registered(command: cases.Register, actor: Actor, work: Work) -> Screen:
    lead = cases.register(command, actor, work)
    return Screen(
        lines=(text("lead-done", number=lead.number),),
        buttons=((lead_clocks.button(lead),),),
        protected=True,
    )


def _disposed(command: cases.Dispose, actor: Actor, work: Work) -> Screen:
    lead = cases.dispose(command, actor, work)
    return _moved(lead, text("lead-done-disposed", number=lead.number))


def _withdrawn(command: cases.Withdraw, actor: Actor, work: Work) -> Screen:
    lead = cases.withdraw(command, actor, work)
    return _moved(lead, text("lead-done-withdrawn", number=lead.number))


def _moved(lead: leads.Lead, line: Text) -> Screen:
    return Screen(lines=(line,), buttons=((lead_clocks.button(lead),),), protected=True)


def _origins(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=origin, label=_origin_name(origin, work))
        for origin in cases.origins(actor, work)
    )


def _origin_name(origin: str, work: Work) -> str:
    kind, _, id = origin.partition("-")
    if kind == cases.FROM_ROUND:
        return work.rounds.get(int(id)).name
    team = work.rounds.team(int(id))
    return f"{work.rounds.get(team.round_id).name} {team.name}"


def _units(work: Work, actor: Actor, answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=str(each.unit_id), label=each.unit_name)
        for each in cases.units(str(answers["origin"]), actor, work)
    )


def _days(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    """A month back, the latest first."""
    days = (work.today - timedelta(days=n) for n in range(DAYS_BACK))
    return tuple(
        Option(value=day.isoformat(), label=text("option-day", day=Day(day=day, weekday=True)))
        for day in days
    )


def _offices(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=str(each.id), label=office_name(each.name)) for each in cases.offices(work)
    )


def _reasons(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=reason, label=text(f"lead-reason-{reason}"))
        for reason in work.policy.lead_withdrawal_reasons
    )


def _about(work: Work, _actor: Actor, answers: Answers) -> Sequence[Text]:
    lead = work.leads.get(offers.number(answers, "lead"))
    return (text("lead-about", number=lead.number),)


REGISTER = Form(
    name="lead",
    result=cases.Register,
    questions=(
        Pick("origin", options=_origins),
        Pick("unit", optional=True, options=_units, left_out="lead-no-unit"),
        Choice("tag", options=offers.fixed("lead-tag", tuple(leads.Tag))),
        Pick("found_on", options=_days),
        Pick("office", options=_offices),
        Choice("fast", options=offers.yes_no),
    ),
    submit=_registered,
    wordless=True,
)

DISPOSE = Form(
    name="lead-dispose",
    result=cases.Dispose,
    questions=(Choice("disposal", options=offers.fixed("lead-disposal", tuple(leads.Disposal))),),
    submit=_disposed,
    intro=_about,
    wordless=True,
)

WITHDRAW = Form(
    name="lead-withdraw",
    result=cases.Withdraw,
    questions=(Choice("reason", options=_reasons),),
    submit=_withdrawn,
    intro=_about,
    wordless=True,
)

# What opens a form that takes no words, of leads and of their checks: from then on nothing that
# is written is kept.
OPENING = frozenset(
    {"/lead", "lead-new", "lead-dispose", "lead-withdraw", "case-draw", "case-redo"}
)
