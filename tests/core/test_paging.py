"""Pages of a list, and where one may turn from each."""

from __future__ import annotations

import pytest

from bot.core.paging import cut, turning


@pytest.mark.parametrize(
    ("number", "shown", "at"),
    [(-1, [0, 1, 2], 0), (0, [0, 1, 2], 0), (2, [6], 2), (9, [6], 2)],
)
def test_a_page_beyond_the_last_is_the_last_and_before_the_first_the_first(
    number: int, shown: list[int], at: int
) -> None:
    assert cut(range(7), number, 3) == (range(7)[shown[0] : shown[-1] + 1], at, 3)


def test_nothing_is_one_empty_page_without_turning() -> None:
    assert cut([], 4, 3) == ([], 0, 1)
    assert turning(("list",), 0, 1) == ()


@pytest.mark.parametrize(("number", "to"), [(0, ["1"]), (1, ["0", "2"]), (2, ["1"])])
def test_one_turns_to_the_neighbours_that_there_are(number: int, to: list[str]) -> None:
    [row] = turning(("list", "due"), number, 3)
    assert [button.press for button in row] == [("list", "due", page) for page in to]
