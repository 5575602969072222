"""进驻 → 反馈 → 整改 → 归档: what a phase ends ends at once, in the middle of a sentence, too."""

from __future__ import annotations

import pytest

from bot.core.roles import TEAM_ROLES, Role
from bot.core.rounds import Phase
from handlers.dialogues.turns import Guide
from tests.handlers.talking import Chat
from tests.security.cast import SECRET, Cast


def test_a_log_that_was_begun_in_the_field_is_not_kept_after_it(fresh: Cast, guide: Guide) -> None:
    member = Chat(fresh.ledger, guide, fresh.own[Role.MEMBER])
    member.says("/log 进驻时记的问题")
    for label in ("清河镇", "跳过", "否", "跳过"):
        member.presses(label)
    fresh.deeds.enters(Phase.FEEDBACK)
    member.presses("确认")
    assert not fresh.ledger.rows("SELECT 1 FROM findings WHERE problem = '进驻时记的问题'")
    member.says("/log 又一个")
    assert "进驻" in member.hears


@pytest.mark.parametrize("role", sorted(TEAM_ROLES))
def test_the_archive_ends_the_team(fresh: Cast, guide: Guide, role: Role) -> None:
    chat = Chat(fresh.ledger, guide, fresh.own[role])
    chat.presses_data(("item", str(fresh.ids["assigned"])))
    assert SECRET in chat.hears
    fresh.deeds.archives()
    for verb in ("item", "history", "evidence", "review", "sign", "return", "amend", "take-back"):
        for place in ("assigned", "draft", "reviewed", "signed"):
            chat.presses_data((verb, str(fresh.ids[place]), "0"))
            assert SECRET not in chat.hears
    for said in ("/mine", "/find 扶贫", "/reviews", "/log 新问题"):
        chat.says(said)
        assert SECRET not in chat.hears


@pytest.mark.parametrize("role", [Role.RESPONSIBLE, Role.LEADER, Role.LIAISON])
def test_the_archive_ends_what_a_unit_was_about_to_say(
    fresh: Cast, guide: Guide, role: Role
) -> None:
    chat = Chat(fresh.ledger, guide, fresh.own[role])
    chat.presses_data(("progress", str(fresh.ids["assigned"])))
    chat.says("归档前写的")
    chat.presses("跳过")
    fresh.deeds.archives()
    if "确认" in "".join(chat.labels):
        chat.presses("确认")
    assert not fresh.ledger.rows("SELECT 1 FROM progress WHERE text = '归档前写的'")
    for verb in ("progress", "apply", "extend", "commit", "hand_over", "endorse"):
        before = fresh.ledger.rows("SELECT COUNT(*) FROM events")
        chat.presses_data((verb, str(fresh.ids["assigned"])))
        assert fresh.ledger.rows("SELECT COUNT(*) FROM events") == before


def test_the_archive_ends_every_review(fresh: Cast, guide: Guide) -> None:
    leader = Chat(fresh.ledger, guide, fresh.own[Role.LEADER])
    fresh.deeds.archives()
    leader.presses_data(("endorse", str(fresh.ids["application"])))
    application = fresh.ids["application"]
    assert not fresh.ledger.rows(
        "SELECT 1 FROM approvals WHERE application_id = :id", id=application
    )
    leader.presses_data(("change-ok", str(fresh.ids["change"])))
    [(state,)] = fresh.ledger.rows(
        "SELECT state FROM changes WHERE id = :id", id=fresh.ids["change"]
    )
    assert state in ("pending", "lapsed")


def test_the_office_reads_the_archive_and_changes_nothing(fresh: Cast, guide: Guide) -> None:
    office = Chat(fresh.ledger, guide, fresh.own[Role.OFFICE])
    fresh.deeds.archives()
    office.presses_data(("item", str(fresh.ids["assigned"])))
    assert SECRET in office.hears
    before = fresh.ledger.rows("SELECT id, revision FROM findings ORDER BY id")
    for verb in ("correct", "withdraw", "reopen", "stage", "remind", "enter"):
        for place in ("assigned", "signed", "closed", "entering"):
            office.presses_data((verb, str(fresh.ids[place])))
    assert fresh.ledger.rows("SELECT id, revision FROM findings ORDER BY id") == before
