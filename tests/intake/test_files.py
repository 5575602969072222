"""Whatever file is named, one calm problem; nothing is raised, nothing hangs, nothing swells."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from bot.intake import archives, files
from tests.intake import samples
from tests.intake.samples import ids, read_xlsx, read_yaml

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def archive(entries: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries.items():
            target.writestr(name, content)
    return stream.getvalue()


def repacked(content: bytes, **changed: bytes) -> bytes:
    """The workbook with parts replaced, named as their file is without its ending."""
    with zipfile.ZipFile(BytesIO(content)) as source:
        entries = {name: source.read(name) for name in source.namelist()}
    return archive({name: changed.get(Path(name).stem, old) for name, old in entries.items()})


@pytest.fixture
def good(tmp_path: Path) -> bytes:
    return samples.workbook(samples.sheets_of_the_sample(tmp_path))


def test_other_programs_numbers_and_dates_are_read(tmp_path: Path, good: bytes) -> None:
    """Numbers as 1.0 and dates as ISO text, as the standard also allows."""
    with zipfile.ZipFile(BytesIO(good)) as source:
        rounds = source.read("xl/worksheets/sheet2.xml")
        teams = source.read("xl/worksheets/sheet3.xml").replace(b"<v>1</v>", b"<v>1.0</v>")
    iso = rounds.replace(b't="n"><v>43892</v>', b't="d"><v>2020-03-02</v>')
    assert iso != rounds

    reading = read_xlsx(tmp_path, repacked(good, sheet2=iso, sheet3=teams))

    assert samples.sound(reading) == samples.sound(read_xlsx(tmp_path, good))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    reading = files.read(tmp_path / "没有.yaml")

    assert ids(reading) == ["load-file-missing"]
    assert reading.problems[0].args == {"name": "没有.yaml"}


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)

    assert ids(files.read(tmp_path)) == ["load-file-no-file"]
    assert ids(files.read(pipe)) == ["load-file-no-file"]


def test_an_unusable_name_is_told_so(tmp_path: Path) -> None:
    assert ids(files.read(tmp_path / ("x" * 300 + ".yaml"))) == ["load-file-closed"]


@pytest.mark.parametrize("content", [b"", b" \n\r\n "])
def test_an_empty_file_is_told_so(tmp_path: Path, content: bytes) -> None:
    assert ids(read_yaml(tmp_path, content)) == ["load-file-empty"]
    assert ids(read_xlsx(tmp_path, content)) == ["load-file-empty"]


def test_more_than_twenty_megabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as stream:
        stream.truncate(files.MAX_BYTES + 1)

    assert ids(files.read(path)) == ["load-file-too-big"]


@pytest.mark.parametrize("name", ["office.csv", "office", "office.docx"])
def test_other_kinds_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("people: []")

    assert ids(files.read(path)) == ["load-file-kind"]


def test_a_workbook_named_yaml_is_refused(tmp_path: Path, good: bytes) -> None:
    assert ids(read_yaml(tmp_path, good)) == ["load-file-kind"]


def test_old_and_encrypted_workbooks_are_told_apart(tmp_path: Path) -> None:
    encrypted = OLE + "EncryptedPackage".encode("utf-16-le")
    old = tmp_path / "office.xls"
    old.write_bytes(b"anything")

    assert ids(files.read(old)) == ["load-file-xls"]
    assert ids(read_xlsx(tmp_path, OLE)) == ["load-file-xls"]
    assert ids(read_xlsx(tmp_path, encrypted)) == ["load-file-encrypted"]


def test_an_archive_with_a_password_is_told_so(tmp_path: Path, good: bytes) -> None:
    locked = bytearray(good)
    entry = locked.rindex(b"PK\x01\x02")
    locked[entry + 8] |= 1

    assert ids(read_xlsx(tmp_path, bytes(locked))) == ["load-file-encrypted"]


@pytest.mark.parametrize("length", [4, 100, 2000])
def test_a_cut_workbook_is_broken(tmp_path: Path, good: bytes, length: int) -> None:
    assert ids(read_xlsx(tmp_path, good[:length])) == ["load-file-broken"]


@pytest.mark.parametrize("position", [0.1, 0.3, 0.5, 0.7])
def test_a_damaged_workbook_is_broken(tmp_path: Path, good: bytes, position: float) -> None:
    damaged = bytearray(good)
    start = int(len(damaged) * position)
    damaged[start : start + 40] = bytes(40)

    assert ids(read_xlsx(tmp_path, bytes(damaged))) == ["load-file-broken"]


def test_an_archive_of_other_things_is_broken(tmp_path: Path) -> None:
    assert ids(read_xlsx(tmp_path, archive({"word/document.xml": b"<a/>"}))) == [
        "load-file-broken"
    ]


@pytest.mark.parametrize("part", ["workbook", "sheet1", "styles"])
def test_parts_that_are_no_xml_are_broken(tmp_path: Path, good: bytes, part: str) -> None:
    assert ids(read_xlsx(tmp_path, repacked(good, **{part: b"<broken"}))) == ["load-file-broken"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_any_parser_sees_them(
    tmp_path: Path, good: bytes, encoding: str
) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "ha">]><a>&a;</a>'.encode(encoding)

    assert ids(read_xlsx(tmp_path, repacked(good, sheet1=laughs))) == ["load-file-broken"]


def test_a_bomb_is_recognised_by_its_ratio(tmp_path: Path, good: bytes) -> None:
    bomb = repacked(good, sheet1=b" " * 30_000_000)

    assert ids(read_xlsx(tmp_path, bomb)) == ["load-file-bomb"]


def test_a_bomb_is_recognised_by_its_size(
    tmp_path: Path, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 1000)

    assert ids(read_xlsx(tmp_path, good)) == ["load-file-bomb"]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16"])
def test_other_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    reading = read_yaml(tmp_path, samples.YAML.encode(encoding))

    assert ids(reading) == ["load-file-encoding"]


def test_the_line_of_the_first_foreign_byte_is_named(tmp_path: Path) -> None:
    reading = read_yaml(tmp_path, b"people:\n- name: " + "周全".encode("gbk"))

    assert reading.problems[0].place.row == 2


@pytest.mark.parametrize("content", [b"\x89PNG\x00\xff\xff", b"a: \xff\xfe\xfd"])
def test_what_is_no_text_is_told_so(tmp_path: Path, content: bytes) -> None:
    assert ids(read_yaml(tmp_path, content)) == ["load-file-not-text"]
