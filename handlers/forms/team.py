"""The team's conversations: log a finding, settle its category, return a paper."""

from __future__ import annotations

from bot.core.forms import Choice, Day, Evidence, Form, Pick, Words
from bot.core.people import Actor
from bot.core.screens import Screen, text
from bot.core.work import Work
from bot.usecases import findings as cases
from handlers import cards
from handlers.dialogues import one_line
from handlers.forms import offers


def _logged(command: cases.LogFinding, actor: Actor, work: Work) -> Screen:
    finding = cases.log_finding(command, actor, work)
    return cards.card(finding, actor, work, text("log-done", number=finding.number))


def _reviewed(command: cases.Review, actor: Actor, work: Work) -> Screen:
    finding = cases.review(command, actor, work)
    return cards.card(finding, actor, work, text("review-done", number=finding.number))


def _returned(command: cases.ReturnPaper, actor: Actor, work: Work) -> Screen:
    finding = cases.return_paper(command, actor, work)
    return cards.card(finding, actor, work, text("return-done", number=finding.number))


LOG = Form(
    name="log",
    result=cases.LogFinding,
    questions=(
        Pick("assignment", options=offers.units_of_my_team),
        Words("problem"),
        Evidence("evidence", optional=True),
        Choice("immediate", options=offers.yes_no),
        Pick(
            "category",
            optional=True,
            options=offers.all_categories,
            suggest=offers.category_by_words,
        ),
        Day("proposed_due", optional=True, when=one_line.is_proposed, offers=offers.coming_days),
    ),
    submit=_logged,
    intro=one_line.brought,
    line=one_line.instead,
    reread=one_line.known,
)

REVIEW = Form(
    name="review",
    result=cases.Review,
    questions=(Pick("category", options=offers.all_categories, suggest=offers.category_of_item),),
    submit=_reviewed,
    confirm=False,
)

RETURN = Form(
    name="return",
    result=cases.ReturnPaper,
    questions=(Words("text"),),
    submit=_returned,
    confirm=False,
)
