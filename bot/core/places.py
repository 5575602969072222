"""Where something stands in the office's set-up file, and what is wrong there.

A cell of a workbook and a line of YAML are the same to the rules: `Places` leads from a path in
the roster, as `("rounds", 0, "teams", 1)`, back to the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict, Field

from bot.core.screens import Arg, Text, text

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A cell (`column` as "D 级别"), or in YAML a line (`row`) and a path; `row` 0 is the file."""

    sheet: str = ""
    row: int = 0
    column: str = ""

    @property
    def text(self) -> Text:
        if self.sheet:
            kind = "cell" if self.column else "row" if self.row else "sheet"
        else:
            kind = "file" if not self.row else "path" if self.column else "line"
        row = str(self.row) if self.row else ""
        args = {"sheet": self.sheet, "row": row, "column": self.column}
        return text(f"load-place-{kind}", **{name: word for name, word in args.items() if word})


class Problem(BaseModel):
    model_config = ConfigDict(frozen=True)

    place: Place
    id: str
    args: dict[str, Arg] = Field(default_factory=dict)

    @property
    def text(self) -> Text:
        return Text(id=self.id, args={"place": self.place.text, **self.args})


Places = Mapping[Path, Place]


def problem(id: str, place: Place, /, **args: Arg) -> Problem:
    """The short way to write a `Problem`."""
    return Problem(place=place, id=id, args=args)


def locate(places: Places, path: Path) -> Place:
    """The place of the path or of what contains it; a path in YAML keeps its missing end."""
    for length in range(len(path), -1, -1):
        place = places.get(path[:length])
        if place is None:
            continue
        if place.sheet or length == len(path):
            return place
        return replace(place, column=spell(path[length:], place.column))
    return Place(column=spell(path))


def spell(path: Path, start: str = "") -> str:
    """`rounds[0].teams[1].name`."""
    spelt = start
    for step in path:
        spelt += f"[{step}]" if isinstance(step, int) else f".{step}"
    return spelt.removeprefix(".")
