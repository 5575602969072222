"""The digest as one reader may see it: all of it, a subtree's share, or a unit's own lines.

Every figure comes from the one snapshot; a reader of a part gets sums over his units' lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core import digests, ladder, lights, weeks
from bot.core.deadlines import days_left
from bot.core.organisations import Organisation
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES
from bot.core.screens import Button, ChartAttachment, Day, Many, Moment, Screen, Text, text
from bot.core.work import Work
from bot.usecases import digest_shares, evaluation_lines, figures, lead_figures, quality
from bot.usecases.digest_shares import View

SHOWN_ITEMS = 10
SHOWN_HEAD = 16


def screen(
    snapshot: digests.Snapshot, actor: Actor, work: Work, within: Organisation | None = None
) -> Screen:
    """Raises `NotAllowed` for a role that reads no digest. `within`: of all that this reader may
    see only that part of the tree, as long as anything in it is his."""
    view = digest_shares.view(snapshot, actor, work)
    if within is not None:
        part = digest_shares.part(view, snapshot, within)
        if part is not None:
            return _named(_screen(snapshot, part, work), within)
    made = _screen(snapshot, view, work)
    return _for_office(made, snapshot) if actor.has(*OFFICE_ROLES) else made


def _named(made: Screen, within: Organisation) -> Screen:
    title, *others = made.lines
    scope = text("digest-within", name=within.name)
    return made.model_copy(update={"lines": (title, scope, *others)})


def whole_screen(snapshot: digests.Snapshot, work: Work) -> Screen:
    """As the office sees it: for the operator's own console."""
    view = replace(digest_shares.whole(snapshot), leads=snapshot.figures.leads)
    return _for_office(_screen(snapshot, view, work), snapshot)


def _for_office(made: Screen, snapshot: digests.Snapshot) -> Screen:
    more = tuple(quality.office_lines(snapshot.figures.quality))
    return made.model_copy(update={"lines": (*made.lines, *more)})


def numbers(snapshot: digests.Snapshot, work: Work, within: Organisation | None = None) -> Screen:
    """For a group chat: totals without an item or a button, and no unit's name but that of the
    part of the tree which was chosen for it."""
    view = whole = digest_shares.whole(snapshot)
    if within is not None:
        view = digest_shares.part(whole, snapshot, within) or whole
    bare = replace(view, units=(), overdue=(), due_soon=(), evaluation=None)
    *lines, as_of = _lines(snapshot, bare, work)
    days = work.policy.digest_due_days
    late = text("group-overdue", n=len(view.overdue))
    soon = text("group-due-soon", n=len(view.due_soon), within=days)
    made = Screen(lines=(*lines, late, soon, as_of))
    return made if within is None or view is whole else _named(made, within)


def _screen(snapshot: digests.Snapshot, view: View, work: Work) -> Screen:
    drawn = view.whole and snapshot.id != 0
    return Screen(
        lines=tuple(_lines(snapshot, view, work)),
        buttons=tuple(_buttons(view)),
        attachments=(ChartAttachment(snapshot=snapshot.id),) if drawn else (),
        protected=bool(view.leads),
    )


def _lines(snapshot: digests.Snapshot, view: View, work: Work) -> Iterator[Text]:
    yield _title(snapshot)
    yield _summary(view, work)
    yield _rate("digest-findings", view.findings, work)
    yield _rate("digest-stage", view.with_stage, work)
    yield _rate("digest-immediate", view.immediate, work)
    if view.suggestions.d:
        yield _rate("digest-suggestions", view.suggestions, work)
    yield from _leads(view, work)
    if view.before is not None:
        yield _change(view.findings, view.before, snapshot)
    if view.reopened:
        yield text("digest-corrected", n=view.reopened)
    if view.whole:
        yield from _directed(snapshot.figures, work)
        yield from _on_time(snapshot.figures, work)
        yield from quality.lines(snapshot.figures.quality)
    yield from evaluation_lines.of_figures(view.evaluation)
    yield _lights(view)
    yield from _units(view, work)
    late = text("digest-overdue", n=len(view.overdue))
    yield from _items(late, view.overdue, snapshot, work)
    within = work.policy.digest_due_days
    soon = text("digest-due-soon", n=len(view.due_soon), within=within)
    yield from _items(soon, view.due_soon, snapshot, work)
    if view.whole and snapshot.figures.without_due:
        yield text("digest-without-due", n=snapshot.figures.without_due)
    yield text("digest-as-of", at=Moment(at=snapshot.figures.as_of))
    if view.whole and snapshot.figures.head:
        # On paper it anchors the chain: whoever cuts or rewrites its end is found by it.
        yield text("digest-head", head=snapshot.figures.head[:SHOWN_HEAD])


