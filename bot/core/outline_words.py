"""The words by which a feedback document (反馈意见) tells its parts from each other."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from bot.core import categories, numbering


class Section(StrEnum):
    """What a chapter is about. `OTHER` names nothing that we know."""

    PROBLEMS = "problems"
    ADVICE = "advice"
    LEADS = "leads"
    AROUND = "around"
    OTHER = "other"


LONGEST_HEADING = 60
_ENDS = " 　。：:；;，,、"
_STOPS = re.compile(r"[。；;！？!?]")
_FAULT = re.compile(r"[不未欠弱差缺少乱虚浮松软]|没有|违规|滞后|淡化")
_LEADS = re.compile(r"问题线索|线索移交|移交.{0,6}线索")
_ADVICE = re.compile(r"(?:意见|整改|工作|巡察|几点|对策|改进)(?:和|与|、)?建议|整改意见|^建议$")
_AROUND = re.compile(
    r"基本情况|总体(?:评价|情况)|工作(?:开展)?情况|成效|成绩|特色做法|肯定|(?:整改|工作|纪律|有关|几点)要求"
    r"|^附[件录]|^目录$"
)
_PROBLEMS = re.compile(r"问题|不足|差距|短板|薄弱")
_CONTAINER = re.compile(
    r"^(?:巡察|此次|本次|这次)?.{0,8}(?:发现|存在|反馈|指出|面上|主要|突出|具体).{0,8}(?:问题|不足|短板|差距)"
    r"(?:及|和|与).{0,6}$|^.{0,10}(?:发现|存在|反馈|指出|面上|主要|突出|具体).{0,8}(?:问题|不足)$"
)
_ASPECT = re.compile(
    r"方面(?:的|还|仍)?(?:存在)?(?:着|的|一些|以下)?(?:主要|突出)?(?:问题|不足|情况|差距)?$"
)
_ABOUT = re.compile(r"^关于[“\"「‘].{2,40}[”\"」’](?:的|方面的?)?问题")
_TITLE = re.compile(r"反馈|巡察.{0,20}意见")
_CLOSING = re.compile(
    r"^(?:以上(?:反馈|意见|问题|是)|上述(?:问题|意见)|请.{0,20}(?:党委|党组|党支部|党总支|单位|你们|贵)"
    r"|希望.{0,30}(?:党委|党组|党支部|党总支|单位|你们)|特此|此反馈|联系(?:人|电话|方式)|附[件：:]|抄送|（?此件)"
)
_SIGNED = re.compile(r"^(?:中共|中国共产党)?.{0,30}(?:巡察组|巡察办|巡察工作领导小组(?:办公室)?)$")
_CONTENTS = re.compile(r"(?:[.·]{3,}|…+|\t)\s*\d{1,3}$")
_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_HAN_DAY = re.compile(
    r"([〇零○Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_ZEROS = str.maketrans("零○Ｏ〇一二三四五六七八九", "0000123456789")
_HALF = str.maketrans("０１２３４５６７８９", "0123456789")

# Of each aspect (主要方面) the words by which its heading is known; the first hit of the longest
# word wins. What they leave open is asked.
ASPECTS: dict[str, tuple[str, ...]] = {
    "A": (
        "路线方针政策", "党的理论", "决策部署", "政治建设", "政治责任", "职能责任", "核心职能",
        "党的领导", "两个维护", "思想建设", "政治监督", "意识形态", "职责使命",
    ),
    "B": (
        "从严治党", "管党治党", "主体责任", "监督责任", "党风廉政", "廉洁", "作风", "八项规定",
        "四风", "群众身边", "腐败", "权力运行", "两个责任", "纪律建设", "廉政",
    ),
    "C": (
        "组织路线", "组织建设", "领导班子", "选人用人", "干部队伍", "基层党组织", "党的建设",
        "党建", "民主集中制", "人才",
    ),
    "D": ("巡视巡察整改", "巡察整改", "巡视整改", "整改落实", "审计整改", "整改责任", "整改"),
    "V": ("村级", "村（社区）", "村(社区)", "行政村", "村党支部"),
}  # fmt: skip


def bare(heading: str) -> str:
    return heading.strip(_ENDS)


def unspaced(text: str) -> str:
    """As texts are compared: the same words in other lines are the same finding."""
    return "".join(text.split())


def is_one_phrase(text: str) -> bool:
    """A heading, rather than a paragraph: short, and no sentence ends within."""
    words = bare(text)
    return 0 < len(words) <= LONGEST_HEADING and not _STOPS.search(words) and "\n" not in words


def title_of(text: str) -> str:
    """The first sentence of the first line: what a finding is called by."""
    line = text.strip().split("\n", 1)[0]
    return bare(_STOPS.split(line, maxsplit=1)[0])


def is_container(text: str) -> bool:
    """二、巡察发现的主要问题: it holds the aspects, and is none."""
    return is_one_phrase(text) and _CONTAINER.search(bare(text)) is not None


def is_aspect(text: str) -> bool:
    return is_one_phrase(text) and _ASPECT.search(bare(text)) is not None


def is_about(text: str) -> bool:
    """关于“…”问题: a finding's name, also without a number."""
    return _ABOUT.match(text.strip()) is not None


