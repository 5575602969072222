"""What the packaged templates say, paragraph by paragraph: (style, words)."""

from __future__ import annotations

from bot.core.papers import Kind
from tests.papers.layout import (
    BODY,
    DATED,
    FIRST,
    MASTHEAD,
    NUMBER,
    SECOND,
    SIGNED,
    SMALL,
    THIRD,
    TITLE,
    TO,
)

Paragraphs = tuple[tuple[str, str], ...]

_ITEM = (
    "{{ 事项.序号 }}. {{ 事项.问题 }}（编号：{{ 事项.编号 }}；整改期限：{{ 事项.期限 }}"
    "{% if 事项.责任领导 %}；责任领导：{{ 事项.责任领导 }}{% endif %}"
    "{% if 事项.责任人 %}；责任人：{{ 事项.责任人 }}{% endif %}"
)
_LATE = "；已超期{{ 事项.超期天数 }}天，目前{{ 事项.状态 }}）"
_ENDS = (
    (BODY, ""),
    (SIGNED, "{{ 发文机关 }}"),
    (DATED, "{{ 成文日期 }}"),
)
_COPIES = (
    (BODY, "{%p if 抄送 %}"),
    (SMALL, "抄送：{{ 抄送 }}"),
    (BODY, "{%p endif %}"),
)
_EXPORTED = ((SMALL, "{{ 导出 }}"),)
_MASTHEAD = (
    (MASTHEAD, "{{ 发文机关 }}"),
    (NUMBER, "{% if 文号 %}{{ 文号 }}{% else %}〔    〕    号{% endif %}"),
    (BODY, ""),
)


def _letter(title: str, opening: str, heading: str, item: str, asked: Paragraphs) -> Paragraphs:
    return (
        *_MASTHEAD,
        (TITLE, title),
        (BODY, ""),
        (TO, "{{ 主送 }}："),
        (BODY, opening),
        (FIRST, heading),
        (BODY, "{%p for 事项 in 事项清单 %}"),
        (BODY, item),
        (BODY, "{%p endfor %}"),
        *asked,
        *_ENDS,
        *_COPIES,
        *_EXPORTED,
    )


_WHOLE: Paragraphs = (
    (THIRD, "{{ 项.序号 }}. {{ 项.问题 }}（{{ 项.编号 }}）"),
    (BODY, "{%p if 项.措施 %}"),
    (BODY, "整改措施："),
    (BODY, "{%p for 措 in 项.措施 %}"),
    (
        BODY,
        "（{{ 措.序号 }}）{{ 措.内容 }}（时限：{{ 措.时限 }}"
        "{% if 措.责任人 %}，责任人：{{ 措.责任人 }}{% endif %}"
        "{% if 措.完成 %}，已于{{ 措.完成 }}完成{% endif %}）",
    ),
    (BODY, "{%p endfor %}"),
    (BODY, "{%p endif %}"),
    (BODY, "{%p if 项.进展 %}"),
    (BODY, "整改进展："),
    (BODY, "{%p for 步 in 项.进展 %}"),
    (BODY, "{{ 步.日期 }}，{{ 步.内容 }}"),
    (BODY, "{%p endfor %}"),
    (BODY, "{%p endif %}"),
    (BODY, "完成情况：{{ 项.完成情况 }}"),
)


def _rest(who: str) -> Paragraphs:
    return (
        (BODY, "{%p if 未完成 %}"),
        (BODY, "{%p for 项 in 未完成 %}"),
        (THIRD, "{{ 项.序号 }}. " + who + "{{ 项.问题 }}（{{ 项.编号 }}）"),
        (BODY, "目前情况：{{ 项.完成情况 }}"),
        (BODY, "{%p if 项.未完成原因 %}"),
        (BODY, "未完成原因：{{ 项.未完成原因 }}"),
        (BODY, "{%p endif %}"),
        (BODY, "{%p if 项.下一步措施 %}"),
        (
            BODY,
            "下一步措施：{% for 步 in 项.下一步措施 %}{{ 步 }}"
            "{% if loop.last %}。{% else %}；{% endif %}{% endfor %}",
        ),
        (BODY, "{%p endif %}"),
        (BODY, "{%p endfor %}"),
        (BODY, "{%p else %}"),
        (BODY, "反馈问题已全部完成整改。"),
        (BODY, "{%p endif %}"),
    )


