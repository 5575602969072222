"""The sheet of invitations: pages of slips, each a link, drawn with the packaged font."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.core.screens import Moment, Text, text
from bot.reports import invitation_sheet
from bot.reports.invitation_sheet import Entry

UNTIL = Moment(at=datetime(2020, 9, 20, 2, tzinfo=UTC))


def words(said: Text) -> str:
    parts = (value if isinstance(value, str) else words_of(value) for value in said.args.values())
    return " ".join(parts)


def words_of(value: object) -> str:
    return words(value) if isinstance(value, Text) else "2020年9月20日"


def entry(n: int) -> Entry:
    post = text("invitation-sheet-post-plain", role="联络员")
    return Entry(name=f"第{n}位", posts=(post,) * n, code=f"CODE{n}", until=UNTIL)


def test_eight_slips_a_page_each_a_link() -> None:
    bot = f"huiyin_{'x' * 20}_bot"
    pdf = invitation_sheet.pdf([entry(n) for n in range(9)], bot, words)
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") == 2
    for n in range(9):
        assert f"https://t.me/{bot}?start=CODE{n}".encode() in pdf


def test_a_sheet_of_nobody_is_an_empty_page() -> None:
    pdf = invitation_sheet.pdf([], "huiyin_bot", words)
    assert pdf.count(b"/Type /Page\n") == 1
    assert b"start=" not in pdf
