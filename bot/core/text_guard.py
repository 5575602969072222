"""What must not enter a chat (domain §8): ID cards, phones, secrecy marks, an informant's name.

A false alarm on ordinary office text makes people switch a guard off, so each rule asks for the
form that the thing itself has: a checksum, an area code, a mark in a mark's place, a surname.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MASK = "▓"


class Kind(StrEnum):
    ID_CARD = "id-card"
    PHONE = "phone"
    SECRECY = "secrecy"
    INFORMANT = "informant"
    MASKED = "masked"  # what was masked before: an update replayed after a crash


class Mode(StrEnum):
    BLOCK = "block"
    WARN = "warn"
    OFF = "off"


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """From `start` to before `end`, in characters of the text."""

    start: int
    end: int
    kind: Kind


def find(text: str) -> tuple[Hit, ...]:
    """In their order; none overlaps another."""
    plain = text.translate(_HALF_WIDTH)
    hits = sorted(
        (Hit(*match.span("hit"), rule.kind) for rule in RULES for match in rule.matches(plain)),
        key=lambda hit: (hit.start, -hit.end),
    )
    return tuple(_apart(hits))


def mask(text: str) -> str:
    """Each character of a hit by one mark, so that Telegram's entities keep their places."""
    masked = list(text)
    for hit in find(text):
        masked[hit.start : hit.end] = MASK * (hit.end - hit.start)
    return "".join(masked)


def _apart(hits: list[Hit]) -> Iterator[Hit]:
    end = 0
    for hit in hits:
        if hit.start >= end:
            yield hit
            end = hit.end


@dataclass(frozen=True, slots=True)
class _Rule:
    """The group `hit` of a match is what is masked; `holds` looks at it once more."""

    kind: Kind
    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str]], bool] = lambda _match: True

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        return (match for match in self.pattern.finditer(text) if self.holds(match))


# One character for one: positions in the plain text are positions in the text.
_HALF_WIDTH: dict[int, int | str] = {
    **{full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)},
    **{ord(dash): "-" for dash in "‐‑‒–—―−－"},
    **{ord(space): " " for space in "\u3000\u00a0\u200b\u200c\u200d\u2060\ufeff"},
}

# GB 11643: region, birthday, serial, and a check digit modulo 11.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_ALONE, _ENDED = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
_GAP = r"[ -]?"
# Numbers that only look alike say what they are.
_REGISTER = re.compile(r"(?:账|帐|卡|单|票|编|件|据|证书|合同|流水|凭证|代码)号?(?:码)?[:为是 ]*$")

_ID_18 = re.compile(rf"{_ALONE}(?P<hit>{_PROVINCE}(?:{_GAP}\d){{15}}{_GAP}[0-9Xx]){_ENDED}")
_ID_15 = re.compile(rf"{_ALONE}(?P<hit>{_PROVINCE}\d{{13}}){_ENDED}")
_ID_NAMED = re.compile(rf"身份证(?:件)?(?:号|号码)?[:为是 ]*(?P<hit>\d{{14,17}}[0-9Xx]){_ENDED}")


def _is_id_18(match: re.Match[str]) -> bool:
    digits = re.sub(r"[ -]", "", match["hit"]).upper()
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return _CHECKS[total % 11] == digits[-1] and _is_birthday(digits[6:14])


def _is_id_15(match: re.Match[str]) -> bool:
    """Without a check digit much looks alike: a number that is named otherwise is believed."""
    named = _REGISTER.search(match.string[: match.start()])
    return named is None and _is_birthday("19" + match["hit"][6:12])


def _is_birthday(digits: str) -> bool:
    try:
        return date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}").year >= 1900
    except ValueError:
        return False


_MOBILE = re.compile(
    rf"{_ALONE}(?<![0-9A-Za-z.]-)(?P<hit>(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}})"
    rf"{_ENDED}(?!\.\d)(?! ?[千万亿]?(?:元|亿|万))"
)
_AREA = r"0(?:10|2\d|[3-9]\d{2})"
_LANDLINE = re.compile(
    rf"{_ALONE}(?P<hit>(?:\(\s*{_AREA}\s*\) ?-?|{_AREA}[ -]){_GAP}[2-8]\d{{2,3}}{_GAP}\d{{4}})"
    rf"{_ENDED}"
)
_PHONE_NAMED = re.compile(
    rf"(?:电话|手机|座机|传真|联系方式|拨打|致电)(?:号码|号)?[:为是 ]*"
    rf"(?P<hit>(?:{_AREA})?[2-8]\d{{6,7}}){_ENDED}"
)


