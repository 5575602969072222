"""The demo as one function: the round's history behind a progress bar, then the week as a chat.

Everything that is not the demo's own comes in as a port: the real bot, its sentences, a stream.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.core import digests
from bot.core.screens import Arg, text
from bot.core.work import Work
from bot.demo import (
    botapi,
    replaying,
    replaying_matters,
    reviewing,
    transcript,
    week,
    week_scenes,
)
from bot.demo.clock import VirtualClock
from bot.demo.composing import Round, compose
from bot.demo.progress import Bar
from bot.demo.week_parts import Bot, Stage, Words
from bot.processes.fetching import blob_path
from bot.usecases import figures as figure_cases
from bot.usecases import lead_figures

StartBot = Callable[[str, str, VirtualClock, Path], AbstractAsyncContextManager[Bot]]
"""The real bot on a fresh or kept ledger: (base URL of the Bot API, token, clock, data folder).
It makes the folder and the schema; reminders and digests wait for `tick`."""

FINDINGS, CLOSED = 468, 451
_DAWN = datetime(2020, 3, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


class NotEmpty(Exception):
    """The folder holds a ledger already, and history is written only once."""


class Mismatch(Exception):
    """The figures that the bot has computed are not those of the story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the week ended with, for those who go on with the same bot."""

    figures: digests.Figures
    api: botapi.BotApi
    bot: Bot
    clock: VirtualClock


async def show(
    *,
    start_bot: StartBot,
    words: Words,
    language: str,
    out: TextIO,
    seed: int = 1,
    data: Path | None = None,
    findings: int = FINDINGS,
    closed: int = CLOSED,
) -> None:
    """Plays, prints, and ends. `data` keeps the ledger there; else it is gone afterwards.

    Raises `NotEmpty`, `Mismatch`, and `Stuck` when bot and script have parted ways."""
    async with shown(
        start_bot=start_bot,
        words=words,
        language=language,
        out=out,
        seed=seed,
        data=data,
        findings=findings,
        closed=closed,
    ):
        pass


@asynccontextmanager
async def shown(
    *,
    start_bot: StartBot,
    words: Words,
    language: str,
    out: TextIO,
    seed: int = 1,
    data: Path | None = None,
    findings: int = FINDINGS,
    closed: int = CLOSED,
) -> AsyncIterator[Outcome]:
    """As `show`; inside the block the bot is still there to talk to."""
    round_ = compose(seed, findings=findings, closed=closed, reserved_closed=1)
    clock = VirtualClock(_DAWN)
    api = botapi.BotApi(clock=clock)
    log = transcript.to_terminal(out, words, language)
    with _folder(data) as folder:
        async with (
            botapi.serving(api) as url,
            start_bot(url, api.token, clock, folder) as bot,
        ):
            api.idle.append(bot.is_idle)
            await _history(bot, clock, round_, Bar(out, _telling(words, language)), folder)
            stage = Stage(api=api, bot=bot, clock=clock, words=words, watching=log)
            await _week(week.prepared(stage, log, round_))
            figures = await bot.ledger.read(_figures)
            check(figures, closed, findings)
            yield Outcome(figures=figures, api=api, bot=bot, clock=clock)


def _telling(words: Words, language: str) -> Callable[..., str]:
    def tell(id: str, /, **args: Arg) -> str:
        return words(text(id, **args), language)

    return tell


@contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    if data is not None:
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="huiyin-demo-") as name:
        yield Path(name)


async def _history(bot: Bot, clock: VirtualClock, round_: Round, bar: Bar, folder: Path) -> None:
    if not await bot.ledger.read(_is_empty):
        raise NotEmpty(str(folder))
    files = folder / "files"
    await replaying.replay(bot.ledger, clock, round_, bar, lambda content: _keep(files, content))
    bar.done(findings=len(round_.listed), units=len({f.unit for f in round_.findings}))


def _is_empty(work: Work) -> bool:
    return work.people.is_empty() and not work.rounds.all()


def _keep(folder: Path, content: bytes) -> str:
    """As evidence is kept, but without waiting for the disk: a demo may be played again."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = blob_path(folder, sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return sha256


async def _week(played: week.Week) -> None:
    unwatch = played.transcript.watch(played.stage.api)
    try:
        await week_scenes.play(played)
    finally:
        unwatch()
    for line in await played.stage.bot.ledger.read(reviewing.sentences):
        played.narrates(line.id, **line.args)
    played.narrates("demo-end")


def _figures(work: Work) -> digests.Figures:
    return figure_cases.current(work)


def check(figures: digests.Figures, closed: int, findings: int) -> None:
    """What was computed from the ledger against what was composed. Raises `Mismatch`."""
    matters = replaying_matters
    leads, told = matters.LEADS, figures.evaluation
    for got, n, d in (
        (figures.findings, closed, findings),
        (lead_figures.conclusion(figures.leads), leads, leads),
        (figures.suggestions, matters.CONCLUDED, matters.SUGGESTIONS),
        (told.remarks if told else digests.Count(n=0, d=0), 0, matters.REMARKS),
    ):
        if (got.n, got.d) != (n, d):
            raise Mismatch(f"{got.n}/{got.d} instead of {n}/{d}")
    if told is None or told.valid != matters.BALLOTS:
        raise Mismatch(f"{told and told.valid} ballots instead of {matters.BALLOTS}")
