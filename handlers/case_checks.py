"""/casecheck: the case-quality look-back: how far the sieve is, what awaits me, and the draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core import case_checks, errors
from bot.core.incoming import Incoming
from bot.core.leads import Lead
from bot.core.people import Actor
from bot.core.screens import Button, Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import case_checks as cases
from bot.usecases import lead_views
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import case_checks as forms
from handlers.leads import facts

SHOWN = 20


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/casecheck and ("cases",)"""
    sieve, mine = cases.sieve(actor, work), cases.mine(actor, work)
    lead_views.note("lead-listed", [lead for _check, lead in mine], actor, work)
    draws = cases.draws(actor, work)
    return Screen(
        lines=(
            text("cases-title"),
            _progress(sieve),
            *((text("cases-redone", n=sieve.redone),) if sieve.redone else ()),
            text("cases-mine", n=len(mine)),
            *(_draw_line(each) for each in draws),
        ),
        buttons=(*_to_judge(mine), *_draws(draws), *_drawing(actor)),
        protected=True,
    )


def _progress(sieve: case_checks.Sieve) -> Text:
    counts = f"{sieve.sound}/{sieve.concluded}"
    left = sieve.concluded - sieve.sound - sieve.waiting
    return text("cases-progress", counts=counts, waiting=sieve.waiting, left=left)


def _draw_line(draw: case_checks.Draw) -> Text:
    return text(
        "cases-draw",
        id=str(draw.id),
        on=Day(day=draw.drawn_on),
        first=Day(day=draw.first),
        last=Day(day=draw.last),
        seed=draw.seed,
    )


def _to_judge(mine: list[tuple[case_checks.Check, Lead]]) -> Iterator[tuple[Button, ...]]:
    for check, lead in mine[:SHOWN]:
        label = text("button-case", number=lead.number)
        yield (Button(label=label, press=("case", str(check.id))),)


def _draws(draws: Sequence[case_checks.Draw]) -> Iterator[tuple[Button, ...]]:
    for each in draws:
        label = text("button-case-drawn", id=str(each.id))
        yield (Button(label=label, press=("case-drawn", str(each.id))),)


def _drawing(actor: Actor) -> Iterator[tuple[Button, ...]]:
    if cases.may_draw(actor):
        yield (Button(label=text("button-case-draw"), press=("case-draw",)),)


def begin(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("case-draw",)"""
    if not cases.may_draw(actor):
        raise errors.NotAllowed("case-draw")
    return dialogue.begin(forms.DRAW, actor, work, incoming)


def drawn(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("case-drawn", draw): its seed, what it was drawn from, and how far each is."""
    draw, seen = cases.drawn(item_id(incoming), actor, work)
    lead_views.note("lead-listed", [lead for _check, lead in seen], actor, work)
    return forms.drawn_screen(draw, seen)


def opened(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("case", check): the lead as it was concluded, and the two verdicts."""
    check, lead = cases.to_judge(item_id(incoming), actor, work)
    lead_views.note("lead-seen", [lead], actor, work)
    id = str(check.id)
    row = (
        Button(label=text("case-verdict-sound"), press=("case-sound", id)),
        Button(label=text("case-verdict-redo"), press=("case-redo", id)),
    )
    return Screen(lines=tuple(facts(lead, work)), buttons=(row,), protected=True)


def sound(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("case-sound", check)"""
    verdict = case_checks.Verdict.SOUND
    cases.judge(cases.Judge(check=item_id(incoming), verdict=verdict), actor, work)
    return show(incoming, actor, work).model_copy(update={"edits": incoming.message_id})


def redo(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("case-redo", check): asks for the type of reason."""
    check, lead = cases.to_judge(item_id(incoming), actor, work)
    known = {"check": check.id, "lead": lead.id}
    return dialogue.begin(forms.REDO, actor, work, incoming, {**known})
