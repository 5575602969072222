"""The kinds of inspection (常规, 专项, 机动, 回头看, 交叉, 提级, 联动).

The kind stands on the assignment, since one round mixes kinds; what it changes is the policy's.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    ROUTINE = "routine"
    THEMATIC = "thematic"
    MOBILE = "mobile"
    LOOK_BACK = "look_back"
    CROSS = "cross"
    ESCALATED = "escalated"
    LINKED = "linked"
