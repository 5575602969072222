"""The digest as each class of reader sees it, from one snapshot."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core import digests, errors
from bot.core.digests import Count, Figures, ItemLine, Snapshot, UnitFigures
from bot.core.findings import State
from bot.core.roles import Role
from bot.core.screens import ChartAttachment, Screen
from bot.usecases import digest_views
from tests import builders
from tests.builders import World
from tests.ledger import START, Ledger
from tests.usecases.spoken import labels, presses, spoken

MONDAY = date(2020, 12, 7)


def unit(town: World, *, other: bool = False, n: int = 0, d: int = 0) -> UnitFigures:
    place = town.other_unit if other else town.unit
    return UnitFigures(
        unit_id=place.id,
        unit_path=place.path,
        name=place.name,
        findings=Count(n=n, d=d),
        with_stage=Count(n=n, d=d),
        immediate=Count(n=1, d=2),
        lights={"closed": n, "overdue": d - n},
    )


def line(town: World, id: int, left: int, *, other: bool = False, step: int = 0) -> ItemLine:
    place = town.other_unit if other else town.unit
    return ItemLine(
        id=id,
        number=f"7-01-{id:03}",
        unit_id=place.id,
        unit_path=place.path,
        unit_name=place.name,
        summary="村级财务公开不及时",
        due=MONDAY + timedelta(days=left),
        state="in_progress",
        highest_step=step or None,
    )


def figures(town: World, **changes: object) -> Figures:
    mine, other = unit(town, n=15, d=19), unit(town, other=True, n=4, d=6)
    return Figures(
        as_of=START,
        day=MONDAY,
        round_ids=(town.round.id,),
        findings=Count(n=19, d=25),
        with_stage=Count(n=20, d=25),
        immediate=Count(n=2, d=4),
        on_time=Count(n=18, d=19),
        on_time_original=Count(n=17, d=19),
        lights={"closed": 19, "overdue": 6},
        units=(mine, other),
        overdue=(),
        due_soon=(),
    ).model_copy(update=changes)


def snapshot(town: World, **changes: object) -> Snapshot:
    return Snapshot(id=7, week="2020-W50", frozen=True, figures=figures(town)).model_copy(
        update=changes
    )


def shown(ledger: Ledger, town: World, role: Role, taken: Snapshot) -> Screen:
    with ledger.work() as work:
        return digest_views.screen(taken, town.actor(work, role), work)


def test_the_office_sees_every_figure(ledger: Ledger, town: World) -> None:
    said = shown(ledger, town, Role.DIRECTOR, snapshot(town))
    assert spoken(said).splitlines() == [
        "巡察整改周报（2020 年第 50 周）",
        "反馈25个问题，已完成整改19个、正在整改6个，整改率76%",
        "整改率：76%（19/25）",
        "含阶段性完成：80%（20/25）",
        "立行立改完成率：50%（2/4）",
        "按期完成率（现行期限）：94.74%（18/19）",
        "按期完成率（原定期限）：89.47%（17/19）",
        "亮灯：🔴 超期 6 个、✅ 已销号 19 个",
        "各单位：",
        "· 清河镇 78.95%（15/19）",
        "· 沙泉乡 66.67%（4/6）",
        "数据截至 12月7日 11:00",
    ]


def test_the_picture_is_the_offices(ledger: Ledger, town: World) -> None:
    office = shown(ledger, town, Role.LEADING_GROUP, snapshot(town))
    assert office.attachments == (ChartAttachment(snapshot=7),)
    assert shown(ledger, town, Role.PRINCIPAL, snapshot(town)).attachments == ()


def test_a_snapshot_that_is_not_kept_has_no_picture(ledger: Ledger, town: World) -> None:
    said = shown(ledger, town, Role.OFFICE, snapshot(town, id=0, frozen=False))
    assert said.attachments == ()
    assert spoken(said).startswith("巡察整改情况\n")


def test_english_is_complete(ledger: Ledger, town: World) -> None:
    full = snapshot(
        town,
        before=figures(town),
        reopened=(line(town, 1, 0),),
        figures=figures(
            town,
            overdue=(line(town, 1, -1), line(town, 2, -1, step=1)),
            due_soon=tuple(line(town, id, 0) for id in range(11)),
            without_due=1,
        ),
    )
    words = spoken(shown(ledger, town, Role.OFFICE, full), "en")
    assert "25 findings fed back: 19 closed, 6 in progress, rectification rate 76%" in words
    assert "1 day overdue, Supervision letter" in words


@pytest.mark.parametrize("role", [Role.PRINCIPAL, Role.LEADER, Role.LIAISON])
def test_a_unit_sees_its_own_share_alone(ledger: Ledger, town: World, role: Role) -> None:
    words = spoken(shown(ledger, town, role, snapshot(town)))
    assert "反馈19个问题，已完成整改15个、正在整改4个，整改率78.95%" in words
    assert "立行立改完成率：50%（1/2）" in words
    assert "🔴 超期 4 个、✅ 已销号 15 个" in words
    assert "沙泉乡" not in words
    assert "按期完成" not in words


@pytest.mark.parametrize("role", [Role.SUPERIOR, Role.DISCIPLINE, Role.ORGANISATION])
def test_who_watches_over_a_subtree_sees_all_of_it(
    ledger: Ledger, town: World, role: Role
) -> None:
    words = spoken(shown(ledger, town, role, snapshot(town)))
    assert "反馈25个问题" in words
    assert "· 沙泉乡 66.67%（4/6）" in words


@pytest.mark.parametrize("role", [Role.MEMBER, Role.RESPONSIBLE, Role.ADMIN])
def test_other_roles_read_no_digest(ledger: Ledger, town: World, role: Role) -> None:
    with pytest.raises(errors.NotAllowed) as refusal:
        shown(ledger, town, role, snapshot(town))
    assert refusal.value.text.id == "error-not-allowed-digest"


@pytest.mark.parametrize(
    ("role", "change"),
    [
        (Role.OFFICE, "较上期：已销号 +3，反馈 0"),
        (Role.PRINCIPAL, "较上期：已销号 +5，反馈 -1"),
    ],
)
def test_the_change_since_the_digest_before_is_told(
    ledger: Ledger, town: World, role: Role, change: str
) -> None:
    before = figures(town, findings=Count(n=16, d=25), units=(unit(town, n=10, d=20),))
    assert change in spoken(shown(ledger, town, role, snapshot(town, before=before)))


def test_a_correction_is_told_to_those_whom_it_concerns(ledger: Ledger, town: World) -> None:
    taken = snapshot(town, reopened=(line(town, 1, 30, other=True),))
    assert "有 1 个已退回再整改" in spoken(shown(ledger, town, Role.OFFICE, taken))
    assert "更正" not in spoken(shown(ledger, town, Role.PRINCIPAL, taken))


def test_overdue_items_are_named_with_what_they_have_come_to(ledger: Ledger, town: World) -> None:
    late = (line(town, 1, -60, step=30), line(town, 2, -1), line(town, 3, -2, step=99))
    said = shown(ledger, town, Role.OFFICE, snapshot(town, figures=figures(town, overdue=late)))
    assert spoken(said).splitlines()[-5:-1] == [
        "超期未完成 3 个：",
        "· 7-01-001 村级财务公开不及时（清河镇，超期 60 天，问责）",
        "· 7-01-002 村级财务公开不及时（清河镇，超期 1 天）",
        "· 7-01-003 村级财务公开不及时（清河镇，超期 2 天）",
    ]
    assert presses(said) == [("list", "overdue", "0")]
    assert labels(said) == ["查看超期"]


def test_items_due_soon_are_named_with_their_date(ledger: Ledger, town: World) -> None:
    soon = (line(town, 1, 0), line(town, 2, 9))
    said = shown(ledger, town, Role.OFFICE, snapshot(town, figures=figures(town, due_soon=soon)))
    assert spoken(said).splitlines()[-4:-1] == [
        "10 日内到期 2 个：",
        "· 7-01-001 村级财务公开不及时（清河镇，2020年12月7日到期，就在今天）",
        "· 7-01-002 村级财务公开不及时（清河镇，2020年12月16日到期，剩余 9 天）",
    ]
    assert presses(said) == [("list", "due", "0")]


def test_ten_items_are_named_and_the_rest_counted(ledger: Ledger, town: World) -> None:
    late = tuple(line(town, id, -1) for id in range(12))
    words = spoken(
        shown(ledger, town, Role.OFFICE, snapshot(town, figures=figures(town, overdue=late)))
    )
    assert "另有 2 个未列出。" in words
    assert words.count("· 7-01-") == 10


def test_items_without_a_date_are_a_bucket_of_their_own(ledger: Ledger, town: World) -> None:
    taken = snapshot(town, figures=figures(town, without_due=2))
    assert "无期限问题 2 个" in spoken(shown(ledger, town, Role.OFFICE, taken))
    assert "无期限" not in spoken(shown(ledger, town, Role.PRINCIPAL, taken))


def test_items_are_named_to_those_who_may_see_them(ledger: Ledger, town: World) -> None:
    """A leader reads of the items he leads; the unit's figures stay whole."""
    with ledger.work() as work:
        led = builders.finding(work, town, State.IN_PROGRESS)
        unled = builders.finding(work, town, State.OPEN)
        foreign = builders.finding(work, town, State.OPEN, at=town.other_assignment)
    late = (
        line(town, led.id, -1),
        line(town, unled.id, -1),
        line(town, foreign.id, -1, other=True),
    )
    taken = snapshot(town, figures=figures(town, overdue=late))
    assert "超期未完成 1 个" in spoken(shown(ledger, town, Role.LEADER, taken))
    assert "超期未完成 2 个" in spoken(shown(ledger, town, Role.PRINCIPAL, taken))
    assert "超期未完成 3 个" in spoken(shown(ledger, town, Role.SUPERIOR, taken))


def test_an_empty_ledger_prints_dashes(ledger: Ledger, town: World) -> None:
    nothing = digests.Count(n=0, d=0)
    empty = figures(
        town,
        findings=nothing,
        with_stage=nothing,
        immediate=nothing,
        on_time=nothing,
        on_time_original=nothing,
        lights={},
        units=(),
    )
    words = spoken(shown(ledger, town, Role.OFFICE, snapshot(town, figures=empty)))
    assert "反馈0个问题，已完成整改0个、正在整改0个，整改率—" in words
    assert "亮灯：—" in words
