"""demo: the real bot against a Bot API on loopback, with a clock turned by hand."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot import app
from bot import installation as installations
from bot.cli.console import Console, Failure
from bot.demo import showing
from bot.demo.clock import VirtualClock
from bot.demo.week_parts import Stuck
from bot.settings import Settings
from storage import migrate


async def demo(console: Console, arguments: Namespace) -> None:
    """No token, no network: settings of this machine's `.env` play no part but the language."""
    texts = console.installation.texts
    try:
        await showing.show(
            start_bot=start_bot,
            words=texts.plain,
            language=console.installation.settings.language,
            out=console.out,
            seed=arguments.seed,
            data=Path(arguments.data) if arguments.data else None,
        )
    except showing.NotEmpty as error:
        raise Failure("cli-demo-not-empty", path=str(error)) from None
    except (showing.Mismatch, Stuck) as error:
        raise Failure("cli-demo-parted", reason=str(error)) from None


@asynccontextmanager
async def start_bot(
    url: str, token: str, clock: VirtualClock, folder: Path
) -> AsyncIterator[app.Running]:
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
        yield running
