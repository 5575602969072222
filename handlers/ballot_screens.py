"""A ballot as its voter sees it: a question a screen, each button carrying the marks it makes."""

from __future__ import annotations

from collections import Counter

from bot.core import ballots
from bot.core.ballots import DIGITS, QUESTIONS, Level
from bot.core.evaluation_rules import EvaluationRules
from bot.core.screens import Button, Many, Screen, Text, text
from bot.usecases.ballots import Opening, Standing

VERB = "ballot"
SUBMIT, WRITE = "s", "w"
SHOWN_ANSWERS = 5

_ROWS = (
    (Level.SATISFIED, Level.FAIRLY),
    (Level.BASICALLY, Level.NOT),
    (Level.UNKNOWN, Level.BLANK),
)


def refused(opening: Opening) -> Screen:
    """A used, closed or unknown link: why, and what has been answered since."""
    line = text(f"ballot-{opening.standing}")
    answers = opening.answers[:SHOWN_ANSWERS]
    shown = (text("ballot-answer", remark=r.text, answer=r.answer or "") for r in answers)
    return Screen(lines=(line, *shown))


def shown(opening: Opening, token: str, marks: str, *, has_remark: bool = False) -> Screen:
    """The question that is next, or all marks together; the first screen says what is kept."""
    if opening.standing is not Standing.OPEN or opening.evaluation is None:
        return refused(opening)
    if len(marks) == len(QUESTIONS):
        return _whole(token, marks, has_remark=has_remark)
    title = text(
        "ballot-title",
        team=opening.evaluation.team_name,
        unit=opening.evaluation.unit_name,
    )
    head = (title, text("ballot-anonymous")) if not marks else (title,)
    return Screen(lines=(*head, _question(marks)), buttons=_marking(token, marks))


def _question(marks: str) -> Text:
    name = text(f"ballot-item-{QUESTIONS[len(marks)]}")
    return text("ballot-question", n=len(marks) + 1, all=len(QUESTIONS), item=name)


def _marking(token: str, marks: str) -> tuple[tuple[Button, ...], ...]:
    rows = tuple(
        tuple(
            Button(label=_level(level), press=(VERB, token, marks + DIGITS[level]))
            for level in row
        )
        for row in _ROWS
    )
    return (*rows, (_back(token, marks),)) if marks else rows


def _back(token: str, marks: str) -> Button:
    return Button(label=text("button-ballot-back"), press=(VERB, token, marks[:-1]))


def _level(level: Level) -> Text:
    return text(f"ballot-level-{level}")


def _whole(token: str, marks: str, *, has_remark: bool) -> Screen:
    counts = Counter(ballots.levels(marks))
    levels = (text("evaluation-level", level=_level(x), n=counts[x]) for x in Level if counts[x])
    overall = ballots.levels(marks)[-1]
    lines = [text("ballot-whole", levels=Many(items=tuple(levels)), overall=_level(overall))]
    lines.append(text("ballot-remark-kept" if has_remark else "ballot-remark-may"))
    write = "button-ballot-rewrite" if has_remark else "button-ballot-write"
    return Screen(
        lines=tuple(lines),
        buttons=(
            (Button(label=text("button-ballot-submit"), press=(VERB, token, marks, SUBMIT)),),
            (Button(label=text(write), press=(VERB, token, marks, WRITE)),),
            (_back(token, marks),),
            (Button(label=text("button-ballot-again"), press=(VERB, token, "")),),
        ),
    )


def writing(token: str, marks: str) -> Screen:
    """Asks for words; the way back stands below."""
    back = Button(label=text("button-ballot-unwritten"), press=(VERB, token, marks))
    line = text("ballot-write", longest=ballots.LONGEST_REMARK)
    return Screen(lines=(line,), buttons=((back,),))


def cast(marks: str, rules: EvaluationRules) -> Screen:
    """What comes next; who doubted the team's integrity hears whom he may call."""
    call = (call_line(rules),) if ballots.doubts_integrity(marks) else ()
    return Screen(lines=(text("ballot-cast"), *call))


def call_line(rules: EvaluationRules) -> Text:
    return text("ballot-call", report_to=rules.report_to)
