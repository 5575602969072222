"""A process whose files may not grow beyond a byte: at that byte writing fails, as on a bad disk.

The kernel refuses each write that ends beyond RLIMIT_FSIZE, in the middle if it lies there. The
ledger's log grows with every write, so that one limit after the other fails write after write.
Prints one JSON line per limit:  {"limit": …, "done": […], "refused": …, "why": …}
"""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress
from pathlib import Path

from bot.core.findings import State
from bot.core.ledger import StorageDown
from bot.processes.sealing import seal_next
from tests import builders
from tests.ledger import Ledger, opened

STEPS = 6
HARD = resource.getrlimit(resource.RLIMIT_FSIZE)[1]


def main(folder: Path, first: int, stride: int, most: int) -> None:
    """Until a limit is met at which nothing is refused any more."""
    for k in range(most):
        refused = lived(folder / f"{k}", first + k * stride)
        if not refused:
            return


def lived(folder: Path, growth: int) -> int:
    """A scenario of six transactions under that limit, then once more without one."""
    with opened(folder) as ledger:
        with ledger.work() as work:
            town = builders.world(work)
        ledger._connection.execute("PRAGMA wal_autocheckpoint = 0")
        size = Path(f"{ledger.path}-wal").stat().st_size
        done: list[int] = []
        why = ""
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + growth, HARD))
        try:
            for n in range(STEPS):
                with suppress(StorageDown):
                    try:
                        step(ledger, town, n)
                        done.append(n)
                    except StorageDown as failure:
                        why = f"{failure.trouble}"
                        raise
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (HARD, HARD))
        refused = STEPS - len(done)
        again = [n for n in range(STEPS) if n not in done]
        for n in again:
            step(ledger, town, n)
    line = {"limit": growth, "done": done, "refused": refused, "why": why}
    sys.stdout.write(f"{json.dumps(line)}\n")
    return refused


def step(ledger: Ledger, town: builders.World, n: int) -> None:
    with ledger.work() as work:
        finding = builders.finding(work, town, State.OPEN, problem=f"第{n}项" * 300)
        work.events.record("made", item_id=finding.id, body={"n": n})
        work.clocks.take_slot("made", f"{n}")
        seal_next(work, 1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:5]))
