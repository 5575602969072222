"""What offices do to workbooks, and where each fault is said to be."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from bot.core.policy import Limit, LimitUnit
from bot.intake import files, workbook
from tests.intake import samples
from tests.intake.samples import Rows, faults, ids, read_xlsx, sound

Sheets = dict[str, Rows]


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    return samples.sheets_of_the_sample(tmp_path)


@pytest.mark.parametrize(
    "written",
    [date(2020, 3, 2), "2020-03-02", "2020.3.2", "2020/3/2", "2020年3月2日", " 2020年03月02日"],
)
def test_dates_are_read_as_offices_write_them(
    tmp_path: Path, sheets: Sheets, written: date | str
) -> None:
    sheets["轮次"][1][4] = written

    assert sound(read_xlsx(tmp_path, sheets)).rounds[0].started_on == date(2020, 3, 2)


@pytest.mark.parametrize("written", ["2020-02-30", "三月二日", "20200302", "2020-3", 43892])
def test_what_is_no_date_is_refused_in_its_cell(
    tmp_path: Path, sheets: Sheets, written: str | int
) -> None:
    sheets["轮次"][1][4] = written

    assert faults(read_xlsx(tmp_path, sheets)) == [("load-not-a-day", "轮次", 2, "E 进驻日期")]


@pytest.mark.parametrize(
    ("written", "amount", "unit"),
    [
        ("3个月", 3, LimitUnit.MONTH),
        (3, 3, LimitUnit.MONTH),
        ("60天", 60, LimitUnit.CALENDAR_DAY),
        ("20个工作日", 20, LimitUnit.WORKDAY),
        ("2 months", 2, LimitUnit.MONTH),
    ],
)
def test_a_rounds_limit_is_read(
    tmp_path: Path, sheets: Sheets, written: str | int, amount: int, unit: LimitUnit
) -> None:
    sheets["轮次"][1][6] = written

    limit = sound(read_xlsx(tmp_path, sheets)).rounds[0].limits.finding
    assert limit == Limit(amount=amount, unit=unit)


@pytest.mark.parametrize(
    ("written", "id"),
    [("3旬", "load-unknown-limit-unit"), ("很快", "load-wrong-shape"), ("0天", "load-too-small"),
     ("9999天", "load-too-great")],
)  # fmt: skip
def test_what_is_no_limit_is_refused(
    tmp_path: Path, sheets: Sheets, written: str, id: str
) -> None:
    sheets["轮次"][1][6] = written

    assert faults(read_xlsx(tmp_path, sheets)) == [(id, "轮次", 2, "G 整改期限")]


def test_without_a_limit_the_policy_stands(tmp_path: Path, sheets: Sheets) -> None:
    for row in sheets["轮次"]:
        del row[6]

    assert sound(read_xlsx(tmp_path, sheets)).rounds[0].limits.finding is None


@pytest.mark.parametrize("written", ["1", 1.0, "第一巡察组", "第1组", "一组"])
def test_a_team_is_known_by_its_number_however_written(
    tmp_path: Path, sheets: Sheets, written: str | float
) -> None:
    sheets["被巡察单位"][1][2] = written

    assert sound(read_xlsx(tmp_path, sheets)).rounds[0].assignments[0].team == 1


@pytest.mark.parametrize(
    ("written", "name"), [(12, "第十二巡察组"), ("20", "第二十巡察组"), ("第三组", "第三组")]
)
def test_a_team_without_a_name_is_named_by_its_number(
    tmp_path: Path, sheets: Sheets, written: str | int, name: str
) -> None:
    sheets["巡察组"].append(["七", written, None, "钱宁", None, "组长"])

    assert sound(read_xlsx(tmp_path, sheets)).rounds[0].teams[2].name == name


@pytest.mark.parametrize(
    ("written", "id"),
    [(0, "load-too-small"), (100, "load-too-great"), ("9" * 5000, "load-not-a-number")],
)
def test_a_team_number_beyond_measure_is_refused(
    tmp_path: Path, sheets: Sheets, written: str | int, id: str
) -> None:
    sheets["巡察组"].append(["七", written, None, "钱宁", None, "组长"])

    assert (id, "巡察组", 6, "B 巡察组") in faults(read_xlsx(tmp_path, sheets))


def test_the_name_may_stand_in_any_row_of_the_team(tmp_path: Path, sheets: Sheets) -> None:
    whole = sound(read_xlsx(tmp_path, sheets))
    sheets["巡察组"][1][2] = sheets["巡察组"][3][2] = None

    assert sound(read_xlsx(tmp_path, sheets)) == whole


def test_two_names_for_one_team_are_a_contradiction(tmp_path: Path, sheets: Sheets) -> None:
    sheets["巡察组"][2][2] = "另一组"

    reading = read_xlsx(tmp_path, sheets)
    assert faults(reading) == [("load-two-names", "巡察组", 3, "C 组名")]


def test_a_team_column_alone_makes_a_team_without_members(tmp_path: Path, sheets: Sheets) -> None:
    sheets["巡察组"].append([7, 3, None, None, None, None])

    assert faults(read_xlsx(tmp_path, sheets)) == [("load-team-without-head", "巡察组", 6, "")]


def test_leading_zeros_shown_by_a_format_are_kept(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("组织")
    sheet.append(["编码", "名称", "级别"])
    sheet.append([101, "甲县", "县市"])
    sheet["A2"].number_format = "000000"
    stream = BytesIO()
    book.save(stream)

    assert sound(read_xlsx(tmp_path, stream.getvalue())).organisations[0].code == "000101"


def test_english_sheets_and_headers_titles_notes_and_empty_rows_are_understood(
    tmp_path: Path,
) -> None:
    reading = read_xlsx(
        tmp_path,
        {
            "说明": [["请逐项填写"]],
            "Sheet9": [],
            " Organisations ": [
                ["某州组织一览"],
                [None],
                ["code", "Name *", "level"],
                [None, " ", None],
                [7.5, "甲县", "county"],
                [True, "乙县", "县（市）"],
            ],
        },
    )
    assert [entry.code for entry in sound(reading).organisations] == ["7.5", "true"]


def test_formulas_and_error_values_are_refused_and_nothing_is_blamed_twice(
    tmp_path: Path, sheets: Sheets
) -> None:
    sheets["组织"][4][0] = "=A1"
    sheets["巡察组"][1][5] = "#REF!"

    assert faults(read_xlsx(tmp_path, sheets)) == [
        ("load-formula", "组织", 5, "A 编码"),
        ("load-error-cell", "巡察组", 2, "F 职务"),
    ]


def test_unknown_double_nameless_and_confidential_columns_are_named(
    tmp_path: Path, sheets: Sheets
) -> None:
    sheets["人员"][0] += ["手机号", "备注", "姓名"]
    sheets["人员"][1] += ["1", "好", "某", "无名列"]

    assert faults(read_xlsx(tmp_path, sheets)) == [
        ("load-confidential", "人员", 1, "E 手机号"),
        ("load-unknown-column", "人员", 1, "F 备注"),
        ("load-duplicate-column", "人员", 1, "G 姓名"),
        ("load-column-without-header", "人员", 2, "H"),
    ]


def test_a_missing_column_is_named_once(tmp_path: Path, sheets: Sheets) -> None:
    for row in sheets["组织"]:
        del row[3]

    assert faults(read_xlsx(tmp_path, sheets)) == [("load-missing-column", "组织", 1, "级别")]


def test_a_missing_column_of_rounds_is_named_once(tmp_path: Path, sheets: Sheets) -> None:
    for row in sheets["被巡察单位"]:
        del row[0]

    assert faults(read_xlsx(tmp_path, sheets)) == [
        ("load-missing-column", "被巡察单位", 1, "轮次")
    ]


def test_a_sheet_without_a_header_says_what_it_should_hold(tmp_path: Path, sheets: Sheets) -> None:
    sheets["组织"][0] = ["一", 2, "三"]

    reading = read_xlsx(tmp_path, sheets)
    assert faults(reading) == [("load-no-header", "组织", 0, "")]
    assert reading.problems[0].args["columns"] == "编码、名称、级别"


def test_unknown_and_double_sheets_are_named(tmp_path: Path, sheets: Sheets) -> None:
    sheets["人 员 表"] = [["姓名"]]
    sheets["people"] = [["姓名"]]

    found = {(id, sheet) for id, sheet, *_ in faults(read_xlsx(tmp_path, sheets))}
    assert found == {("load-unknown-sheet", "人 员 表"), ("load-duplicate-sheet", "people")}


def test_a_round_is_found_by_number_and_told_apart_by_term(tmp_path: Path, sheets: Sheets) -> None:
    sheets["轮次"].append(["第十届", "7", "2024", "第七轮", "2024-01-02", None, None])
    reading = read_xlsx(tmp_path, sheets)
    assert set(ids(reading)) == {"load-ambiguous-round"}
    assert len(reading.problems) == len(sheets["巡察组"]) + len(sheets["被巡察单位"]) - 2

    for title in ("巡察组", "被巡察单位"):
        sheets[title] = [["届次", *sheets[title][0]]] + [
            ["第九届", *row] for row in sheets[title][1:]
        ]
    rounds = sound(read_xlsx(tmp_path, sheets)).rounds
    assert [len(entry.teams) for entry in rounds] == [2, 0]


def test_an_unknown_or_missing_round_is_named_in_its_cell(tmp_path: Path, sheets: Sheets) -> None:
    sheets["巡察组"][1][0] = 8
    sheets["被巡察单位"][1][0] = None

    assert faults(read_xlsx(tmp_path, sheets)) == [
        ("load-unknown-round", "巡察组", 2, "A 轮次"),
        ("load-missing", "被巡察单位", 2, "A 轮次"),
    ]


def test_a_date_where_the_round_belongs_is_no_text(tmp_path: Path, sheets: Sheets) -> None:
    sheets["被巡察单位"][1][0] = date(2024, 7, 1)

    reading = read_xlsx(tmp_path, sheets)
    assert faults(reading) == [("load-not-text", "被巡察单位", 2, "A 轮次")]


def test_faults_are_placed_even_where_no_row_is_left(tmp_path: Path, sheets: Sheets) -> None:
    sheets["巡察组"] = [sheets["巡察组"][0], [9, 1, None, "钱宁", None, "组长"]]

    reading = read_xlsx(tmp_path, {title: sheets[title] for title in ("轮次", "巡察组")})
    assert faults(reading) == [("load-unknown-round", "巡察组", 2, "A 轮次")]


def test_rows_of_one_person_are_his_posts(tmp_path: Path, sheets: Sheets) -> None:
    sheets["人员"].append(["周全", None, "管理员", None])

    people = sound(read_xlsx(tmp_path, sheets)).people
    assert [post.role for post in people[0].posts] == ["director", "office", "admin"]


def test_a_row_without_a_name_or_role_is_told_so(tmp_path: Path, sheets: Sheets) -> None:
    sheets["人员"] += [[None, None, "管理员", None], ["吴成", None, None, "JW"]]

    assert faults(read_xlsx(tmp_path, sheets)) == [
        ("load-missing", "人员", 6, "A 姓名"),
        ("load-missing", "人员", 7, "C 角色"),
    ]


def test_every_fault_of_every_sheet_is_reported_at_once(tmp_path: Path, sheets: Sheets) -> None:
    sheets["组织"][2][3] = "市"
    sheets["组织"][3][4] = "没有"
    sheets["轮次"][1][2] = "二〇"
    sheets["巡察组"][2][5] = "司机"
    sheets["被巡察单位"][1][1] = "无"
    sheets["被巡察单位"][2][4] = "也许"
    sheets["人员"][3][3] = None

    assert faults(read_xlsx(tmp_path, sheets)) == [
        ("load-unknown-level", "组织", 3, "D 级别"),
        ("load-unknown-organisation", "组织", 4, "E 上级编码"),
        ("load-not-a-year", "轮次", 2, "C 年度"),
        ("load-unknown-team-role", "巡察组", 3, "F 职务"),
        ("load-unknown-organisation", "被巡察单位", 2, "B 单位编码"),
        ("load-not-yes-or-no", "被巡察单位", 3, "E 提级反馈"),
        ("load-role-needs-organisation", "人员", 4, "D 单位编码"),
    ]


def test_a_date_where_a_code_belongs_is_told_to_be_no_text(tmp_path: Path, sheets: Sheets) -> None:
    sheets["组织"][3][0] = date(2024, 1, 2)

    assert ("load-not-text", "组织", 4, "A 编码") in faults(read_xlsx(tmp_path, sheets))


def test_too_many_rows_are_refused(
    tmp_path: Path, sheets: Sheets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)

    assert "load-too-many-rows" in ids(read_xlsx(tmp_path, sheets))


def test_a_workbook_without_any_row_holds_nothing(tmp_path: Path) -> None:
    assert ids(read_xlsx(tmp_path, {"组织": [], "人员": [["姓名", "角色", "单位编码"]]})) == [
        "load-nothing"
    ]


def test_a_macro_workbook_is_only_read(tmp_path: Path, sheets: Sheets) -> None:
    path = tmp_path / "office.XLSM"
    path.write_bytes(samples.workbook(sheets))

    assert files.read(path).problems == ()
