"""Files of the history: pictures that differ in their bytes, papers that differ in their words."""

from __future__ import annotations

import hashlib
import io

from PIL import Image

from bot.demo.replaying_files import DRAWN, Album, files_of, numbered

CAPTIONS = ("现场照片", "公示照片", "系统截图")


class Shelf:
    def __init__(self) -> None:
        self.kept: list[bytes] = []

    def __call__(self, content: bytes) -> str:
        self.kept.append(content)
        return hashlib.sha256(content).hexdigest()


def test_a_hundred_pictures_are_a_hundred_files_that_can_be_looked_at() -> None:
    shelf = Shelf()
    album = Album(3, shelf)
    files = [album.file(CAPTIONS[number % len(CAPTIONS)]) for number in range(DRAWN + 40)]
    assert len({file.sha256 for file in files}) == len(files)
    assert len({file.number for file in files}) == len(files)
    for content in shelf.kept:
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            assert picture.size == (480, 360)


def test_a_new_caption_after_the_sixtieth_still_gets_a_picture_of_its_own() -> None:
    shelf = Shelf()
    album = Album(3, shelf)
    for _ in range(DRAWN):
        album.file("现场照片")
    album.file("公示照片")
    scenes = [Image.open(io.BytesIO(content)).tobytes() for content in shelf.kept]
    assert scenes[-1] not in scenes[:-1]


def test_a_number_inside_changes_the_bytes_and_not_the_picture() -> None:
    shelf = Shelf()
    Album(1, shelf).file("现场照片")
    again = numbered(shelf.kept[0], 77)
    assert again != shelf.kept[0]
    before, after = (Image.open(io.BytesIO(content)) for content in (shelf.kept[0], again))
    assert before.tobytes() == after.tobytes()
    after.load()


def test_two_papers_of_one_caption_differ() -> None:
    shelf = Shelf()
    album = Album(3, shelf)
    first, second = album.file("会议记录"), album.file("会议记录")
    assert first.sha256 != second.sha256
    assert (first.name, first.mime) == ("会议记录.txt", "text/plain")
    assert shelf.kept[0].startswith("\ufeff会议记录".encode())


def test_the_same_seed_keeps_the_same_files() -> None:
    shelves = Shelf(), Shelf()
    for shelf in shelves:
        album = Album(9, shelf)
        for caption in (*CAPTIONS, "会议记录"):
            album.file(caption)
    assert shelves[0].kept == shelves[1].kept


def test_files_go_with_the_steps_that_bring_them() -> None:
    files = files_of({0: ("会议记录", "验收表"), 1: ()}, Album(3, Shelf()))
    assert [file.name for file in files[0]] == ["会议记录.txt", "验收表.txt"]
    assert 1 not in files
