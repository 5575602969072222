"""Correcting what stands: everything is filled in already, and what is wrong is changed."""

from __future__ import annotations

from bot.core.events import Json
from bot.core.findings import Finding
from bot.core.forms import Choice, Evidence, Form, Pick, Words
from bot.core.people import Actor
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import corrections
from handlers import cards
from handlers.forms import offers
from handlers.forms.unit import about


def _corrected(command: corrections.Correct, actor: Actor, work: Work) -> Screen:
    finding = corrections.correct(command, actor, work)
    return cards.card(finding, actor, work, text("correct-done", number=finding.number))


def _amended(command: corrections.Amend, actor: Actor, work: Work) -> Screen:
    finding = corrections.amend(command, actor, work)
    return cards.card(finding, actor, work, text("amend-done", number=finding.number))


def as_it_stands(finding: Finding) -> dict[str, Json]:
    return {
        "finding": str(finding.id),
        "problem": finding.problem,
        "category": finding.category,
    }


CORRECT = Form(
    name="correct",
    result=corrections.Correct,
    questions=(
        Words("problem"),
        Pick("category", optional=True, options=offers.all_categories),
    ),
    submit=_corrected,
    intro=about,
)

AMEND = Form(
    name="amend",
    result=corrections.Amend,
    questions=(
        Words("problem"),
        Evidence("evidence", optional=True),
        Choice("immediate", options=offers.yes_no),
        Pick("category", optional=True, options=offers.all_categories),
    ),
    submit=_amended,
    intro=about,
)
