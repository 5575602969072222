"""/stats and /digest: figures with n and d beside every rate, for what the reader may see."""

from __future__ import annotations

from bot.core import digests, errors
from bot.core.incoming import Incoming
from bot.core.numbers import Cut
from bot.core.people import Actor
from bot.core.screens import Button, Moment, Screen, Text, text
from bot.core.work import Work
from bot.usecases import digest_choices, evaluation_lines, lead_figures, scopes
from bot.usecases import digests as digest_cases
from bot.usecases import numbers as number_cases
from handlers import digest_settings, exports, number_asking, numbers
from handlers import scopes as scoped


def digest(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """The digest as it stands now; Monday's frozen one is what was sent."""
    screen = digest_cases.shown_now(work, actor)
    if not actor.has(*digest_choices.READERS):
        return screen
    return screen.model_copy(update={"buttons": (*screen.buttons, digest_settings.button())})


def stats(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """The rates, whole for the office's class, of one's own units for the others; with words
    behind the command, of what they say."""
    if incoming.argument.strip():
        return number_asking.asked(incoming.argument, actor, work)
    return _figures(scopes.ALL, actor, work)


def part(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("figures", round, unit): a new message, so that the list of parts stays."""
    round_id, unit_id = scoped.parts(incoming, 2)
    scope = scoped.of_press(round_id, unit_id, work)
    return _figures(scope, actor, work)


def _figures(scope: scopes.Scope, actor: Actor, work: Work) -> Screen:
    figures = scopes.figures(scope, actor, work)
    title = text("stats-title-of", scope=scope.name) if scope.name else text("stats-title")
    *rates_, as_of = lines(figures, work)
    counted, below = _numbers(scope, actor, work)
    evaluation = evaluation_lines.of_figures(figures.evaluation)
    return Screen(
        lines=(title, *rates_, *counted, *lead_lines(figures, work), *evaluation, as_of),
        buttons=(*_buttons(scope), *below),
        protected=bool(figures.leads),
    )


def _numbers(
    scope: scopes.Scope, actor: Actor, work: Work
) -> tuple[tuple[Text, ...], tuple[tuple[Button, ...], ...]]:
    """Nothing for whom only suggestions were addressed to."""
    cut = Cut(
        round_id=scope.round.id if scope.round else 0,
        theme=scope.themed.id if scope.themed else 0,
        unit_id=scope.unit.id if scope.unit else 0,
    )
    try:
        part = number_cases.part(cut, actor, work)
    except errors.NotFound:
        return (), ()
    totals = work.numbers.totals(part)
    closing = totals.rate("closing")
    line = (numbers.rate_line("stats-closing", closing, work),) if closing.d else ()
    return (*line, *numbers.count_lines(totals, part, work)), numbers.buttons(totals, cut)


def lead_lines(figures: digests.Figures, work: Work) -> tuple[Text, ...]:
    """For those alone whose figures hold leads: see `lead_figures.visible`."""
    leads = figures.leads
    if not leads:
        return ()
    counted = text(
        "stats-leads",
        n=lead_figures.registered(leads),
        overdue=lead_figures.overdue(leads),
        redone=lead_figures.redone(leads),
    )
    return (
        numbers.rate_line("stats-lead-disposal", lead_figures.disposal(leads), work),
        numbers.rate_line("stats-lead-conclusion", lead_figures.conclusion(leads), work),
        counted,
    )


def lines(figures: digests.Figures, work: Work) -> tuple[Text, ...]:
    named = (
        ("stats-findings", figures.findings),
        ("stats-with-stage", figures.with_stage),
        ("stats-immediate", figures.immediate),
        ("stats-suggestions", figures.suggestions),
        ("stats-instructions", figures.instructions),
        ("stats-coverage", figures.coverage),
        ("stats-on-time", figures.on_time),
        ("stats-on-time-original", figures.on_time_original),
    )
    lines = [numbers.rate_line(name, count, work) for name, count in named if count.d]
    lights = [
        text("stats-light", light=text(f"light-{light}"), n=n)
        for light, n in figures.lights.items()
        if n
    ]
    return (*lines, *lights, text("stats-as-of", at=Moment(at=figures.as_of)))


def _buttons(scope: scopes.Scope) -> tuple[tuple[Button, ...], ...]:
    rows = (
        (
            scoped.list_button("button-list-overdue", "overdue", scope, None),
            scoped.list_button("button-list-due", "due", scope, None),
        ),
        (
            scoped.list_button("button-list-running", "running", scope, None),
            scoped.list_button("button-list-closed", "closed", scope, None),
        ),
        scoped.choosers("figures", scope),
        (Button(label=text("button-brief"), press=("brief", *scope.ids)), exports.button(scope)),
    )
    return tuple(row for row in rows if row)
