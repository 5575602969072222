"""What a person could do yesterday: posts that ended, seats that stayed, conversations left open,
invitations in wrong hands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core import errors, invitations
from bot.core.people import Invitation, Person
from bot.core.roles import Role
from bot.core.work import Work
from bot.usecases import delegations, deputies, people, reviews
from handlers.dialogues.turns import Guide
from tests.handlers.talking import Chat, file
from tests.ledger import Ledger
from tests.security.cast import SECRET, Cast, suspended


def test_an_open_conversation_ends_with_the_post(fresh: Cast, guide: Guide) -> None:
    worker = Chat(fresh.ledger, guide, fresh.own[Role.RESPONSIBLE])
    worker.presses_data(("progress", str(fresh.ids["assigned"])))
    [draft] = fresh.ledger.rows("SELECT id, revision FROM drafts")
    fresh.deeds.leaves(Role.RESPONSIBLE, Role.RESPONSIBLE)
    worker.presses_data(("d", str(draft[0]), str(draft[1]), "x"))
    assert worker.screen is None
    worker.says("已完成")
    assert SECRET not in worker.hears
    assert not fresh.ledger.rows("SELECT 1 FROM progress WHERE text = '已完成'")


def test_what_was_put_aside_is_not_resumed_after_the_post(fresh: Cast, guide: Guide) -> None:
    worker = Chat(fresh.ledger, guide, fresh.own[Role.RESPONSIBLE])
    worker.presses_data(("progress", str(fresh.ids["assigned"])))
    worker.says("已公示")
    worker.says("/progress")
    worker.presses_data(("apply", str(fresh.ids["assigned"])))
    worker.says("已办结")
    worker.says("/me")
    fresh.deeds.leaves(Role.RESPONSIBLE, Role.RESPONSIBLE)
    worker.says("/resume")
    assert SECRET not in worker.hears


def test_the_offices_form_offers_nothing_when_its_person_has_left(
    fresh: Cast, guide: Guide
) -> None:
    clerk = Chat(fresh.ledger, guide, fresh.own[Role.OFFICE])
    clerk.says("/feedback")
    assert any("清河镇" in label for label in clerk.labels)
    fresh.deeds.leaves(Role.OFFICE, Role.OFFICE)
    clerk.says("清")
    assert not any("清河镇" in label for label in clerk.labels)


@pytest.mark.parametrize("begin", ["/invite", "delegate"])
def test_lists_of_people_and_units_close_with_the_post(
    fresh: Cast, guide: Guide, begin: str
) -> None:
    director = Chat(fresh.ledger, guide, fresh.own[Role.DIRECTOR])
    if begin == "delegate":
        director.presses_data(("delegate", str(fresh.ids["unheld"])))
    else:
        director.says(begin)
        director.says("新人")
        director.presses("责任领导")
    fresh.deeds.leaves(Role.DIRECTOR, Role.DIRECTOR)
    director.says("镇")
    assert not any("清河镇" in label or "郑镇长" in label for label in director.labels)


def test_a_seat_in_a_chain_ends_with_its_post(fresh: Cast, guide: Guide) -> None:
    """The chain was planned when he was leader; he decides nothing any more, and the office may
    name somebody else."""
    leader = fresh.own[Role.LEADER]
    fresh.deeds.leaves(Role.LEADER, Role.LEADER)
    chat = Chat(fresh.ledger, guide, leader)
    for verb in ("endorse", "refuse", "item", "history"):
        chat.presses_data((verb, str(fresh.ids["application"])))
        assert SECRET not in chat.hears
    assert not fresh.ledger.rows(
        "SELECT 1 FROM approvals WHERE application_id = :id", id=fresh.ids["application"]
    )
    command = delegations.Delegate(
        application=fresh.ids["application"], person=fresh.deeds.joins("新镇长", Role.LEADER).id
    )
    fresh.deeds.by(Role.OFFICE, delegations.delegate, command)


def test_a_delegated_seat_lasts_while_its_person_serves(fresh: Cast) -> None:
    helper = fresh.deeds.joins("帮手", Role.LEADING_GROUP)
    command = delegations.Delegate(application=fresh.ids["unheld"], person=helper.id)
    fresh.deeds.by(Role.OFFICE, delegations.delegate, command)
    fresh.deeds.leaves(helper, Role.LEADING_GROUP)
    endorsing = reviews.Endorse(applications=(fresh.ids["unheld"],))
    with pytest.raises(errors.UserError):
        fresh.deeds.by(helper, reviews.endorse, endorsing)


def test_a_deputy_of_the_director_invites_nobody(fresh: Cast) -> None:
    """Whoever he let in, himself as director for one, would stay after his period."""
    clerk = fresh.own[Role.OFFICE]
    with fresh.ledger.work() as work:
        command = deputies.Name(deputy=clerk.id, since=work.today, until=work.today)
        deputies.name(command, fresh.deeds.actor(Role.DIRECTOR, work), work)
    with fresh.ledger.work() as work:
        assert fresh.deeds.actor(Role.OFFICE, work).has(Role.DIRECTOR)
    invite = people.Invite(person=clerk.key, role=Role.DIRECTOR)
    with pytest.raises(errors.NotAllowed):
        fresh.deeds.by(Role.OFFICE, people.invite, invite)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DIRECTOR, Role.ADMIN}))
def test_nobody_but_director_and_administrator_invites(fresh_once: Cast, role: Role) -> None:
    command = people.Invite(person="新人", role=Role.LEADING_GROUP)
    with pytest.raises(errors.NotAllowed):
        fresh_once.deeds.by(role, people.invite, command)


def _invited(work: Work, person: Person, role: Role) -> Invitation:
    return people.invite(people.Invite(person=person.key, role=role), None, work)


def _code(ledger: Ledger, invitation: Invitation) -> str:
    return invitations.code(ledger.rules.secret, invitation.nonce)


def test_a_suspended_person_does_not_come_back_by_an_old_invitation(
    fresh: Cast, guide: Guide
) -> None:
    director = fresh.own[Role.DIRECTOR]
    with fresh.ledger.work() as work:
        code = _code(fresh.ledger, _invited(work, director, Role.DIRECTOR))
        suspended(work, director)
    chat = Chat(fresh.ledger, guide, director)
    chat.says(f"/start {code}", user_id=777, chat_id=777)
    assert "没有找到这份邀请" in chat.hears
    with fresh.ledger.work() as work:
        assert work.people.get(director.id).telegram_id == director.telegram_id


def test_codes_are_not_to_be_guessed_from_other_codes(fresh: Cast, guide: Guide) -> None:
    with fresh.ledger.work() as work:
        code = _code(fresh.ledger, _invited(work, fresh.own[Role.OFFICE], Role.DIRECTOR))
    chat = Chat(fresh.ledger, guide, fresh.own[Role.MEMBER])
    tries = (code[:-1], code[1:], code[::-1], f"{code}{code}", "%", "' OR 1=1 --", "9" * 4000)
    for guess in tries:
        chat.says(f"/start {guess}", user_id=888, chat_id=888)
        assert "没有找到这份邀请" in chat.hears
    assert not fresh.ledger.rows("SELECT 1 FROM persons WHERE telegram_id = 888")


def test_no_code_and_no_hash_reveals_the_other(fresh: Cast) -> None:
    with fresh.ledger.work() as work:
        made = _invited(work, fresh.own[Role.OFFICE], Role.DIRECTOR)
    assert _code(fresh.ledger, made) not in str(fresh.ledger.rows("SELECT * FROM invitations"))


def test_a_moved_persons_account_is_told_when_another_takes_his_place(
    fresh: Cast, guide: Guide
) -> None:
    """An invitation to a person who has joined binds another account: the first one hears it."""
    head = fresh.own[Role.HEAD]
    with fresh.ledger.work() as work:
        code = _code(fresh.ledger, _invited(work, head, Role.DIRECTOR))
    chat = Chat(fresh.ledger, guide, head)
    chat.says(f"/start {code}", user_id=777, chat_id=777)
    told = fresh.ledger.rows(
        "SELECT args FROM outbox WHERE chat_id = :chat AND kind = 'notice'", chat=head.chat_id
    )
    assert "account-moved" in str(told)


def test_files_of_another_conversation_cannot_be_named(fresh: Cast, guide: Guide) -> None:
    """Words are words: a number typed where files are awaited becomes no file."""
    foreign = fresh.deeds.file(Role.HEAD)
    chat = Chat(fresh.ledger, guide, fresh.own[Role.RESPONSIBLE])
    chat.presses_data(("apply", str(fresh.ids["assigned"])))
    chat.says("已办结")
    chat.says(str(foreign))
    assert chat.drafts()[-1].get("evidence") is None
    chat.sends(replace(file(), name="../../etc/passwd"))
    assert str(foreign) not in str(chat.drafts()[-1]["_pending"])


def test_a_review_of_an_unknown_application_is_not_found(fresh: Cast) -> None:
    with pytest.raises(errors.NotFound):
        fresh.deeds.by(Role.OFFICE, reviews.endorse, reviews.Endorse(applications=(10**30,)))


def test_a_deputyship_is_ended_by_its_own_person_alone(fresh: Cast) -> None:
    command = deputies.End(substitute=fresh.ids["deputy"])
    with pytest.raises(errors.NotAllowed):
        fresh.deeds.by(Role.DIRECTOR, deputies.end, command)


def test_nobody_names_a_deputy_of_the_other_side(fresh: Cast) -> None:
    with fresh.ledger.work() as work:
        today = work.today
    for deputy in (Role.PRINCIPAL, Role.ADMIN):
        command = deputies.Name(
            deputy=fresh.own[deputy].id, since=today, until=today + timedelta(days=1)
        )
        with pytest.raises(errors.Unfit):
            fresh.deeds.by(Role.OFFICE, deputies.name, command)
