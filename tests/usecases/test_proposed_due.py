"""The finder's own limit: kept with the paper, and never a limit by itself."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core import errors
from tests.usecases.deeds import Deeds

AHEAD = date(2020, 12, 18)


def test_a_proposal_is_kept_through_every_step(deeds: Deeds) -> None:
    item = deeds.signed(proposed_due=AHEAD)
    assert (item.proposed_due, item.due) == (AHEAD, None)
    [fed] = deeds.feeds(item)
    assert fed.proposed_due == AHEAD
    assert fed.due != AHEAD


@pytest.mark.parametrize("day", [date(2020, 12, 7), date(2020, 12, 1)])
def test_a_proposal_lies_ahead(deeds: Deeds, day: date) -> None:
    with pytest.raises(errors.Unfit, match="day-past"):
        deeds.logged(proposed_due=day)
