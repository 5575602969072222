"""How a feedback document under correction looks: its card, its lists, one entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.core import errors, outlines, paging
from bot.core.findings import LONGEST_TEXT
from bot.core.outlines import Entry, Kind, Paper
from bot.core.people import Actor
from bot.core.screens import Arg, Button, Day, Many, Screen, Text, text
from bot.core.work import Work
from bot.usecases import outlines as cases

SIZE = 8
SHOWN_TEXT = 2800
VERB = "outline"

# The lists of a document, in the order of the card's buttons.
LISTED = (Kind.FINDING, Kind.ADVICE, Kind.REST)
ODD = "odd"


def card(paper: Paper, actor: Actor, work: Work, *above: Text) -> Screen:
    """Counts by aspect, what is odd, and the way to everything."""
    outline = paper.outline
    lines = [*above, text("outline-title", name=paper.name), _place(paper, actor, work)]
    lines.append(text("outline-counts", **{kind.value: _count(paper, kind) for kind in LISTED}))
    lines += _aspects(paper)
    if outline.remarks:
        lines.append(text("outline-odd-count", n=len(outline.remarks)))
    if stuck := cases.blocked(outline):
        lines.append(text("outline-blocked", n=len(stuck)))
    lines.append(text("outline-how"))
    return Screen(lines=tuple(lines), buttons=_ways(paper))


def _count(paper: Paper, kind: Kind) -> int:
    return len(paper.outline.of(kind))


def _place(paper: Paper, actor: Actor, work: Work) -> Text:
    feeds_back = outlines.feeds_back(actor)
    day: Arg = text("outline-no-day") if feeds_back else text("outline-day-later")
    if paper.outline.on is not None and feeds_back:
        day = Day(day=paper.outline.on)
    if paper.assignment_id is None:
        return text("outline-place-open", day=day)
    place = work.rounds.assignment(paper.assignment_id)
    name = work.rounds.get(place.round_id).name
    return text("outline-place", unit=place.unit_name, round=name, day=day)


def _aspects(paper: Paper) -> list[Text]:
    counted = Counter(entry.aspect for _, entry in paper.outline.findings)
    known = sorted(letter for letter in counted if letter is not None)
    lines = [text("outline-aspect", aspect=text(f"aspect-{a}"), n=counted[a]) for a in known]
    if counted[None]:
        lines.append(text("outline-aspect", aspect=text("aspect-none"), n=counted[None]))
    return lines


def _ways(paper: Paper) -> tuple[tuple[Button, ...], ...]:
    lists = [
        button(paper, f"button-outline-{kind}", "list", kind, "0", n=_count(paper, kind))
        for kind in LISTED
        if _count(paper, kind)
    ]
    if paper.outline.remarks:
        n = len(paper.outline.remarks)
        lists.append(button(paper, "button-outline-odd", "list", ODD, "0", n=n))
    rows = [tuple(lists[at : at + 2]) for at in range(0, len(lists), 2)]
    write = button(paper, "button-outline-write", "write")
    return (*rows, (write,), (button(paper, "button-outline-drop", "drop"),))


def button(paper: Paper, label: str, *press: str, **args: Arg) -> Button:
    return Button(label=text(label, **args), press=_press(paper, *press))


def _press(paper: Paper, *more: str) -> tuple[str, ...]:
    return (VERB, str(paper.id), str(paper.revision), *more)


# Lists.


def listed(paper: Paper, name: str, number: int) -> Screen:
    if name == ODD:
        return _oddities(paper, number)
    if name not in LISTED:
        raise errors.Stale()
    found = paper.outline.of(Kind(name))
    here, number, pages = paging.cut(found, number, SIZE)
    lines = [text(f"outline-list-{name}", n=len(found))]
    lines += [_line(number * SIZE + n, entry) for n, (_, entry) in enumerate(here, 1)]
    buttons = [_opening(paper, at, number * SIZE + n) for n, (at, _) in enumerate(here, 1)]
    return _paged(paper, lines, buttons, name, (number, pages))


def _line(n: int, entry: Entry) -> Text:
    args: dict[str, Arg] = {"n": str(n), "line": str(entry.line), "problem": entry.summary}
    if entry.guarded or entry.is_too_long:
        return text("outline-line-blocked", **args)
    if entry.kind is not Kind.FINDING:
        return text("outline-line-plain", **args)
    return text("outline-line", category=_category(entry), **args)


def _category(entry: Entry) -> Text:
    return text(f"category-{entry.category}" if entry.category else "outline-no-category")


def _opening(paper: Paper, at: int, n: int) -> Button:
    return Button(
        label=text("button-outline-open", n=str(n)), press=_press(paper, "open", str(at))
    )


def _paged(
    paper: Paper,
    lines: Sequence[Text],
    buttons: Sequence[Button],
    name: str,
    page: tuple[int, int],
) -> Screen:
    number, pages = page
    rows = [tuple(buttons[at : at + 4]) for at in range(0, len(buttons), 4)]
    if pages > 1:
        shown = text("list-pages", page=str(number + 1), pages=str(pages))
        lines = (*lines, shown)
    turn = paging.turning(_press(paper, "list", name), number, pages)
    back = ((button(paper, "button-outline-card", "card"),),)
    return Screen(lines=tuple(lines), buttons=(*rows, *turn, *back))


def _oddities(paper: Paper, number: int) -> Screen:
    found = paper.outline.remarks
    here, number, pages = paging.cut(found, number, SIZE)
    lines = [text("outline-list-odd", n=len(found))]
    lines += [remark.text for remark in here]
    places = [_entry_at(paper, remark.line) for remark in here]
    known = dict.fromkeys(at for at in places if at is not None)
    buttons = [
        Button(
            label=text("button-outline-line", line=str(paper.outline.entries[at].line)),
            press=_press(paper, "open", str(at)),
        )
        for at in known
    ]
    return _paged(paper, lines, buttons, ODD, (number, pages))


def _entry_at(paper: Paper, line: int) -> int | None:
    """The entry that the document's line has gone into."""
    above = [at for at, entry in enumerate(paper.outline.entries) if entry.line <= line]
    return above[-1] if above and line else None


