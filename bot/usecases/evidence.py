"""Which evidence of an item a reader may open: the team's own working evidence stays its own.

The feedback hands the finding's words over, not how they came to be known (domain §6).
"""

from __future__ import annotations

from bot.core import findings
from bot.core.evidence import Evidence, Purpose
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


def count(finding: findings.Finding, actor: Actor, work: Work) -> int:
    """How many files that are."""
    return sum(len(piece.files) for piece in shown(finding, actor, work))
