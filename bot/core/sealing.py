"""The chain of events: each seal covers the one before it and its own header.

A payload enters a header by its salted hash only, so that a purge, which takes payload and salt
together, leaves the chain whole and nothing to guess from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime

from bot.core.events import Json

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stays of an event for ever. `seq` is the order of commits."""

    seq: int
    kind: str
    item_kind: str
    item_id: int
    from_state: str | None
    to_state: str | None
    day: date
    payload_hash: str
    cause: str
    ordinal: int


def header_bytes(header: Header) -> bytes:
    """One form only: a JSON list in the order of the fields, UTF-8."""
    return _canonical([str(v) if isinstance(v, date) else v for v in astuple(header)])


def seal(previous: str, header: bytes) -> str:
    """SHA-256 (hex) over the seal before, `GENESIS` for the first event, and the header."""
    return hashlib.sha256(previous.encode() + b"\n" + header).hexdigest()


def payload_hash(
    salt: str, *, person_id: int | None, at: datetime, body: Mapping[str, Json]
) -> str:
    """SHA-256 (hex) of the salt and the payload: who, when (aware), and the text."""
    content = _canonical(
        {"at": at.astimezone(UTC).isoformat(), "body": dict(body), "person": person_id}
    )
    return hashlib.sha256(salt.encode() + content).hexdigest()


def _canonical(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()
