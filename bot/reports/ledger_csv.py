"""The ledger as CSV: UTF-8 with a byte order mark, so that every spreadsheet opens it unasked."""

from __future__ import annotations

import csv
from pathlib import Path

from bot.core import register
from bot.core.screens import Words
from bot.reports.ledger_sheet import RISKY, Noticing, spoken
from bot.usecases.ledger_table import Table


def write(table: Table, path: Path, words: Words, noticing: Noticing) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([column.title for column in register.COLUMNS])
        for number, row in enumerate(table.rows, 1):
            writer.writerow([safe_cell(spoken(row[c.key], words)) for c in register.COLUMNS])
            noticing(number)


def safe_cell(words: str) -> str:
    """What would run gets an apostrophe in front, which makes it text."""
    shown = words.replace("\0", "")
    return f"'{shown}" if shown.startswith(RISKY) else shown
