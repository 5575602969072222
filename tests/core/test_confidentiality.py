"""How loud a message is: what is protected, what is sensitive, what a sparse one still says."""

from __future__ import annotations

from itertools import product

import pytest

from bot.core import confidentiality, screens
from bot.core.findings import BEFORE_FEEDBACK, State
from bot.core.policy import Policy, Protect
from bot.core.screens import (
    Button,
    ChartAttachment,
    Day,
    InvitationSheetAttachment,
    Many,
    Screen,
    text,
)
from tests.core.samples import DAY

SHEET = InvitationSheetAttachment(invitations=(1, 2))
WORDS = "村级财务不公开"
NOTICE = Screen(
    lines=(
        text("notice-refused", number="7-01-003", reason=text("refusal-vague"), text=WORDS),
        text("reminder-line", light=text("light-red"), due=Day(day=DAY), problem=WORDS, days=3),
        text("office-without-due", n=2, numbers=Many(items=("7-01-001", "7-01-002"))),
        text("office-unreachable", n=1, names=Many(items=("张伟", text("yes")))),
    ),
    buttons=(
        (Button(label=f"7-01-003 {WORDS}", press=("item", "3")),),
        (Button(label=text("button-open", number="7-01-003"), press=("item", "3")),),
        (Button(label="清河镇", press=("figures", "1")),),
    ),
)


@pytest.mark.parametrize(("protect", "state"), [*product(Protect, State)])
def test_protection_grows_with_the_policy(protect: Protect, state: State) -> None:
    wanted = {
        Protect.INVITATIONS: False,
        Protect.PAPERS: state in BEFORE_FEEDBACK,
        Protect.ITEMS: True,
    }
    assert confidentiality.protects(protect, state) is wanted[protect]


def test_a_sparse_notice_says_number_light_and_date() -> None:
    quiet = confidentiality.sparse(NOTICE)
    said = quiet.model_dump_json()
    for words in (WORDS, "张伟", "清河镇"):
        assert words not in said
    for kept in ("7-01-003", "7-01-001", "light-red", DAY.isoformat(), "refusal-vague"):
        assert kept in said
    assert [line.id for line in quiet.lines] == [line.id for line in NOTICE.lines]
    assert [b.press for row in quiet.buttons for b in row] == [
        b.press for row in NOTICE.buttons for b in row
    ]
    assert quiet.buttons[0][0].label == "7-01-003"


@pytest.mark.parametrize(
    ("screen", "is_sensitive"),
    [
        (Screen(item=3), True),
        (Screen(protected=True), True),
        (Screen(attachments=(ChartAttachment(snapshot=1),)), True),
        (NOTICE, True),
        (screens.say("start-notice"), False),
        (Screen(buttons=((Button(label="x", press=("language", "en")),),)), False),
    ],
)
def test_what_speaks_of_an_item_is_sensitive(screen: Screen, is_sensitive: bool) -> None:
    assert confidentiality.is_sensitive(screen) is is_sensitive


def test_an_items_button_keeps_its_number_and_what_kind_it_is_is_read_from_its_press() -> None:
    label = screens.Text(id="key-find", args={"said": "村务公开"})
    screen = screens.Screen(
        buttons=(
            (screens.Button(label="7-01-03 公开栏 未更新", press=("item", "3")),),
            (screens.Button(label="张文 李明", press=("person", "5")),),
            (screens.Button(label=label, press=("find",)),),
        )
    )
    rows = confidentiality.sparse(screen).buttons
    assert [row[0].label for row in rows[:2]] == ["7-01-03", confidentiality.HIDDEN]
    assert rows[2][0].label == label.model_copy(update={"args": {"said": confidentiality.HIDDEN}})


@pytest.mark.parametrize(
    ("screen", "policy", "minutes"),
    [
        (Screen(), Policy(self_delete_minutes=5), 0),
        (Screen(item=3), Policy(), 0),
        (Screen(item=3), Policy(self_delete_minutes=5), 5),
        (Screen(attachments=(SHEET,)), Policy(), 60),
        (Screen(attachments=(SHEET,)), Policy(self_delete_minutes=90), 60),
        (Screen(attachments=(SHEET,)), Policy(invitation_sheet_minutes=0), 0),
    ],
)
def test_a_sheet_of_codes_does_not_stay_in_the_chat(
    screen: Screen, policy: Policy, minutes: int
) -> None:
    assert confidentiality.lifetime(screen, policy) == minutes
