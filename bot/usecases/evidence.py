"""Which evidence of an item a reader may open: the team's own working evidence stays its own.

The feedback hands the finding's words over, not how they came to be known (domain §6).
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import findings
from bot.core.evidence import Evidence, Purpose, StoredFile
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, TEAM_ROLES
from bot.core.work import Work


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
