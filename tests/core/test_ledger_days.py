"""Days as offices write them into their ledgers, and numbers, names and lines of cells."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core import ledger_days, ledger_rows
from bot.core.calendar import Workdays

TODAY = date(2020, 10, 20)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2020.9.30", date(2020, 9, 30)),
        ("2020-9-30", date(2020, 9, 30)),
        ("２０２０／９／３０", date(2020, 9, 30)),
        ("2020-09-30 00:00:00", date(2020, 9, 30)),
        ("2020年9月30日前", date(2020, 9, 30)),
        ("20200930", date(2020, 9, 30)),
        ("2020年9月底", date(2020, 9, 30)),
        ("2020年2月", date(2020, 2, 29)),
        ("2020.9", date(2020, 9, 30)),
        ("2020年底前完成", date(2020, 12, 31)),
        ("44104", date(2020, 9, 30)),
        ("44104.0", date(2020, 9, 30)),
        ("9月30日", date(2020, 9, 30)),
        (date(2020, 9, 30), date(2020, 9, 30)),
        ("99999", None),
        ("20201340", None),
        ("2020.13", None),
        ("尽快", None),
        ("长期坚持", None),
    ],
)
def test_a_day_in_any_form_of_an_office(said: str | date, meant: date | None) -> None:
    assert ledger_days.day(said, TODAY, Workdays()) == meant


def test_words_that_are_no_day() -> None:
    assert ledger_days.no_day("立行立改,并长期坚持") == "立行立改"
    assert ledger_days.no_day("2020.9.30") is None
    assert ledger_days.is_nothing("—")
    assert not ledger_days.is_nothing(TODAY)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("12", 12),
        ("（12）", 12),
        ("12.0", 12),
        ("１２", 12),
        ("7-05-012", 12),
        ("0", None),
        ("甲", None),
    ],
)
def test_a_number_in_any_form(said: str, meant: int | None) -> None:
    assert ledger_rows.serial(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [("第七轮", 7), ("十二", 12), ("7", 7), ("第一百", None), ("十一二", None), ("轮", None)],
)
def test_an_ordinal(said: str, meant: int | None) -> None:
    assert ledger_rows.ordinal(said) == meant


def test_names_and_lines_of_a_cell() -> None:
    assert ledger_rows.names("财政所、 农经站；财政所") == ("财政所", "农经站")
    assert ledger_rows.lines("1.清退\n（2）公示\n③ 建制\n\n· 复查") == (
        "清退",
        "公示",
        "建制",
        "复查",
    )
