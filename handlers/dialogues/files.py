"""Photos and documents as evidence: each a row at once, an album one answer, its bytes later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.core import errors, evidence, screens
from bot.core.events import Json
from bot.core.incoming import Incoming, IncomingFile
from bot.core.people import Actor
from bot.core.screens import Screen, text
from bot.core.work import Work
from handlers.dialogues.talk import ALBUM, REFUSED_ALBUM, Talk

MEGABYTE = 1024 * 1024


def keep(incoming: Incoming, actor: Actor, work: Work) -> list[Json]:
    """The message's files as rows; their ids. Raises `Unfit` for one above the policy's size."""
    _check_day(len(incoming.files), actor, work)
    limit = work.policy.file_megabytes
    for file in incoming.files:
        if file.size > limit * MEGABYTE:
            raise errors.Unfit("file-size", name=file.name, megabytes=limit)
    return [work.evidence.add_file(_row(file, actor, work)).id for file in incoming.files]


def _check_day(more: int, actor: Actor, work: Work) -> None:
    """Storage is bounded, whoever floods it: conversations left open hold files, too."""
    most = work.policy.files_per_day
    since = work.now - timedelta(days=1)
    if work.evidence.count_uploaded(actor.id, since, at_most=most) + more > most:
        raise errors.Unfit("files-per-day", most=most)


def take(talk: Talk, current: Callable[[Talk], Screen]) -> Screen | None:
    """Puts files to the form's evidence, whichever question is open.

    The first picture of an album is answered, the others are taken in silence and leave the
    buttons of that answer alive.
    """
    question = talk.evidence
    if question is None:
        return _above(text("dialogue-error-no-files"), current(talk))
    collected = talk.pending(question.key)
    if len(collected) + len(talk.incoming.files) > talk.work.policy.files_per_answer:
        return _too_many(talk, current)
    kept = _collected(talk, question.key, collected)
    if _is_of(talk, ALBUM):
        kept.saved_quietly()
        return None
    saved = kept.noting(ALBUM, talk.incoming.album).saved()
    return _above(text("dialogue-files-kept"), current(saved))


def _collected(talk: Talk, key: str, collected: Sequence[Json]) -> Talk:
    ids = [*collected, *keep(talk.incoming, talk.actor, talk.work)]
    if key in talk.answers and talk.draft.editing != key:
        kept = talk.noting(key, ids)
    else:
        kept = talk.with_pending(key, ids)
    return kept.captioned(talk.incoming.text) if talk.incoming.text else kept


def counted(ids: Sequence[Json], work: Work) -> screens.Text:
    """What has come, in words: so many files, and whether with places."""
    n = count(ids, work)
    places = len(ids) - n
    if not places:
        return text("dialogue-files-count", n=n)
    if not n:
        return text("dialogue-places-count", n=places)
    return text("dialogue-files-and-places", n=n, places=places)


def count(ids: Sequence[Json], work: Work) -> int:
    """Without places, which alone prove nothing."""
    held = work.evidence.files([int(str(id)) for id in ids])
    return sum(not file.is_place for file in held)


def _too_many(talk: Talk, current: Callable[[Talk], Screen]) -> Screen | None:
    if _is_of(talk, REFUSED_ALBUM):
        return None
    saved = talk.noting(REFUSED_ALBUM, talk.incoming.album).saved()
    sentence = text("dialogue-error-files-most", n=talk.work.policy.files_per_answer)
    return _above(sentence, current(saved))


def _is_of(talk: Talk, album: str) -> bool:
    return talk.incoming.album is not None and talk.answers.get(album) == talk.incoming.album


def _above(line: screens.Text, screen: Screen) -> Screen:
    return screen.model_copy(update={"lines": (line, *screen.lines)})


def _row(file: IncomingFile, actor: Actor, work: Work) -> evidence.StoredFile:
    return evidence.StoredFile(
        id=0,
        kind=file.kind,
        name=file.name,
        mime=file.mime,
        size=file.size,
        telegram_id=file.telegram_id,
        telegram_unique_id=file.telegram_unique_id,
        uploader_id=actor.id,
        uploaded_at=work.now,
        fetched_at=work.now if file.kind is evidence.FileKind.PLACE else None,
        not_before=work.now,
    )
