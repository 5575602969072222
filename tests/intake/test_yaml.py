"""What can be wrong with a YAML file, and the line where it is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.intake import yaml_roster
from tests.intake import samples
from tests.intake.samples import faults, ids, read_yaml, sound


def test_codes_keep_their_zeros_and_quotes_make_no_difference(tmp_path: Path) -> None:
    text = """organisations: [{code: 0101, name: "on", level: county, parent: ~}]"""

    entry = sound(read_yaml(tmp_path, text)).organisations[0]

    assert (entry.code, entry.name, entry.parent) == ("0101", "on", None)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert sound(read_yaml(tmp_path, "\ufeff" + samples.YAML)).people


def test_problems_name_line_and_path(tmp_path: Path) -> None:
    text = samples.YAML.replace("role: deputy", "role: driver").replace(
        "    started_on: 2020-03-02\n", ""
    )

    assert faults(read_yaml(tmp_path, text)) == [
        ("load-missing", "", 8, "rounds[0].started_on"),
        ("load-unknown-team-role", "", 19, "rounds[0].teams[0].members[1].role"),
    ]


def test_nested_organisations_keep_the_path_of_the_file(tmp_path: Path) -> None:
    text = """organisations:
- code: A
  name: 甲州
  level: prefecture
  children:
  - {code: B, name: 乙县, level: town}
  - {code: C, name: 丙县, level: county, parent: B}
  - {code: D, name: 丁县, level: county, children: 3}
  - 戊县
