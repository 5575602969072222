"""The conversations about a feedback document: paste it, correct one entry, write the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core import findings, forms, outline_words, outlines
from bot.core.events import Json
from bot.core.forms import Answers, Choice, Day, Form, Option, Passages, Pick, Words
from bot.core.outlines import Entry, Kind, Paper
from bot.core.people import Actor
from bot.core.screens import Button, Screen, Text, text
from bot.core.screens import Day as DayText
from bot.core.work import Work
from bot.usecases import outline_writing
from bot.usecases import outlines as cases
from handlers import outline_screens as screens
from handlers.forms import offers

OFFICE = "_office"  # what is written is fed back at once
ADVISED = "_advised"  # there are suggestions in the document
AHEAD = 24


def _pasted(command: cases.Begin, actor: Actor, work: Work) -> Screen:
    return screens.card(cases.paste(command, actor, work), actor, work)


def _edited(command: cases.Edit, actor: Actor, work: Work) -> Screen:
    return screens.entry_screen(cases.edit(command, actor, work), command.at)


def _categorised(command: cases.Categorise, actor: Actor, work: Work) -> Screen:
    return screens.entry_screen(cases.categorise(command, actor, work), command.at)


def _split(command: cases.Split, actor: Actor, work: Work) -> Screen:
    paper = cases.split(command, actor, work)
    return screens.entry_screen(paper, command.at, text("outline-split-done"))


def _written(command: outline_writing.Write, actor: Actor, work: Work) -> Screen:
    done = outline_writing.write(command, actor, work)
    unit, n = done.assignment.unit_name, len(done.made)
    if not outlines.feeds_back(actor):
        lines = [text("outline-signed", unit=unit, n=n)]
    elif done.due is not None:
        lines = [text("outline-written", unit=unit, n=n, due=DayText(day=done.due))]
    else:
        lines = []
    if done.known:
        lines.append(text("outline-known", n=done.known))
    if done.advice:
        lines.append(text("outline-advised", n=done.advice))
    listed = "given" if outlines.feeds_back(actor) else "signed"
    button = Button(label=text("button-open-list"), press=("list", listed, "0"))
    return Screen(lines=tuple(lines), buttons=((button,),))


def knowing(paper: Paper, actor: Actor, work: Work) -> dict[str, Json]:
    """What the document tells of where and when; it is shown, and may be changed."""
    known: dict[str, Json] = {
        OFFICE: outlines.feeds_back(actor),
        ADVISED: bool(paper.outline.of(Kind.ADVICE)),
        "mode": findings.Mode.CONCENTRATED.value,
        "due": None,
        "advice": False,
    }
    places = {place.id for place in cases.places(actor, work)}
    if paper.assignment_id in places:
        known["assignment"] = paper.assignment_id
    if paper.outline.on is not None and paper.outline.on <= work.today:
        known["on"] = paper.outline.on.isoformat()
    return known


def _is_office(answers: Answers) -> bool:
    return bool(answers.get(OFFICE))


def _is_advised(answers: Answers) -> bool:
    return bool(answers.get(ADVISED))


def _places(work: Work, actor: Actor, _answers: Answers) -> Sequence[Option]:
    return tuple(
        Option(
            value=str(place.id),
            label=text(
                "outline-option-place",
                unit=place.unit_name,
                round=work.rounds.get(place.round_id).name,
            ),
        )
        for place in cases.places(actor, work)
    )


def _entry(work: Work, actor: Actor, answers: Answers) -> Entry:
    paper = cases.own(offers.number(answers, "outline"), actor, work)
    return paper.outline.entry(offers.number(answers, "at"))


def _about(work: Work, actor: Actor, answers: Answers) -> Sequence[Text]:
    entry = _entry(work, actor, answers)
    return (text("outline-about", line=str(entry.line), text=entry.text),)


def _suggested(work: Work, answers: Answers) -> Sequence[str]:
    """Those of the entry's words first, then the rest of its aspect."""
    paper = work.outlines.get(offers.number(answers, "outline"))
    at = offers.number(answers, "at")
    if at >= len(paper.outline.entries):
        return ()
    entry = paper.outline.entries[at]
    every = outline_words.likely(entry.text, entry.aspect)
    return tuple(dict.fromkeys((*((entry.category,) if entry.category else ()), *every)))


def _seams(work: Work, actor: Actor, answers: Answers) -> Sequence[Option]:
    entry = _entry(work, actor, answers)
    return tuple(
        Option(value=str(at), label=entry.text[at:].strip()[:AHEAD])
        for at in outline_words.seams(entry.text)
    )


OUTLINE = Form(
    name="outline",
    result=cases.Begin,
    questions=(Passages("passages"),),
    submit=_pasted,
    confirm=False,
)

EDIT = Form(
    name="outline-edit",
    result=cases.Edit,
    questions=(Words("text"),),
    submit=_edited,
    intro=_about,
    confirm=False,
)

CATEGORY = Form(
    name="outline-category",
    result=cases.Categorise,
    questions=(Pick("category", options=offers.all_categories, suggest=_suggested),),
    submit=_categorised,
    intro=_about,
    confirm=False,
)

SPLIT = Form(
    name="outline-split",
    result=cases.Split,
    questions=(Pick("where", options=_seams),),
    submit=_split,
    intro=_about,
    confirm=False,
)

WRITE = Form(
    name="outline-write",
    result=outline_writing.Write,
    questions=(
        Pick("assignment", options=_places),
        Day("on", when=_is_office, offers=offers.recent_days),
        Choice("mode", when=_is_office, options=offers.fixed("mode", tuple(findings.Mode))),
        Day(
            "due",
            optional=True,
            when=_is_office,
            left_out="feedback-due-usual",
            offers=offers.coming_days,
        ),
        Choice("advice", when=_is_advised, options=offers.yes_no),
    ),
    submit=_written,
)

FORMS: Mapping[str, forms.Form] = {
    "edit": EDIT,
    "category": CATEGORY,
    "split": SPLIT,
    "write": WRITE,
}
ALL = (OUTLINE, *FORMS.values())
ABOUT: Mapping[str, tuple[Kind, ...]] = {
    "edit": (Kind.FINDING, Kind.ADVICE),
    "category": (Kind.FINDING,),
    "split": (Kind.FINDING,),
}
