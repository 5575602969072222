"""An invitation's link as a QR picture that an old phone reads from a dim screen or a printout."""

from __future__ import annotations

import io

import segno

QUIET_ZONE = 4  # modules; the standard's minimum
NARROWEST = 720  # pixels


def qr_png(payload: str) -> bytes:
    """Raises ValueError when the payload is longer than a QR code can hold."""
    code = segno.make_qr(payload, error="m")
    modules = code.symbol_size(border=QUIET_ZONE)[0]
    picture = io.BytesIO()
    code.save(picture, kind="png", scale=-(-NARROWEST // modules), border=QUIET_ZONE)
    return picture.getvalue()
