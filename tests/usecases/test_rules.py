"""长久立: when it is asked for, what is kept, and how it is counted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.core import errors, rules
from bot.core.findings import Finding
from bot.core.roles import Role
from bot.core.rules import Kind
from bot.usecases import quality
from bot.usecases import rules as cases
from bot.usecases.corrections import Correct, correct
from tests.usecases.deeds import Deeds

RULE: dict[str, Any] = {
    "lasting": Kind.NEW,
    "rule_name": "村级财务公开办法",
    "rule_number": "清政发〔2020〕12号",
    "rule_on": date(2020, 12, 1),
}


def of_category(deeds: Deeds, category: str = "D3") -> Finding:
    item = deeds.assigned()
    command = Correct(finding=item.id, problem=item.problem, category=category)
    return deeds.by(Role.OFFICE, correct, command)


def held(deeds: Deeds, item: Finding) -> list[rules.Rule]:
    with deeds.ledger.work() as work:
        return list(work.rules.of_finding(item.id, item.cycle))


def is_needed(deeds: Deeds, item: Finding) -> bool:
    with deeds.ledger.work() as work:
        return cases.is_needed(work.findings.get(item.id), work)


def test_it_is_asked_where_the_category_needs_it_until_there_is_one(deeds: Deeds) -> None:
    item = of_category(deeds)
    assert not is_needed(deeds, deeds.assigned())
    assert is_needed(deeds, item)
    application = deeds.apply(item, lasting=Kind.NONE)
    assert is_needed(deeds, item)
    back = deeds.refuse(application, Role.LEADER)
    deeds.apply(back, **RULE)
    assert not is_needed(deeds, item)
    [rule] = held(deeds, item)
    assert (rule.kind, rule.name, rule.number) == (
        Kind.NEW,
        RULE["rule_name"],
        "清政发〔2020〕12号",
    )


def test_it_is_an_event_by_whoever_entered_it(deeds: Deeds) -> None:
    item = of_category(deeds)
    deeds.apply(item, **RULE)
    [event] = [e for e in deeds.history(item) if e.kind == "rule-entered"]
    assert event.body == {"kind": "new", "text": RULE["rule_name"], "number": RULE["rule_number"]}
    assert event.person_id == deeds.id(Role.RESPONSIBLE)


@pytest.mark.parametrize(
    ("more", "variant"),
    [
        ({"rule_name": None}, "rule-unnamed"),
        ({"rule_on": None}, "rule-unnamed"),
        ({"rule_on": date(2020, 12, 8)}, "rule-future"),
    ],
)
def test_half_a_rule_is_none(deeds: Deeds, more: dict[str, Any], variant: str) -> None:
    item = of_category(deeds)
    with pytest.raises(errors.Unfit, match=variant):
        deeds.apply(item, **{**RULE, **more})
    assert held(deeds, item) == []


def test_what_is_none_keeps_no_name(deeds: Deeds) -> None:
    item = of_category(deeds)
    deeds.apply(item, **{**RULE, "lasting": Kind.NONE})
    [rule] = held(deeds, item)
    assert (rule.name, rule.number, rule.issued_on) == ("", "", None)


def test_they_are_counted_by_kind(deeds: Deeds) -> None:
    deeds.apply(of_category(deeds), **RULE)
    deeds.apply(of_category(deeds), **{**RULE, "lasting": Kind.REVISED, "rule_number": None})
    deeds.apply(of_category(deeds), lasting=Kind.NONE)
    with deeds.ledger.work() as work:
        figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
        made = quality.added(figures, work).quality
    assert (made.rules_new, made.rules_revised) == (1, 1)
    assert [line.id for line in quality.lines(made)] == ["digest-rules"]
