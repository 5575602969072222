"""The conversations of a letter: it has been sent, or it is void."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.forms import Answers, Day, Form, Words
from bot.core.letters import Letter
from bot.core.people import Actor
from bot.core.screens import Screen, Text, text
from bot.core.work import Work
from bot.usecases import letters as cases
from handlers.forms import offers


def _done(line: str, done: Letter) -> Screen:
    button = offers.open_button("letter", done.id, done.number)
    return Screen(lines=(text(line, number=done.number),), buttons=((button,),))


def _sent(command: cases.Send, actor: Actor, work: Work) -> Screen:
    return _done("letter-send-done", cases.send(command, actor, work))


def _voided(command: cases.Void, actor: Actor, work: Work) -> Screen:
    return _done("letter-void-done", cases.void(command, actor, work))


def _about(work: Work, _actor: Actor, answers: Answers) -> Sequence[Text]:
    found = work.letters.get(offers.number(answers, "letter"))
    form = found.form_text
    return (text("letter-about", form=form, number=found.number, unit=found.unit_name),)


SEND = Form(
    name="letter-send",
    result=cases.Send,
    questions=(
        Day("sent_on", offers=offers.recent_days),
        Words("official_number", optional=True),
        Words("handed_by", optional=True),
    ),
    submit=_sent,
    intro=_about,
)

VOID = Form(
    name="letter-void",
    result=cases.Void,
    questions=(Words("reason"),),
    submit=_voided,
    intro=_about,
)
