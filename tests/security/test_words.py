"""What people write is words: no markup, no template, no query, no path, however long it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.roles import Role
from bot.core.screens import Screen, text
from bot.processes import fetching
from handlers.dialogues.turns import Guide
from handlers.outbound.rendering import card
from tests.handlers.talking import Chat, file
from tests.security.cast import SECRET, Cast

NASTY = (
    "<b>粗</b><a href='tg://user?id=1'>点这里</a>",
    "{ $number } {card-title} { -brand }",
    "\u202e反写\u2066藏\u200b字",
    "&lt;script&gt; & \"引号\" '单引号'",
    "'; DROP TABLE findings; --",
    "../../../../etc/passwd",
)


def shown(chat: Chat) -> str:
    """As Telegram gets it: every part's HTML."""
    assert chat.screen is not None
    made = card(chat.screen, "zh-CN", chat.guide.texts)
    return repr(made)


@pytest.mark.parametrize("words", NASTY)
def test_a_problems_words_are_shown_as_words(fresh: Cast, guide: Guide, words: str) -> None:
    with fresh.ledger.work() as work:
        item = work.findings.get(fresh.ids["draft"])
        work.findings.save(item, item.changed(problem=words))
    chat = Chat(fresh.ledger, guide, fresh.own[Role.MEMBER])
    chat.presses_data(("item", str(fresh.ids["draft"])))
    assert "<a href" not in shown(chat)
    assert "<b>粗" not in shown(chat)
    for sign in "\u202e\u2066\u200b":
        assert sign not in chat.hears
    assert "DROP TABLE" not in words or "DROP TABLE" in chat.hears
    assert "$number" not in words or "{ $number }" in chat.hears


@pytest.mark.parametrize("words", NASTY)
def test_a_persons_name_is_shown_as_words(fresh: Cast, guide: Guide, words: str) -> None:
    member = fresh.own[Role.MEMBER]
    with fresh.ledger.work() as work:
        work.people.save(replace(member, name=words))
    chat = Chat(fresh.ledger, guide, member)
    chat.says("/me")
    assert "<a href" not in shown(chat)
    assert "\u202e" not in chat.hears


@pytest.mark.parametrize("title", NASTY)
def test_a_groups_title_is_shown_as_words(fresh: Cast, guide: Guide, title: str) -> None:
    chat = Chat(fresh.ledger, guide, fresh.own[Role.DIRECTOR])
    chat.says("/start", is_private=False, chat_id=-100, chat_title=title)
    assert "<a href" not in shown(chat)
    assert "\u202e" not in chat.hears


@pytest.mark.parametrize(
    "words", ["%", "_", "*", "'", "' OR 1=1 --", ":word_0", "\x00", "清河镇' UNION SELECT"]
)
def test_a_search_is_for_the_very_words(fresh: Cast, guide: Guide, words: str) -> None:
    """Nothing contains them, and so nothing is found."""
    chat = Chat(fresh.ledger, guide, fresh.own[Role.DIRECTOR])
    chat.says(f"/find {words}")
    assert SECRET not in chat.hears
    assert not chat.labels


@pytest.mark.parametrize("role", [Role.MEMBER, Role.PRINCIPAL, Role.DISCIPLINE])
@pytest.mark.parametrize("said", [f"/find {SECRET[:4]}", "清河镇整改率多少", "清河镇谁超期了"])
def test_a_question_from_elsewhere_finds_nothing(
    fresh_once: Cast, guide: Guide, said: str, role: Role
) -> None:
    chat = Chat(fresh_once.ledger, guide, fresh_once.others[role])
    chat.says(said)
    assert SECRET not in chat.hears
    assert "7-01-" not in chat.hears
    assert not any("清河镇" in label for label in chat.labels)


@pytest.mark.parametrize("said", ["/brief 清河镇", "/show 7-01-001", "/stats", "/digest", "/due"])
@pytest.mark.parametrize("role", [Role.MEMBER, Role.PRINCIPAL, Role.DISCIPLINE, Role.ADMIN])
def test_commands_from_elsewhere_tell_nothing_of_the_unit(
    fresh_once: Cast, guide: Guide, said: str, role: Role
) -> None:
    chat = Chat(fresh_once.ledger, guide, fresh_once.others[role])
    chat.says(said)
    assert SECRET not in chat.hears
    assert "清河镇" not in chat.hears.replace(said, "")


@pytest.mark.parametrize("said", ["/find ", "/log ", "/show ", "/brief ", "/start ", ""])
def test_the_longest_message_is_answered(fresh_once: Cast, guide: Guide, said: str) -> None:
    for role in (Role.MEMBER, Role.DIRECTOR):
        chat = Chat(fresh_once.ledger, guide, fresh_once.own[role])
        chat.says(said + "账" * 4096)
        assert chat.hears
        assert "error-unexpected" not in str(chat.screen)


def test_the_longest_caption_is_answered(fresh: Cast, guide: Guide) -> None:
    chat = Chat(fresh.ledger, guide, fresh.own[Role.RESPONSIBLE])
    chat.presses_data(("apply", str(fresh.ids["assigned"])))
    chat.says("已办结")
    chat.sends(caption="账" * 4000)
    chat.presses("完成")
    assert len(shown(chat)) > 4000
    chat.presses("确认")
    assert chat.hears


@pytest.mark.parametrize("code", ["", "x" * 300, "../../etc", "{}", "zh_\x00", "EN-us"])
def test_any_language_code_has_a_language(guide: Guide, code: str) -> None:
    assert guide.texts.pick_language(None, code, "zh-CN") in guide.texts.languages


@pytest.mark.parametrize("name", ["../../../evil.sh", "/etc/passwd", "a\x00b", "名" * 300, ""])
def test_a_files_name_is_no_place_on_disk(fresh: Cast, guide: Guide, name: str) -> None:
    """The row keeps the name; the disk knows the content's hash alone."""
    chat = Chat(fresh.ledger, guide, fresh.own[Role.MEMBER])
    chat.sends(replace(file(), name=name), caption="账目不清")
    assert (name,) in fresh.ledger.rows("SELECT name FROM files")


def test_content_is_stored_inside_its_folder(tmp_path: Path) -> None:
    sha256 = fetching.store(tmp_path / "files", b"../../evil")
    [stored] = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert stored == tmp_path / "files" / sha256[:2] / sha256
    assert stored.stat().st_mode & 0o777 == 0o600


def test_a_toast_is_words_too(guide: Guide) -> None:
    made = card(
        Screen(toast=text("item-line", number="<b>", problem="\u202e")), "zh-CN", guide.texts
    )
    assert made.toast is not None
    assert "\u202e" not in made.toast
