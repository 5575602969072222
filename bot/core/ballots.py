"""A ballot (选票): thirteen marks that travel in the buttons themselves, until it is cast.

The marks given so far are the whole state of a ballot: no draft, no row, nothing to link.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, field
from enum import StrEnum

OVERALL = "overall"
# 政治站位, 依规依纪, 方法得当, 定性准确, 态度, 不干预正常工作, 不接受宴请, 不收礼品, 食宿交通,
# 不以巡谋私, 保密, 力戒形式主义 (domain §7), and the overall mark.
QUESTIONS = (
    "stance",
    "rules",
    "methods",
    "accuracy",
    "attitude",
    "work",
    "banquets",
    "gifts",
    "board",
    "gain",
    "secrecy",
    "formalism",
    OVERALL,
)
# A bad mark here is a hint at misconduct: the voter is told whom he may call.
INTEGRITY = frozenset({"banquets", "gifts", "board", "gain", "secrecy"})

LINK_PREFIX = "ballot_"
TOKEN_BYTES = 16
LONGEST_REMARK = 600

_PARTIAL = re.compile(rf"[0-5]{{0,{len(QUESTIONS)}}}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


class Level(StrEnum):
    """In the order of their digits, 1 to 5; a blank is 0."""

    SATISFIED = "satisfied"
    FAIRLY = "fairly"
    BASICALLY = "basically"
    NOT = "not"
    UNKNOWN = "unknown"
    BLANK = "blank"


DIGITS = {level: str((n + 1) % 6) for n, level in enumerate(Level)}
_LEVELS = {digit: level for level, digit in DIGITS.items()}


def is_partial(marks: str) -> bool:
    return _PARTIAL.fullmatch(marks) is not None


def is_whole(marks: str) -> bool:
    return is_partial(marks) and len(marks) == len(QUESTIONS)


def levels(marks: str) -> tuple[Level, ...]:
    return tuple(_LEVELS[digit] for digit in marks)


def doubts_integrity(marks: str) -> bool:
    return any(
        level is Level.NOT and question in INTEGRITY
        for question, level in zip(QUESTIONS, levels(marks), strict=False)
    )


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def is_token(token: str) -> bool:
    return _TOKEN.fullmatch(token) is not None


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def link(bot_name: str, token: str) -> str:
    return f"https://t.me/{bot_name}?start={LINK_PREFIX}{token}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """A ballot on its way into the box. It shows nothing of itself in a log or a traceback."""

    hash: str = field(repr=False)
    marks: str = field(repr=False)
    remark: str | None = field(default=None, repr=False)
