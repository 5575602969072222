"""Instructions (批示): logged by whoever issues them or by the office, answered by each addressee,
concluded by the office or the issuer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from pydantic import Field

from bot.core import deadlines, errors, findings, rights, rounds
from bot.core.instructions import (
    ISSUERS,
    Action,
    Addressee,
    Instruction,
    State,
    ever_may,
    may,
)
from bot.core.people import Actor, Person
from bot.core.roles import OFFICE_ROLES, UNIT_ROLES, Role
from bot.core.screens import Button, Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import instruction_clock, items, notices
from bot.usecases.commands import Command, LongText, ShortText

KIND = instruction_clock.KIND
_SEPARATORS = re.compile(r"[\s,，、;；]+")
_EVERYWHERE = frozenset({Role.OFFICE, Role.DIRECTOR, Role.LEADING_GROUP})


class Log(Command):
    """`issuer` is the office's word for who has written it; `addressees` are organisations (`12`)
    or persons of one (`12.7`); `items` are the numbers of findings it concerns."""

    issuer: ShortText | None = None
    text: LongText
    addressees: tuple[str, ...] = Field(min_length=1)
    due: date | None = None
    items: ShortText | None = None


class FeedBack(Command):
    instruction: int
    text: LongText


class Conclude(Command):
    instruction: int
    text: ShortText | None = None


def check_may_log(actor: Actor) -> None:
    if not actor.has(*ISSUERS):
        raise errors.NotAllowed("log-instruction")


def addressable(actor: Actor, work: Work) -> tuple[Addressee, ...]:
    """Whom this person may instruct: any organisation, or the people of his own unit."""
    if actor.has(*_EVERYWHERE):
        every = work.organisations.all()
        return tuple(Addressee(organisation_id=o.id, name=o.name) for o in every)
    return tuple(
        Addressee(organisation_id=unit, person_id=person.id, name=person.name)
        for unit in sorted(actor.organisations(Role.PRINCIPAL))
        for person in _of_unit(unit, actor, work)
    )


def _of_unit(unit: int, actor: Actor, work: Work) -> list[Person]:
    held = {
        person.id: person
        for role in sorted(UNIT_ROLES)
        for person in work.people.holders(role, work.today, organisation_id=unit)
    }
    return [person for id, person in held.items() if id != actor.id]


def key_of(addressee: Addressee) -> str:
    """As a form keeps it: `12`, or `12.7` for one person of organisation 12."""
    person = addressee.person_id
    return f"{addressee.organisation_id}" + (f".{person}" if person is not None else "")


def log(command: Log, actor: Actor, work: Work) -> Instruction:
    """Word for word; every addressee hears it, and answers by its date."""
    check_may_log(actor)
    offered = {key_of(each): each for each in addressable(actor, work)}
    chosen = dict.fromkeys(command.addressees)
    if any(key not in offered for key in chosen):
        raise errors.NotFound()
    concerned = _items(command.items or "", actor, work)
    draft = replace(
        _draft(command.text, command.due, actor, work),
        round_id=_round(concerned, work),
        addressees=tuple(offered[key] for key in chosen),
        items=tuple(dict.fromkeys(finding.id for finding in concerned)),
    )
    done = _kept(_issued_by(command.issuer, draft, actor, work), actor, work)
    people = [p for each in done.addressees for p in instruction_clock.answering(each, work)]
    due = Day(day=done.due)
    line = text("notice-instruction", issuer=done.issuer, number=done.number, due=due)
    _tell([*people, done.issuer_id], line, done, actor, work)
    return done


def _issued_by(name: str | None, draft: Instruction, actor: Actor, work: Work) -> Instruction:
    """The office writes down another's name: whose it is, if one of the leading group has it."""
    if name is None or not actor.has(*OFFICE_ROLES):
        return draft
    held = work.people.holders(Role.LEADING_GROUP, work.today)
    issuer = next((person.id for person in held if person.name == name), None)
    return replace(draft, issuer=name, issuer_id=issuer)


def _items(words: str, actor: Actor, work: Work) -> list[findings.Finding]:
    """What is not there and what may not be seen are the same sentence."""
    found = []
    for number in filter(None, _SEPARATORS.split(words)):
        finding = work.findings.by_number(number)
        if finding is None or not rights.may(actor, rights.Action.SEE, finding):
            raise errors.Unfit("instruction-item", number=number)
        found.append(finding)
    return found


def _draft(words: str, due: date | None, actor: Actor, work: Work) -> Instruction:
    limit = work.policy.limits.instruction
    last = due or deadlines.due_date(work.today, limit, work.workdays).day
    items.check_due(last, work)
    if last < work.today:
        raise errors.Unfit("day-past", day=Day(day=last))
    year = work.today.year
    return Instruction(
        id=0,
        number=f"批{year}-{work.instructions.next_number(year):03}",
        issuer=actor.person.name,
        issuer_id=actor.id,
        entered_by=actor.hand,
        round_id=None,
        text=words,
        issued_on=work.today,
        due=last,
    )


