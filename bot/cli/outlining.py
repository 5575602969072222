"""outline: how a feedback document would be understood, with what is odd in it; writes nothing."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from bot.cli.console import Console, Failure
from bot.core import outline_reading, outline_tree
from bot.core.outlines import Entry, Kind
from bot.core.screens import Screen, text
from bot.intake import feedback_document
from bot.intake.nodes import Unreadable

MOST_BYTES = 20 * 1024 * 1024


async def outline(console: Console, arguments: Namespace) -> None:
    """Needs no ledger: a document may be tried before anything is set up."""
    found = outline_reading.read(_lines(Path(arguments.file)))
    for entry in found.entries:
        console.line(_line(console, entry))
    remarks = (remark.text for remark in found.remarks)
    counts = {kind.value: len(found.of(kind)) for kind in (Kind.FINDING, Kind.ADVICE, Kind.REST)}
    console.show(Screen(lines=(text("outline-counts", **counts), *remarks)))


def _lines(path: Path) -> tuple[outline_tree.Line, ...]:
    """A document of Word's, or plain text in UTF-8."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError:
        raise Failure("cli-outline-closed", name=path.name) from None
    if len(content) > MOST_BYTES:
        raise Failure("cli-outline-big", megabytes=str(MOST_BYTES // 1024 // 1024))
    try:
        if path.suffix.lower() == ".txt":
            return outline_tree.lines_of((content.decode("utf-8-sig"),))
        return feedback_document.lines(content)
    except UnicodeDecodeError:
        raise Failure("cli-outline-encoding") from None
    except Unreadable as refusal:
        why = refusal.problem.text
        raise Failure(why.id, **why.args) from None


def _line(console: Console, entry: Entry) -> str:
    words = console.words(text(f"cli-outline-{entry.kind}"))
    code = f" [{entry.category or entry.aspect or '?'}]" if entry.kind is Kind.FINDING else ""
    return f"{entry.line:>4} {words}{code} {entry.whole}"
