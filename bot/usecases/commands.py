"""What every command shares: frozen, strict about unknown fields, text stripped and bounded."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]


class Command(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
