"""What a repository knows of the transaction it works in, beside the connection."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.core.hours import Hours
from bot.core.policy import Policy

if TYPE_CHECKING:
    from bot.core.calendar import Workdays


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What holds for every transaction of an installation."""

    policy: Policy
    workdays: Workdays
    hours: Hours
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What holds for this one; `today` is the day of `now` in the installation's zone."""

    now: datetime
    today: date
    cause: str
    is_silent: bool
    rules: Rules