"""
    assert faults(read_yaml(tmp_path, text)) == [
        ("load-unknown-level", "", 6, "organisations[0].children[0].level"),
        ("load-two-parents", "", 7, "organisations[0].children[1].parent"),
        ("load-unknown-field", "", 8, "organisations[0].children[2].children"),
        ("load-wrong-shape", "", 9, "organisations[0].children[3]"),
    ]


def test_personal_numbers_must_not_enter(tmp_path: Path) -> None:
    text = samples.YAML.replace("  - name: 孙立", "  - name: 孙立\n    phone: 1\n    hobby: 2")

    assert ids(read_yaml(tmp_path, text)) == [
        "load-confidential",
        "load-unknown-field",
    ]


@pytest.mark.parametrize(
    ("text", "id", "line"),
    [
        ("organisations: [{code: A\nb: }", "load-yaml-syntax", 2),
        ("people:\n\t- name: 甲", "load-yaml-syntax", 2),
        ("people:\n- name: 'x", "load-yaml-syntax", 2),
        ("a: &x [1]\nb: *x", "load-yaml-alias", 2),
        ("a: 1\nb: !!python/name:os.system x", "load-yaml-tag", 2),
        ("a: 1\n? [1]\n: 2", "load-yaml-key", 2),
        ("a: 1\n~: 2", "load-yaml-key", 2),
        ("a: 1\n---\nb: 2", "load-yaml-documents", 2),
        ("a: 1\nb: \x01", "load-yaml-character", 2),
        ("a:\n " + "[" * 100 + "]" * 100, "load-yaml-depth", 2),
    ],
)
def test_what_cannot_be_read_names_its_line(tmp_path: Path, text: str, id: str, line: int) -> None:
    reading = read_yaml(tmp_path, text)

    assert ids(reading) == [id]
    assert reading.problems[0].place.row == line


def test_thousands_of_brackets_are_refused_without_a_crash(tmp_path: Path) -> None:
    assert ids(read_yaml(tmp_path, "a: " + "[" * 1_000_000))[0].startswith("load-yaml-")


def test_too_many_entries_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_roster, "MAX_NODES", 20)

    assert ids(read_yaml(tmp_path, samples.YAML)) == ["load-yaml-too-long"]


def test_a_key_given_twice_is_a_problem_of_its_own(tmp_path: Path) -> None:
    text = samples.YAML.replace("name: 周全", "name: 周全\n    name: 周缺")

    assert faults(read_yaml(tmp_path, text)) == [("load-duplicate-key", "", 31, "people[0].name")]


@pytest.mark.parametrize("text", ["# 只有说明", "{}", "people: []", "people:", "---", "~"])
def test_a_file_that_holds_nothing_is_told_so(tmp_path: Path, text: str) -> None:
    assert ids(read_yaml(tmp_path, text))[0] in {"load-nothing", "load-wrong-shape"}


@pytest.mark.parametrize(
    "text", ["people", "[1, 2]", "people: 3", "organisations: 甲", "rounds: [3]"]
)
def test_a_wrong_shape_is_told_so(tmp_path: Path, text: str) -> None:
    assert ids(read_yaml(tmp_path, text)) == ["load-wrong-shape"]


def test_lists_of_a_wrong_shape_do_not_hide_other_faults(tmp_path: Path) -> None:
    text = samples.YAML.replace('unit: "0101"', "unit: 没有").replace("- name: 孙立", "- 孙立")
    text = text.replace('parent: "0101"', "parent: 也没有")

    assert sorted(ids(read_yaml(tmp_path, text))) == [
        "load-unknown-organisation",
        "load-unknown-organisation",
        "load-wrong-shape",
    ]


def test_a_record_set_aside_is_not_missed_a_second_time(tmp_path: Path) -> None:
    text = samples.YAML.replace("level: county", "level: 市").replace("number: 2", "number: 两")

    assert ids(read_yaml(tmp_path, text)) == ["load-unknown-level", "load-not-a-number"]


@pytest.mark.parametrize("numeral", ["一二", "十十", "二三十", "十二三", "零"])
def test_what_is_no_numeral_is_no_team_number(tmp_path: Path, numeral: str) -> None:
    text = samples.YAML.replace("- number: 1", f"- number: 第{numeral}组")

    assert ids(read_yaml(tmp_path, text)) == ["load-not-a-number"]


@pytest.mark.parametrize(
    ("written", "number"), [("第十轮", "10"), ("二十一", "21"), ("07", "7"), ("补", "补")]
)
def test_rounds_are_numbered_alike(tmp_path: Path, written: str, number: str) -> None:
    text = samples.YAML.replace("number: 7", f"number: {written}")

    assert sound(read_yaml(tmp_path, text)).rounds[0].number == number


@pytest.mark.parametrize(
    ("old", "new", "id"),
    [
        ("name: 甲州,", f"name: {'长' * 101},", "load-too-long"),
        ("name: 甲州,", 'name: "",', "load-missing"),
        ("name: 甲州,", 'name: "甲\\n州",', "load-odd-characters"),
        ("name: 甲州,", "name: [甲州],", "load-not-text"),
        ("name: 孙立", 'name: "孙#立"', "load-odd-characters"),
        ("number: 1\n", "number: 0\n", "load-too-small"),
        ("number: 1\n", f"number: {'9' * 5000}\n", "load-not-a-number"),
        ("2020-03-02", "1999-12-31", "load-too-small"),
        ("2020年5月8日", "2100-01-01", "load-too-great"),
        ("year: 2020", "year: 20年", "load-not-a-year"),
        ("kind: routine", "kind: usual", "load-unknown-kind"),
        ("role: director", "role: 司机", "load-unknown-role"),
        ("escalated: true", "escalated: 也许", "load-not-yes-or-no"),
        ("{finding: 2个月}", "{lead: 2个月}", "load-unknown-field"),
        ("{finding: 2个月}", "{finding: {amount: 1, unit: 年}}", "load-unknown-limit-unit"),
    ],
)
def test_each_fault_of_a_field_has_its_sentence(
    tmp_path: Path, old: str, new: str, id: str
) -> None:
    assert old in samples.YAML

    assert ids(read_yaml(tmp_path, samples.YAML.replace(old, new, 1))) == [id]


def test_a_long_value_is_shown_short(tmp_path: Path) -> None:
    text = samples.YAML.replace("kind: routine", f"kind: {'很' * 500}")

    assert read_yaml(tmp_path, text).problems[0].args["value"] == "很" * 40