# One entry.


def entry_screen(paper: Paper, at: int, *above: Text) -> Screen:
    entry = paper.outline.entry(at)
    heading = paper.outline.heading_of(at)
    lines = [*above, text(f"outline-entry-{entry.kind}", line=str(entry.line), label=entry.label)]
    lines.append(text("outline-text", text=_shown(entry.text)))
    if heading is not None:
        lines.append(text("outline-under", heading=heading.text))
    if entry.kind is Kind.FINDING:
        aspect = text(f"aspect-{entry.aspect}" if entry.aspect else "aspect-none")
        lines.append(text("outline-category", aspect=aspect, category=_category(entry)))
    if entry.guarded:
        kinds = Many(items=tuple(text(f"guard-kind-{kind}") for kind in entry.guarded))
        lines.append(text("outline-guarded", what=kinds))
    if entry.is_too_long:
        lines.append(text("outline-too-long", n=len(entry.text), most=LONGEST_TEXT))
    return Screen(lines=tuple(lines), buttons=_deeds(paper, at))


def _shown(words: str) -> str:
    return words if len(words) <= SHOWN_TEXT else words[:SHOWN_TEXT] + "…"


def _deeds(paper: Paper, at: int) -> tuple[tuple[Button, ...], ...]:
    entry = paper.outline.entries[at]
    names = {
        Kind.FINDING: (("edit", "category"), ("merge", "split"), ("out",)),
        Kind.ADVICE: (("edit", "in"),),
    }.get(entry.kind, (("in",),))
    rows = [
        tuple(button(paper, f"button-outline-{name}", name, str(at)) for name in row)
        for row in names
    ]
    kind = entry.kind if entry.kind in LISTED else Kind.FINDING
    page = str(_page_of(paper, at, kind))
    back = (
        button(paper, f"button-outline-{kind}", "list", kind, page, n=_count(paper, kind)),
        button(paper, "button-outline-card", "card"),
    )
    return (*rows, back)


def _page_of(paper: Paper, at: int, kind: Kind) -> int:
    before = [place for place, _ in paper.outline.of(kind) if place < at]
    return len(before) // SIZE
