"""The unit's conversations: assign, report progress, apply for closing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.events import Json
from bot.core.forms import Answers, Choice, Day, Evidence, Form, Lines, Pick, Ticks, Words
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.rules import Kind
from bot.core.screens import Screen, Text, text
from bot.core.work import Work
from bot.usecases import applications, rectification, rules
from handlers import cards
from handlers.dialogues.talk import PENDING
from handlers.forms import offers

HELD = "_held"  # the item holds evidence of this cycle already
RULED = "_ruled"  # the item's category needs a rule (长久立), and none is entered yet
CHOOSING = "_choosing"  # begun without an item: it is the first question
MEASURED = "_measured"  # the item has measures that are not finished


def _assigned(command: rectification.Assign, actor: Actor, work: Work) -> Screen:
    finding = rectification.assign(command, actor, work)
    return cards.card(finding, actor, work, text("assign-done", number=finding.number))


def _reported(command: rectification.Report, actor: Actor, work: Work) -> Screen:
    finding = rectification.report(command, actor, work)
    return cards.card(finding, actor, work, text("progress-done", number=finding.number))


def _applied(command: applications.Apply, actor: Actor, work: Work) -> Screen:
    application = applications.apply_for_closing(command, actor, work)
    finding = work.findings.get(application.finding_id)
    return cards.card(finding, actor, work, text("apply-done", number=finding.number))


def knowing(finding_id: int, work: Work) -> dict[str, str | bool]:
    """What the forms on one item know before they ask: the item, its evidence, its measures."""
    finding = work.findings.get(finding_id)
    measures = work.findings.measures(finding.id, finding.cycle)
    return {
        "finding": str(finding_id),
        HELD: applications.has_evidence(finding, work),
        RULED: rules.is_needed(finding, work),
        MEASURED: any(measure.done_on is None for measure in measures),
    }


def choosing(work: Work, answers: Answers) -> Answers:
    """Once the item is chosen, what is known of it; files sent before go where its kind of
    application asks for them."""
    if "finding" not in answers:
        return {}
    known: dict[str, Json] = {**knowing(offers.number(answers, "finding"), work)}
    pending = answers.get(PENDING)
    if known[HELD] and isinstance(pending, dict) and "evidence" in pending:
        known[PENDING] = {**pending, "more": pending["evidence"]}
    return known


def is_unchosen(answers: Answers) -> bool:
    return bool(answers.get(CHOOSING))


def about(work: Work, _actor: Actor, answers: Answers) -> Sequence[Text]:
    """Which item the conversation is about, above every question."""
    if "finding" not in answers:
        return ()
    finding = work.findings.get(offers.number(answers, "finding"))
    return (text("item-line", number=finding.number, problem=finding.summary),)


def _holds(answers: Answers) -> bool:
    return bool(answers.get(HELD))


def _holds_none(answers: Answers) -> bool:
    return not answers.get(HELD)


def _needs_rule(answers: Answers) -> bool:
    return bool(answers.get(RULED))


def _has_rule(answers: Answers) -> bool:
    return _needs_rule(answers) and answers.get("lasting") in (Kind.NEW, Kind.REVISED)


def _is_measured(answers: Answers) -> bool:
    return bool(answers.get(MEASURED))


ASSIGN = Form(
    name="assign",
    result=rectification.Assign,
    questions=(
        Pick("leader", options=offers.of_unit(Role.LEADER)),
        Pick("lead_department", options=offers.departments),
        Ticks("co_departments", optional=True, options=offers.departments),
        Pick("responsible", options=offers.of_unit(Role.RESPONSIBLE)),
        Lines("measures", people=offers.people_of_unit),
    ),
    submit=_assigned,
    intro=about,
)

PROGRESS = Form(
    name="progress",
    result=rectification.Report,
    questions=(
        Pick("finding", known=True, when=is_unchosen, options=offers.to_work_on),
        Words("text"),
        Evidence("evidence", optional=True),
        Ticks("measures_done", optional=True, when=_is_measured, options=offers.open_measures),
    ),
    submit=_reported,
    intro=about,
    learn=choosing,
    confirm=False,
)

APPLY = Form(
    name="apply",
    result=applications.Apply,
    questions=(
        Pick("finding", known=True, when=is_unchosen, options=offers.to_work_on),
        Words("text"),
        Choice("lasting", when=_needs_rule, options=offers.fixed("rule", tuple(Kind))),
        Words("rule_name", when=_has_rule),
        Words("rule_number", optional=True, when=_has_rule),
        Day("rule_on", when=_has_rule, offers=offers.recent_days),
        Evidence("evidence", when=_holds_none, at_least=1),
        Evidence("more", when=_holds, optional=True),
    ),
    submit=_applied,
    intro=about,
    learn=choosing,
)