_RULES: Paragraphs = (
    (BODY, "{%p if 制度 %}"),
    (BODY, "坚持当下改与长久立相结合，共{{ 制度|length }}项制度已经出台："),
    (BODY, "{%p for 制 in 制度 %}"),
    (
        BODY,
        "{{ 制.类型 }}《{{ 制.名称 }}》{% if 制.文号 %}（{{ 制.文号 }}）{% endif %}"
        "（对应问题{{ 制.问题编号 }}）",
    ),
    (BODY, "{%p endfor %}"),
    (BODY, "{%p else %}"),
    (BODY, "（请补充建立制度、追缴资金、处理人员等情况。）"),
    (BODY, "{%p endif %}"),
)

TITLES = {
    Kind.REMINDER: "关于提醒{{ 单位 }}按期完成巡察整改事项的函",
    Kind.SUPERVISION: "关于督办{{ 单位 }}巡察整改超期事项的函",
    Kind.TALK: "关于约谈{{ 单位 }}有关负责人的建议",
    Kind.ACCOUNTABILITY: "关于{{ 单位 }}巡察整改不力启动问责程序的建议",
    Kind.UNIT_REPORT: "{{ 单位 }}关于{{ 轮次 }}巡察反馈问题\n整改情况的报告",
    Kind.ROUND_REPORT: "关于{{ 轮次 }}巡察反馈问题\n整改情况的报告",
}

