"""Dates as they stand in the ledgers of offices: 2020.9.30, 2020年9月底, a spreadsheet's 44104.

A month alone is its last day, since a limit of September ends with September. What is a word
for no day (长期坚持) is none here: `register.NO_DAY` knows those.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta

from bot.core import register
from bot.core.calendar import Workdays
from bot.core.spoken_days import TAIL, parse_day

# A spreadsheet counts days from here; below and beyond, a number is something else.
_EPOCH = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)

_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_MONTH = re.compile(r"(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*月?(?:底|末)?")
_YEAR = re.compile(r"(\d{4})\s*年(?:底|末)?")


def day(value: str | date, today: date, workdays: Workdays) -> date | None:
    """None for what is no date."""
    if isinstance(value, date):
        return value
    said = _TIME.sub("", unicodedata.normalize("NFKC", value).strip())
    said = TAIL.sub("", said.rstrip("。.;；")).strip()
    try:
        return _number(said) or _month(said) or parse_day(said, today, workdays)
    except ValueError:
        return None


def is_nothing(value: str | date) -> bool:
    """A dash, or 无: the cell is filled, and says that there is none."""
    return isinstance(value, str) and register.plain(value) in ("", "无", "/")


def no_day(value: str) -> str | None:
    said = register.plain(value)
    return next((word for word in register.NO_DAY if said.startswith(word)), None)


def _number(said: str) -> date | None:
    serial = _SERIAL.fullmatch(said)
    if serial and int(serial[1]) in _SERIALS:
        return _EPOCH + timedelta(days=int(serial[1]))
    eight = _EIGHT.fullmatch(said)
    return date(int(eight[1]), int(eight[2]), int(eight[3])) if eight else None


def _month(said: str) -> date | None:
    month, year = _MONTH.fullmatch(said), _YEAR.fullmatch(said)
    if month and 1 <= int(month[2]) <= 12:
        return _end(int(month[1]), int(month[2]))
    return _end(int(year[1]), 12) if year else None


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