def _kept(draft: Instruction, actor: Actor, work: Work) -> Instruction:
    made = work.instructions.add(draft)
    work.instructions.save(made, instruction_clock.armed(made, work))
    _record(made, "instruction-issued", actor, work, text=made.text)
    return work.instructions.get(made.id)


def _round(concerned: Sequence[findings.Finding], work: Work) -> int | None:
    if concerned:
        return concerned[0].round_id
    running = [r.id for r in work.rounds.all() if r.phase is not rounds.Phase.ARCHIVED]
    return running[-1] if running else None


def on_item(
    words: str, finding: findings.Finding, people: Iterable[int], actor: Actor, work: Work
) -> Instruction:
    """The quick one, on a finding: to those who work on it, else to its unit. They are told of it
    with the finding itself, so it stays silent here."""
    unit = finding.unit_id
    named = [p for p in dict.fromkeys(people) if p != actor.id]
    addressees = [Addressee(organisation_id=unit, person_id=person) for person in named]
    draft = replace(
        _draft(words, None, actor, work),
        round_id=finding.round_id,
        addressees=tuple(addressees or [Addressee(organisation_id=unit)]),
        items=(finding.id,),
    )
    return _kept(draft, actor, work)


def visible(id: int, actor: Actor, work: Work) -> Instruction:
    """`NotFound` for what does not exist and what may not be seen alike."""
    found = work.instructions.get(id)
    if not may(actor, Action.SEE, found):
        raise errors.NotFound()
    return found


def allowed(id: int, action: Action, actor: Actor, work: Work) -> Instruction:
    found = visible(id, actor, work)
    if may(actor, action, found):
        return found
    if ever_may(actor, action, found):
        raise errors.WrongState(number=found.number, state=found.state_text)
    raise errors.NotAllowed()


def feed_back(command: FeedBack, actor: Actor, work: Work) -> Instruction:
    """Each addressee for itself; a later one replaces the earlier. The issuer hears each, and with
    the last one office and issuer are asked to conclude."""
    before = allowed(command.instruction, Action.FEED_BACK, actor, work)
    own = before.own(actor)
    if own is None:  # whom the right has let through is an addressee
        raise AssertionError(before.number)
    answered = replace(own, feedback=command.text, fed_back_by=actor.id, fed_back_on=work.today)
    work.instructions.save_addressee(answered)
    between = work.instructions.get(before.id)
    work.instructions.save(before, instruction_clock.armed(between, work))
    done = work.instructions.get(before.id)
    _record(done, "instruction-answered", actor, work, text=command.text)
    line = text("notice-instruction-answered", number=done.number, name=own.name)
    _tell([done.issuer_id, done.entered_by], line, done, actor, work)
    if not done.outstanding:
        instruction_clock.request(done, work)
    return done


def conclude(command: Conclude, actor: Actor, work: Work) -> Instruction:
    """办结: by the office or the issuer; the addressees hear it."""
    before = allowed(command.instruction, Action.CONCLUDE, actor, work)
    work.instructions.save(before, before.concluded(work.today, command.text))
    done = work.instructions.get(before.id)
    _record(done, "instruction-concluded", actor, work, text=command.text)
    people = [p for each in done.addressees for p in instruction_clock.answering(each, work)]
    line = text("notice-instruction-concluded", number=done.number)
    _tell([*people, done.issuer_id, done.entered_by], line, done, actor, work)
    return done


def _record(done: Instruction, kind: str, actor: Actor, work: Work, *, text: str | None) -> None:
    work.events.record(
        kind,
        item_kind=KIND,
        item_id=done.id,
        from_state=None if kind == "instruction-issued" else State.OPEN,
        to_state=done.state,
        person_id=actor.hand,
        body={"text": text},
    )


def _tell(
    people: Iterable[int | None], line: Text, about: Instruction, actor: Actor, work: Work
) -> None:
    """Nobody is told what he has just done himself, nor what he may no longer see."""
    words = text("instruction-words", text=about.text)
    others = [p for p in people if p is not None and p != actor.id and _sees(p, about, work)]
    screen = Screen(lines=(line, words), buttons=((open_button(about),),))
    notices.tell(work, others, screen, kind="notice", topic=f"{line.id}:{about.id}")


def open_button(about: Instruction) -> Button:
    label = text("button-open", number=about.number)
    return Button(label=label, press=(KIND, str(about.id)))


def _sees(person: int, about: Instruction, work: Work) -> bool:
    return may(work.people.actor(person, work.today), Action.SEE, about)


def seen(actor: Actor, work: Work) -> tuple[Instruction, ...]:
    return tuple(each for each in work.instructions.all() if may(actor, Action.SEE, each))
