"""The team's working evidence is the team's; and nobody attaches what another has sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core import errors
from bot.core.findings import Finding
from bot.core.policy import Policy
from bot.core.roles import Role
from bot.usecases import evidence
from tests import builders
from tests.ledger import Ledger, opened
from tests.usecases.deeds import Deeds, Who

TEAM = {Role.MEMBER, Role.DEPUTY, Role.HEAD, Role.OFFICE, Role.DIRECTOR}


@pytest.fixture
def open_handed(tmp_path: Path) -> Iterator[Deeds]:
    """An office whose feedback hands the evidence over, too."""
    with opened(tmp_path / "open", policy=Policy(unit_sees_team_evidence=True)) as ledger:
        with ledger.work() as work:
            town = builders.world(work)
        yield Deeds(ledger, town)


def both_kinds(deeds: Deeds) -> Finding:
    """Two files of the team, one of the unit."""
    files = (deeds.file(Role.MEMBER), deeds.file(Role.MEMBER))
    paper = deeds.signed(evidence=files)
    item = deeds.assign(deeds.feeds(paper)[0])
    return deeds.report(item, evidence=(deeds.file(),))


def counted(deeds: Deeds, item: Finding, who: Who) -> int:
    with deeds.ledger.work() as work:
        return evidence.count(work.findings.get(item.id), deeds.actor(who, work), work)


def test_what_the_team_gathered_stays_with_team_and_office(deeds: Deeds) -> None:
    item = both_kinds(deeds)
    seen = {role: counted(deeds, item, role) for role in Role}
    assert {role for role, n in seen.items() if n == 3} == TEAM
    assert {n for role, n in seen.items() if role not in TEAM} == {1}


def test_the_policy_may_hand_it_over(open_handed: Deeds) -> None:
    item = both_kinds(open_handed)
    assert counted(open_handed, item, Role.PRINCIPAL) == 3


def test_another_persons_file_is_as_good_as_none(deeds: Deeds, ledger: Ledger) -> None:
    item = deeds.assigned()
    for file in (deeds.file(Role.LIAISON), 999):
        with pytest.raises(errors.NotFound):
            deeds.report(item, evidence=(deeds.file(), file))
        with pytest.raises(errors.NotFound):
            deeds.apply(item, evidence=(file,))
    with pytest.raises(errors.NotFound):
        deeds.logged(evidence=(deeds.file(Role.DEPUTY),))
    assert not ledger.rows("SELECT 1 FROM evidence")
