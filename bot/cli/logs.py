"""What the program writes about itself: to stderr, never the bot's token nor an invitation's code.

Every request's URL contains the token, and at DEBUG the library writes every message: any of them
may stand in a line or in a traceback.
"""

from __future__ import annotations

import logging
import re

from bot.core import invitations

LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"

QUIET = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "telegram": logging.INFO,
    "aiosqlite": logging.INFO,
}
HIDDEN = "[hidden]"
# By its form, and whatever else is sent where a code stands.
CODE = re.compile(
    rf"(?<![A-Za-z0-9])[A-Z2-7]{{{invitations.LENGTH}}}(?![A-Za-z0-9])"
    r"|(?<=[?&]start=)[\w-]+|(?<=/start )[\w-]+"
)


class HidingFormatter(logging.Formatter):
    """Writes a token's number, which is public, and hides what follows it."""

    def __init__(self, token: str | None) -> None:
        super().__init__(LINE)
        self._secret = (token or "").rpartition(":")[2]

    def format(self, record: logging.LogRecord) -> str:
        line = CODE.sub(HIDDEN, super().format(record))
        return line.replace(self._secret, HIDDEN) if self._secret else line


def log_to_stderr(level: str, token: str | None) -> None:
    """As much as `level` says of what is ours, and of the libraries only what betrays nobody."""
    handler = logging.StreamHandler()
    handler.setFormatter(HidingFormatter(token))
    logging.basicConfig(level=level, handlers=[handler])
    quieten()


def quieten() -> None:
    """The HTTP client writes a line a request at INFO: not even a hidden one is wanted. At DEBUG
    the libraries write every message whole, and who cast which ballot would stand in the log."""
    for name, level in QUIET.items():
        logging.getLogger(name).setLevel(level)
