"""The clock of instructions: the steps of the office's ladder, and what a bundled line says.

Up to the letters' step who has not answered yet hears it; later, the office and the issuer.
"""

from __future__ import annotations

from datetime import date

from bot.core import calendar, deadlines, ladder
from bot.core.instructions import Addressee, Instruction, State
from bot.core.messages import Tiding, Topic
from bot.core.policy import LadderStep, StepForm
from bot.core.roles import Role
from bot.core.screens import Day, Text, text
from bot.core.work import Work
from bot.usecases import in_post, lines, notices, seats
from bot.usecases.subject_lines import Told, open_button

KIND = "instruction"
_TO_ADDRESSEES = frozenset({StepForm.REMINDER, StepForm.SUPERVISION})


def subject(instruction: Instruction) -> str:
    return f"{KIND}:{instruction.id}"


def armed(instruction: Instruction, work: Work) -> Instruction:
    """Silent once everybody has answered: then it waits for its conclusion."""
    running = _clock(instruction, work)
    if running is None:
        return instruction.stepping_on(None)
    following = ladder.next_step_on(running, ladder=work.policy.ladder, workdays=work.workdays)
    return instruction.stepping_on(following)


def _clock(instruction: Instruction, work: Work) -> ladder.Clock | None:
    if instruction.state is not State.OPEN or not instruction.outstanding:
        return None
    return ladder.Clock(
        due=instruction.due,
        length_days=(instruction.due - instruction.issued_on).days,
        done=work.clocks.steps_done(KIND, instruction.id, 1, instruction.due),
    )


def take_step(instruction: Instruction, work: Work) -> None:
    """Every missed step is marked, the newest one's people hear it in their daily message."""
    running = _clock(instruction, work)
    steps = () if running is None else _due(running, work)
    for step in steps:
        work.clocks.mark_step(KIND, instruction.id, 1, instruction.due, step.offset)
    newest = ladder.newest(steps)
    if newest is not None:
        _remind(instruction, newest, work)
    following = armed(instruction, work).next_step_on
    later = following and max(following, calendar.days_after(work.today, 1))
    work.instructions.save(instruction, instruction.stepping_on(later))


def _due(running: ladder.Clock, work: Work) -> tuple[LadderStep, ...]:
    return ladder.steps_due(running, work.today, ladder=work.policy.ladder, workdays=work.workdays)


def put_off(instruction: Instruction, work: Work) -> None:
    later = instruction.stepping_on(calendar.days_after(work.today, 1))
    work.instructions.save(instruction, later)


def _remind(instruction: Instruction, step: LadderStep, work: Work) -> None:
    line = _reminder(instruction, work)
    left = deadlines.days_left(instruction.due, work.today)
    people = {p for each in instruction.outstanding for p in answering(each, work)}
    if step.form not in _TO_ADDRESSEES or not people:
        people = {*seats.office(work), *_issuer(instruction)}
    for person in sorted({*notices.with_deputies(people, work)}):
        work.tidings.add(person, Topic.REMINDER, line, urgency=left, subject=subject(instruction))


def answering(addressee: Addressee, work: Work) -> list[int]:
    """The named person while he holds a post there, else who answers for the organisation."""
    named = addressee.person_id
    if named is not None and addressee.is_reached_by(work.people.actor(named, work.today)):
        return [named]
    return in_post.of_organisation(addressee.organisation_id, work, Role.PRINCIPAL, Role.LIAISON)


def _issuer(instruction: Instruction) -> tuple[int, ...]:
    return () if instruction.issuer_id is None else (instruction.issuer_id,)


def request(instruction: Instruction, work: Work) -> None:
    """Everybody has answered: office and issuer are asked to conclude it."""
    body = text("tiding-instruction", number=instruction.number, text=instruction.summary)
    people = {*seats.office(work), *_issuer(instruction)}
    for person in sorted({*notices.with_deputies(people, work)}):
        work.tidings.add(person, Topic.REVIEW, body, subject=subject(instruction))


def told(id: int, tiding: Tiding, work: Work) -> Told | None:
    """How it stands now; None when it is concluded, or this reader has answered."""
    instruction = work.instructions.get(id)
    button = open_button(KIND, id, instruction.number, instruction.summary)
    if instruction.state is not State.OPEN:
        return None
    if tiding.topic is Topic.REVIEW:
        return Told(line=tiding.body, urgency=tiding.urgency, button=button)
    if _has_answered(instruction, tiding.person_id, work):
        return None
    left = deadlines.days_left(instruction.due, work.today)
    return Told(line=_reminder(instruction, work), urgency=left, button=button)


def _has_answered(instruction: Instruction, person: int, work: Work) -> bool:
    own = instruction.own(work.people.actor(person, work.today))
    return not instruction.outstanding or (own is not None and not own.is_outstanding)


def _reminder(instruction: Instruction, work: Work) -> Text:
    due: date = instruction.due
    return text(
        "reminder-instruction",
        number=instruction.number,
        text=instruction.summary,
        due=Day(day=due),
        when=lines.left_text(deadlines.days_left(due, work.today)),
    )
