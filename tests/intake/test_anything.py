"""Whatever stands in a file, reading gives a roster or problems with a place, no error."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.intake import files
from tests.intake import samples
from tests.intake.samples import CellValue, Rows

KEYS = sorted(set(re.findall(r"(\w+):", samples.YAML)) | {"children", "phone", "amount", "unit"})
WORDS = [
    "A",
    "B",
    "7",
    "第七轮",
    "2020-03-02",
    "county",
    "乡",
    "head",
    "组长",
    "是",
    "3个月",
    "",
    "#",
]
scalars = st.sampled_from(WORDS) | st.none() | st.integers() | st.booleans() | st.text(max_size=5)
trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=20,
)
files_of_anything = st.fixed_dictionaries(
    {}, optional={key: trees for key in ("organisations", "rounds", "people")}
)


def read(name: str, content: bytes) -> files.Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return files.read(path)


def assert_sound_or_explained(reading: files.Reading) -> None:
    assert (reading.roster is None) == bool(reading.problems)
    assert all(problem.id.startswith("load-") for problem in reading.problems)


@settings(deadline=None)
@given(files_of_anything)
def test_any_tree_is_read_or_explained(tree: object) -> None:
    content = yaml.safe_dump(tree, allow_unicode=True).encode()

    assert_sound_or_explained(read("office.yaml", content))


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_explained(content: bytes) -> None:
    assert_sound_or_explained(read("office.yaml", content))
    assert_sound_or_explained(read("office.xlsx", content))
    assert_sound_or_explained(read("office.xlsx", b"PK" + content))


LINES = samples.YAML.splitlines()


@settings(deadline=None)
@given(st.integers(1, len(LINES) - 1), st.sampled_from(WORDS))
def test_a_changed_line_is_read_or_explained(number: int, word: str) -> None:
    start, _, _ = LINES[number].partition(":")
    lines = [*LINES[:number], f"{start}: {word}", *LINES[number + 1 :]]

    assert_sound_or_explained(read("office.yaml", "\n".join(lines).encode()))


cells = st.sampled_from(WORDS) | st.integers(-9, 10**6) | st.booleans() | st.dates() | st.none()


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(sorted(samples.HEADERS)),
    st.lists(st.lists(cells, max_size=7), max_size=3),
    st.booleans(),
)
def test_any_rows_are_read_or_explained(
    title: str, junk: list[list[CellValue]], has_header: bool
) -> None:
    sheets: dict[str, Rows] = {name: [[*header]] for name, header in samples.HEADERS.items()}
    sheets["轮次"].append(["九", 7, 2020, "第七轮", "2020-03-02", None, None])
    sheets[title] = [*(sheets[title] if has_header else []), *junk]

    assert_sound_or_explained(read("office.xlsx", samples.workbook(sheets)))
