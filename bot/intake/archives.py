"""A stranger's office archive is looked at before any of its XML is parsed."""

from __future__ import annotations

import zipfile

from bot.intake.nodes import Unreadable

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 200


def refuse_old(content: bytes, *, encrypted: str, old: str) -> None:
    """Neither a file of the time before archives nor one locked up in such a file. Raises
    `Unreadable`."""
    if content.startswith(_OLE):
        raise Unreadable(encrypted if _ENCRYPTED in content else old)


def inspect(
    archive: zipfile.ZipFile, needed: str, *, bomb: str, encrypted: str, broken: str, macros: str
) -> None:
    """Raises `Unreadable` by one of these ids; `needed` is the part without which it is no such
    file."""
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(packed, 1):
        raise Unreadable(bomb, megabytes=str(MAX_UNPACKED // 1024 // 1024))
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(encrypted)
    if needed not in archive.namelist():
        raise Unreadable(broken)
    for entry in entries:
        # No writer of office files declares a DTD; entities are how XML unfolds to gigabytes.
        if b"<!DOCTYPE" in archive.read(entry).replace(b"\0", b""):
            raise Unreadable(broken)
    if any(name.endswith("vbaProject.bin") for name in archive.namelist()):
        raise Unreadable(macros)
