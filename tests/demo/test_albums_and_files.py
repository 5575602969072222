"""Albums, and files on their way to the server and back."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot.demo import botapi
from bot.demo.botapi.files import Sizes
from tests.demo.conftest import client, raw
from tests.telegram import png


async def test_an_album_arrives_as_messages_with_one_group_id(bot: Bot, li: botapi.User) -> None:
    media = [InputMediaPhoto(png(grey=n), caption=f"图{n}") for n in range(3)]
    sent = await bot.send_media_group(7, media)
    messages = li.chat.messages[1:]
    assert [message.text for message in messages] == ["图0", "图1", "图2"]
    assert len({message.album for message in messages}) == 1
    assert [m.media_group_id for m in sent] == [message.album for message in messages]


async def test_two_albums_have_two_group_ids(bot: Bot, li: botapi.User) -> None:
    for _ in range(2):
        await bot.send_media_group(7, [InputMediaPhoto(png()), InputMediaPhoto(png())])
    assert len({message.album for message in li.chat.messages[1:]}) == 2


async def test_an_album_may_be_made_of_files_sent_before(bot: Bot, li: botapi.User) -> None:
    first = await bot.send_photo(7, png())
    known = InputMediaPhoto(first.photo[-1].file_id)
    await bot.send_media_group(7, [known, InputMediaPhoto(png(grey=1))])
    assert len(li.chat.messages) == 4


@pytest.mark.parametrize(
    ("media", "reason"),
    [
        ([InputMediaPhoto(png())] * 11, "too many messages to send as an album"),
        (
            [InputMediaPhoto(png()), InputMediaDocument(b"x")],
            "document can't be mixed with other media types",
        ),
        ([InputMediaPhoto("nonsense")] * 2, "wrong file identifier/http url specified"),
        ([InputMediaPhoto(png()), InputMediaPhoto(b"text")], "image_process_failed"),
    ],
)
async def test_a_bad_album_is_refused_whole(
    bot: Bot, li: botapi.User, media: list[InputMediaPhoto | InputMediaDocument], reason: str
) -> None:
    with pytest.raises(BadRequest) as caught:
        await bot.send_media_group(7, media)
    assert caught.value.message.lower() == reason
    assert len(li.chat.messages) == 1


@pytest.mark.parametrize(
    ("media", "reason"),
    [
        ([], "there are no messages to send"),
        ({}, "there are no messages to send"),
        ([{"type": "story", "media": "x"}], "can't parse InputMedia: type is not allowed here"),
    ],
)
async def test_an_album_of_nothing_or_of_unknown_things_is_refused(
    api: botapi.BotApi, url: str, media: object, reason: str
) -> None:
    asked = {"chat_id": 7, "media": media}
    status, said = await raw(url, f"/bot{api.token}/sendMediaGroup", json=asked)
    assert (status, said) == (400, f"Bad Request: {reason}")


async def test_what_a_person_sends_can_be_fetched_byte_for_byte(bot: Bot, li: botapi.User) -> None:
    message = li.sends_document("佐证.pdf", b"%PDF-1.7", "application/pdf")
    assert message.media is not None
    file = await bot.get_file(message.media.id)
    assert bytes(await file.download_as_bytearray()) == b"%PDF-1.7"
    assert file.file_size == 8


async def test_the_small_size_of_a_photo_is_a_file_too(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_photo(7, png())
    small = await bot.get_file(sent.photo[0].file_id)
    assert small.file_path


async def test_a_file_path_exists_on_no_disk(
    bot: Bot, li: botapi.User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    message = li.sends_document("佐证.pdf", b"%PDF")
    assert message.media is not None
    with pytest.raises(OSError, match="too long"):
        (tmp_path / message.media.path).parent.mkdir(parents=True)


async def test_equal_bytes_share_the_unique_id_and_not_the_file_id(li: botapi.User) -> None:
    one, two = li.sends_photo(png()).media, li.sends_photo(png()).media
    assert one is not None
    assert two is not None
    assert one.unique_id == two.unique_id
    assert one.id != two.id


async def test_a_file_of_over_20_mb_can_be_sent_but_not_fetched(bot: Bot, li: botapi.User) -> None:
    just = li.sends_document("大.bin", b"0" * (20 * 1024 * 1024))
    over = li.sends_document("大.bin", b"0" * (20 * 1024 * 1024 + 1))
    assert just.media is not None
    assert over.media is not None
    assert (await bot.get_file(just.media.id)).file_path
    with pytest.raises(BadRequest, match=r"^File is too big$"):
        await bot.get_file(over.media.id)


def test_the_limits_are_telegrams() -> None:
    sizes = Sizes()
    assert (sizes.download, sizes.upload, sizes.photo) == (20 << 20, 50 << 20, 10 << 20)


async def test_too_large_uploads_are_refused() -> None:
    api = botapi.BotApi(sizes=Sizes(upload=2000, photo=1000))
    api.user(7, "李").sends("/start")
    async with botapi.serving(api) as url, client(api, url) as bot:
        await bot.send_document(7, b"0" * 2000)
        with pytest.raises(NetworkError, match="Request Entity Too Large"):
            await bot.send_document(7, b"0" * 2001)
        with pytest.raises(BadRequest, match="File is too big for a photo"):
            await bot.send_photo(7, png() + b"0" * 1000)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "file must be non-empty"),
        (b"no picture", "image_process_failed"),
        (png(2100, 100), "photo_invalid_dimensions"),
        (png(9000, 1001), "photo_invalid_dimensions"),
    ],
)
async def test_a_bad_picture_is_refused(
    bot: Bot, li: botapi.User, content: bytes, reason: str
) -> None:
    with pytest.raises(BadRequest) as caught:
        await bot.send_photo(7, content)
    assert caught.value.message.lower() == reason


async def test_a_jpeg_is_taken_without_looking_at_its_size(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_photo(7, b"\xff\xd8\xff\xe0 and so on")
    assert (sent.photo[-1].width, sent.photo[-1].height) == (1280, 960)


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("nonsense", "Wrong file identifier/http url specified"),
        ("https://example.org/a.png", "Failed to get http url content"),
        ("attach://nothing", "There is no photo in the request"),
        ("", "There is no photo in the request"),
    ],
)
async def test_a_reference_to_no_file_is_refused(
    bot: Bot, li: botapi.User, reference: str, reason: str
) -> None:
    with pytest.raises(BadRequest) as caught:
        await bot.send_photo(7, reference)
    assert caught.value.message == reason


async def test_a_document_is_no_photo(bot: Bot, li: botapi.User) -> None:
    sent = await bot.send_document(7, png())
    assert sent.document is not None
    with pytest.raises(BadRequest, match="Can't use file of type document as photo"):
        await bot.send_photo(7, sent.document.file_id)


async def test_an_unknown_file_id_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"^Invalid file_id$"):
        await bot.get_file("nonsense")


async def test_a_wrong_path_or_token_gives_no_bytes(api: botapi.BotApi, url: str) -> None:
    stored = api.user(7, "李").sends_photo(png()).media
    assert stored is not None
    async with httpx.AsyncClient(base_url=url, verify=False) as web:  # noqa: S501 (plain HTTP)
        good = await web.get(f"/file/bot{api.token}/{stored.path}")
        assert (good.status_code, good.content) == (200, png())
        assert (await web.get(f"/file/bot{api.token}/photos/x.jpg")).status_code == 404
        wrong = f"/file/bot1:{'x' * 35}/{stored.path}"
        assert (await web.get(wrong)).status_code == 401


async def test_a_client_with_a_malformed_token_is_not_found(api: botapi.BotApi, url: str) -> None:
    stranger = client(api, url, "no-token")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
