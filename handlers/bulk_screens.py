"""What a bulk deed looks like: the preview with its ticks, the reasons, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import errors, findings, paging
from bot.core.bulks import Bulk, Entry, Standing, State
from bot.core.people import Actor
from bot.core.screens import Button, Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import bulks as cases
from handlers import bulk_sources

SIZE = 8
_TICKS = {Standing.READY: "☑", Standing.UNTICKED: "☐"}


def preview(bulk: Bulk, number: int, actor: Actor, work: Work) -> Screen:
    """How many will change, each to be ticked off, and the way to those that will not."""
    if bulk.state is not State.PLANNED:
        return result(bulk, actor, work)
    open_ = cases.of(bulk, work, Standing.READY, Standing.UNTICKED)
    here, number, pages = paging.cut(open_, number, SIZE)
    ready = sum(entry.standing is Standing.READY for entry in open_)
    left = len(cases.reasons(bulk, work))
    lines = [
        text(
            "bulk-title",
            deed=deed_text(bulk),
            name=bulk_sources.name(bulk.source, actor, work),
        ),
        *_chosen(bulk, work),
        text("bulk-ready", n=ready) if open_ else text("bulk-none-ready"),
        *_left_lines(bulk, left, work),
    ]
    if pages > 1:
        lines.append(text("list-pages", page=str(number + 1), pages=str(pages)))
    return Screen(
        lines=tuple(lines),
        buttons=(
            *_ticks(bulk, here, number, work),
            *paging.turning(("bulk-page", str(bulk.id)), number, pages),
            *_ends(bulk, ready, left),
        ),
    )


def _ticks(bulk: Bulk, here: Sequence[Entry], number: int, work: Work) -> list[tuple[Button, ...]]:
    found = _found(here, work)
    rows: list[tuple[Button, ...]] = []
    for entry in here:
        item = found[entry.finding_id]
        label = f"{_TICKS[entry.standing]} {item.number} {item.summary}"
        press = ("bulk-tick", str(bulk.id), str(item.id), str(number))
        rows.append((Button(label=label, press=press),))
    return rows


def _ends(bulk: Bulk, ready: int, left: int) -> list[tuple[Button, ...]]:
    id = str(bulk.id)
    rows = [_left_row(bulk, left)]
    if ready:
        go = text("button-bulk-go", deed=deed_text(bulk), n=ready)
        rows.append((Button(label=go, press=("bulk-go", id)),))
    rows.append((Button(label=text("button-bulk-stop"), press=("bulk-stop", id)),))
    return [row for row in rows if row]


def _left_lines(bulk: Bulk, left: int, work: Work) -> tuple[Text, ...]:
    beyond = bulk.listed - len(work.bulks.entries(bulk.id))
    lines = (text("bulk-left", n=left),) if left else ()
    return (*lines, text("bulk-beyond", n=beyond)) if beyond > 0 else lines


def _left_row(bulk: Bulk, left: int) -> tuple[Button, ...]:
    label = text("button-bulk-left", n=left)
    return (Button(label=label, press=("bulk-left", str(bulk.id), "0")),) if left else ()


def _chosen(bulk: Bulk, work: Work) -> tuple[Text, ...]:
    """What was answered: to whom, until when, why."""
    lines = []
    if bulk.responsible_id is not None:
        lines.append(text("bulk-to", name=work.people.get(bulk.responsible_id).name))
    if bulk.until is not None:
        lines.append(text("bulk-until", day=Day(day=bulk.until, weekday=True)))
    if bulk.days is not None:
        lines.append(text("bulk-days", n=bulk.days))
    if bulk.text is not None:
        lines.append(text("bulk-reason", text=bulk.text))
    return tuple(lines)


def deed_text(bulk: Bulk) -> Text:
    return text(f"bulk-deed-{bulk.deed}")


def reasons(bulk: Bulk, number: int, work: Work) -> Screen:
    left = cases.reasons(bulk, work)
    here, number, pages = paging.cut(left, number, SIZE)
    found = _found(here, work)
    lines = [text("bulk-left-title", n=len(left))]
    lines += [
        text("bulk-left-line", number=found[entry.finding_id].number, reason=entry.reason)
        for entry in here
        if entry.reason is not None
    ]
    if pages > 1:
        lines.append(text("list-pages", page=str(number + 1), pages=str(pages)))
    back = Button(label=text("button-bulk-show"), press=("bulk-show", str(bulk.id)))
    turning = paging.turning(("bulk-left", str(bulk.id)), number, pages)
    return Screen(lines=tuple(lines), buttons=(*turning, (back,)))


def _found(entries: Sequence[Entry], work: Work) -> dict[int, findings.Finding]:
    return {item.id: item for item in work.findings.many([e.finding_id for e in entries])}


def result(bulk: Bulk, actor: Actor, work: Work) -> Screen:
    """What was done, what was not, and the way back while there is one."""
    lines = {
        State.DONE: _done_lines,
        State.TAKEN_BACK: _back_lines,
    }
    if bulk.state not in lines:
        raise errors.Stale()
    left = len(cases.reasons(bulk, work))
    rows = [_left_row(bulk, left)]
    if cases.reversible(bulk, actor, work):
        button = Button(label=text("button-bulk-back"), press=("bulk-back", str(bulk.id)))
        rows.append((button,))
    return Screen(
        lines=lines[bulk.state](bulk, left, work), buttons=tuple(row for row in rows if row)
    )


def _done_lines(bulk: Bulk, left: int, work: Work) -> tuple[Text, ...]:
    done = len(cases.of(bulk, work, Standing.DONE))
    unticked = len(cases.of(bulk, work, Standing.UNTICKED))
    lines = (text(f"bulk-done-{bulk.deed}", n=done), *_left_lines(bulk, left, work))
    return (*lines, text("bulk-unticked", n=unticked)) if unticked else lines


def _back_lines(bulk: Bulk, _left: int, work: Work) -> tuple[Text, ...]:
    back = len(cases.of(bulk, work, Standing.TAKEN_BACK))
    stays = len(cases.of(bulk, work, Standing.DONE))
    lines = (text("bulk-taken-back", deed=deed_text(bulk), n=back),)
    return (*lines, text("bulk-stays", n=stays)) if stays else lines
