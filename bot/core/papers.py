"""Papers (公文): what a Word template is filled with, as values under the names an office reads.

A template speaks of `单位` and `事项清单`; whoever edits it in Word meets the words of his trade.
Texts among the values become sentences only when the paper is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.policy import StepForm
from bot.core.screens import Day, Text, text

Field = str | int | Text | Day | Sequence["Field"] | Mapping[str, "Field"]
Fields = Mapping[str, Field]


class Kind(StrEnum):
    """One template each; the name of its file in the package, and its text id `paper-…`."""

    REMINDER = "reminder"
    SUPERVISION = "supervision"
    TALK = "talk"
    ACCOUNTABILITY = "accountability"
    UNIT_REPORT = "unit-report"
    ROUND_REPORT = "round-report"

    @property
    def name_text(self) -> Text:
        """What the template is called where an office keeps its own."""
        return text(f"paper-{self.value}")


LETTERS = {form: Kind(form.value) for form in StepForm}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """`about` stands in the file's name behind the kind: a unit, a round, a letter's number;
    `count` is how many findings it tells of."""

    kind: Kind
    about: str
    count: int
    fields: Fields
