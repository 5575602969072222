"""A value for every field that a template may name: to try an edited one without a ledger.

Each list has two entries, since a loop that is marked wrongly shows with the second.

A test holds these fields equal to what papers are really filled with.
"""

from __future__ import annotations

from typing import Any

from bot.core.papers import Kind

_FRAME = dict.fromkeys(
    ("发文机关", "领导小组", "轮次", "届次", "年度", "成文日期", "联系人", "导出", "主送"), "样例"
)
_ITEM = dict.fromkeys(
    (
        *("序号", "编号", "问题", "类别", "整改类型", "期限", "超期天数", "剩余天数"),
        *("责任领导", "牵头部门", "责任人", "状态"),
    ),
    "样例",
)
_MEASURE = dict.fromkeys(("序号", "内容", "时限", "责任人", "完成"), "样例")
_WHOLE: dict[str, Any] = {
    **_ITEM,
    "措施": [_MEASURE] * 2,
    "进展": [{"日期": "样例", "内容": "样例"}] * 2,
    "完成情况": "样例",
    "未完成原因": "样例",
    "下一步措施": ["样例"] * 2,
}
_SUMMED = dict.fromkeys(("概述", "立行立改", "反馈数", "完成数", "未完成数", "整改率"), "样例")
_REST = {
    "未完成": [{**_WHOLE, "单位": "样例"}] * 2,
    "制度": [dict.fromkeys(("名称", "文号", "类型", "问题编号"), "样例")],
}
_LETTER: dict[str, Any] = {
    **_FRAME,
    **dict.fromkeys(("文号", "内部编号", "单位", "抄送", "数量", "回复期限"), "样例"),
    "事项清单": [_ITEM] * 2,
}
_UNIT: dict[str, Any] = {
    **_FRAME,
    **_SUMMED,
    **_REST,
    "单位": "样例",
    "反馈日期": "样例",
    "方面": [{"节": "一", "名称": "样例", "问题清单": [_WHOLE] * 2}],
}
_ROUND: dict[str, Any] = {
    **_FRAME,
    **_SUMMED,
    **_REST,
    "单位数": "1",
    "建议": "样例",
    "各单位": [
        {
            **_SUMMED,
            **dict.fromkeys(("序号", "节", "单位", "超期数"), "1"),
            "问题清单": [_WHOLE] * 2,
        }
    ],
}


def of(kind: Kind) -> dict[str, Any]:
    match kind:
        case Kind.UNIT_REPORT:
            return _UNIT
        case Kind.ROUND_REPORT:
            return _ROUND
        case _:
            return _LETTER
