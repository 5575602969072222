"""From a Telegram update to what a person did. None for what is nobody's doing."""

from __future__ import annotations

from datetime import datetime

from telegram import (
    Audio,
    CallbackQuery,
    ChatMember,
    ChatMemberUpdated,
    Document,
    Location,
    Message,
    MessageEntity,
    PhotoSize,
    Update,
    User,
    Video,
    Voice,
)

from bot.core.evidence import FileKind
from bot.core.incoming import Act, Incoming, IncomingFile
from handlers.outbound import callbacks

UNSUPPORTED = (
    "sticker",
    "video_note",
    "animation",
    "contact",
    "poll",
    "dice",
    "story",
    "game",
)

KINDS = {
    FileKind.PHOTO: ("photo.jpg", "image/jpeg"),
    FileKind.DOCUMENT: ("document", "application/octet-stream"),
    FileKind.VIDEO: ("video.mp4", "video/mp4"),
    FileKind.VOICE: ("voice.ogg", "audio/ogg"),
    FileKind.AUDIO: ("audio.mp3", "audio/mpeg"),
}
PLACE = "{label}{latitude:.5f}, {longitude:.5f}"
ABSENT = frozenset({ChatMember.LEFT, ChatMember.BANNED})
Media = PhotoSize | Document | Video | Voice | Audio


def read(update: Update, *, bot_id: int, bot_name: str, now: datetime) -> Incoming | None:
    """`bot_name` without @: in a group, a command for another bot is none of ours."""
    if update.callback_query is not None:
        return _press(update.update_id, update.callback_query, bot_id, now)
    if update.my_chat_member is not None:
        return _membership(update.update_id, update.my_chat_member, bot_id)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or _is_walking(update):
        return None
    files = _files(message)
    text = message.text or message.caption or ""
    command, argument = _command(message, text, bot_name)
    return Incoming(
        bot_id=bot_id,
        update_id=update.update_id,
        act=_act(update, message, text, files),
        chat_id=message.chat_id,
        is_private=message.chat.type == message.chat.PRIVATE,
        user_id=message.from_user.id,
        user_name=message.from_user.full_name,
        language_code=message.from_user.language_code,
        message_id=message.message_id,
        sent_at=message.date,
        text=text,
        command=command,
        argument=argument,
        files=files,
        album=message.media_group_id,
        reply_to=message.reply_to_message.message_id if message.reply_to_message else None,
        what=next((kind for kind in UNSUPPORTED if getattr(message, kind)), ""),
        chat_title=message.chat.title or "",
        moved_to=message.migrate_to_chat_id or 0,
    )


def _press(update_id: int, query: CallbackQuery, bot_id: int, now: datetime) -> Incoming:
    """A press on an inline message has no chat: it counts as one in the presser's own."""
    message, user = query.message, query.from_user
    return Incoming(
        bot_id=bot_id,
        update_id=update_id,
        act=Act.PRESS,
        chat_id=message.chat.id if message else user.id,
        is_private=message is None or message.chat.type == message.chat.PRIVATE,
        user_id=user.id,
        user_name=user.full_name,
        language_code=user.language_code,
        message_id=message.message_id if message else 0,
        sent_at=now,
        press=callbacks.decode(query.data or ""),
    )


def _membership(update_id: int, change: ChatMemberUpdated, bot_id: int) -> Incoming | None:
    """The bot's coming and going in groups; who blocks it is known when a message cannot reach."""
    before, after = (m.status in ABSENT for m in (change.old_chat_member, change.new_chat_member))
    if change.chat.type == change.chat.PRIVATE or before == after:
        return None
    return Incoming(
        bot_id=bot_id,
        update_id=update_id,
        act=Act.REMOVED if after else Act.ADDED,
        chat_id=change.chat.id,
        is_private=False,
        user_id=change.from_user.id,
        user_name=change.from_user.full_name,
        language_code=change.from_user.language_code,
        message_id=0,
        sent_at=change.date,
        chat_title=change.chat.title or "",
    )


def person_of(update: object) -> User | None:
    return update.effective_user if isinstance(update, Update) else None


def _is_walking(update: Update) -> bool:
    """A live location goes on telling where it is: the place it was sent from is what counts."""
    return update.edited_message is not None and update.edited_message.location is not None


def _act(update: Update, message: Message, text: str, files: tuple[IncomingFile, ...]) -> Act:
    if update.edited_message is not None:
        return Act.EDIT
    if message.migrate_to_chat_id is not None:
        return Act.MOVED
    if files:
        return Act.FILES
    # A caption under something we do not take is no answer of its own.
    return Act.TEXT if message.text is not None and text else Act.OTHER


def _command(message: Message, text: str, bot_name: str) -> tuple[str | None, str]:
    entities = (*message.entities, *message.caption_entities)
    begins = any(e.type == MessageEntity.BOT_COMMAND and e.offset == 0 for e in entities)
    if not begins:
        return None, ""
    head, *rest = text.split(maxsplit=1)
    name, _, addressee = head.removeprefix("/").partition("@")
    if addressee and addressee.lower() != bot_name.lower():
        return None, ""
    return name.lower(), "".join(rest).strip()


def _files(message: Message) -> tuple[IncomingFile, ...]:
    if message.animation is not None:
        return ()  # a document comes along with it, which is the same GIF
    if message.location is not None:
        return (_place(message, message.location),)
    photo = max(message.photo, key=lambda size: size.width * size.height, default=None)
    candidates = (photo, message.document, message.video, message.voice, message.audio)
    return tuple(
        _file(kind, media) for kind, media in zip(KINDS, candidates, strict=True) if media
    )


def _place(message: Message, location: Location) -> IncomingFile:
    """A venue has a name beside its coordinates; five decimals are about a metre."""
    label = f"{message.venue.title} " if message.venue else ""
    name = PLACE.format(label=label, latitude=location.latitude, longitude=location.longitude)
    return IncomingFile(
        kind=FileKind.PLACE, telegram_id="", telegram_unique_id="", name=name, mime="", size=0
    )


def _file(kind: FileKind, media: Media) -> IncomingFile:
    """Photos have neither name nor type, voices no name."""
    name, mime = KINDS[kind]
    return IncomingFile(
        kind=kind,
        telegram_id=media.file_id,
        telegram_unique_id=media.file_unique_id,
        name=getattr(media, "file_name", None) or name,
        mime=getattr(media, "mime_type", None) or mime,
        size=media.file_size or 0,
    )
