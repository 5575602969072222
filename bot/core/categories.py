"""The categories of findings (domain §10), by code, and a guess from a finding's words.

Names stand in `locales/` as `category-A1`; an office that edits the list edits the texts and the
policy's words. The guess only orders the buttons: category is settled at review.
"""

from __future__ import annotations

from collections.abc import Sequence

# Words that point to a category; the first hit of the longest word wins.
WORDS: dict[str, tuple[str, ...]] = {
    "A1": ("理论学习", "中心组", "学习计划", "应付学习", "学习记录"),
    "A2": ("上级决策", "贯彻落实", "重大部署", "传达学习", "政策落实"),
    "A3": ("履职", "核心职能", "职能作用", "主责主业"),
    "A4": ("意识形态", "网络舆情", "阵地管理"),
    "A5": ("改革", "营商环境", "项目建设", "高质量发展"),
    "A6": ("乡村振兴", "生态", "环境保护", "扶贫", "产业", "安置房", "人居环境"),
    "B1": ("主体责任", "从严治党", "党委责任"),
    "B2": ("监督责任", "纪委", "日常监督", "执纪"),
    "B3": ("八项规定", "公务接待", "公车", "津补贴", "超标准", "吃喝"),
    "B4": ("形式主义", "官僚主义", "文山会海", "痕迹管理", "照抄照搬"),
    "B5": ("群众身边", "优亲厚友", "克扣", "吃拿卡要", "低保", "补贴发放", "危房"),
    "B6": ("财务", "资产", "工程", "采购", "招标", "合同", "白条", "报销", "往来款", "资金"),
    "B7": ("重点岗位", "权力运行", "轮岗", "廉政风险", "审批权"),
    "C1": ("民主集中制", "班子", "三重一大", "议事规则", "一言堂"),
    "C2": ("选人用人", "干部选拔", "任用", "考察"),
    "C3": ("人才", "年轻干部", "干部队伍"),
    "C4": ("党支部", "基层党组织", "三会一课", "组织生活", "换届"),
    "C5": ("党员教育", "发展党员", "党费", "流动党员"),
    "C6": ("基层治理", "网格", "矛盾纠纷", "信访"),
    "D1": ("整改责任", "整改方案", "整改台账"),
    "D2": ("整改不到位", "虚假整改", "纸面整改", "整改不彻底"),
    "D3": ("长效机制", "制度建设", "边改边犯"),
    "D4": ("审计",),
    "D5": ("移交事项", "移交问题"),
    "V1": ("村级政策", "惠民政策", "政策落地"),
    "V2": ("村干部", "村集体", "集体资金"),
    "V3": ("软弱涣散", "村党组织"),
    "V4": ("上轮整改", "上一轮巡察"),
}

# As search and the office's files know them; a test holds them equal to the first language's.
NAMES: dict[str, str] = {
    "A1": "理论学习",
    "A2": "贯彻上级决策",
    "A3": "履行核心职能",
    "A4": "意识形态责任制",
    "A5": "改革发展",
    "A6": "乡村振兴与生态",
    "B1": "主体责任",
    "B2": "监督责任",
    "B3": "八项规定精神",
    "B4": "形式主义官僚主义",
    "B5": "群众身边不正之风和腐败",
    "B6": "财务资产工程采购",
    "B7": "重点岗位权力运行",
    "C1": "班子与民主集中制",
    "C2": "选人用人",
    "C3": "干部人才",
    "C4": "基层党组织",
    "C5": "党员教育管理",
    "C6": "基层治理",
    "D1": "整改主体责任",
    "D2": "整改不到位",
    "D3": "长效机制",
    "D4": "审计整改",
    "D5": "移交事项与信访",
    "V1": "村级：政策落地",
    "V2": "村级：群众身边腐败",
    "V3": "村级：组织软弱涣散",
    "V4": "村级：上轮整改",
}

CODES: tuple[str, ...] = tuple(WORDS)


def begins_any(code: str) -> bool:
    """One of ours, or a letter that some begin with."""
    return any(known.startswith(code) for known in CODES)


def suggest(problem: str) -> Sequence[str]:
    """Codes whose words occur, the longest word first."""
    hits = [
        (-len(word), code) for code, words in WORDS.items() for word in words if word in problem
    ]
    return tuple(dict.fromkeys(code for _, code in sorted(hits)))
