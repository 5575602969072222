"""Presses that no button of ours ever sent: each is answered calmly, and none leads anywhere."""

from __future__ import annotations

import pytest

from bot.core.roles import Role
from handlers.dialogues.turns import Guide
from handlers.routes import PRESSES
from tests.handlers.talking import Chat
from tests.security.cast import SECRET, Cast, suspended

HUGE = "9" * 40
WRONG: tuple[tuple[str, ...], ...] = (
    (),
    ("",),
    ("x",),
    ("-1",),
    ("0",),
    ("1.5",),
    ("²",),
    ("٣",),
    (HUGE,),
    ("1", "x"),
    ("1", HUGE),
    (HUGE, HUGE),
    ("running", HUGE),
    ("running", "-1"),
    ("../x", "0"),
    ("' OR 1=1 --", "0"),
    ("%", "0"),
    ("\x00", "0"),
    ("figures", "units", HUGE, HUGE),
    ("figures", "rounds", "0", HUGE),
    ("rate", HUGE, "0", "-"),
    ("rate", "0", HUGE, "-"),
    ("running", HUGE, "0", "-", "0"),
    ("running", "0", "0", "-", HUGE),
    ("running", "0", "0", "never", "0"),
    ("1", "1", "o", "x"),
    (HUGE, "1", "o", "x"),
    ("1", HUGE, "p", HUGE),
)


@pytest.mark.parametrize("verb", [*(route.verb for route in PRESSES), "d", "nothing"])
@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.MEMBER, Role.ADMIN])
def test_no_shape_of_press_is_a_fault_of_ours(
    fresh_once: Cast, guide: Guide, verb: str, role: Role
) -> None:
    chat = Chat(fresh_once.ledger, guide, fresh_once.own[role])
    for parts in WRONG:
        chat.presses_data((verb, *parts))
        assert role is not Role.ADMIN or SECRET not in chat.hears


def test_a_garbled_press_is_stale(fresh: Cast, guide: Guide) -> None:
    chat = Chat(fresh.ledger, guide, fresh.own[Role.MEMBER])
    chat.presses_data(None)
    assert chat.toast


@pytest.mark.parametrize("op", ["o", "t", "ta", "f", "s", "b", "e", "c", "x", "r", "p", "w"])
def test_another_persons_draft_obeys_nobody_else(fresh: Cast, guide: Guide, op: str) -> None:
    owner = Chat(fresh.ledger, guide, fresh.own[Role.MEMBER])
    thief = Chat(fresh.ledger, guide, fresh.own[Role.HEAD])
    owner.says(f"/log {SECRET}")
    before = owner.drafts()
    for revision in ("1", "2", "3"):
        thief.presses_data(("d", "1", revision, op, "problem"))
        assert thief.screen is None
        assert thief.toast
    assert owner.drafts() == before


def test_an_option_that_was_not_offered_is_no_answer(fresh: Cast, guide: Guide) -> None:
    """The other team's unit, by the number of its place in the round."""
    chat = Chat(fresh.ledger, guide, fresh.own[Role.MEMBER])
    chat.says("/log")
    offered = {part for row in chat.screen.buttons for b in row for part in b.press[4:]}  # type: ignore[union-attr]  # it is there
    draft = chat.screen.buttons[0][0].press[:3]  # type: ignore[union-attr]  # as above
    for place in {str(n) for n in range(9)} - offered:
        chat.presses_data((*draft, "o", place))
        assert chat.screen is None
    assert "assignment" not in chat.drafts()[-1]


def test_words_choose_only_among_what_is_offered(fresh: Cast, guide: Guide) -> None:
    chat = Chat(fresh.ledger, guide, fresh.own[Role.MEMBER])
    chat.says("/log")
    chat.says("南山乡")
    assert "assignment" not in chat.drafts()[-1]


def test_a_strangers_press_is_answered_with_the_door(fresh: Cast, guide: Guide) -> None:
    person = fresh.own[Role.MEMBER]
    chat = Chat(fresh.ledger, guide, person)
    for route in PRESSES:
        chat.presses_data((route.verb, "1"), user_id=999_999, chat_id=999_999)
        assert "邀请" in chat.hears
        assert SECRET not in chat.hears


def test_a_suspended_person_is_a_stranger(fresh: Cast, guide: Guide) -> None:
    director = fresh.own[Role.DIRECTOR]
    with fresh.ledger.work() as work:
        suspended(work, director)
    chat = Chat(fresh.ledger, guide, director)
    for route in PRESSES:
        chat.presses_data((route.verb, str(fresh.ids["assigned"])))
        assert "尚未加入" in chat.hears
    chat.says("/stats")
    assert "尚未加入" in chat.hears


def test_no_button_works_in_a_group(fresh: Cast, guide: Guide) -> None:
    chat = Chat(fresh.ledger, guide, fresh.own[Role.DIRECTOR])
    for route in PRESSES:
        press = (route.verb, str(fresh.ids["assigned"]), "0")
        chat.presses_data(press, is_private=False, chat_id=-100)
        assert chat.screen is None
        assert chat.toast


@pytest.mark.parametrize("said", ["/show {number}", "/find {secret}", "/due", "/mine", "/reviews"])
def test_a_group_hears_no_item(fresh: Cast, guide: Guide, said: str) -> None:
    chat = Chat(fresh.ledger, guide, fresh.own[Role.DIRECTOR])
    with fresh.ledger.work() as work:
        number = work.findings.get(fresh.ids["assigned"]).number
    chat.says("/start", is_private=False, chat_id=-100, chat_title="群")
    words = said.format(number=number, secret=SECRET)
    chat.says(words, is_private=False, chat_id=-100)
    assert SECRET not in chat.hears
    assert number not in chat.hears


@pytest.mark.parametrize("said", ["/stats", "/digest"])
def test_a_bound_group_hears_totals_without_names(fresh: Cast, guide: Guide, said: str) -> None:
    chat = Chat(fresh.ledger, guide, fresh.own[Role.DIRECTOR])
    chat.says("/start", is_private=False, chat_id=-100, chat_title="<b>群</b>\u202e")
    chat.says(said, is_private=False, chat_id=-100)
    assert chat.hears
    assert SECRET not in chat.hears
    assert "清河镇" not in chat.hears
    assert not chat.labels


def test_a_group_whose_binder_is_suspended_hears_nothing(fresh: Cast, guide: Guide) -> None:
    chat = Chat(fresh.ledger, guide, fresh.own[Role.DIRECTOR])
    chat.says("/start", is_private=False, chat_id=-100, chat_title="群")
    with fresh.ledger.work() as work:
        suspended(work, fresh.own[Role.DIRECTOR])
    member = Chat(fresh.ledger, guide, fresh.own[Role.MEMBER])
    member.says("/stats", is_private=False, chat_id=-100)
    assert "/" not in member.hears.replace("/start", "")
