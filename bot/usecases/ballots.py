"""Ballots in the ledger: links issued, a link's standing, and what the box holds, batch by batch.

A batch spends its tokens and writes its ballots in one transaction, each in an order of its own,
with one event that counts them: nothing in it says which token belongs to which ballot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core import ballots, errors, evaluations
from bot.core.ballots import Cast
from bot.core.evaluations import Evaluation, State
from bot.core.work import Work


class Standing(StrEnum):
    """What a link is good for."""

    OPEN = "open"
    USED = "used"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """`answers` are the suggestions that have been answered, for whoever opens the link later."""

    standing: Standing
    evaluation: Evaluation | None = None
    answers: tuple[evaluations.Remark, ...] = ()


def opening(work: Work, token: str) -> Opening:
    """Reads only: that somebody opened his link stands nowhere."""
    found = work.evaluations.token(ballots.token_hash(token)) if ballots.is_token(token) else None
    if found is None:
        return Opening(standing=Standing.UNKNOWN)
    evaluation_id, is_spent = found
    evaluation = work.evaluations.get(evaluation_id)
    answered = (r for r in work.evaluations.remarks(evaluation_id) if r.answer is not None)
    standing = Standing.OPEN if evaluation.state(work.today) is State.OPEN else Standing.CLOSED
    return Opening(
        standing=Standing.USED if is_spent else standing,
        evaluation=evaluation,
        answers=tuple(answered),
    )


def issue(work: Work, evaluation_id: int, kept: Sequence[str]) -> tuple[Evaluation, list[str]]:
    """One sheet of links, in the place of all that have not been used; `kept` are in the box.

    The tokens are returned, and stand nowhere. Raises `WrongState` once it has ended.
    """
    evaluation = work.evaluations.get(evaluation_id)
    if evaluation.state(work.today) is not State.OPEN:
        raise errors.WrongState("evaluation-ended", unit=evaluation.unit_name)
    used = work.evaluations.spent(evaluation_id) + len(kept)
    tokens = [ballots.new_token() for _ in range(evaluation.handed_out - used)]
    work.evaluations.issue(evaluation_id, map(ballots.token_hash, tokens), kept=kept)
    work.events.record(
        "ballots-issued",
        item_kind="evaluation",
        item_id=evaluation_id,
        body={"links": len(tokens)},
    )
    return evaluation, tokens


def count(work: Work, evaluation_id: int, batch: Sequence[Cast]) -> int:
    """A batch out of the box. A link that was withdrawn meanwhile takes its ballot along."""
    valid = [cast for cast in batch if _is_unspent(cast, evaluation_id, work)]
    if not valid:
        return 0
    work.evaluations.spend(evaluation_id, [cast.hash for cast in valid])
    _write(work, evaluation_id, [c.marks for c in valid], [c.remark for c in valid if c.remark])
    return len(valid)


def _is_unspent(cast: Cast, evaluation_id: int, work: Work) -> bool:
    return work.evaluations.token(cast.hash) == (evaluation_id, False)


def _write(work: Work, evaluation_id: int, marks: Sequence[str], remarks: Iterable[str]) -> None:
    work.evaluations.cast(evaluation_id, marks, remarks)
    work.events.record(
        "ballots-counted",
        item_kind="evaluation",
        item_id=evaluation_id,
        body={"ballots": len(marks)},
    )


def close(work: Work, evaluation_id: int, left_out: int) -> Evaluation:
    """The box is empty; `left_out` were too few for a last batch."""
    evaluation = work.evaluations.get(evaluation_id)
    ended = evaluation.ended_on or evaluation.closes_on
    closed = replace(evaluation, ended_on=ended, counted=True, left_out=left_out)
    work.evaluations.save(closed)
    work.events.record(
        "evaluation-counted",
        item_kind="evaluation",
        item_id=evaluation_id,
        from_state=evaluation.state(work.today),
        to_state=State.COUNTED,
        body={"left_out": left_out},
    )
    return closed


def running(work: Work) -> list[tuple[int, bool]]:
    """(evaluation, has ended) of those not yet counted."""
    return [
        (each.id, each.state(work.today) is not State.OPEN)
        for each in work.evaluations.uncounted()
    ]


def replay(
    work: Work, evaluation_id: int, marks: Sequence[str], remarks: Sequence[str] = ()
) -> Evaluation:
    """A whole ballot box of the past at once, as a demo or a count on paper has it: its links
    spent, one batch, counted."""
    _evaluation, tokens = issue(work, evaluation_id, ())
    used = tokens[: len(marks)]
    work.evaluations.spend(evaluation_id, map(ballots.token_hash, used))
    _write(work, evaluation_id, marks, remarks)
    return close(work, evaluation_id, 0)