WORDINGS: dict[Kind, Paragraphs] = {
    Kind.REMINDER: _letter(
        TITLES[Kind.REMINDER],
        "{{ 轮次 }}巡察反馈你单位的问题中，有{{ 数量 }}项整改期限将至。"
        "为确保按期完成整改，现提醒如下。",
        "一、提醒事项",
        _ITEM + "）",
        (
            (FIRST, "二、有关要求"),
            (
                BODY,
                "请对照整改措施和时限抓紧推进，完成一项、报送一项，并附佐证材料。"
                "请于{{ 回复期限 }}前将进展情况函告我办。联系人：{{ 联系人 }}。",
            ),
        ),
    ),
    Kind.SUPERVISION: _letter(
        TITLES[Kind.SUPERVISION],
        "{{ 轮次 }}巡察反馈你单位的问题中，截至{{ 成文日期 }}，有{{ 数量 }}项已超过整改期限，"
        "尚未完成整改。现予督办，请抓紧办理。",
        "一、督办事项",
        _ITEM + _LATE,
        (
            (FIRST, "二、有关要求"),
            (SECOND, "（一）压实责任。主要负责同志要亲自过问，逐项查明超期原因，责任落实到人。"),
            (SECOND, "（二）限期完成。倒排时间，逐项明确完成时限，做到事事有着落、件件有回音。"),
            (
                SECOND,
                "（三）按时回复。请于{{ 回复期限 }}前将办理情况书面函告我办，并附佐证材料。"
                "联系人：{{ 联系人 }}。",
            ),
        ),
    ),
    Kind.TALK: _letter(
        TITLES[Kind.TALK],
        "{{ 轮次 }}巡察反馈{{ 单位 }}的问题中，经提醒、督办，截至{{ 成文日期 }}仍有{{ 数量 }}项"
        "超过整改期限未完成整改。",
        "一、基本情况",
        _ITEM + _LATE,
        (
            (FIRST, "二、有关建议"),
            (
                BODY,
                "建议由领导小组负责同志约谈{{ 单位 }}主要负责同志和有关责任领导，"
                "指出问题，明确要求，督促限期完成整改。",
            ),
            (BODY, "妥否，请批示。"),
        ),
    ),
    Kind.ACCOUNTABILITY: _letter(
        TITLES[Kind.ACCOUNTABILITY],
        "{{ 轮次 }}巡察反馈{{ 单位 }}的问题中，经提醒、督办、约谈，截至{{ 成文日期 }}仍有"
        "{{ 数量 }}项长期超过整改期限未完成整改。",
        "一、基本情况",
        _ITEM + _LATE,
        (
            (FIRST, "二、有关建议"),
            (
                BODY,
                "建议依照有关规定，对上述事项整改不力的情况进行核查，"
                "根据核查结果对有关党组织和责任人员研究启动问责程序。",
            ),
            (BODY, "妥否，请批示。"),
        ),
    ),
    Kind.UNIT_REPORT: (
        (TITLE, TITLES[Kind.UNIT_REPORT]),
        (BODY, ""),
        (TO, "{{ 主送 }}："),
        (
            BODY,
            "根据{{ 轮次 }}巡察反馈意见，{{ 单位 }}逐项落实整改责任，现将截至{{ 成文日期 }}的"
            "整改情况报告如下。",
        ),
        (FIRST, "一、总体情况"),
        (BODY, "{{ 概述 }}"),
        (BODY, "{%p if 立行立改 %}"),
        (BODY, "{{ 立行立改 }}"),
        (BODY, "{%p endif %}"),
        (FIRST, "二、反馈问题逐项整改情况"),
        (BODY, "{%p for 类 in 方面 %}"),
        (SECOND, "（{{ 类.节 }}）{{ 类.名称 }}"),
        (BODY, "{%p for 项 in 类.问题清单 %}"),
        *_WHOLE,
        (BODY, "{%p endfor %}"),
        (BODY, "{%p endfor %}"),
        (FIRST, "三、未完成整改的问题和下一步措施"),
        *_rest(""),
        (FIRST, "四、整改成效"),
        *_RULES,
        (BODY, "特此报告。"),
        (BODY, ""),
        (SIGNED, "{{ 单位 }}"),
        (DATED, "{{ 成文日期 }}"),
        *_EXPORTED,
    ),
    Kind.ROUND_REPORT: (
        (TITLE, TITLES[Kind.ROUND_REPORT]),
        (BODY, ""),
        (TO, "{{ 主送 }}："),
        (BODY, "现将{{ 轮次 }}巡察反馈问题截至{{ 成文日期 }}的整改情况报告如下。"),
        (FIRST, "一、总体情况"),
        (BODY, "{{ 概述 }}"),
        (BODY, "{%p if 立行立改 %}"),
        (BODY, "{{ 立行立改 }}"),
        (BODY, "{%p endif %}"),
        (BODY, "{%p if 建议 %}"),
        (BODY, "{{ 建议 }}"),
        (BODY, "{%p endif %}"),
        (BODY, "各单位整改情况见附件。"),
        (FIRST, "二、逐项整改情况"),
        (BODY, "{%p for 家 in 各单位 %}"),
        (SECOND, "（{{ 家.节 }}）{{ 家.单位 }}"),
        (BODY, "{{ 家.概述 }}"),
        (BODY, "{%p for 项 in 家.问题清单 %}"),
        *_WHOLE,
        (BODY, "{%p endfor %}"),
        (BODY, "{%p endfor %}"),
        (FIRST, "三、未完成整改的问题和下一步措施"),
        *_rest("{{ 项.单位 }}："),
        (FIRST, "四、整改成效"),
        *_RULES,
        (FIRST, "五、下一步工作"),
        (
            BODY,
            "紧盯尚未完成整改的{{ 未完成数 }}个问题，逐项督促、逐项销号，"
            "对已销号问题开展抽查和回头看，防止反弹。",
        ),
        (BODY, "特此报告。"),
        (BODY, ""),
        (BODY, "附件：各单位整改情况统计表"),
        (BODY, ""),
        (SIGNED, "{{ 发文机关 }}"),
        (DATED, "{{ 成文日期 }}"),
        *_EXPORTED,
    ),
}

TABLE_HEADS = ("序号", "单位", "反馈", "已完成", "未完成", "超期", "整改率")
TABLE_CELLS = (
    "{{ 家.序号 }}",
    "{{ 家.单位 }}",
    "{{ 家.反馈数 }}",
    "{{ 家.完成数 }}",
    "{{ 家.未完成数 }}",
    "{{ 家.超期数 }}",
    "{{ 家.整改率 }}",
)
