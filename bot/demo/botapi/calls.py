"""One call of a bot: what it asked, when, and what it was told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.demo.botapi.errors import bad_request
from bot.demo.botapi.files import Upload


@dataclass(slots=True, kw_only=True)
class Call:
    """`at` is the server's clock, `tick` the machine's, in seconds.

    `outcome` is "ok", a refusal as "400 …", the name of a fault, "gone" when the poller did not
    wait for its answer, or "…" while the call waits.
    """

    method: str
    params: Mapping[str, Any]
    at: datetime
    tick: float
    outcome: str = "…"


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters as Telegram reads them: all may come as text, structures as JSON text."""

    values: Mapping[str, Any] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in {"true", "1", "yes", "y", "t"}

    def number(self, name: str, default: int = 0) -> int:
        try:
            return int(self.text(name) or default)
        except ValueError:
            raise bad_request(f"invalid {name} specified") from None

    def data(self, name: str) -> Any:
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            shown = name.replace("_", " ")
            raise bad_request(f"can't parse {shown} JSON object") from None


async def read_params(request: Request) -> Params:
    """Query string, JSON, form or multipart: a bot may use any of them."""
    kind = request.headers.get("content-type", "").partition(";")[0]
    query = dict(request.query_params)
    if kind == "application/json":
        return Params(query | await _json_object(request))
    if kind not in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        return Params(query)
    async with request.form() as form:
        values = {key: value for key, value in form.items() if isinstance(value, str)}
        uploads = {
            key: Upload(content=await value.read(), name=value.filename, mime=value.content_type)
            for key, value in form.items()
            if isinstance(value, UploadFile)
        }
    return Params(query | values, uploads)


async def _json_object(request: Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise bad_request("can't parse request JSON object")
    return body
