"""The ledger's columns: every heading names one column, and an office may add its own."""

import pytest
from pydantic import ValidationError

from bot.core import policy, register

DOMAIN = """
届次 年度 轮次 巡察组 被巡察单位 序号 主要方面 类别 问题 具体内容 问题来源 整改类型
原因分析 整改措施 整改目标 整改时限 责任领导 牵头部门 配合部门 责任人 整改进展 未完成原因
下一步措施 完成情况 实际完成时间 佐证材料 申请日期 审核意见 补充整改要求 销号日期
长期坚持 下次复核 新建/修订制度数 清退追缴(万元) 挽回损失(万元) 处分(人) 组织处理(人)
诫勉(人) 谈话(人) 批评教育(人)
"""


def test_the_domain_s_columns_stand_in_its_order() -> None:
    titles = [column.title for column in register.COLUMNS]
    own = {"亮灯", "编号", "反馈日期"}
    assert [title for title in titles if title not in own] == DOMAIN.split()
    assert len(set(register.KEYS)) == len(register.COLUMNS)


def test_no_heading_names_two_columns() -> None:
    said = [register.plain(word) for column in register.COLUMNS for word in column.words]
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("备注", None),
        ("存在的\n问题", "problem"),
        (" 整改 时限：", "limit"),
        ("清退追缴（万元）", "recovered"),
        ("整改措施（3条以上）", "measures"),
        ("*责任人", "responsible"),
        ("", None),
    ],
)
def test_a_heading_is_found_as_offices_write_it(heading: str, key: str | None) -> None:
    column = register.column_of(heading, register.headings())
    assert (column.key if column else None) == key


def test_an_office_s_own_heading_comes_before_ours() -> None:
    own = {"cause": ("病根",), "goal": ("整改措施",)}
    known = register.headings(own)
    found = [register.column_of(heading, known) for heading in ("病根", "整改措施", "措施")]
    assert [column.key for column in found if column] == ["cause", "goal", "measures"]


def test_what_is_computed_or_a_note_says_so() -> None:
    computed = {column.key for column in register.COLUMNS if column.is_computed}
    assert computed == {"light", "number"}
    assert {"cause", "rules_made", "talked_to"} <= register.NOTES
    assert "problem" not in register.NOTES


def test_the_policy_s_headings_are_of_columns_that_there_are() -> None:
    assert policy.Policy(ledger_words={"cause": ("病根",)}).ledger_words["cause"] == ("病根",)
    with pytest.raises(ValidationError, match="no such column of the ledger: reason"):
        policy.Policy(ledger_words={"reason": ("病根",)})
