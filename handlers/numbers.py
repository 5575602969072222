"""Numbers of any cut: the view, the lists behind each number, and what it may be cut by next.

Presses: ("numbers", cut), ("behind", set, cut, page), ("behind-all", cut). The cut is one word of
`core.numbers`, so that the last choice travels in the button.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import errors, listing, numbers, paging, rights
from bot.core.digests import Count
from bot.core.incoming import Incoming
from bot.core.numbers import FLOWS, RATES, SHARES, Cut, Part, Set, Totals, written
from bot.core.people import Actor
from bot.core.screens import Arg, Button, Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import figures
from bot.usecases import numbers as cases
from handlers import lists, number_names
from handlers import scopes as scoped

SIZE = 8
IN_A_ROW = 2
# What is asked for most stands on the view itself.
FIRST = (Set.OPEN, Set.OVERDUE, Set.UNMOVED)


def cut_of(code: str) -> Cut:
    cut = numbers.read(code)
    if cut is None:
        raise errors.Stale()
    return cut


def set_of(name: str) -> Set:
    if name not in set(Set):
        raise errors.Stale()
    return Set(name)


def pressed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("numbers", cut): in place, so that a choice leaves no trail."""
    [code] = scoped.parts(incoming, 1)
    made = screen(cut_of(code), actor, work)
    return made.model_copy(update={"edits": incoming.message_id})


def screen(cut: Cut, actor: Actor, work: Work) -> Screen:
    """Raises `NotAllowed`, `NotFound` and, for a day to come, `Unfit`."""
    if cut.first is not None and cut.first > work.today:
        raise errors.Unfit("numbers-future", day=Day(day=cut.first))
    part = cases.part(cut, actor, work)
    totals = work.numbers.totals(part)
    title = text("stats-title-of", scope=number_names.of_cut(part.cut, work))
    share = () if part.reader.whole else (text("answer-share"),)
    return Screen(
        lines=(
            title,
            *rate_lines(totals, work),
            *count_lines(totals, part, work),
            *share,
            number_names.of_time(part.cut, work),
        ),
        buttons=buttons(totals, part.cut),
    )


def rate_lines(totals: Totals, work: Work) -> Iterator[Text]:
    for name in RATES:
        count = totals.rate(name)
        if count.d:
            yield rate_line(f"stats-{name}", count, work)


def rate_line(id: str, count: Count, work: Work) -> Text:
    rate = figures.printed(count, work)
    return text(id, n=str(count.n), d=str(count.d), rate=rate)


def count_lines(totals: Totals, part: Part, work: Work) -> Iterator[Text]:
    """Beside each number what it is a part of."""
    more: dict[Set, dict[str, Arg]] = {
        Set.RETURNED: {"times": totals.returned},
        Set.EXTENDED: {"times": totals.extended},
        Set.UNMOVED: {"days": work.policy.unmoved_days},
    }
    for name, whole in SHARES.items():
        if totals.counts[name] or name in FIRST:
            counts = f"{totals.counts[name]}/{totals.counts[whole]}"
            yield text(f"numbers-{name}", counts=counts, **more.get(name, {}))
    if part.cut.first is not None:
        for name in FLOWS:
            yield text(f"numbers-{name}", n=totals.counts[name])
    if totals.median is not None:
        yield text("numbers-median", days=f"{totals.median:g}")


def buttons(totals: Totals, cut: Cut) -> tuple[tuple[Button, ...], ...]:
    return (*behind_first(totals, cut), *choosers(cut), shown_as(cut))


def behind_first(totals: Totals, cut: Cut) -> tuple[tuple[Button, ...], ...]:
    row = tuple(behind(name, totals, cut) for name in FIRST if totals.counts[name])
    every = Button(label=text("button-numbers-lists"), press=("behind-all", written(cut)))
    return (row, (every,)) if row else ((every,),)


def choosers(cut: Cut) -> tuple[tuple[Button, ...], ...]:
    """What narrows it; each says what it is."""
    code = written(cut)
    names = (("round", "unit", "level"), ("category", "kind", "mode"), ("time", "as-of", "clear"))
    return tuple(
        tuple(
            Button(label=text(f"button-numbers-{name}"), press=("numbers-by", name, code, "0"))
            if name != "clear"
            else Button(label=text("button-numbers-clear"), press=("numbers", numbers.ALL))
            for name in row
        )
        for row in names
    )


def shown_as(cut: Cut) -> tuple[Button, ...]:
    code = written(cut)
    return (
        Button(label=text("button-numbers-why"), press=("why", code)),
        Button(label=text("button-numbers-table"), press=("table", "units", code)),
        Button(label=text("button-numbers-chart"), press=("chart", "units", code)),
    )


def behind(name: Set, totals: Totals, cut: Cut) -> Button:
    """The number, and the way to its items."""
    label = text("numbers-button", what=text(f"numbers-set-{name}"), n=totals.counts[name])
    return Button(label=label, press=("behind", name, written(cut), "0"))


def every(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("behind-all", cut): each number of the view with the list behind it."""
    [code] = scoped.parts(incoming, 1)
    part = cases.part(cut_of(code), actor, work)
    totals = work.numbers.totals(part)
    named = dict.fromkeys((*(name for pair in RATES.values() for name in pair), *SHARES))
    if part.cut.first is not None:
        named |= dict.fromkeys(FLOWS)
    shown = [behind(name, totals, part.cut) for name in named if totals.counts[name]]
    rows = tuple(tuple(shown[at : at + IN_A_ROW]) for at in range(0, len(shown), IN_A_ROW))
    head = (text("numbers-lists", scope=number_names.of_cut(part.cut, work)),)
    said = head if shown else (*head, text("numbers-none"))
    return Screen(lines=said, buttons=(*rows, (back(part.cut),)), edits=incoming.message_id)


def back(cut: Cut) -> Button:
    return Button(label=text("button-numbers-back"), press=("numbers", written(cut)))


def listed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("behind", set, cut, page): as many as the number says, of those that one may see."""
    said, code, at = scoped.parts(incoming, 3)
    name, number = set_of(said), scoped.number(at)
    part = cases.part(cut_of(code), actor, work)
    if not part.reader.whole and name in numbers.OFFICE_ONLY:
        raise errors.NotFound()
    whole = work.numbers.count(part, name)
    found = work.numbers.page(rights.sight(actor), part, name, number=number, size=SIZE)
    what, scope = text(f"numbers-set-{name}"), number_names.of_cut(part.cut, work)
    head = [text("numbers-list", what=what, n=whole, scope=scope)]
    if found.total != whole:
        head.append(text("numbers-list-seen", n=found.total))
    shown = [lists.plain_line(row, work, part.cut.day) for row in found.rows]
    time = number_names.of_time(part.cut, work)
    press = ("behind", name, written(part.cut))
    return Screen(
        lines=(*head, *shown, time),
        buttons=(
            *((_opens(row),) for row in found.rows),
            *paging.turning(press, found.number, found.pages),
            (back(part.cut),),
        ),
        edits=incoming.message_id,
    )


def _opens(row: listing.Row) -> Button:
    return Button(label=f"{row.number} {row.summary}", press=("item", str(row.id)))
