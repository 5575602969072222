"""A picture of 50,000 x 50,000 in a few bytes: kept as evidence byte for byte, never unpacked."""

from __future__ import annotations

import struct
import tracemalloc
import zlib
from pathlib import Path

import pytest

from bot.processes.fetching import store
from bot.processes.looking import look

SIDE = 50_000


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_bomb() -> bytes:
    """Says it is 2.5 thousand million pixels; its rows of nothing pack to some kilobytes."""
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(SIDE // 8 + 1) * 200, 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (_chunk(b"IHDR", header), _chunk(b"IDAT", rows), _chunk(b"IEND", b""))
    )


def gif_bomb() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 50_000, 50_000, 0xF0, 0, 0) + b"\x00" * 6 + b";"


@pytest.mark.parametrize("bomb", [png_bomb(), gif_bomb(), b"\xff\xd8\xff\xe0" + b"\x00" * 64])
def test_it_is_kept_and_never_unpacked(tmp_path: Path, bomb: bytes) -> None:
    sha256 = store(tmp_path, bomb)
    assert (tmp_path / sha256[:2] / sha256).read_bytes() == bomb
    tracemalloc.start()
    seen = look(bomb)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seen.dhash is None
    assert peak < 20_000_000
