"""What an office's ledger would do, and has done, as a card: counts first, then what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.imports import Choice, Fault, Import
from bot.core.ledger_plans import Fate, Plan
from bot.core.screens import Button, Screen, Text, text
from bot.usecases.imports import button

SHOWN = 5


def planned(paper: Import, plan: Plan) -> Screen:
    """Whatever is sound may be written; what is faulty comes back marked."""
    counts = plan.counts
    lines = [text("import-planned", name=paper.name), counted(counts)]
    lines += said(plan.faults)
    writable = counts[Fate.NEW] + counts[Fate.CHANGED]
    if not writable:
        lines.append(text("import-nothing"))
    return Screen(lines=tuple(lines), buttons=_buttons(paper, counts, writable))


def counted(counts: Mapping[str, int]) -> Text:
    return text("import-counts", **{fate.value: counts.get(fate, 0) for fate in Fate})


def said(faults: Sequence[Fault]) -> list[Text]:
    lines = [fault.text for fault in faults[:SHOWN]]
    more = len(faults) - len(lines)
    return [*lines, text("import-faults-more", n=more)] if more else lines


def _buttons(
    paper: Import, counts: Mapping[str, int], writable: int
) -> tuple[tuple[Button, ...], ...]:
    if not writable:
        return ()
    label = "import-button-skip" if counts[Fate.FAULTY] else "import-button-write"
    rows = [button(label, "write", paper, Choice.ALL, n=writable)]
    if counts[Fate.CHANGED] and counts[Fate.NEW]:
        new = counts[Fate.NEW]
        rows.append(button("import-button-new", "write", paper, Choice.NEW, n=new))
    rows.append(button("import-button-stop", "stop", paper))
    return tuple((each,) for each in rows)


def written(paper: Import, done: Mapping[str, int], faulty: int) -> Screen:
    line = text(
        "import-written",
        name=paper.name,
        new=done[Fate.NEW],
        changed=done[Fate.CHANGED],
        faulty=faulty,
    )
    return Screen(lines=(line,), buttons=((button("import-button-undo", "undo", paper),),))


def undone(paper: Import, n: int) -> Screen:
    return Screen(lines=(text("import-undone", name=paper.name, n=n),))
