"""Case-quality look-back (案件质量回头看): concluded leads are drawn, each is judged by one
reviewer who has not dealt with it, until every one has been through the sieve (过一遍筛子).
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import date

from pydantic import Field

from bot.core import case_checks, errors, leads
from bot.core.case_checks import Check, Draw, Sieve, Verdict
from bot.core.events import Json
from bot.core.lead_rights import CHECKERS, DRAWERS, Action, may, sight
from bot.core.leads import Lead, State, Step
from bot.core.people import Actor
from bot.core.roles import Role
from bot.core.screens import Button, Screen, text
from bot.core.work import Work
from bot.usecases import in_post, notices
from bot.usecases import leads as cases
from bot.usecases.commands import Command

SHOWN_DRAWS = 5
SEED_BYTES = 4
_OTHERWISE = (Role.LEAD_OFFICER, Role.DIRECTOR)


class DrawCases(Command):
    """Of those concluded from `first` to `last`, both days included; None is open, for `count` it
    is all of them. The seed is drawn by lot unless one is given."""

    first: date | None = None
    last: date | None = None
    count: int | None = Field(default=None, ge=1, le=9999)
    seed: str = Field(default="", pattern=r"^[0-9a-f]{0,32}$")


class Judge(Command):
    check: int
    verdict: Verdict
    reason: str | None = None


def may_look(actor: Actor) -> bool:
    return actor.own.has(*CHECKERS)


def may_draw(actor: Actor) -> bool:
    return actor.own.has(*DRAWERS)


def draw(command: DrawCases, actor: Actor, work: Work) -> Draw:
    """Raises `WrongState` when nothing is left to draw, or nobody may judge it."""
    if not may_draw(actor):
        raise errors.NotAllowed("case-draw")
    found = pool(command, actor, work)
    judged = {lead.number: lead for lead in found if candidates(lead, work)}
    if not judged:
        raise errors.WrongState("no-reviewer" if found else "case-none")
    population = tuple(sorted(judged))
    ends = [lead.concluded_on or work.today for lead in found]
    made = work.case_checks.add_draw(
        Draw(
            drawn_by=actor.id,
            drawn_on=work.today,
            seed=command.seed or secrets.token_hex(SEED_BYTES),
            first=command.first or min(ends),
            last=command.last or max(ends),
            population=population,
        )
    )
    count = command.count or len(population)
    chosen = [judged[n] for n in case_checks.drawn(made.seed, population, count)]
    _assign(made, chosen, actor, work)
    body: dict[str, Json] = {"seed": made.seed, "of": len(population), "n": len(chosen)}
    work.events.record(
        "cases-drawn", item_kind="case-draw", item_id=made.id, person_id=actor.id, body=body
    )
    return made


def pool(command: DrawCases, actor: Actor, work: Work) -> list[Lead]:
    """Concluded in the period, and not yet with a reviewer who can still judge it."""
    wanted = leads.Filter(
        states=frozenset({State.CONCLUDED}),
        concluded_from=command.first,
        concluded_until=command.last,
    )
    found = work.leads.listed(sight(actor), wanted)
    return [x for x in found if may(actor, Action.DRAW, x) and not _is_taken(x, work)]


def _is_taken(lead: Lead, work: Work) -> bool:
    check = work.case_checks.of_lead(lead.id, lead.cycle)
    if check is None or check.verdict is not None:
        return check is not None
    reviewer = work.people.actor(check.reviewer_id, work.today)
    return may(reviewer, Action.CHECK, lead)


def candidates(lead: Lead, work: Work) -> list[int]:
    """The commission's others; where one person is all of it, the lead officer or the director."""
    groups = (
        cases.commission(lead, work),
        *(in_post.anywhere(work, role) for role in _OTHERWISE),
    )
    others = ([p for p in group if _may_judge(p, lead, work)] for group in groups)
    return next((group for group in others if group), [])


def _may_judge(person: int, lead: Lead, work: Work) -> bool:
    actor = work.people.actor(person, work.today)
    return person not in lead.handlers and may(actor, Action.CHECK, lead)