def _leads(view: View, work: Work) -> Iterator[Text]:
    if not view.leads:
        return
    yield _rate("digest-lead-disposal", lead_figures.disposal(view.leads), work)
    yield _rate("digest-lead-conclusion", lead_figures.conclusion(view.leads), work)
    if late := lead_figures.overdue(view.leads):
        yield text("digest-leads-overdue", n=late)


def _title(snapshot: digests.Snapshot) -> Text:
    if not snapshot.frozen:
        return text("digest-title-now")
    if weeks.is_month(snapshot.week):
        year, _, month = snapshot.week.partition("-")
        return text("digest-title-month", year=year, month=str(int(month)))
    year, _, number = snapshot.week.partition("-W")
    return text("digest-title", year=year, week=str(int(number)))


def _summary(view: View, work: Work) -> Text:
    counts = view.findings
    return text(
        "digest-summary",
        all=counts.d,
        closed=counts.n,
        open=counts.d - counts.n,
        rate=figures.printed(counts, work),
    )


def _rate(id: str, counts: digests.Count, work: Work) -> Text:
    return text(id, counts=f"{counts.n}/{counts.d}", rate=figures.printed(counts, work))


def _change(now: digests.Count, before: digests.Count, snapshot: digests.Snapshot) -> Text:
    closed, all_ = _signed(now.n - before.n), _signed(now.d - before.d)
    if weeks.is_month(snapshot.week):
        return text("digest-change-month", closed=closed, all=all_)
    return text("digest-change", closed=closed, all=all_)


def _signed(difference: int) -> str:
    return f"{difference:+d}" if difference else "0"


def _directed(figures: digests.Figures, work: Work) -> Iterator[Text]:
    """Counted for the whole only: instructions, and how much of the term is inspected."""
    directed = figures.instructions
    if directed.d:
        yield text("digest-instructions", n=directed.d, concluded=directed.n)
    if figures.coverage.d:
        yield _rate("digest-coverage", figures.coverage, work)


def _on_time(figures: digests.Figures, work: Work) -> Iterator[Text]:
    """Against the dates in force, and against the first ones, which an extension leaves."""
    yield _rate("digest-on-time", figures.on_time, work)
    yield _rate("digest-on-time-original", figures.on_time_original, work)


def _lights(view: View) -> Text:
    shown = (light for light in lights.Light if view.lights.get(light))
    counts = (text("digest-light", light=text(x.text_id), n=view.lights[x]) for x in shown)
    return text("digest-lights", lights=Many(items=tuple(counts) or ("—",)))


def _units(view: View, work: Work) -> Iterator[Text]:
    """In the tree's order, of those with something fed back. One unit's line would only repeat
    the sums above it."""
    rated = [unit for unit in view.units if unit.findings.d]
    if len(rated) < 2:
        return
    yield text("digest-units")
    for unit in rated:
        counts = f"{unit.findings.n}/{unit.findings.d}"
        rate = figures.printed(unit.findings, work)
        yield text("digest-unit", name=unit.name, counts=counts, rate=rate)


def _items(
    head: Text, items: Sequence[digests.ItemLine], snapshot: digests.Snapshot, work: Work
) -> Iterator[Text]:
    if not items:
        return
    yield head
    for item in items[:SHOWN_ITEMS]:
        yield _item(item, snapshot, work)
    if len(items) > SHOWN_ITEMS:
        yield text("digest-more", n=len(items) - SHOWN_ITEMS)


def _item(item: digests.ItemLine, snapshot: digests.Snapshot, work: Work) -> Text:
    left = days_left(item.due, snapshot.figures.day)
    args = {"number": item.number, "problem": item.summary, "unit": item.unit_name}
    if left >= 0:
        return text("digest-item-due", **args, due=Day(day=item.due), days=left)
    raised = [s for s in ladder.letters(work.policy.ladder) if s.offset == item.highest_step]
    if not raised:
        return text("digest-item-overdue", **args, days=-left)
    return text("digest-item-raised", **args, days=-left, step=text(f"step-{raised[0].form}"))


def _buttons(view: View) -> Iterator[tuple[Button, ...]]:
    lists = (("overdue", view.overdue), ("due", view.due_soon))
    row = tuple(
        Button(label=text(f"digest-open-{name}"), press=("list", name, "0"))
        for name, items in lists
        if items
    )
    if row:
        yield row
