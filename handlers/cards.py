"""One finding as one message: light, dates, people, measures, and what this reader may do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from bot.core import findings, listing, reviews, rights
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, TEAM_ROLES
from bot.core.screens import Arg, Button, Day, Many, Screen, Text, text
from bot.core.work import Work
from bot.usecases import changes, corrections, lines, seats, substitutes
from bot.usecases import evidence as exhibits
from bot.usecases import letters as letter_cases
from handlers import (
    change_lines,
    letter_lines,
    on_behalf,
    repeat_lines,
    signal_lines,
    visit_lines,
)

SHOWN_PROGRESS = 3
# Their light says the same word.
_SAID_BY_LIGHT = frozenset({findings.State.OPEN, findings.State.CLOSED})


def icon(item: findings.Finding | listing.Row, work: Work) -> str:
    light = lines.light_of(item, work)
    return "📝" if light is None else light.icon


def card(finding: findings.Finding, actor: Actor, work: Work, *more: Text) -> Screen:
    """`more` are lines above the card: what has just been done."""
    return Screen(
        lines=(*more, *_lines(finding, actor, work)),
        buttons=tuple(_rows(_buttons(finding, actor, work))),
        item=finding.id,
    )


def _lines(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Text]:
    yield text("card-title", number=finding.number, light=lines.light_text(finding, work))
    if finding.is_with_unit and finding.state not in _SAID_BY_LIGHT:
        yield text("card-state", state=finding.state_text)
    yield text("card-unit", unit=finding.unit_name, round=work.rounds.get(finding.round_id).name)
    yield text("card-problem", problem=finding.problem)
    if corrections.is_corrected(finding, work):
        yield text("card-corrected")
    yield from _facts(finding, actor, work)
    yield from _dates(finding)
    yield from _people(finding, work)
    yield from _measures(finding, work)
    yield from _progress(finding, work)
    yield from _escalation(finding, work)
    yield from letter_lines.of_item(finding, actor, work)
    yield from change_lines.lines(finding, work)
    yield from _application(finding, work)
    yield from repeat_lines.lines(finding, actor, work)
    yield from signal_lines.lines(finding, actor, work)
    yield from visit_lines.lines(finding, actor, work)
    yield from _evidence(finding, actor, work)


def _facts(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Text]:
    if finding.category:
        yield text("card-category", category=text(f"category-{finding.category}"))
    if finding.immediate:
        yield text("card-immediate")
    if finding.cycle > 1:
        yield text("card-cycle", cycle=finding.cycle)
    if finding.stage_goal:
        yield text("card-stage", goal=finding.stage_goal)
    if actor.has(*TEAM_ROLES, *OFFICE_ROLES):
        yield text("card-author", name=work.people.get(finding.author_id).name)


def _escalation(finding: findings.Finding, work: Work) -> Iterator[Text]:
    if not finding.escalated or not finding.is_with_unit:
        return
    answer = work.escalations.answer(finding.id, finding.cycle)
    if answer is None:
        yield text("card-escalated")
        return
    day = Day(day=answer.answered_on)
    yield text("card-superior-answer", name=answer.person_name, day=day, text=answer.text)


def _dates(finding: findings.Finding) -> Iterator[Text]:
    named: tuple[tuple[str, date | None], ...] = (
        ("card-logged-on", finding.logged_on if not finding.is_with_unit else None),
        ("card-sent-on", finding.sent_on),
        ("card-fed-back-on", finding.fed_back_on),
        ("card-applied-on", finding.applied_on),
        ("card-closed-on", finding.closed_on),
        ("card-next-review-on", finding.next_review_on),
    )
    yield from (text(name, day=Day(day=day)) for name, day in named if day)
    if finding.proposed_due and not finding.is_with_unit:
        yield text("card-proposed-due", day=Day(day=finding.proposed_due, weekday=True))
    if finding.due and finding.due != finding.original_due and finding.original_due:
        original = Day(day=finding.original_due)
        yield text("card-due-moved", day=Day(day=finding.due, weekday=True), original=original)
    elif finding.due:
        yield text("card-due", day=Day(day=finding.due, weekday=True))


def _people(finding: findings.Finding, work: Work) -> Iterator[Text]:
    if finding.leader_id:
        signed = "card-leader-committed" if finding.committed_on else "card-leader"
        yield text(signed, name=work.people.get(finding.leader_id).name)
    if finding.lead_department_id:
        names = [work.organisations.get(finding.lead_department_id).name]
        names += [work.organisations.get(o).name for o in work.findings.co_departments(finding.id)]
        co = Many(items=tuple(names[1:]))
        line = "card-departments" if names[1:] else "card-department"
        yield text(line, name=names[0], **({"others": co} if names[1:] else {}))
    if finding.responsible_id:
        yield text("card-responsible", name=work.people.get(finding.responsible_id).name)


def _measures(finding: findings.Finding, work: Work) -> Iterator[Text]:
    for measure in work.findings.measures(finding.id, finding.cycle):
        day = Day(day=measure.done_on or measure.milestone)
        args: dict[str, Arg] = {"n": measure.ordinal, "text": measure.text, "day": day}
        if measure.done_on:
            yield text("card-measure-done", **args)
        elif measure.person_id is None or measure.person_id == finding.responsible_id:
            yield text("card-measure", **args)
        else:
            yield text("card-measure-of", name=work.people.get(measure.person_id).name, **args)


def _progress(finding: findings.Finding, work: Work) -> Iterator[Text]:
    for entry in work.findings.progress(finding.id)[-SHOWN_PROGRESS:]:
        name = on_behalf.signed(entry.person_id, entry.entered_by, work)
        yield text("card-progress", day=Day(day=entry.reported_on), name=name, text=entry.text)


def _application(finding: findings.Finding, work: Work) -> Iterator[Text]:
    application = work.reviews.latest(finding.id)
    if application is None or application.cycle != finding.cycle:
        return
    if application.state is reviews.ApplicationState.TAKEN_BACK:
        return
    yield on_behalf.application(application, work)
    yield from _rules(finding, work)
    approvals = work.reviews.approvals(application.id)
    for approval in approvals:
        name = on_behalf.named(approval, work)
        capacities = capacities_text(approval.capacities)
        if approval.decision is reviews.Decision.APPROVED:
            yield text("card-approved", name=name, capacities=capacities)
        else:
            yield text(
                "card-refused",
                name=name,
                capacities=capacities,
                reason=text(f"refusal-{approval.reason}"),
                text=approval.text or "",
            )
    if application.state is reviews.ApplicationState.PENDING:
        yield _awaited(application, work)


def _evidence(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Text]:
    held = exhibits.held(finding, actor, work)
    places = tuple(file.name for file in held if file.is_place)
    lost = sum(file.is_lost for file in held)
    if count := len(held) - len(places):
        yield text("card-evidence", n=count)
    if lost:
        yield text("card-evidence-lost", n=lost)
    if places:
        yield text("card-place", places=Many(items=places))


def _rules(finding: findings.Finding, work: Work) -> Iterator[Text]:
    """长久立, beside what was put right."""
    for rule in work.rules.of_finding(finding.id, finding.cycle):
        if rule.issued_on is None:
            yield text("card-rule-none")
            continue
        args: dict[str, Arg] = {"name": rule.name, "day": Day(day=rule.issued_on)}
        kind = text(f"rule-{rule.kind}")
        if rule.number:
            yield text("card-rule-numbered", kind=kind, number=rule.number, **args)
        else:
            yield text("card-rule", kind=kind, **args)


def _awaited(application: reviews.Application, work: Work) -> Text:
    due = Day(day=application.step_due)
    capacities = capacities_text(application.current.capacities)
    acted = {a.person_id for a in work.reviews.approvals(application.id)}
    names = [
        work.people.get(person).name
        for person in work.reviews.reviewers(application.id, application.step)
        if person not in acted
    ]
    if not names:
        return text("card-unheld", capacities=capacities, due=due)
    return text("card-awaits", capacities=capacities, names=Many(items=tuple(names)), due=due)


def capacities_text(capacities: Iterable[str]) -> Many:
    return Many(items=tuple(text(f"capacity-{capacity}") for capacity in capacities))


# Which button stands for which right; the order is the order of the buttons.
ACTIONS: tuple[tuple[rights.Action, str], ...] = (
    (rights.Action.REVIEW, "review"),
    (rights.Action.SIGN, "sign"),
    (rights.Action.SEND, "send"),
    (rights.Action.RETURN, "return"),
    (rights.Action.COMMIT, "commit"),
    (rights.Action.PROGRESS, "progress"),
    (rights.Action.APPLY, "apply"),
    (rights.Action.EXTEND, "extend"),
    (rights.Action.REMIND, "remind"),
    (rights.Action.HAND_OVER, "hand_over"),
    (rights.Action.ANSWER, "answer"),
    (rights.Action.INSTRUCT, "instruct"),
    (rights.Action.ENTER, "enter"),
    (rights.Action.AMEND, "amend"),
    (rights.Action.CORRECT, "correct"),
    (rights.Action.CONTINUE, "continue"),
    (rights.Action.ASSIGN, "assign"),
    (rights.Action.COMPLETE_STAGE, "stage"),
    (rights.Action.REOPEN, "reopen"),
    (rights.Action.WITHDRAW, "withdraw"),
)


def _buttons(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Button]:
    item = str(finding.id)
    yield from _review_buttons(finding, actor, work)
    yield from change_lines.buttons(finding, actor, work)
    yield from visit_lines.buttons(finding, actor, work)
    yield from repeat_lines.buttons(finding, actor, work)
    for action, verb in ACTIONS:
        if rights.may(actor, action, finding) and _makes_sense(action, finding, actor, work):
            yield Button(label=_label(action, finding), press=(verb, item))
    if letter_cases.draftable(finding, actor, work):
        yield Button(label=text("button-letter-draft"), press=("letter-draft", item))
    if corrections.reversible(finding, actor, work) is not None:
        yield Button(label=text("button-take-back"), press=("take-back", item))
    if exhibits.held(finding, actor, work):
        yield Button(label=text("button-evidence"), press=("evidence", item, "0"))
    if finding.is_with_unit and work.findings.measures(finding.id, finding.cycle):
        yield Button(label=text("button-roadmap"), press=("roadmap", item))
    yield Button(label=text("button-history"), press=("history", item))


def _review_buttons(finding: findings.Finding, actor: Actor, work: Work) -> Iterator[Button]:
    application = work.reviews.pending(finding.id)
    if application is None:
        return
    id = str(application.id)
    if any(a.id == application.id for a in seats.awaiting(actor, work)):
        yield Button(label=text("button-endorse"), press=("endorse", id))
        yield Button(label=text("button-refuse"), press=("refuse", id))
    if actor.has(*OFFICE_ROLES) and seats.is_unheld(application, work):
        yield Button(label=text("button-delegate"), press=("delegate", id))


# Rights that only some items have a use for.
_WHERE: dict[rights.Action, Callable[[findings.Finding], bool]] = {
    rights.Action.SEND: lambda finding: finding.immediate,
    rights.Action.ANSWER: lambda finding: finding.escalated,
}


def _makes_sense(
    action: rights.Action, finding: findings.Finding, actor: Actor, work: Work
) -> bool:
    """A right that would only lead to a refusal shows no button."""
    if action in _WHERE:
        return _WHERE[action](finding)
    if action is rights.Action.COMMIT:
        return finding.committed_on is None
    if action is rights.Action.AMEND:
        return finding.author_id == actor.id
    if action is rights.Action.RETURN and finding.state is findings.State.DRAFT:
        return finding.author_id != actor.id
    if action is rights.Action.ENTER:
        return bool(substitutes.enterable(finding, actor, work))
    return changes.makes_sense(action, finding, actor, work)


def _label(action: rights.Action, finding: findings.Finding) -> Text:
    if action is rights.Action.ASSIGN and finding.leader_id:
        return text("button-reassign")
    return text(f"button-{action.value.replace('_', '-')}")


def _rows(buttons: Iterable[Button]) -> Iterator[tuple[Button, ...]]:
    """Two a row."""
    all_buttons = tuple(buttons)
    for start in range(0, len(all_buttons), 2):
        yield all_buttons[start : start + 2]
