"""One roster, two forms: YAML and workbook say the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import bot.demo
from bot.core.organisations import Level
from bot.core.policy import Limit, LimitUnit
from bot.core.roles import TEAM_ROLES, Role
from bot.core.rounds import Kind
from bot.intake import files
from tests.intake import samples
from tests.intake.samples import read_xlsx, read_yaml, sound

DEMO = Path(bot.demo.__file__).parent / "data" / "prefecture.yaml"


def test_the_sample_is_read_whole(tmp_path: Path) -> None:
    office = sound(read_yaml(tmp_path, samples.YAML))

    assert [entry.code for entry in office.organisations] == ["01", "0101", "JW", "010101"]
    assert office.organisations[1].short_name == "甲一"
    campaign = office.rounds[0]
    assert (campaign.term, campaign.number, campaign.year) == ("第九届", "7", "2020")
    assert (campaign.started_on, campaign.feedback_on) == (date(2020, 3, 2), date(2020, 5, 8))
    assert campaign.limits.finding == Limit(amount=2, unit=LimitUnit.MONTH)
    assert [member.key for member in campaign.teams[0].members] == ["王宁#a", "李青", "王宁#b"]
    assert [unit.escalated for unit in campaign.assignments] == [False, True]
    assert [person.key for person in office.people] == ["周全", "王宁#c", "孙立"]


def test_the_workbook_gives_the_same_roster(tmp_path: Path) -> None:
    from_yaml = sound(read_yaml(tmp_path, samples.YAML))

    from_xlsx = sound(read_xlsx(tmp_path, samples.rows(from_yaml)))

    assert from_xlsx == from_yaml


def test_the_demo_prefecture_is_read_in_both_forms(tmp_path: Path) -> None:
    from_yaml = sound(files.read(DEMO))

    from_xlsx = sound(read_xlsx(tmp_path, samples.rows(from_yaml)))

    assert from_xlsx.organisations == from_yaml.organisations
    assert from_xlsx.rounds == from_yaml.rounds
    assert from_xlsx.people == from_yaml.people


@pytest.mark.parametrize("level", Level)
def test_every_level_is_read_from_its_chinese_word(tmp_path: Path, level: Level) -> None:
    word = samples.LEVELS[level]

    office = sound(read_yaml(tmp_path, f"organisations: [{{code: A, name: 甲, level: {word}}}]"))

    assert office.organisations[0].level is level


@pytest.mark.parametrize("role", sorted(set(Role) - TEAM_ROLES))
def test_every_role_is_read_from_its_chinese_word(tmp_path: Path, role: Role) -> None:
    # The lead officer is one of the office's own people.
    more = "}, {role: office" if role is Role.LEAD_OFFICER else ""
    post = f'role: {samples.ROLES[role]}, organisation: "010101"{more}'
    text = samples.YAML.replace('role: principal, organisation: "010101"', post)

    assert sound(read_yaml(tmp_path, text)).people[1].posts[0].role is role


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_read_from_its_chinese_word(tmp_path: Path, kind: Kind) -> None:
    text = samples.YAML.replace("kind: routine", f"kind: {samples.KINDS[kind]}")

    assert sound(read_yaml(tmp_path, text)).rounds[0].assignments[0].kind is kind


def test_nested_organisations_are_one_list_in_tree_order(tmp_path: Path) -> None:
    flat = sound(read_yaml(tmp_path, samples.YAML))
    nested = """
organisations:
  - code: "01"
    name: 甲州
    level: prefecture
    children:
      - code: "0101"
        name: 甲一县
        short_name: 甲一
        level: county
        children:
          - {code: "010101", name: 青石镇, level: township, parent: "0101"}
      - {code: JW, name: 甲州纪委监委, level: department, children: []}
"""
    entries = sound(read_yaml(tmp_path, nested)).organisations

    assert [entry.code for entry in entries] == ["01", "0101", "010101", "JW"]
    assert set(entries) == set(flat.organisations)


def test_codes_known_elsewhere_may_be_named(tmp_path: Path) -> None:
    path = tmp_path / "more.yaml"
    path.write_text("organisations: [{code: B, name: 乙县, level: county, parent: A}]")

    assert samples.ids(files.read(path)) == ["load-unknown-organisation"]
    assert sound(files.read(path, codes={"A"})).organisations[0].parent == "A"
