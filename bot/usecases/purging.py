"""Purging an archived round: asked for on the host alone, once, and itself an event."""

from __future__ import annotations

from bot.core import errors, purging, rounds
from bot.core.work import Work


def purge(round_id: int, work: Work) -> purging.Purged | None:
    """None for a round purged before. Raises `WrongState` before the archive (归档)."""
    round_ = work.rounds.get(round_id)
    if round_.phase is not rounds.Phase.ARCHIVED:
        raise errors.WrongState("not-archived", name=round_.name)
    if work.purging.is_purged(round_id):
        return None
    purged = work.purging.purge(round_id)
    work.events.record(
        purging.EVENT,
        item_kind="round",
        item_id=round_id,
        from_state=round_.phase,
        to_state=round_.phase,
        body={"findings": purged.findings, "files": purged.files},
    )
    return purged
