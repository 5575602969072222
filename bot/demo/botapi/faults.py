"""Faults on request: what goes wrong between a bot and Telegram, one call at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.demo.botapi.calls import Call
from bot.demo.botapi.errors import Refusal, forbidden, too_many_requests


class Way(StrEnum):
    """How a call fails. `AFTER` and `HALF` have had their effect when they fail."""

    REFUSE = "refuse"
    BAD_GATEWAY = "bad gateway"
    BEFORE = "no answer, without effect"
    AFTER = "no answer, with effect"
    RESET = "connection reset"
    HALF = "half an answer"
    SLOW = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A way to fail; `seconds` is how long silence lasts before the connection ends."""

    way: Way
    refusal: Refusal | None = None
    seconds: float = 60.0


Script = Callable[[Call], Fault | None]


def flood(retry_after: int) -> Fault:
    return Fault(way=Way.REFUSE, refusal=too_many_requests(retry_after))


def blocked() -> Fault:
    return Fault(way=Way.REFUSE, refusal=forbidden("bot was blocked by the user"))


def server_error() -> Fault:
    return Fault(way=Way.REFUSE, refusal=Refusal(500, "Internal Server Error"))


def refused(code: int, description: str) -> Fault:
    return Fault(way=Way.REFUSE, refusal=Refusal(code, description))


def moved(description: str, *, to: int) -> Fault:
    """The group has another number now."""
    refusal = Refusal(400, f"Bad Request: {description}", migrate_to_chat_id=to)
    return Fault(way=Way.REFUSE, refusal=refusal)


def bad_gateway() -> Fault:
    return Fault(way=Way.BAD_GATEWAY)


def silent_before(seconds: float = 60.0) -> Fault:
    return Fault(way=Way.BEFORE, seconds=seconds)


def silent_after(seconds: float = 60.0) -> Fault:
    return Fault(way=Way.AFTER, seconds=seconds)


def reset() -> Fault:
    return Fault(way=Way.RESET)


def half_answer() -> Fault:
    return Fault(way=Way.HALF)


def slow(seconds: float) -> Fault:
    return Fault(way=Way.SLOW, seconds=seconds)


@dataclass(slots=True, kw_only=True)
class _Planned:
    fault: Fault
    method: str | None
    where: dict[str, Any]
    times: int


class Faults:
    """What will go wrong, asked on every call; the first plan that fits is used up once.

    A method of None is any method but getUpdates, so that a plan for the bot's answers is not
    used up by its polling.
    """

    def __init__(self) -> None:
        self._planned: list[_Planned] = []
        self.scripts: list[Script] = []

    def add(
        self, fault: Fault, *, method: str | None = None, times: int = 1, **where: Any
    ) -> None:
        """`where` compares parameters: `chat_id=7` fails only what goes to that chat."""
        planned = _Planned(fault=fault, method=method, where=where, times=times)
        self._planned.append(planned)

    def clear(self) -> None:
        self._planned.clear()
        self.scripts.clear()

    def next(self, call: Call) -> Fault | None:
        for script in self.scripts:
            if (fault := script(call)) is not None:
                return fault
        planned = next((p for p in self._planned if _fits(p, call)), None)
        if planned is None:
            return None
        planned.times -= 1
        if planned.times == 0:
            self._planned.remove(planned)
        return planned.fault


def _fits(planned: _Planned, call: Call) -> bool:
    if planned.method is None:
        named = call.method.lower() != "getupdates"
    else:
        named = call.method.lower() == planned.method.lower()
    return named and all(
        str(call.params.get(key)) == str(value) for key, value in planned.where.items()
    )
