"""Why a repeat is none, and why a common problem needs no special rectification."""

from __future__ import annotations

from bot.core.forms import Form, Words
from bot.core.people import Actor
from bot.core.screens import Button, Screen, text
from bot.core.work import Work
from bot.usecases import commons, repeats
from handlers import cards
from handlers.forms.unit import about


def _dismissed(command: repeats.Dismiss, actor: Actor, work: Work) -> Screen:
    finding = repeats.dismiss(command, actor, work)
    return cards.card(finding, actor, work, text("repeat-no-done", number=finding.number))


def _refused(command: commons.Dismiss, actor: Actor, work: Work) -> Screen:
    commons.dismiss(command, actor, work)
    line = text("common-no-done", category=commons.named(command.category))
    button = Button(label=text("button-commons"), press=("commons",))
    return Screen(lines=(line,), buttons=((button,),))


DISMISS = Form(
    name="repeat-no",
    result=repeats.Dismiss,
    questions=(Words("text"),),
    submit=_dismissed,
    intro=about,
    confirm=False,
)

DISMISS_COMMON = Form(
    name="common-no",
    result=commons.Dismiss,
    questions=(Words("text"),),
    submit=_refused,
    confirm=False,
)
