"""The chain of events: one form, one order, and any change breaks it."""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.core import sealing
from bot.core.events import Json

HEADER = sealing.Header(
    seq=1,
    kind="finding-signed",
    item_kind="finding",
    item_id=17,
    from_state="reviewed",
    to_state=None,
    day=date(2020, 12, 7),
    payload_hash="00ff",
    cause="update:1:2",
    ordinal=0,
)
AT = datetime(2020, 12, 7, 3, tzinfo=UTC)


def test_a_header_has_one_form() -> None:
    assert sealing.header_bytes(HEADER) == (
        b'[1,"finding-signed","finding",17,"reviewed",null,"2020-12-07","00ff","update:1:2",0]'
    )


OTHERWISE: dict[str, Any] = {
    "seq": 2,
    "kind": "finding-returned",
    "item_kind": "lead",
    "item_id": 18,
    "from_state": None,
    "to_state": "signed",
    "day": date(2020, 12, 8),
    "payload_hash": "00fe",
    "cause": "update:1:3",
    "ordinal": 1,
}


@pytest.mark.parametrize("name", [field.name for field in fields(sealing.Header)])
def test_every_field_is_sealed(name: str) -> None:
    changed = replace(HEADER, **{name: OTHERWISE[name]})
    assert sealing.header_bytes(changed) != sealing.header_bytes(HEADER)


def test_a_seal_covers_the_one_before() -> None:
    header = sealing.header_bytes(HEADER)
    first = sealing.seal(sealing.GENESIS, header)
    assert first != sealing.seal(first, header)
    assert len(first) == len(sealing.GENESIS)
    assert first == sealing.seal(sealing.GENESIS, header)


def test_a_payload_hash_depends_on_salt_person_time_and_text() -> None:
    def hashed(salt: str = "s", person: int | None = 1, at: datetime = AT, **body: str) -> str:
        return sealing.payload_hash(salt, person_id=person, at=at, body=body)

    variants = {
        hashed(),
        hashed(salt="t"),
        hashed(person=None),
        hashed(at=AT.replace(hour=4)),
        hashed(text="同意"),
    }
    assert len(variants) == 5


def test_a_payload_hash_is_the_same_in_every_zone() -> None:
    here = AT.astimezone(ZoneInfo("Asia/Shanghai"))
    one, other = (sealing.payload_hash("s", person_id=1, at=at, body={}) for at in (AT, here))
    assert one == other


def test_the_form_of_the_chain_is_fixed_for_ever() -> None:
    """Heads stand on paper: another form, however equal in worth, would break them all."""
    header = sealing.header_bytes(HEADER)
    assert hashlib.sha256(b"0" * 64 + b"\n" + header).hexdigest() == sealing.seal(
        sealing.GENESIS, header
    )
    plain = '{"at":"2020-12-07T03:00:00+00:00","body":{"a":1,"文":"村务"},"person":7}'
    body: dict[str, Json] = {"文": "村务", "a": 1}
    found = sealing.payload_hash("salt", person_id=7, at=AT, body=body)
    assert found == hashlib.sha256(f"salt{plain}".encode()).hexdigest()
    here = AT.astimezone(ZoneInfo("Asia/Shanghai"))
    assert found == sealing.payload_hash("salt", person_id=7, at=here, body=body)
