"""sample: a draw repeated by whoever doubts it, from the ledger as it stands or as it was kept."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from bot.cli.console import Console, Failure
from bot.core import sampling
from bot.core.screens import Day
from bot.core.work import Work
from bot.usecases import sampling as draws


async def sample(console: Console, arguments: Namespace) -> None:
    """Every number on a line of its own, so that two outputs can be compared."""
    if arguments.seed is None and arguments.draw is None:
        raise Failure("cli-sample-seed")
    async with console.installation.ledger() as database:
        if arguments.draw is not None:
            await _kept(console, await database.read(partial(_of_draw, arguments.draw)))
            return
        drawing = partial(_drawn, arguments.size, arguments.seed)
        frame, numbers = await database.read(drawing)
    mark = sampling.fingerprint(frame)
    n = len(numbers)
    console.say("cli-sample-drawn", size=arguments.size, seed=str(arguments.seed), n=n, frame=mark)
    for number in numbers:
        console.line(number)


async def _kept(console: Console, found: tuple[draws.Kept, tuple[str, ...]]) -> None:
    kept, numbers = found
    day, seed = Day(day=kept.sample.drawn_on), str(kept.sample.seed)
    size, mark = str(kept.sample.size), kept.sample.fingerprint
    console.say("cli-sample-kept", day=day, size=size, seed=seed, frame=mark)
    for number in numbers:
        console.line(number)
    if frozenset(numbers) != kept.visited:
        raise Failure("cli-sample-differs")
    console.say("cli-sample-agrees", n=len(numbers))


def _drawn(size: str, seed: int, work: Work) -> tuple[sampling.Frame, tuple[str, ...]]:
    frame = draws.framed(work.visits.frame(), work)
    return frame, draws.drawn_numbers(frame, draws.size(size), seed)


def _of_draw(id: int, work: Work) -> tuple[draws.Kept, tuple[str, ...]]:
    kept = draws.kept(id, work)
    return kept, sampling.draw(kept.sample.frame, kept.sample.size, kept.sample.seed)
