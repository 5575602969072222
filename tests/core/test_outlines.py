"""What a reader does to an outline: edit, merge, split, take out, take in; and who may begin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.core import errors, outline_words, outlines
from bot.core.outlines import Kind, Outline, Paper, State
from bot.core.people import Actor, Person, Post
from bot.core.roles import TEAM_ROLES, Role
from bot.core.rounds import Assignment, Phase
from bot.core.rounds import Kind as Inspection
from tests import outline_samples as samples
from tests.outline_samples import found, read

NOW = datetime(2020, 9, 7, tzinfo=UTC)


@pytest.fixture
def outline() -> Outline:
    return read(samples.USUAL)


def place(outline: Outline, words: str) -> int:
    return next(at for at, entry in enumerate(outline.entries) if words in entry.text)


def test_edited_and_given_another_category(outline: Outline) -> None:
    at = place(outline, "理论学习")
    edited = outline.edited(at, "学习不深入。").categorised(at, "D1")
    assert (edited.entries[at].text, edited.entries[at].aspect) == ("学习不深入。", "D")
    with pytest.raises(errors.Stale):
        outline.categorised(place(outline, "主要问题"), "D1")
    with pytest.raises(errors.Stale):
        outline.entry(99)


def test_merged_with_the_finding_above_whatever_stands_between(outline: Outline) -> None:
    at = place(outline, "财务管理")
    merged = outline.merged_up(at)
    assert len(merged.findings) == len(outline.findings) - 1
    assert merged.entries[place(merged, "意识形态")].text == (
        "意识形态责任制落实不到位。未专题研究。\n1、财务管理混乱。\n(1)白条入账12张。\n(2)超标准接待3次。"
    )
    with pytest.raises(errors.WrongState):
        outline.merged_up(place(outline, "理论学习"))


def test_split_at_a_line_a_number_or_a_sentence(outline: Outline) -> None:
    at = place(outline, "财务管理")
    text = outline.entries[at].text
    split = outline.split(at, text.index("(2)"))
    assert [split.entries[at].text, split.entries[at + 1].text] == [
        "财务管理混乱。\n(1)白条入账12张。", "超标准接待3次。",
    ]  # fmt: skip
    assert split.entries[at + 1].label == "(2)"
    assert (split.entries[at + 1].aspect, split.entries[at + 1].category) == ("B", "B3")
    with pytest.raises(errors.Stale):
        outline.split(at, 3)


def test_where_a_text_may_be_split() -> None:
    text = "甲事。乙事；二是丙事\n丁事。"
    assert [text[at:] for at in outline_words.seams(text)] == [
        "乙事；二是丙事\n丁事。", "二是丙事\n丁事。", "丁事。",
    ]  # fmt: skip
    assert outline_words.seams("只有一句。") == ()


def test_taken_out_and_in_again(outline: Outline) -> None:
    at = place(outline, "理论学习")
    out = outline.demoted(at)
    assert "理论学习" in found(out, Kind.REST)[-4]
    back = out.promoted(at)
    assert back == outline
    advice = outline.promoted(place(outline, "压实两个责任"))
    assert found(advice)[-1] == "压实两个责任。"
    lonely = outline.promoted(0).entries[0]
    assert (lonely.kind, lonely.aspect) == (Kind.FINDING, None)


def test_what_must_not_be_written_is_seen() -> None:
    [_, [_, entry], *_] = read(samples.HOSTILE).findings
    assert [kind.value for kind in entry.guarded] == ["informant", "phone"]


def test_a_document_that_is_over_holds_no_words(outline: Outline) -> None:
    paper = Paper(person_id=1, name="甲", outline=outline, begun_at=NOW, touched_at=NOW)
    over = paper.ended(State.WRITTEN)
    assert (over.outline, over.name) == (Outline(), "—")
    assert outline.name.endswith("反馈意见")
    assert outline.title.startswith(outline.name)
    assert read("一、甲方面").name == "甲方面"
    assert Outline().name == ""


def actor(*roles: Role) -> Actor:
    posts = tuple(
        Post(
            id=n, person_id=1, role=role, team_id=5 if role in TEAM_ROLES else None,
            since=date(2020, 1, 1),
        )
        for n, role in enumerate(roles)
    )  # fmt: skip
    return Actor(person=Person(id=1, key="甲", name="甲"), posts=posts)


def test_who_may_write_and_when() -> None:
    own = Assignment(
        id=1, round_id=2, team_id=5, unit_id=3, kind=Inspection.ROUTINE, escalated=False
    )
    for role in Role:
        allowed = {phase for phase in Phase if outlines.may_write(actor(role), own, phase)}
        expected = {
            Role.OFFICE: set(Phase) - {Phase.ARCHIVED},
            Role.DIRECTOR: set(Phase) - {Phase.ARCHIVED},
            Role.HEAD: {Phase.FIELDWORK, Phase.FEEDBACK},
        }.get(role, set())
        assert allowed == expected, role
        assert outlines.may_begin(actor(role)) is bool(expected)
    assert not outlines.may_write(actor(Role.HEAD), replace(own, team_id=6), Phase.FEEDBACK)
    away = replace(actor(Role.OFFICE), recused=frozenset({(2, 3)}))
    assert not outlines.may_write(away, own, Phase.FEEDBACK)


def test_how_a_heading_is_understood() -> None:
    assert outline_words.aspect("关于落实巡察整改责任方面") == "D"
    assert outline_words.aspect("其他方面") is None
    assert outline_words.likely("白条入账", "C")[:2] == ("B6", "C1")
    assert outline_words.likely("", None) == ()
    assert outline_words.parted("一是甲。") == ("", "一是甲。")
    assert not outline_words.names_round("关于第六轮", "7")
    assert outline_words.names_round("第七轮巡察", "7")
