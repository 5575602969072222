"""Bots within a blink: one interpreter that has imported everything forks the bot again and again.

A child is the real program (`python -m bot run`, its own process, its own memory), only its
imports are done already. One line in, one line out:
    start {"env": …, "log": …, "failpoint": …}  ->  pid
    wait PID                                    ->  exit code, negative for a signal
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from bot import __main__ as program
from bot.processes import delivering, fetching
from bot.processes.pacing import Pace
from handlers.inbound.polling import Polling
from tests.torture import failpoints


def main() -> None:
    for line in sys.stdin:
        verb, _, rest = line.strip().partition(" ")
        answer = _start(json.loads(rest)) if verb == "start" else _wait(int(rest))
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _start(order: dict[str, Any]) -> int:
    pid = os.fork()
    if pid == 0:
        _live(order)
    return pid


def _live(order: dict[str, Any]) -> None:
    """Never returns."""
    code = 70
    try:
        _dress(order)
        code = program.main(order["args"])
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    finally:
        sys.stderr.flush()
        os._exit(code)


def _dress(order: dict[str, Any]) -> None:
    os.environ.update(order["env"])
    os.chdir(order["folder"])
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(source, target)
    if order.get("largest_file"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["largest_file"],) * 2)
    if order.get("hurried"):
        # Twenty persons make the load of forty only if nobody waits for his own chat's second.
        hurried = {"chat_seconds": 0.1, "group_seconds": 0.1, "per_second": 1000.0}
        (Pace.__init__.__kwdefaults__ or {}).update(hurried)
    if order.get("impatient"):
        # The same attempts, only sooner: ten thousand calls would else take half a day.
        delivering.FIRST_WAIT_SECONDS = fetching.FIRST_WAIT_SECONDS = 0.2
        delivering.IDLE_SECONDS = fetching.IDLE_SECONDS = 0.5
        (Polling.__init__.__kwdefaults__ or {})["first_wait"] = 0.1
    if order.get("counts_tasks"):
        signal.signal(signal.SIGUSR2, lambda *_: _write_tasks(Path(order["folder"], "tasks")))
    if order.get("failpoint"):
        failpoints.arm(order["failpoint"])


def _write_tasks(path: Path) -> None:
    """The handler runs in the loop's own thread, between two of its steps."""
    path.write_text(str(len(asyncio.all_tasks())), "ascii")


def _wait(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


if __name__ == "__main__":
    main()