def is_title(text: str) -> bool:
    return is_one_phrase(text) and _TITLE.search(text) is not None


def is_closing(text: str) -> bool:
    """A paragraph without a number that belongs to no finding any more."""
    words = bare(text)
    is_day = day_in(words) is not None and len(words) <= 14
    return (
        is_day or bool(_CLOSING.match(words)) or (len(words) <= 40 and bool(_SIGNED.match(words)))
    )


def is_contents(text: str) -> bool:
    """A line of the table of contents: it says what comes, and is not it."""
    return _CONTENTS.search(text.rstrip()) is not None


def section(heading: str) -> Section:
    if not is_one_phrase(heading):
        is_advice = _ADVICE.fullmatch(title_of(heading)) is not None
        return Section.ADVICE if is_advice else Section.OTHER
    words = bare(heading)
    if _LEADS.search(words):
        return Section.LEADS
    if is_container(words) or _ASPECT.search(words):
        return Section.PROBLEMS
    if _FAULT.search(words) and not words.endswith("建议"):
        return Section.OTHER
    for found, pattern in (
        (Section.ADVICE, _ADVICE), (Section.AROUND, _AROUND), (Section.PROBLEMS, _PROBLEMS),
    ):  # fmt: skip
        if pattern.search(words):
            return found
    return Section.OTHER


def aspect(heading: str) -> str | None:
    """The letter of domain §10 that the heading speaks of."""
    hits = [
        (-len(word), letter)
        for letter, many in ASPECTS.items()
        for word in many
        if word in heading
    ]
    return min(hits)[1] if hits else None


def names_round(text: str, number: str) -> bool:
    """第七轮, 第7轮."""
    said = re.search(r"第\s*(\d{1,3}|[一二三四五六七八九十]{1,4})\s*轮", text.translate(_HALF))
    return said is not None and str(numbering.value(said[1])) == number


def category(text: str, heading: str, letter: str | None) -> str | None:
    """By the finding's title, then its words, then the heading's; within the heading's aspect."""
    found = [
        code
        for words in (title_of(text), text, heading)
        for code in categories.suggest(words)
        if letter is None or code.startswith(letter)
    ]
    return found[0] if found else None


def likely(text: str, letter: str | None) -> tuple[str, ...]:
    """Codes to choose from: what the words suggest, then the rest of the aspect."""
    suggested = categories.suggest(text)
    own = [code for code in categories.CODES if letter is not None and code.startswith(letter)]
    first = [code for code in suggested if code in own]
    return tuple(dict.fromkeys((*first, *suggested, *own)))


def day_in(text: str) -> date | None:
    """The first date by its year, month and day, in either kind of digits."""
    match = _DAY.search(text.translate(_HALF))
    if match is not None:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    spelt = _HAN_DAY.search(text)
    if spelt is None:
        return None
    year = int(spelt[1].translate(_ZEROS))
    return _day(year, numbering.value(spelt[2]), numbering.value(spelt[3]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_SEAM = re.compile(
    r"\n|(?<=[。；;：:！!])(?=\s*(?:[二三四五六七八九十]{1,2}(?:是|要)|第[二三四五六七八九十]{1,2}[，,、]"
    r"|[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[)）]|[①-⑳⑴-⒇㈠-㈩]))|(?<=。)(?=[^\n”’」])"
)


def seams(text: str) -> tuple[int, ...]:
    """Where a finding may be split: at a line, a smaller number, or the end of a sentence."""
    found = {match.end() for match in _SEAM.finditer(text)}
    return tuple(sorted(at for at in found if text[:at].strip() and text[at:].strip()))


def parted(text: str) -> tuple[str, str]:
    """The number that the words begin with, and the words."""
    words = text.strip()
    mark = numbering.read(words)
    if mark is None or mark.rank is numbering.Rank.SAID:
        return "", words
    return mark.label, words[len(mark.label) :]
