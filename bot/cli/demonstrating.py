"""demo: the real bot against a Bot API on loopback, with a clock turned by hand."""

from __future__ import annotations

import socket
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from bot import app, schedule, wiring
from bot import installation as installations
from bot.cli.console import Console, Failure
from bot.demo import page, showing
from bot.demo.clock import VirtualClock
from bot.demo.week_parts import Stuck
from bot.settings import Settings
from storage import migrate


async def demo(console: Console, arguments: Namespace) -> None:
    """No token, no network: settings of this machine's `.env` play no part but the language.

    Unless `--once`, it ends with the chat page, until Ctrl+C."""
    if not arguments.once:
        _check_port(arguments.port)
    try:
        async with _shown(console, arguments) as outcome:
            if not arguments.once:
                await _receive(console, arguments.port, outcome)
    except showing.NotEmpty as error:
        raise Failure("cli-demo-not-empty", path=str(error)) from None
    except (showing.Mismatch, Stuck) as error:
        raise Failure("cli-demo-parted", reason=str(error)) from None


def _shown(console: Console, arguments: Namespace) -> AbstractAsyncContextManager[showing.Outcome]:
    return showing.shown(
        start_bot=start_bot,
        words=console.installation.texts.plain,
        language=console.installation.settings.language,
        out=console.out,
        seed=arguments.seed,
        data=Path(arguments.data) if arguments.data else None,
    )


async def _receive(console: Console, port: int, outcome: showing.Outcome) -> None:
    visit = page.Visit(
        api=outcome.api,
        bot=outcome.bot,
        clock=outcome.clock,
        words=console.installation.texts.plain,
    )

    def announce(url: str) -> None:
        console.say("cli-demo-page", url=url)
        console.out.flush()

    await page.receive(visit, port=port, announce=announce)


def _check_port(port: int) -> None:
    """Before the history is played, not after."""
    try:
        with socket.create_server(("127.0.0.1", port)):
            pass
    except OSError:
        raise Failure("cli-demo-port-taken", port=str(port)) from None


@asynccontextmanager
async def start_bot(
    url: str, token: str, clock: VirtualClock, folder: Path
) -> AsyncIterator[wiring.Running]:
    """The bot as `run` starts it, but for the clock, the server and the folder."""
    settings = Settings(
        _env_file=None,
        bot_token=token,
        bot_api_url=f"{url}/bot",
        bot_api_file_url=f"{url}/file/bot",
        data_dir=folder,
        database_url=None,
        proxy_url=None,
    )
    installation = installations.read(settings, clock=clock)
    installation.initialise()
    migrate.migrate(settings.database, clock)
    async with app.running(installation, scheduled=False) as running:
        # The server here has no chat limits, and the audience need not wait for them.
        running.delivering.pace.chat_seconds = 0.0
        running.delivering.pace.group_seconds = 0.0
        # Files asked for come at once, though the page's clock stands still.
        async with schedule.running(app.jobs(running, "importing", "exporting")):
            yield running