def _is_phone(match: re.Match[str]) -> bool:
    return _REGISTER.search(match.string[: match.start("hit")]) is None


# A mark stands where marks stand: with its star, after 密级, or alone at the head of a line.
_LEVEL = r"(?:秘 *密|机 *密|绝 *密)"
_STARRED = re.compile(rf"(?P<hit>{_LEVEL} *[★☆*] *(?:\d+ *(?:年|个月|月|天)|长期)?)")
_LABELLED = re.compile(rf"密 *级 *[:为是] *(?P<hit>{_LEVEL})(?![、和与或])")
_AT_HEAD = re.compile(
    rf"^ *[\[【(〔「『<《]? *(?P<hit>{_LEVEL}(?:级)?) *(?:[\]】)〕」』>》:]|$| (?! *{_LEVEL}))",
    re.MULTILINE,
)
_AT_END = re.compile(rf"[(【〔\[] *(?P<hit>{_LEVEL}(?:级)?) *[)】〕\]] *$", re.MULTILINE)

# The commonest surnames, but for those that are commoner as words beside 举报人 (和 应 向 于 …).
_SURNAME = (
    "(?:欧阳|上官|司马|诸葛|"
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程苏魏吕丁"
    "沈任姚卢姜崔钟谭陆汪范金石廖贾韦傅白邹孟熊秦邱侯江尹薛闫段雷龙史陶贺顾毛郝龚邵钱严覃武戴莫孔汤])"
)
_NAME = f"(?:{_SURNAME}[一-龥]{{1,2}}|[阿艾吐买麦努库帕][一-龥]{{2,5}}?)"
_HIDDEN_NAME = f"{_SURNAME}(?:某{{1,2}}[一-龥]?|[xX×*]+)"
# Words that begin like a name.
_WORDS = re.compile(
    "何[不要会时人处]|高[度兴龄]|金[额钱]|石油|白[天色]|马[上路]|任[何意务职]|严[重格密肃]|武[警装]"
    "|雷同|龙头|余[下款]|许[可多诺]|程[度序]|谢绝|范[围畴]|钱[款财物]|毛病|莫名|田地|林[业区]|周[边围期]"
    "|段[时落]|曾[经在向于多是]|史料|顾[虑问]|肖像|库[存区]|买[卖房车]|努力|阿姨|江[边苏西]"
)
_INFORMER = "(?:举报人|检举人|控告人)"
_BEYOND = (
    "(?=$|[^一-龥]|同志|先生|女士|反映|反应|举报|检举|控告|来信|来访|来电|称|说|的|与|和|在|及|等"
    "|向|已|于|是|系|家|住|电话|手机|实名|多次|曾)"
)
_WHO = "(?:[一-龥]{0,8}(?:村民|居民|职工|干部|群众|教师|会计))?"
_INFORMANT_NAMED = re.compile(
    f"{_INFORMER}(?:的?姓名|的?名字|信息|本人)?(?: *[:(] *|名叫|名为|叫做|叫|是|为|系|即){_WHO} *"
    f"(?P<hit>{_HIDDEN_NAME}|{_NAME}{_BEYOND})"
)
_INFORMANT = re.compile(f"{_INFORMER}(?P<hit>{_HIDDEN_NAME}|{_NAME}{_BEYOND})")
_INFORMANT_DOTTED = re.compile(
    f"{_INFORMER}[^。;、\\n]{{0,12}}?(?P<hit>[一-龥]{{2,8}}[·•‧・][一-龥]{{2,8}})"
)


def _is_name(match: re.Match[str]) -> bool:
    return _WORDS.match(match["hit"]) is None


RULES = (
    _Rule(Kind.ID_CARD, _ID_18, _is_id_18),
    _Rule(Kind.ID_CARD, _ID_15, _is_id_15),
    _Rule(Kind.ID_CARD, _ID_NAMED),
    _Rule(Kind.PHONE, _MOBILE, _is_phone),
    _Rule(Kind.PHONE, _LANDLINE, _is_phone),
    _Rule(Kind.PHONE, _PHONE_NAMED),
    _Rule(Kind.SECRECY, _STARRED),
    _Rule(Kind.SECRECY, _LABELLED),
    _Rule(Kind.SECRECY, _AT_HEAD),
    _Rule(Kind.SECRECY, _AT_END),
    _Rule(Kind.INFORMANT, _INFORMANT_NAMED, _is_name),
    _Rule(Kind.INFORMANT, _INFORMANT, _is_name),
    _Rule(Kind.INFORMANT, _INFORMANT_DOTTED),
    _Rule(Kind.MASKED, re.compile(rf"(?P<hit>{MASK}{{2,}})")),
)
