"""Which evidence of an item a reader may open, and what is said when a file is lost.

The team's own working evidence stays its own: the feedback hands the finding's words over, not
how they came to be known (domain §6).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core import events, findings, screens
from bot.core.evidence import Evidence, Purpose, StoredFile
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, TEAM_ROLES
from bot.core.work import Work
from bot.usecases import notices


def knows_team(finding: findings.Finding, actor: Actor) -> bool:
    """Whether what happened inside the team is this reader's business, too."""
    return actor.has(*OFFICE_ROLES) or finding.team_id in actor.teams(*TEAM_ROLES)


def shown(finding: findings.Finding, actor: Actor, work: Work) -> tuple[Evidence, ...]:
    """Oldest first. The policy may hand the team's evidence over with the finding."""
    hands_over = work.policy.unit_sees_team_evidence
    pieces = work.evidence.of_finding(finding.id)
    if hands_over or knows_team(finding, actor):
        return tuple(pieces)
    return tuple(piece for piece in pieces if piece.purpose is not Purpose.FINDING)


def held(finding: findings.Finding, actor: Actor, work: Work) -> Sequence[StoredFile]:
    """The files of it, and places, in the order of the pieces."""
    files = [file for piece in shown(finding, actor, work) for file in piece.files]
    return work.evidence.files(files)


def count(finding: findings.Finding, actor: Actor, work: Work) -> int:
    """How many files that are, places left out."""
    return sum(not file.is_place for file in held(finding, actor, work))


def record(file: StoredFile, work: Work) -> None:
    """The bytes have come, are to be asked for again, or never come: then their sender hears it
    while he still has them, and the items that they were to prove say so."""
    was_lost = work.evidence.file(file.id).is_lost
    work.evidence.save_file(file)
    if file.is_lost and not was_lost:
        _lose(file, work)


def _lose(file: StoredFile, work: Work) -> None:
    found = work.findings.many(work.evidence.findings_of_file(file.id))
    body: Mapping[str, events.Json] = {"file": file.id, "reason": file.dead_reason or ""}
    for finding in found:
        work.events.record("file-lost", item_id=finding.id, person_id=file.uploader_id, body=body)
    day = screens.Day(day=work.hours.day_of(file.uploaded_at))
    line = screens.text("notice-file-lost", name=file.name, day=day)
    screen = notices.about(found[0], line) if found else screens.Screen(lines=(line,))
    notices.tell(work, [file.uploader_id], screen, kind="file-lost", topic=file.id)
