"""Numbers as of a day are those that stood then, and each is the length of its list."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from bot.core import errors, findings, numbers, rights, weeks
from bot.core.kinds import Kind
from bot.core.numbers import Cut, Part, Set, Totals
from bot.core.organisations import Level
from bot.core.roles import Role
from bot.core.work import Work
from bot.usecases import changes, corrections, digests, feedback
from storage import groups
from tests import builders
from tests.ledger import Ledger
from tests.usecases.deeds import CHAIN, Deeds

DAYS = 30


def part(work: Work, **cut: object) -> Part:
    return Part(cut=Cut().but(**cut), rounds=frozenset(r.id for r in work.rounds.all()))


def totals(work: Work, **cut: object) -> Totals:
    return work.numbers.totals(part(work, **cut))


def _extends(deeds: Deeds, item: findings.Finding) -> None:
    with deeds.ledger.work() as work:
        until = (item.due or work.today) + timedelta(days=20)
    asked = changes.AskExtension(finding=item.id, until=until, text="招标流程较长")
    change = deeds.by(Role.RESPONSIBLE, changes.ask_extension, asked)
    for who in (Role.LEADER, Role.OFFICE):
        deeds.by(who, changes.approve, changes.Approve(change=change.id))


def _refused(deeds: Deeds, item: findings.Finding) -> None:
    deeds.refuse(deeds.apply(item), Role.LEADER)


def _endorsed(deeds: Deeds, item: findings.Finding, stops: int) -> None:
    application = deeds.application(item)
    for who in CHAIN[-stops:]:
        with suppress(errors.UserError):
            deeds.endorse(application, who)


def _tries(deeds: Deeds, item: findings.Finding, lot: random.Random) -> None:
    """One step that such an item may take; most of them forward."""
    who = lot.choice((Role.LEADER, Role.OFFICE, Role.RESPONSIBLE))
    take_back = corrections.TakeBack(finding=item.id)
    steps: list[Callable[[], object]] = [
        lambda: deeds.feeds(item),
        lambda: deeds.assign(item),
        lambda: deeds.report(item),
        lambda: deeds.apply(item),
        lambda: _endorsed(deeds, item, lot.randint(1, len(CHAIN))),
        lambda: _refused(deeds, item),
        lambda: _extends(deeds, item),
        lambda: deeds.reopen(item),
        lambda: deeds.by(who, corrections.take_back, take_back),
        lambda: deeds.by(
            Role.OFFICE, feedback.withdraw, feedback.Withdraw(finding=item.id, text="重复")
        ),
    ]
    weights = (4, 4, 1, 4, 8, 1, 2, 1, 2, 0.5)
    with suppress(errors.UserError, AssertionError):
        lot.choices(steps, weights)[0]()


def lived(deeds: Deeds, seed: int, days: int = DAYS) -> dict[date, Totals]:
    """What stood at the end of each day."""
    lot, stood = random.Random(seed), {}  # noqa: S311  # a story, not a secret
    items = [deeds.sent() if lot.random() < 0.2 else deeds.signed() for _ in range(8)]
    for _ in range(days):
        for _ in range(lot.randint(0, 8)):
            _tries(deeds, deeds.now(lot.choice(items)), lot)
        with deeds.ledger.work() as work:
            stood[work.today] = totals(work)
            assert totals(work, day=work.today) == stood[work.today]
            week = weeks.week_of(work.today)
            if work.snapshots.of_week(week) is None:
                digests.freeze(work, week)
        deeds.ledger.clock.pass_by(timedelta(days=lot.randint(1, 7)))
    return stood


def test_as_of_a_day_is_what_stood_then(ledger: Ledger, deeds: Deeds) -> None:
    stood = lived(deeds, 11, days=2 * DAYS)
    with ledger.work() as work:
        for day, then in stood.items():
            assert totals(work, day=day) == then, day
        last = stood[max(stood)]
    seen = {name for then in stood.values() for name in Set if then.counts[name]}
    assert seen >= set(Set) - {Set.NO_DUE, Set.LONG_TERM}
    assert last.median is not None


def test_as_of_a_day_is_what_the_frozen_week_says(ledger: Ledger, deeds: Deeds) -> None:
    stood = lived(deeds, 5)
    with ledger.work() as work:
        spans = {weeks.week_of(day) for day in stood}
        frozen = [kept.figures for span in spans if (kept := work.snapshots.of_week(span))]
        assert len(frozen) == len(spans) > 5
        for figures in frozen:
            then = totals(work, day=figures.day)
            assert then.rate("findings") == figures.findings
            assert then.rate("with-stage") == figures.with_stage
            assert then.rate("immediate") == figures.immediate
            assert then.rate("on-time") == figures.on_time
            assert then.rate("on-time-original") == figures.on_time_original
            assert then.counts[Set.OVERDUE] == len(figures.overdue)
            lines = work.numbers.lines(part(work, day=figures.day), "unit")
            lit = {light.value: n for line in lines for light, n in line.lights.items()}
            assert lit == figures.lights
            assert work.numbers.weeks(part(work), [figures.day]) == [figures.findings]


def test_numbers_are_the_figures_of_the_digest(ledger: Ledger, deeds: Deeds) -> None:
    lived(deeds, 3)
    with ledger.work() as work:
        figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
        made = totals(work)
        lines = work.numbers.lines(part(work), "unit")
    assert made.rate("findings") == figures.findings
    assert made.rate("with-stage") == figures.with_stage
    assert made.rate("immediate") == figures.immediate
    assert made.rate("on-time") == figures.on_time
    assert made.rate("on-time-original") == figures.on_time_original
    assert made.counts[Set.OVERDUE] == len(figures.overdue)
    assert [(line.name, line.findings) for line in lines] == [
        (unit.name, unit.findings) for unit in figures.units if unit.findings.d
    ]
    assert {light.value: n for light, n in lines[0].lights.items()} == figures.units[0].lights
    assert groups.total([]) == 0


def test_each_number_is_the_length_of_its_list(ledger: Ledger, deeds: Deeds) -> None:
    stood = lived(deeds, 11)
    middle = sorted(stood)[DAYS // 2]
    with ledger.work() as work:
        sight = rights.sight(deeds.actor(Role.DIRECTOR, work))
        for asked in (part(work), part(work, day=middle), part(work, first=middle)):
            counts = work.numbers.totals(asked).counts
            for name in Set:
                page = work.numbers.page(sight, asked, name, number=0, size=8)
                assert page.total == counts[name], name
                assert len(page.rows) == min(8, counts[name])
            assert sum(work.numbers.ages(asked)) == counts[Set.OPEN]


def test_a_cut_narrows(ledger: Ledger, town: builders.World) -> None:
    with ledger.work() as work:
        for category, mode in (("B6", findings.Mode.LIMITED), ("B5", None), ("A1", None)):
            builders.finding(work, town, findings.State.OPEN, category=category, mode=mode)
        cuts: dict[str, Mapping[str, object]] = {
            "all": {},
            "B": {"category": "B"},
            "B6": {"category": "B6"},
            "mode": {"mode": findings.Mode.LIMITED},
            "level": {"level": town.unit.level},
            "other level": {"level": Level.REGION},
            "kind": {"kind": town.assignment.kind},
            "other kind": {"kind": Kind.LINKED},
        }
        given = {name: totals(work, **cut).counts[Set.GIVEN] for name, cut in cuts.items()}
        lines = work.numbers.lines(part(work), "category")
        other = replace(part(work), path=town.other_unit.path)
        assert work.numbers.totals(other).counts[Set.GIVEN] == 0
        assert work.numbers.places(part(work)) == {(town.round.id, town.unit.id)}
        mine = replace(part(work), reader=numbers.Reader(units=frozenset({town.unit.id})))
        assert work.numbers.totals(mine).counts[Set.GIVEN] == 3
        above = replace(part(work), reader=numbers.Reader(paths=(town.other_unit.path,)))
        assert work.numbers.totals(above).counts[Set.GIVEN] == 0
    assert given == {
        "all": 3, "B": 2, "B6": 1, "mode": 1, "level": 3, "other level": 0, "kind": 3,
        "other kind": 0,
    }  # fmt: skip
    assert [line.key for line in lines] == ["A1", "B5", "B6"]
