"""Letters (待发函件): drafted by the ladder or by hand, taken out as papers, sent or void."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.core import deadlines, errors, events, findings, ladder, rights
from bot.core.letters import Action, Item, Letter, State, ever_may, may
from bot.core.people import Actor
from bot.core.policy import LadderStep, StepForm
from bot.core.roles import OFFICE_ROLES, Role
from bot.core.screens import Day, text
from bot.core.work import Work
from bot.usecases import clockwork, items, notices
from bot.usecases.commands import Command, ShortText

KIND = "letter"
# Those that go to the unit; the others propose something to the leading group.
TO_UNIT = frozenset({StepForm.REMINDER, StepForm.SUPERVISION})


class Send(Command):
    letter: int
    sent_on: date
    official_number: ShortText | None = None
    handed_by: ShortText | None = None


class Void(Command):
    letter: int
    reason: ShortText


def draft(finding: findings.Finding, due: date, step: LadderStep, work: Work) -> Letter:
    """The item joins the unit's letter of this form that nobody has taken out yet; without one a
    letter is begun."""
    item = Item(finding_id=finding.id, cycle=finding.cycle, due=due, step=step.offset)
    found = work.letters.open_for(finding.assignment_id, step.form)
    letter = found or _begun(finding, step.form, work)
    work.letters.add_item(letter, item)
    return work.letters.get(letter.id)


def _begun(finding: findings.Finding, form: StepForm, work: Work) -> Letter:
    year = work.today.year
    made = work.letters.add(
        Letter(
            number=f"函{year}-{work.letters.next_number(year):03}",
            assignment_id=finding.assignment_id,
            form=form,
            drafted_on=work.today,
        )
    )
    work.events.record(
        "letter-drafted",
        item_kind=KIND,
        item_id=made.id,
        to_state=made.state,
        body={"form": form.value},
    )
    return made


def draftable(finding: findings.Finding, actor: Actor, work: Work) -> bool:
    """Whether a letter by hand makes sense: its date is near, or has passed."""
    if finding.due is None or not actor.has(*OFFICE_ROLES):
        return False
    is_near = deadlines.days_left(finding.due, work.today) <= work.policy.near_days
    return is_near and rights.may(actor, rights.Action.REMIND, finding)


def by_hand(finding_id: int, actor: Actor, work: Work) -> Letter:
    """The form of the highest step reached, else a reminder on paper (提醒函). An item that
    stands in such a letter already is not drafted twice."""
    finding = items.allowed(finding_id, rights.Action.REMIND, actor, work)
    if not actor.has(*OFFICE_ROLES):
        raise errors.NotAllowed()
    if finding.due is None:
        raise errors.WrongState("letter-no-due", number=finding.number)
    step = _step(finding, finding.due, work)
    for letter in work.letters.of_finding(finding.id):
        is_waiting = letter.state is State.DRAFTED and letter.form is step.form
        if is_waiting and finding in live(letter, work):
            return letter
    return draft(finding, finding.due, step, work)


def _step(finding: findings.Finding, due: date, work: Work) -> LadderStep:
    clock = clockwork.clock(finding, work)
    reached = clock and ladder.highest_step(
        clock, work.today, ladder=work.policy.ladder, workdays=work.workdays
    )
    if reached and ladder.letters([reached]):
        return reached
    return LadderStep(offset=(work.today - due).days, to=(), form=StepForm.REMINDER)


def waiting(actor: Actor, work: Work) -> Sequence[Letter]:
    """待发, oldest first."""
    return [each for each in work.letters.waiting() if may(actor, Action.SEE, each)]


def ended(actor: Actor, work: Work) -> Sequence[Letter]:
    return [each for each in work.letters.ended() if may(actor, Action.SEE, each)]


def check_reader(actor: Actor) -> None:
    if not actor.has(*OFFICE_ROLES, Role.LEADING_GROUP):
        raise errors.NotAllowed("letters")


def visible(id: int, actor: Actor, work: Work) -> Letter:
    """`NotFound` for what does not exist and what may not be seen alike."""
    found = work.letters.get(id)
    if not may(actor, Action.SEE, found):
        raise errors.NotFound()
    return found


def allowed(id: int, action: Action, actor: Actor, work: Work) -> Letter:
    found = visible(id, actor, work)
    if may(actor, action, found):
        return found
    if ever_may(actor, action, found):
        raise errors.WrongState("letter", number=found.number, state=found.state_text)
    raise errors.NotAllowed("letters")


def live(letter: Letter, work: Work) -> list[findings.Finding]:
    """What the letter speaks of: while it waits, without what has been settled meanwhile."""
    found = work.findings.many([item.finding_id for item in letter.items])
    if letter.state is not State.DRAFTED:
        return list(found)
    return [f for f, item in zip(found, letter.items, strict=True) if item.is_live(f)]


def take(id: int, actor: Actor, work: Work) -> Letter:
    """Before it leaves as a paper: what comes due from now on stands in another letter."""
    found = visible(id, actor, work)
    if not actor.has(*OFFICE_ROLES):
        raise errors.NotAllowed("letters")
    if found.state is State.DRAFTED and not live(found, work):
        raise errors.WrongState("letter-settled", number=found.number)
    if found.taken_on is None:
        work.letters.save(found, found.taken(work.today))
    return work.letters.get(id)


def send(command: Send, actor: Actor, work: Work) -> Letter:
    """已发出: a person says so, with the day, the number in the office's register and the bearer.
    The unit's side hears of a letter to it."""
    before = allowed(command.letter, Action.SEND, actor, work)
    _check_day(command.sent_on, before, work)
    concerned = live(before, work)
    after = before.sent(
        command.sent_on,
        actor.hand,
        official_number=command.official_number,
        handed_by=command.handed_by,
    )
    work.letters.save(before, after)
    done = work.letters.get(before.id)
    named = done.official_number or done.number
    _record("letter-sent", done, actor, work, text=named)
    for finding in concerned:
        items.note(finding, f"letter-sent-{done.form}", actor, work, body={"text": named})
    _tell(done, concerned, work)
    return done


