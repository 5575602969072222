"""The options that forms offer: units, people, items, categories, dates; ids as values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.core import categories, organisations, rights, roles
from bot.core.events import Json
from bot.core.forms import Answers, Option, Options
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import Button, Day, text
from bot.core.work import Work
from bot.usecases import evidence, feedback, notices, people, seats
from bot.usecases import findings as finding_cases
from handlers import lists, on_behalf

SHOWN_PROPOSALS = 3


def open_button(verb: str, id: int, number: str) -> Button:
    return Button(label=text("button-open", number=number), press=(verb, str(id)))


def yes_no(_work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return (Option(value="true", label=text("yes")), Option(value="false", label=text("no")))


def units_of_my_team(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=str(assignment.id), label=assignment.unit_name)
        for assignment in finding_cases.may_log(actor, work)
    )


def all_categories(_work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(Option(value=code, label=text(f"category-{code}")) for code in categories.CODES)


def category_by_words(work: Work, answers: Answers) -> Sequence[str]:
    """By the words of the problem; before them what the unit's kind of inspection looks for."""
    suggested = categories.suggest(str(answers.get("problem", "")))
    if answers.get("assignment") is None:
        return suggested
    kind = work.rounds.assignment(number(answers, "assignment")).kind
    return tuple(dict.fromkeys((*work.policy.kind(kind).categories, *suggested)))


def category_of_item(work: Work, answers: Answers) -> Sequence[str]:
    return categories.suggest(work.findings.get(number(answers, "finding")).problem)


def fixed(prefix: str, values: Sequence[str]) -> Options:
    """A closed list whose labels are texts: `fixed("mode", …)` shows `mode-limited`."""
    options = tuple(Option(value=value, label=text(f"{prefix}-{value}")) for value in values)

    def offer(_work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
        return options

    return offer


def refusal_reasons(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=reason, label=text(f"refusal-{reason}"))
        for reason in work.policy.refusal_reasons
    )


def of_unit(role: Role) -> Options:
    """Who holds this post in the unit of the item asked about."""

    def offer(work: Work, _actor: Actor, answers: Answers) -> Sequence[Option]:
        finding = work.findings.get(number(answers, "finding"))
        held = dict.fromkeys(notices.unit_side(finding, work, role))
        return tuple(Option(value=str(id), label=work.people.get(id).name) for id in held)

    return offer


def people_of_unit(work: Work, _actor: Actor, answers: Answers) -> Sequence[Option]:
    """Whoever holds a post in the unit of the item asked about."""
    finding = work.findings.get(number(answers, "finding"))
    held = dict.fromkeys(notices.unit_side(finding, work, *sorted(roles.UNIT_ROLES)))
    return tuple(Option(value=str(id), label=work.people.get(id).name) for id in held)


def departments(work: Work, _actor: Actor, answers: Answers) -> Sequence[Option]:
    """The unit itself and what is below it first, then the departments of its level."""
    finding = work.findings.get(number(answers, "finding"))
    unit = work.organisations.get(finding.unit_id)
    own = work.organisations.within(unit.path)
    others = [
        o
        for o in work.organisations.all()
        if o.level is organisations.Level.DEPARTMENT and o not in own
    ]
    return tuple(Option(value=str(o.id), label=o.name) for o in (*own, *others))


def open_measures(work: Work, _actor: Actor, answers: Answers) -> Sequence[Option]:
    finding = work.findings.get(number(answers, "finding"))
    return tuple(
        Option(value=str(m.ordinal), label=f"{m.ordinal}. {m.text}")
        for m in work.findings.measures(finding.id, finding.cycle)
        if m.done_on is None
    )


def units_to_feed_back(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    """Units with signed findings that no feedback has listed, with how many."""
    options: list[Option] = []
    if not actor.has(*roles.OFFICE_ROLES):
        return options
    for round_ in work.rounds.all():
        for assignment in work.rounds.assignments(round_.id):
            if count := len(feedback.awaiting_feedback(assignment.id, work)):
                label = text("option-unit-count", unit=assignment.unit_name, n=count)
                options.append(Option(value=str(assignment.id), label=label))
    return tuple(options)


def findings_to_feed_back(work: Work, actor: Actor, answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(
            value=str(item.id),
            label=item.number,
            line=text("item-line", number=item.number, problem=item.problem),
            item=item.id,
        )
        for item in feedback.awaiting_feedback(number(answers, "assignment"), work)
        if rights.may(actor, rights.Action.FEED_BACK, item)
    )


def to_work_on(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    """What this person reports on, most urgent first, as the lists show it."""
    return tuple(
        Option(value=str(row.id), label=label, line=line, item=row.id)
        for row, label, line in lists.working(actor, work)
    )


def awaiting_me(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    """What awaits this reviewer, by unit, each with its text and how much evidence it has."""
    options = []
    for application in seats.awaiting(actor, work):
        item = work.findings.get(application.finding_id)
        line = text(
            "option-application",
            number=item.number,
            unit=item.unit_name,
            problem=item.summary,
            text=on_behalf.marked(application.text, application, work),
            files=evidence.count(item, actor, work),
        )
        options.append(
            Option(value=str(application.id), label=item.number, line=line, item=item.id)
        )
    return tuple(options)


def recent_days(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    """Today and the two workdays before."""
    yesterday = work.workdays.previous_workday(work.today - timedelta(days=1))
    before = work.workdays.previous_workday(yesterday - timedelta(days=1))
    return tuple(_day(day) for day in (work.today, yesterday, before))


def coming_days(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    """Two weeks, one month and three months from today, on workdays."""
    spans = (14, 30, 91)
    return tuple(
        _day(work.workdays.next_workday(work.today + timedelta(days=span))) for span in spans
    )


def proposed_days(work: Work, actor: Actor, answers: Answers) -> Sequence[Option]:
    """The finders' own proposals for the chosen items first, while they lie ahead."""
    chosen = work.findings.many([int(str(id)) for id in _listed(answers.get("items"))])
    days = sorted({f.proposed_due for f in chosen if f.proposed_due})
    proposed = tuple(_proposed(day) for day in days if day > work.today)
    return (*proposed[:SHOWN_PROPOSALS], *coming_days(work, actor, answers))


def invitable_roles(_work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(Option(value=role, label=text(f"role-{role}")) for role in roles.Role)


def all_organisations(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    if not people.may_invite(actor):
        return ()
    return tuple(Option(value=str(o.id), label=o.name) for o in work.organisations.all())


def all_teams(work: Work, _actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=str(team.id), label=f"{round_.name} {team.name}")
        for round_ in reversed(work.rounds.all())
        for team in work.rounds.teams(round_.id)
    )


def delegates(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    if not actor.has(*roles.OFFICE_ROLES):
        return ()
    return tuple(
        Option(value=str(person.id), label=person.name)
        for person in work.people.all()
        if person.suspended_on is None
    )


def number(answers: Answers, key: str) -> int:
    value: Json = answers[key]
    return int(str(value))


def _listed(value: Json) -> Sequence[Json]:
    return value if isinstance(value, list) else ()


def _proposed(day: date) -> Option:
    label = text("option-proposed-day", day=Day(day=day, weekday=True))
    return Option(value=day.isoformat(), label=label)


def _day(day: date) -> Option:
    return Option(value=day.isoformat(), label=text("option-day", day=Day(day=day, weekday=True)))
