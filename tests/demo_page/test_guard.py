"""Who may talk to the page's server: the page itself, and nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest

from bot.demo.page import guard
from tests.demo_page.serving import Place


async def test_it_listens_on_this_machine_only(place: Place) -> None:
    assert urlsplit(place.url).hostname == "127.0.0.1"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:80"])
async def test_a_name_bent_to_this_machine_is_refused(place: Place, host: str) -> None:
    async with place.client(Host=host) as web:
        response = await web.get("/api/state")
    assert response.status_code == 403
    assert response.json() == {"error": "host"}


# As a browser under a foreign name, or no browser at all, might ask.
BENT = (
    b"Host: 127.0.0.1.:{port}",
    b"Host: rebound.example:{port}",
    b"Host: 127.0.0.1:{port}@evil.example",
    b"Host: evil.example#127.0.0.1:{port}",
    b"Host: [::1]:{port}",
    b"Host: 0.0.0.0:{port}",
    b"Host: 2130706433:{port}",
    b"Host: 127.0.0.1:1",
    b"Host: evil.example\r\nHost: 127.0.0.1:{port}",
    b"X-Forwarded-Host: 127.0.0.1:{port}",
    b"Host: evil.example\r\nX-Forwarded-Host: 127.0.0.1:{port}",
)


@pytest.mark.parametrize("headers", BENT)
@pytest.mark.parametrize("verb", [b"GET /api/state", b"GET /api/events", b"POST /api/clock"])
async def test_no_spelling_of_a_foreign_name_is_let_in(
    place: Place, verb: bytes, headers: bytes
) -> None:
    """DNS rebinding: the name is foreign, the address is ours."""
    port = urlsplit(place.url).port
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    asked = headers.replace(b"{port}", str(port).encode())
    writer.write(verb + b" HTTP/1.1\r\n" + asked + b"\r\nConnection: close\r\n\r\n")
    status = await asyncio.wait_for(reader.readline(), 5)
    writer.close()
    assert status.split()[1] in (b"400", b"403")


async def test_localhost_is_a_name_of_this_machine(place: Place) -> None:
    async with place.client(Host=f"localhost:{urlsplit(place.url).port}") as web:
        assert (await web.get("/")).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
async def test_a_foreign_page_may_not_act_here(place: Place, origin: str) -> None:
    async with place.client(Origin=origin) as web:
        response = await web.post(f"/api/people/{place.li.id}/say", json={"text": "/log"})
    assert response.json() == {"error": "origin"}
    assert [message.text for message in place.li.chat.visible] == ["/start"]


async def test_what_does_not_say_its_size_or_is_too_large_is_refused(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 10)
    path = f"/api/people/{place.li.id}/say"
    async with place.client() as web:
        large = await web.post(path, content=b"x" * 11)
        endless = await web.post(path, content=_endless())
    assert large.json() == endless.json() == {"error": "size"}


async def _endless() -> AsyncIterator[bytes]:
    yield b"x"


async def test_no_source_but_the_page_itself_may_be_loaded(place: Place) -> None:
    async with place.client() as web:
        headers = (await web.get("/")).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


async def test_the_bots_own_api_is_not_on_this_port(place: Place) -> None:
    async with place.client() as web:
        assert (await web.get(f"/bot{place.api.token}/getMe")).status_code == 404