def _check_day(day: date, letter: Letter, work: Work) -> None:
    if day > work.today:
        raise errors.Unfit("letter-future", day=Day(day=day))
    if day < letter.drafted_on:
        raise errors.Unfit("letter-early", day=Day(day=day), drafted=Day(day=letter.drafted_on))


def _tell(letter: Letter, concerned: Sequence[findings.Finding], work: Work) -> None:
    if letter.form not in TO_UNIT or not concerned or letter.sent_on is None:
        return
    line = text(
        "notice-letter",
        form=letter.form_text,
        number=letter.official_number or letter.number,
        day=Day(day=letter.sent_on),
        n=len(concerned),
    )
    people = notices.unit_side(concerned[0], work, Role.PRINCIPAL, Role.LIAISON)
    screen = notices.about(concerned[0], line)
    notices.tell(work, people, screen, kind="notice", topic=f"letter:{letter.id}")


def void(command: Void, actor: Actor, work: Work) -> Letter:
    """作废, with the reason; the ladder's step stays done."""
    before = allowed(command.letter, Action.VOID, actor, work)
    work.letters.save(before, before.voided(actor.hand, command.reason))
    done = work.letters.get(before.id)
    _record("letter-voided", done, actor, work, text=command.reason)
    return done


def _record(kind: str, done: Letter, actor: Actor, work: Work, *, text: str) -> None:
    body: dict[str, events.Json] = {"text": text}
    work.events.record(
        kind,
        item_kind=KIND,
        item_id=done.id,
        from_state=State.DRAFTED,
        to_state=done.state,
        person_id=actor.hand,
        body=body,
    )


def sent_about(finding: findings.Finding, work: Work) -> Iterator[Letter]:
    """For the item's card: what has really gone out about it."""
    for letter in work.letters.of_finding(finding.id):
        if letter.state is State.SENT:
            yield letter
