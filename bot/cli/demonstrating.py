"""demo: the real bot against a Bot API on loopback, with a clock turned by hand."""

from __future__ import annotations

from argparse import Namespace

from bot.cli.console import Console


async def demo(console: Console, arguments: Namespace) -> None:
    raise NotImplementedError
