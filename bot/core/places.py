"""Where something stands in the office's set-up file, and what is wrong there.

A cell of a workbook and a line of YAML are the same to the rules: `Places` leads from a path in
the roster, as `("rounds", 0, "teams", 1)`, back to the file.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from bot.core.screens import Arg, Text, text

Path = tuple[str | int, ...]


class Place(BaseModel):
    """A cell (`column` as "D 级别"), or in YAML a line (`row`) and a path; `row` 0 is the file."""

    model_config = ConfigDict(frozen=True)

    sheet: str = ""
    row: int = 0
    column: str = ""

    @property
    def text(self) -> Text:
        if not self.sheet:
            kind = "line" if self.row else "file"
            return text(f"load-place-{kind}", line=str(self.row), path=self.column)
        kind = "cell" if self.column else "row" if self.row else "sheet"
        args = {"sheet": self.sheet, "row": str(self.row), "column": self.column}
        return Text(id=f"load-place-{kind}", args={**args})


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
        return place.model_copy(update={"column": spell(path[length:], place.column)})
    return Place(column=spell(path))


def spell(path: Path, start: str = "") -> str:
    """`rounds[0].teams[1].name`."""
    spelt = start
    for step in path:
        spelt += f"[{step}]" if isinstance(step, int) else f".{step}"
    return spelt.removeprefix(".")
