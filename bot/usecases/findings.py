"""From the field to the signed paper: log, review (复核), sign (审签), return, send (移交立改)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pydantic import Field

from bot.core import deadlines, errors, evidence, findings, rights, rounds
from bot.core.people import Actor
from bot.core.roles import TEAM_ROLES, Role
from bot.core.screens import Day, text
from bot.core.work import Work
from bot.usecases import in_post, items, notices, repeating, signals
from bot.usecases.commands import Command, LongText, ShortText


class LogFinding(Command):
    """`assignment` is the unit's place in the round; `evidence` are file rows already stored;
    `proposed_due` is the finder's own limit, for the office to consider at feedback."""

    assignment: int
    problem: LongText
    evidence: tuple[int, ...] = ()
    caption: str = ""
    immediate: bool = False
    category: str | None = None
    proposed_due: date | None = None


class Review(Command):
    """Category is required here at the latest (domain §2)."""

    finding: int
    category: str = Field(min_length=1, max_length=8)


class Decide(Command):
    finding: int


class ReturnPaper(Command):
    finding: int
    text: ShortText


def may_log(actor: Actor, work: Work) -> tuple[rounds.Assignment, ...]:
    """Units this person may log findings for: own team's, while the round is in the field, but
    for those he keeps away from (回避)."""
    return tuple(
        assignment
        for team in sorted(actor.teams(*TEAM_ROLES))
        for assignment in work.rounds.assignments_of_team(team)
        if work.rounds.get(assignment.round_id).phase is rounds.Phase.FIELDWORK
        and (assignment.round_id, assignment.unit_id) not in actor.recused
    )


def log_finding(command: LogFinding, actor: Actor, work: Work) -> findings.Finding:
    """A new working paper (底稿), numbered within its unit."""
    if not actor.has(*TEAM_ROLES):
        raise errors.NotAllowed("log")
    mine = {assignment.id for assignment in may_log(actor, work)}
    if command.assignment not in mine:
        raise errors.WrongState("fieldwork-over")
    if command.proposed_due is not None and command.proposed_due <= work.today:
        raise errors.Unfit("day-past", day=Day(day=command.proposed_due))
    finding = work.findings.add(
        findings.Finding(
            id=0,
            number=next_number(work.rounds.assignment(command.assignment), work),
            assignment_id=command.assignment,
            author_id=actor.id,
            state=findings.State.DRAFT,
            problem=command.problem,
            immediate=command.immediate,
            category=command.category,
            proposed_due=command.proposed_due,
            logged_on=work.today,
            moved_on=work.today,
        )
    )
    purpose = evidence.Purpose.FINDING
    attach(finding, command.evidence, command.caption, purpose, actor=actor, work=work)
    work.events.record(
        "finding-logged",
        item_id=finding.id,
        to_state=finding.state,
        person_id=actor.id,
        body={"number": finding.number, "problem": finding.problem},
    )
    repeating.changed(None, finding, work)
    _ask_for_review(finding, actor, work)
    return finding


def attach(
    finding: findings.Finding,
    files: tuple[int, ...],
    caption: str,
    purpose: evidence.Purpose,
    *,
    actor: Actor,
    work: Work,
) -> int | None:
    """One piece of evidence, if there are files; its id. Whoever attaches them has sent them
    himself. The policy bounds how many an item holds."""
    files = tuple(dict.fromkeys(files))
    if not files:
        return None
    found = work.evidence.files(files)
    if len(found) < len(files) or any(file.uploader_id != actor.hand for file in found):
        raise errors.NotFound()
    if work.evidence.count_files(finding.id) + len(files) > work.policy.evidence_per_item:
        raise errors.Unfit("too-much-evidence", most=work.policy.evidence_per_item)
    piece = work.evidence.add(
        evidence.Evidence(
            finding_id=finding.id,
            cycle=finding.cycle,
            purpose=purpose,
            caption=caption,
            added_by=actor.hand,
            added_at=work.now,
            evidence_on=work.today,
            files=files,
        )
    )
    if purpose is not evidence.Purpose.FINDING:
        signals.of_evidence(finding, files, work)
    return piece


def review(command: Review, actor: Actor, work: Work) -> findings.Finding:
    """复核: another than the author; the category is settled."""
    before = items.allowed(command.finding, rights.Action.REVIEW, actor, work)
    if before.author_id == actor.id and not _is_alone(before, work):
        raise errors.NotAllowed("own-paper")
    after = before.moved(findings.Move.REVIEW, work.today, category=command.category)
    finding = items.write(
        before, after, "finding-reviewed", actor, work, body={"category": command.category}
    )
    _ask_team(finding, Role.HEAD, "tiding-to-sign", actor, work)
    return finding


