"""Lists: how many pages there are, and a row's problem short enough for a button."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.findings import State
from bot.core.listing import Filter, Page, Row


def row(problem: str) -> Row:
    return Row(
        id=1,
        number="7-01-001",
        problem=problem,
        state=State.OPEN,
        unit_id=1,
        unit_name="清河镇",
        due=date(2026, 12, 1),
        long_term=False,
        fed_back_on=None,
        sent_on=None,
        applied_on=None,
    )


@pytest.mark.parametrize(
    ("total", "pages"), [(0, 1), (1, 1), (8, 1), (9, 2), (16, 2), (17, 3), (195, 25)]
)
def test_an_empty_list_has_one_page_and_no_row_is_left_over(total: int, pages: int) -> None:
    assert Page(rows=(), total=total, number=0, size=8).pages == pages


@given(st.integers(0, 10_000), st.integers(1, 50))
def test_pages_are_just_enough(total: int, size: int) -> None:
    pages = Page(rows=(), total=total, number=0, size=size).pages
    assert pages * size >= total
    assert (pages - 1) * size < max(total, 1)


def test_a_short_problem_is_its_own_summary() -> None:
    assert row(" 会议记录不全 ").summary == "会议记录不全"


def test_only_the_first_line_is_summed_up() -> None:
    assert row("\n会议记录不全\n第二行").summary == "会议记录不全"


def test_a_long_line_is_cut_and_says_so() -> None:
    assert row("一" * 24).summary == "一" * 24
    assert row("一" * 25).summary == "一" * 23 + "…"


@given(st.text(max_size=80))
def test_no_problem_breaks_a_list(problem: str) -> None:
    summary = row(problem).summary
    assert len(summary) <= 24
    assert "\n" not in summary


def test_a_filter_narrows_nothing_unless_told_to() -> None:
    everything = Filter()
    assert not any(
        (
            everything.states,
            everything.round_id,
            everything.unit_path,
            everything.assignment_id,
            everything.author_id,
            everything.mine,
            everything.due_until,
        )
    )
