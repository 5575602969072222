"""What the program writes about itself: to stderr, and never the bot's token.

Every request's URL contains the token, so any library may write it: in a line, in a traceback.
"""

from __future__ import annotations

import logging

LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


class HidingFormatter(logging.Formatter):
    """Writes a token's number, which is public, and hides what follows it."""

    def __init__(self, token: str | None) -> None:
        super().__init__(LINE)
        self._secret = (token or "").rpartition(":")[2]

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        return line.replace(self._secret, "[hidden]") if self._secret else line


def log_to_stderr(level: str, token: str | None) -> None:
    """The HTTP client writes a line a request at INFO: not even a hidden one is wanted."""
    handler = logging.StreamHandler()
    handler.setFormatter(HidingFormatter(token))
    logging.basicConfig(level=level, handlers=[handler])
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
