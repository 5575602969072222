"""What every command shares: frozen, strict about unknown fields, text stripped and bounded."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from bot.core.findings import LONGEST_LINE, LONGEST_TEXT

# Spaces of every width, and the signs that show nothing at all: a text of these alone is empty.
_EDGES = re.compile(
    r"^[\s\u200b-\u200f\u2060-\u2064\ufeff]+|[\s\u200b-\u200f\u2060-\u2064\ufeff]+$"
)


def _stripped(value: object) -> object:
    return _EDGES.sub("", value) if isinstance(value, str) else value


LongText = Annotated[
    str, BeforeValidator(_stripped), StringConstraints(min_length=1, max_length=LONGEST_TEXT)
]
ShortText = Annotated[
    str, BeforeValidator(_stripped), StringConstraints(min_length=1, max_length=LONGEST_LINE)
]
# Behind '#' stands what tells namesakes apart; before it must stand a name that can be seen.
_UNSEEN = r"\s#\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_ANY = r"[^#\x00-\x1f]"
PersonKey = Annotated[
    str,
    BeforeValidator(_stripped),
    StringConstraints(
        min_length=1,
        max_length=60,
        pattern=rf"^{_ANY}*[^{_UNSEEN}]{_ANY}*(#{_ANY}+)?$",
    ),
]


class Command(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
