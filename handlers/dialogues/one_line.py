"""One line becomes the beginning of a log: what was recognised is filled in, shown and can be
corrected; what fits several units is asked with just these."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.core import one_line, rounds
from bot.core.events import Json
from bot.core.forms import Answers
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Day, Many, Text, text
from bot.core.work import Work
from bot.usecases import findings as cases
from handlers.dialogues.talk import FOUND, LINE, MESSAGES

TAKEN = "_taken"  # what the line has filled in, by question
SHORTEST_PROBLEM = 12  # signs from which on a text is no name of a unit
_SHOWN = ("assignment", "category", "immediate", "proposed_due")


def known(said: str, actor: Actor, work: Work) -> dict[str, Json]:
    """The answers that the words hold, for the form of logging."""
    if not said.strip():
        return {}
    mine = cases.may_log(actor, work)
    units = {each.unit_id: work.organisations.get(each.unit_id) for each in mine}
    reading = one_line.read(said, tuple(units.values()), work.today, work.workdays)
    answers = {**_facts(reading), **_unit(reading, mine)}
    taken: list[Json] = [key for key in _SHOWN if key in answers]
    return {**answers, TAKEN: taken}


def begun(said: str, incoming: Incoming, actor: Actor, work: Work) -> dict[str, Json]:
    """The same for the message that begins a log, remembered so that its edit is read again."""
    answers = known(said, actor, work)
    return {**answers, LINE: dict(answers), MESSAGES: {LINE: incoming.message_id}}


def instead(said: str, actor: Actor, work: Work) -> dict[str, Json]:
    """A line typed where the unit was asked; {} for what is rather a name misspelt."""
    answers = known(said, actor, work)
    is_line = FOUND in answers or answers.get(TAKEN) or len(said) >= SHORTEST_PROBLEM
    return answers if is_line else {}


def _facts(reading: one_line.Reading) -> dict[str, Json]:
    found: dict[str, Json] = {}
    if reading.problem:
        found["problem"] = reading.problem
    if reading.category:
        found["category"] = reading.category
    if reading.immediate:
        found["immediate"] = True
    if reading.proposed_due:
        found["proposed_due"] = reading.proposed_due.isoformat()
    return found


def _unit(reading: one_line.Reading, mine: Sequence[rounds.Assignment]) -> dict[str, Json]:
    wanted = {unit.id for unit in reading.units}
    fitting = [assignment for assignment in mine if assignment.unit_id in wanted]
    if len(fitting) == 1:
        return {"assignment": fitting[0].id}
    return {FOUND: [str(assignment.id) for assignment in fitting]} if fitting else {}


def is_proposed(answers: Answers) -> bool:
    """The limit is nobody's question: it stands on the card when the line named one."""
    return "proposed_due" in answers


def brought(work: Work, _actor: Actor, answers: Answers) -> Sequence[Text]:
    """What the line or the caption was taken for, above the first questions."""
    if TAKEN not in answers or "evidence" in answers:
        return ()
    lines = []
    if answers.get("problem"):
        lines.append(text("log-brought", problem=str(answers["problem"])))
    if facts := _taken(answers, work):
        lines.append(text("log-taken", facts=Many(items=facts)))
    if FOUND in answers and "assignment" not in answers:
        lines.append(text("log-several-units"))
    return lines


def _taken(answers: Answers, work: Work) -> tuple[Text, ...]:
    listed = answers.get(TAKEN)
    keys = listed if isinstance(listed, list) else []
    return tuple(_fact(str(key), answers[str(key)], work) for key in keys if str(key) in answers)


def _fact(key: str, value: Json, work: Work) -> Text:
    if key == "assignment":
        return text("log-taken-unit", unit=work.rounds.assignment(int(str(value))).unit_name)
    if key == "category":
        return text("log-taken-category", category=text(f"category-{value}"))
    if key == "immediate":
        return text("log-taken-immediate")
    day = Day(day=date.fromisoformat(str(value)), weekday=True)
    return text("log-taken-due", day=day)
