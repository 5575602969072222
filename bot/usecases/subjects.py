"""What a tiding may be about beside a finding: each kind tells how its subject stands now."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core.messages import Tiding
from bot.core.work import Work
from bot.usecases import instruction_clock, lead_clocks, suggestion_clock
from bot.usecases.subject_lines import Told

KINDS: Mapping[str, Callable[[int, Tiding, Work], Told | None]] = {
    instruction_clock.KIND: instruction_clock.told,
    lead_clocks.KIND: lead_clocks.told,
    suggestion_clock.KIND: suggestion_clock.told,
}


def told(tiding: Tiding, work: Work) -> Told | None:
    """None when its subject is settled. Only for tidings that have one."""
    kind, _, id = (tiding.subject or "").partition(":")
    return KINDS[kind](int(id), tiding, work)
