"""The scripted week runs through the real bot over HTTP, and leaves what it promises."""

from __future__ import annotations

import re

import pytest

from bot.core import digests
from bot.demo import columns, story_cast
from bot.demo import week_words as said
from bot.demo.composing import Round, compose
from bot.demo.week import pressing
from bot.demo.week_parts import Stuck
from tests.demo_replay.playing import CLOSED, FINDINGS, Played

CAST = next(c for c in story_cast.casts() if c.assignment.unit == said.UNIT)
DIRECTOR = "汤清竹"


def in_order(out: str, *words: str) -> None:
    """Each is printed after the one before it."""
    at = 0
    for each in words:
        found = out.find(each, at)
        assert found >= 0, f"{each!r} is not printed after what comes before it"
        at = found + len(each)


def test_the_weeks_own_finding_is_one_of_the_counted(played: Played) -> None:
    assert played.outcome.figures.findings == digests.Count(n=CLOSED, d=FINDINGS)


def test_the_finding_goes_all_the_way_from_a_photo_to_its_closing(played: Played) -> None:
    in_order(
        played.out,
        "〔照片〕",
        "已记为底稿",
        "已复核",
        "已审签",
        "已向驼泉乡反馈 1 个问题",
        "已认领",
        "责任书已签署",
        "进展已更新",
        "已申请销号",
        "已审核同意 1 件申请",
        "已退回，已告知申请人",
        "已申请销号",
        "✅ 已销号",
        "整改阶段",
    )


def test_the_digest_of_the_second_monday_tells_the_computed_rate(played: Played) -> None:
    newest = [text for text in played.chat(DIRECTOR) if "第 51 周" in text][-1]
    assert "80%（24/30）" in newest
    assert "80%（24/30）" in played.out
    assert "较上期：已销号 +1，反馈 +1" in newest


def test_the_digest_comes_with_its_picture(played: Played) -> None:
    director = next(u for u in played.outcome.api.users.values() if u.first_name == DIRECTOR)
    told = [m for m in director.chat.visible if m.from_bot]
    [digest] = [n for n, message in enumerate(told) if "第 51 周" in message.text]
    # A long digest does not fit below its picture, which then goes before it.
    assert any(message.media for message in told[max(digest - 1, 0) : digest + 1])


def test_the_finder_hears_what_became_of_it(played: Played) -> None:
    heard = "\n".join(played.chat(CAST.members[0]))
    in_order(heard, "已由组长审签", "已向单位反馈", "已销号")


def test_what_falls_due_is_reminded_of_and_then_supervised(played: Played) -> None:
    round_ = compose(5, findings=FINDINGS, closed=CLOSED, reserved_closed=1)
    heard = "\n".join(played.chat(pressing(round_).responsible))
    in_order(heard, "剩余 1 天", "今天到期", "已拟督办函")
    in_order(played.out, "剩余 1 天", "今天起督办", "已拟督办函")


def test_only_the_joining_of_the_director_and_the_finder_is_shown(played: Played) -> None:
    acted = [line for line in played.out.splitlines() if "▸ /start" in line]
    assert len(acted) == 2
    assert len([u for u in played.outcome.api.users.values() if u.chat.started]) == 11


def test_the_bot_api_has_refused_nothing(played: Played) -> None:
    outcomes = {call.outcome for call in played.outcome.api.calls}
    assert outcomes <= {"ok", "gone", ""}


def test_lines_fit_a_terminal_and_days_and_hours_go_forward(played: Played) -> None:
    lines = played.out.splitlines()
    assert max(columns.width(line) for line in lines) <= 78
    assert "\x1b" not in played.out
    days = [line for line in lines if line.startswith("━━")]
    assert [re.findall(r"12月(\d+)日", day)[0] for day in days] == [
        "7",
        "8",
        "9",
        "10",
        "11",
        "14",
    ]
    for day in played.out.split("━━ 2020年")[1:]:
        times = re.findall(r"^(\d\d:\d\d)  ", day, re.MULTILINE)
        assert times == sorted(times)


def test_a_round_in_which_nothing_falls_due_has_no_week() -> None:
    with pytest.raises(Stuck, match="falls due"):
        pressing(Round(seed=1, findings=()))
