"""Files of the chats: what is a picture by its bytes is shown, everything else is downloaded."""

from __future__ import annotations

import pytest

from tests.demo_page.serving import Place
from tests.telegram import png


async def fetched(place: Place) -> tuple[str, str | None, bytes]:
    """Media type, disposition and bytes of the newest message's file."""
    file = (await place.state())["people"][0]["messages"][-1]["file"]
    async with place.client() as web:
        response = await web.get(file["url"])
    assert "sandbox" in response.headers["Content-Security-Policy"]
    return (
        response.headers["Content-Type"],
        response.headers.get("Content-Disposition"),
        response.content,
    )


async def test_a_photo_is_shown(place: Place) -> None:
    picture = png()
    place.li.sends_photo(picture)
    assert await fetched(place) == ("image/png", None, picture)


@pytest.mark.parametrize(
    ("head", "media"),
    [
        (b"OggS", "audio/ogg"),
        (b"RIFF\0\0\0\0WAVE", "audio/wav"),
        (b"\x1aE\xdf\xa3", "audio/webm"),
    ],
)
async def test_a_voice_is_played(place: Place, head: bytes, media: str) -> None:
    place.li.sends_voice(head + b"...")
    assert (await fetched(place))[:2] == (media, None)


async def test_a_page_that_calls_itself_a_photo_is_no_page_here(place: Place) -> None:
    place.li.sends_photo(b"<script>alert(1)</script>")
    media, disposition, _ = await fetched(place)
    assert media == "application/octet-stream"
    assert disposition is not None
    assert disposition.startswith("attachment")


async def test_a_document_is_downloaded_under_its_name(place: Place) -> None:
    place.li.sends_document('台账"; x.png', png())
    _, disposition, _ = await fetched(place)
    assert disposition == "attachment; filename*=UTF-8''%E5%8F%B0%E8%B4%A6%22%3B%20x.png"


async def test_what_is_not_there_is_not_found(place: Place) -> None:
    async with place.client() as web:
        assert (await web.get("/files/AgAC")).status_code == 404
        assert (await web.get("/static/../desk.py")).status_code == 404
        assert (await web.get("/static/%2e%2e/desk.py")).status_code == 404


async def test_a_sample_photo_is_drawn_and_differs_by_seed(place: Place) -> None:
    async with place.client() as web:
        first, second, odd = [
            (await web.get("/api/sample-photo", params={"seed": seed, "words": "井口"})).content
            for seed in ("1", "2", "-x")
        ]
    assert first.startswith(b"\x89PNG")
    assert first != second
    assert odd == first


async def test_the_page_and_its_parts_are_served(place: Place) -> None:
    async with place.client() as web:
        page = await web.get("/")
        script = await web.get("/static/page.js")
    assert "module" in page.text
    assert "javascript" in script.headers["Content-Type"]
