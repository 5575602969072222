"""The office's and the reviewers' conversations: feed back, endorse, refuse, reopen, withdraw."""

from __future__ import annotations

from bot.core import findings
from bot.core.forms import Choice, Day, Form, Pick, Ticks, Words
from bot.core.people import Actor
from bot.core.screens import Button, Screen, text
from bot.core.screens import Day as DayText
from bot.core.work import Work
from bot.usecases import delegations, feedback, rectification, reviews
from handlers import cards
from handlers.forms import offers
from handlers.forms.unit import about


def _fed_back(command: feedback.FeedBack, actor: Actor, work: Work) -> Screen:
    fed = feedback.feed_back(command, actor, work)
    due = max(item.due for item in fed if item.due)
    line = text("feedback-done", unit=fed[0].unit_name, n=len(fed), due=DayText(day=due))
    button = Button(label=text("button-open-list"), press=("list", "running", "0"))
    return Screen(lines=(line,), buttons=((button,),))


def _endorsed(command: reviews.Endorse, actor: Actor, work: Work) -> Screen:
    done = reviews.endorse(command, actor, work)
    if len(done) == 1:
        return cards.card(done[0], actor, work, text("endorse-done", n=1))
    more = (Button(label=text("button-reviews"), press=("reviews",)),)
    return Screen(lines=(text("endorse-done", n=len(done)),), buttons=(more,))


def _refused(command: reviews.Refuse, actor: Actor, work: Work) -> Screen:
    finding = reviews.refuse(command, actor, work)
    return cards.card(finding, actor, work, text("refuse-done", number=finding.number))


def _delegated(command: delegations.Delegate, actor: Actor, work: Work) -> Screen:
    application = delegations.delegate(command, actor, work)
    finding = work.findings.get(application.finding_id)
    name = work.people.get(command.person).name
    return cards.card(finding, actor, work, text("delegate-done", name=name))


def _reopened(command: rectification.Reopen, actor: Actor, work: Work) -> Screen:
    finding = rectification.reopen(command, actor, work)
    return cards.card(finding, actor, work, text("reopen-done", number=finding.number))


def _staged(command: rectification.CompleteStage, actor: Actor, work: Work) -> Screen:
    finding = rectification.complete_stage(command, actor, work)
    return cards.card(finding, actor, work, text("stage-done", number=finding.number))


def _withdrawn(command: feedback.Withdraw, actor: Actor, work: Work) -> Screen:
    finding = feedback.withdraw(command, actor, work)
    return cards.card(finding, actor, work, text("withdraw-done", number=finding.number))


FEED_BACK = Form(
    name="feedback",
    result=feedback.FeedBack,
    questions=(
        Pick("assignment", options=offers.units_to_feed_back),
        Ticks("items", options=offers.findings_to_feed_back),
        Choice("mode", options=offers.fixed("mode", tuple(findings.Mode))),
        Day("on", offers=offers.recent_days),
        Day(
            "due",
            optional=True,
            left_out="feedback-due-usual",
            offers=offers.proposed_days,
        ),
        Choice("escalated", options=offers.yes_no),
    ),
    submit=_fed_back,
)

ENDORSE = Form(
    name="endorse",
    result=reviews.Endorse,
    questions=(Ticks("applications", options=offers.awaiting_me),),
    submit=_endorsed,
)

REFUSE = Form(
    name="refuse",
    result=reviews.Refuse,
    questions=(Choice("reason", options=offers.refusal_reasons), Words("text")),
    submit=_refused,
    confirm=False,
)

DELEGATE = Form(
    name="delegate",
    result=delegations.Delegate,
    questions=(Pick("person", options=offers.delegates),),
    submit=_delegated,
)

REOPEN = Form(
    name="reopen",
    result=rectification.Reopen,
    questions=(
        Words("text"),
        Day("due", optional=True, left_out="reopen-due-usual", offers=offers.coming_days),
    ),
    submit=_reopened,
    intro=about,
)

STAGE = Form(
    name="stage",
    result=rectification.CompleteStage,
    questions=(Words("goal"), Day("next_review_on", offers=offers.coming_days)),
    submit=_staged,
    intro=about,
)

WITHDRAW = Form(
    name="withdraw",
    result=feedback.Withdraw,
    questions=(Words("text"),),
    submit=_withdrawn,
    intro=about,
)
