"""The tree: what lies within what, by whole steps of the path."""

import pytest

from bot.core.organisations import Level, Organisation

QINGHE = Organisation(
    id=4,
    code="65-01-04",
    name="清河镇",
    short_name="清河",
    initials="qhz",
    level=Level.TOWNSHIP,
    parent_id=3,
    sort=4,
    path="/1/3/4/",
)


@pytest.mark.parametrize(
    ("path", "within"),
    [("/", True), ("/1/3/", True), ("/1/3/4/", True), ("/1/3/44/", False), ("/1/3/4/9/", False)],
)
def test_an_organisation_is_within_itself_and_all_above_it(path: str, within: bool) -> None:
    assert QINGHE.is_within(path) is within
