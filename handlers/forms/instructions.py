"""The conversations of instructions: log one, answer it, conclude it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.forms import Answers, Day, Form, Option, Ticks, Words
from bot.core.instructions import Instruction
from bot.core.people import Actor
from bot.core.screens import Screen, Text, text
from bot.core.work import Work
from bot.usecases import instructions as cases
from handlers.forms import offers

OFFICE = "_office"  # the office writes down another's instruction


def _card(line: str, done: Instruction) -> Screen:
    button = offers.open_button("instruction", done.id, done.number)
    return Screen(lines=(text(line, number=done.number),), buttons=((button,),))


def _logged(command: cases.Log, actor: Actor, work: Work) -> Screen:
    return _card("instruction-log-done", cases.log(command, actor, work))


def _answered(command: cases.FeedBack, actor: Actor, work: Work) -> Screen:
    return _card("instruction-reply-done", cases.feed_back(command, actor, work))


def _concluded(command: cases.Conclude, actor: Actor, work: Work) -> Screen:
    return _card("instruction-end-done", cases.conclude(command, actor, work))


def _addressees(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(value=cases.key_of(each), label=each.name)
        for each in cases.addressable(actor, work)
    )


def _is_office(answers: Answers) -> bool:
    return bool(answers.get(OFFICE))


def _about(work: Work, _actor: Actor, answers: Answers) -> Sequence[Text]:
    found = work.instructions.get(offers.number(answers, "instruction"))
    return (text("instruction-about", number=found.number, text=found.text),)


LOG = Form(
    name="instruction-log",
    result=cases.Log,
    questions=(
        Words("issuer", when=_is_office),
        Words("text"),
        Ticks("addressees", options=_addressees),
        Day("due", optional=True, left_out="suggest-due-usual", offers=offers.coming_days),
        Words("items", optional=True),
    ),
    submit=_logged,
)

REPLY = Form(
    name="instruction-reply",
    result=cases.FeedBack,
    questions=(Words("text"),),
    submit=_answered,
    intro=_about,
)

END = Form(
    name="instruction-end",
    result=cases.Conclude,
    questions=(Words("text", optional=True),),
    submit=_concluded,
    intro=_about,
    confirm=False,
)