def _assign(made: Draw, chosen: Sequence[Lead], actor: Actor, work: Work) -> None:
    load: Counter[int] = Counter()
    for lead in chosen:
        reviewer = case_checks.least_loaded(candidates(lead, work), load)
        load[reviewer] += 1
        work.case_checks.add(
            Check(draw_id=made.id, lead_id=lead.id, cycle=lead.cycle, reviewer_id=reviewer)
        )
        body: dict[str, Json] = {"reviewer": reviewer, "draw": made.id}
        work.events.record(
            "case-drawn", item_kind="lead", item_id=lead.id, person_id=actor.id, body=body
        )
    for person, count in load.items():
        _ask(person, count, made, actor, work)


def _ask(person: int, count: int, made: Draw, actor: Actor, work: Work) -> None:
    opening = Button(label=text("button-cases"), press=("cases",))
    screen = Screen(
        lines=(text("notice-cases-drawn", n=count),), buttons=((opening,),), protected=True
    )
    if person != actor.id:
        notices.tell(work, [person], screen, kind="notice", topic=f"cases:{made.id}")


def mine(actor: Actor, work: Work) -> list[tuple[Check, Lead]]:
    """What this person may judge now."""
    waiting = [(c, work.leads.get(c.lead_id)) for c in work.case_checks.waiting_for(actor.id)]
    return [(check, lead) for check, lead in waiting if may(actor, Action.CHECK, lead)]


def to_judge(check_id: int, actor: Actor, work: Work) -> tuple[Check, Lead]:
    """Raises `NotFound` for what is not this reviewer's, `WrongState` for what is decided."""
    check = work.case_checks.get(check_id)
    lead = cases.visible(check.lead_id, actor, work)
    if check.reviewer_id != actor.id:
        raise errors.NotFound()
    if check.verdict is not None or lead.cycle != check.cycle:
        raise errors.WrongState("case-judged", number=lead.number)
    if not may(actor, Action.CHECK, lead):
        raise errors.NotFound()
    return check, lead


def judge(command: Judge, actor: Actor, work: Work) -> Lead:
    """合格, or 重办: then it is back with the commission, as received today."""
    check, lead = to_judge(command.check, actor, work)
    is_redo = command.verdict is Verdict.REDO
    if is_redo and command.reason not in work.policy.case_redo_reasons:
        raise errors.Unfit("case-reason")
    reason = command.reason if is_redo else None
    judged = Check(
        id=check.id,
        draw_id=check.draw_id,
        lead_id=check.lead_id,
        cycle=check.cycle,
        reviewer_id=check.reviewer_id,
        verdict=command.verdict,
        reason=reason,
        checked_on=work.today,
    )
    work.case_checks.save(judged)
    if reason is not None:
        return _redone(lead, reason, actor, work)
    work.events.record(
        "case-sound",
        item_kind="lead",
        item_id=lead.id,
        from_state=lead.state,
        to_state=lead.state,
        person_id=actor.id,
    )
    return lead


def _redone(lead: Lead, reason: str, actor: Actor, work: Work) -> Lead:
    moved = lead.changed(
        cycle=lead.cycle + 1,
        received_on=work.today,
        received_by=None,
        disposed_on=None,
        disposed_by=None,
        disposal=None,
        concluded_on=None,
        concluded_by=None,
    )
    body: dict[str, Json] = {"reason": reason}
    after = cases.step(lead, moved, Step.REDO, actor, work, body=body)
    cases.tell(cases.commission(after, work), "notice-lead-redone", after, actor, work)
    cases.echo(after, text("echo-lead-redone", number=after.number), work)
    return after


def sieve(actor: Actor, work: Work) -> Sieve:
    """Raises `NotAllowed`."""
    if not may_look(actor):
        raise errors.NotAllowed("cases")
    return work.case_checks.sieve(sight(actor))


def draws(actor: Actor, work: Work) -> Sequence[Draw]:
    return work.case_checks.draws(sight(actor), at_most=SHOWN_DRAWS)


def drawn(draw_id: int, actor: Actor, work: Work) -> tuple[Draw, list[tuple[Check, Lead]]]:
    """A draw, with those of its leads that this person may see; `NotFound` without any."""
    if not may_look(actor):
        raise errors.NotFound()
    made = work.case_checks.draw(draw_id)
    every = [(each, work.leads.get(each.lead_id)) for each in work.case_checks.of_draw(made.id)]
    seen = [(check, lead) for check, lead in every if may(actor, Action.SEE, lead)]
    if not seen:
        raise errors.NotFound()
    return made, seen
