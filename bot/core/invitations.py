"""Invitation codes: derived from the installation's secret; no row and no log holds one."""

from __future__ import annotations

import base64
import hashlib
import hmac

LENGTH = 26


def code(secret: bytes, nonce: str) -> str:
    """What the invited person sends after `/start`: 26 letters and digits, 130 bits."""
    digest = hmac.new(secret, f"invitation:{nonce}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode()[:LENGTH]


def code_hash(code: str) -> str:
    """What the row keeps; codes are read without regard to case and surrounding space."""
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()


def link(bot_name: str, code: str) -> str:
    return f"https://t.me/{bot_name}?start={code}"