def sign(command: Decide, actor: Actor, work: Work) -> findings.Finding:
    """审签 by the head of the team; the finder hears it."""
    before = items.allowed(command.finding, rights.Action.SIGN, actor, work)
    after = before.moved(findings.Move.SIGN, work.today)
    finding = items.write(before, after, "finding-signed", actor, work)
    notices.echo(work, finding, text("echo-signed", number=finding.number))
    return finding


def return_paper(command: ReturnPaper, actor: Actor, work: Work) -> findings.Finding:
    """A paper goes back to its author with what is still missing."""
    before = items.allowed(command.finding, rights.Action.RETURN, actor, work)
    after = before.moved(findings.Move.RETURN, work.today)
    finding = items.write(
        before, after, "finding-returned", actor, work, body={"text": command.text}
    )
    line = text("notice-returned", number=finding.number, text=command.text)
    notices.tell(
        work,
        [finding.author_id],
        notices.about(finding, line),
        kind="notice",
        topic=f"returned:{finding.id}",
    )
    return finding


def send_fix(command: Decide, actor: Actor, work: Work) -> findings.Finding:
    """移交立改: sent to the unit during the inspection, with its short limit."""
    seen = items.visible(command.finding, actor, work)
    is_late = seen.phase is not rounds.Phase.FIELDWORK and seen.state is findings.State.REVIEWED
    if is_late and rights.ever_may(actor, rights.Action.SEND, seen):
        raise errors.WrongState("sent-too-late", number=seen.number)
    before = items.allowed(command.finding, rights.Action.SEND, actor, work)
    if not before.immediate:
        raise errors.WrongState("not-immediate", number=before.number)
    of_kind = work.policy.kind(work.rounds.assignment(before.assignment_id).kind).immediate
    limit = of_kind or work.policy.limits.immediate
    due = deadlines.due_date(work.today, limit, work.workdays).day
    after = before.moved(
        findings.Move.SEND,
        work.today,
        sent_on=work.today,
        mode=findings.Mode.IMMEDIATE,
        clock_from=work.today,
        due=due,
        original_due=due,
    )
    finding = items.write(before, after, "finding-sent", actor, work)
    notices.echo(work, finding, text("echo-sent", number=finding.number))
    notices.tell(
        work,
        notices.unit_side(finding, work, Role.PRINCIPAL, Role.LIAISON),
        notices.about(finding, text("notice-sent", number=finding.number, due=Day(day=due))),
        kind="notice",
        topic=f"sent:{finding.id}",
    )
    return finding


def next_number(assignment: rounds.Assignment, work: Work) -> str:
    """The next one of the unit, taken for good."""
    return numbered(assignment, work.rounds.next_serial(assignment.id), work)


def numbered(assignment: rounds.Assignment, serial: int, work: Work) -> str:
    """`7-05-012`: round, unit's place in it, serial; the year before it where an older round, of
    another term, has the same number. What is loaded later changes no number's form."""
    round_ = work.rounds.get(assignment.round_id)
    place = sum(a.id <= assignment.id for a in work.rounds.assignments(round_.id))
    namesakes = (r for r in work.rounds.all() if r.number == round_.number and r.id < round_.id)
    prefix = f"{round_.year}.{round_.number}" if any(namesakes) else round_.number
    return f"{prefix}-{place:02}-{serial:03}"


def _is_alone(finding: findings.Finding, work: Work) -> bool:
    """Nobody else in the team may review: then one's own paper passes, and the sign stays."""
    reviewers = in_post.of_team(finding.team_id, work, Role.DEPUTY, Role.HEAD)
    return reviewers == [finding.author_id]


def _ask_for_review(finding: findings.Finding, actor: Actor, work: Work) -> None:
    """The deputies; the head where the team has none, or the only one is the author."""
    if not _ask_team(finding, Role.DEPUTY, "tiding-to-review", actor, work):
        _ask_team(finding, Role.HEAD, "tiding-to-review", actor, work)


def _ask_team(
    finding: findings.Finding, role: Role, line: str, actor: Actor, work: Work
) -> Sequence[int]:
    """Whoever of the team holds the role hears it, but for the actor; returns who that is."""
    held = in_post.of_team(finding.team_id, work, role)
    told = [person for person in held if person != actor.id]
    notices.request(work, finding, line, told)
    return told
