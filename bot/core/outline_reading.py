"""From the lines of a feedback document to its outline: the numbers make a tree, the words of the
headings say what each branch is, and what is odd is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from bot.core import numbering, outline_tree, outline_words
from bot.core.findings import LONGEST_TEXT
from bot.core.numbering import Rank
from bot.core.outline_tree import Line, Node, Notes
from bot.core.outline_words import Section
from bot.core.outlines import Entry, Kind, Odd, Outline, Remark, as_finding

_FOLDING = frozenset({Rank.SAID, Rank.CIRCLED})


def read(lines: Sequence[Line]) -> Outline:
    """The whole document. Each line that is not empty stands in one entry of it."""
    found = [
        part for line in lines if outline_tree.bare(line.text) for part in outline_tree.parts(line)
    ]
    notes = Notes()
    entries = _Reading(notes).classed(outline_tree.tree(found, notes))
    outline = Outline(entries=tuple(entries), on=_day(found))
    remarks = [*notes.remarks, *_of_findings(outline)]
    return outline.model_copy(
        update={"remarks": tuple(sorted(remarks, key=lambda remark: remark.line))}
    )


def _day(lines: Sequence[Line]) -> date | None:
    """Where the text speaks of the feedback itself, else under the signature."""
    dated = [(line.text, day) for line in lines if (day := outline_words.day_in(line.text))]
    said = (day for text, day in dated if "反馈" in text and not numbering.read(text))
    below = (day for text, day in reversed(dated) if outline_words.is_closing(text))
    return next(said, None) or next(below, None)


def _of_findings(outline: Outline) -> Iterator[Remark]:
    seen: dict[str, Entry] = {}
    for _, entry in outline.findings:
        same = outline_words.unspaced(entry.text)
        if same in seen:
            yield Remark(odd=Odd.TWICE, line=entry.line, what=seen[same].summary)
        seen.setdefault(same, entry)
        if entry.is_too_long:
            yield Remark(odd=Odd.LONG, line=entry.line, what=str(len(entry.text) - LONGEST_TEXT))
    if not outline.findings:
        yield Remark(odd=Odd.NONE_FOUND, line=0)


class _Reading:
    """What each branch is; `_known` are the sections that the chapters name, `_last` the number
    that each rank has come to, `_below` the ranks that stand under each."""

    def __init__(self, notes: Notes) -> None:
        self.note, self._once = notes.note, notes.once
        self._known: Counter[Section] = Counter()
        self._last: dict[Rank, int] = {}
        self._below: dict[Rank, set[Rank]] = {}

    def classed(self, root: Node) -> Iterator[Entry]:
        nodes = root.children
        self._check_numbers(nodes)
        self._known = Counter(
            outline_words.section(n.unmarked) for n in nodes if n.mark is not None
        )
        self._below = _steps(nodes)
        found = [entry for node in nodes for entry in self._of(node, Section.OTHER, "")]
        # What was read later may stand earlier: a paragraph goes where its line is.
        yield from sorted(found, key=lambda entry: entry.line)

    def _of(self, node: Node, within: Section, heading: str) -> Iterator[Entry]:
        if node.mark is None:
            yield self._loose(node.lines[0])
            return
        section = self._section(node, within)
        if section in (Section.AROUND, Section.LEADS):
            yield from self._aside(node, section)
        elif section is Section.ADVICE:
            yield from self._advice(node)
        else:
            yield from self._problems(node, section, heading)

    def _section(self, node: Node, within: Section) -> Section:
        """A chapter says what it is about; what stands below goes with it, mostly."""
        own = outline_words.section(node.unmarked)
        is_chapter = within is Section.OTHER or node.rank <= Rank.CHINESE
        if not is_chapter:
            return own if own in (Section.LEADS, Section.ADVICE) and node.children else within
        if own is not Section.OTHER:
            return own
        is_known = self._known[Section.PROBLEMS] > 0 and within is Section.OTHER
        is_heading = outline_words.is_one_phrase(node.unmarked) and bool(node.children)
        lost = is_known and is_heading and outline_words.aspect(node.unmarked) is None
        return Section.AROUND if lost else Section.PROBLEMS

    def _loose(self, line: Line) -> Entry:
        kind = Kind.HEADING if outline_words.is_title(line.text) else Kind.REST
        if line.source == "table":
            self._once(Odd.TABLE, line)
        elif line.source == "box":
            self._once(Odd.BOX, line)
        return _entry_of(line, kind)

    def _aside(self, node: Node, section: Section) -> Iterator[Entry]:
        if section is Section.LEADS:
            self.note(Odd.LEADS, node.lines[0], node.text)
        yield self._entry(node, Kind.HEADING, node.lines[:1])
        yield from self._rest(node.lines[1:])
        for child in node.children:
            yield from self._all_rest(child)

    def _all_rest(self, node: Node) -> Iterator[Entry]:
        for each in node.walk():
            yield self._entry(each, Kind.REST, each.lines[:1])
            yield from self._rest(each.lines[1:])

    def _rest(self, lines: Sequence[Line]) -> Iterator[Entry]:
        yield from (_entry_of(line, Kind.REST) for line in lines)

    def _advice(self, node: Node) -> Iterator[Entry]:
        """Each number of the chapter is one; what introduces them is none."""
        if not node.children and not outline_words.is_one_phrase(node.unmarked):
            yield self._entry(node, Kind.ADVICE, node.lines)
            return
        yield self._entry(node, Kind.HEADING, node.lines[:1])
        after = Kind.REST if node.children else Kind.ADVICE
        yield from (_entry_of(line, after) for line in node.lines[1:])
        for child in node.children:
            yield self._entry(child, Kind.ADVICE, [line for n in child.walk() for line in n.lines])

    def _problems(self, node: Node, section: Section, heading: str) -> Iterator[Entry]:
        self._check_level(node)
        if not self._holds_findings(node):
            yield self._finding(node, heading)
            return
        own = node.unmarked
        kind = Kind.HEADING if outline_words.is_container(own) else Kind.ASPECT
        entry = self._entry(node, kind, node.lines[:1])
        yield entry.changed(aspect=outline_words.aspect(own) if kind is Kind.ASPECT else None)
        below = heading if kind is Kind.HEADING else f"{own} {heading}".strip()
        yield from self._under_heading(node, below)
        self._check_numbers(node.children)
        for child in node.children:
            yield from self._of(child, section, below)

    def _under_heading(self, node: Node, heading: str) -> Iterator[Entry]:
        """Paragraphs without a number: the findings themselves where there are no others."""
        if any(child.mark and child.mark.number for child in node.children):
            yield from self._rest(node.lines[1:])
            return
        if not (node.lines[1:] or node.children):
            self.note(Odd.EMPTY, node.lines[0], node.text)
        for line in node.lines[1:]:
            self.note(Odd.UNNUMBERED, line, line.text)
            yield as_finding(_entry_of(line, Kind.FINDING), heading, outline_words.aspect(heading))

    def _holds_findings(self, node: Node) -> bool:
        own = node.unmarked
        if not node.children:
            return outline_words.is_aspect(own) or outline_words.is_container(own)
        if outline_words.is_aspect(own) or outline_words.is_container(own):
            return True
        is_folded = {child.rank for child in node.children} <= _FOLDING
        return node.rank <= Rank.BRACKETED and not (is_folded and node.rank is Rank.BRACKETED)

    def _finding(self, node: Node, heading: str) -> Entry:
        lines = [line for each in node.walk() for line in each.lines]
        self._note_parts(node)
        entry = self._entry(node, Kind.FINDING, lines)
        return as_finding(entry, heading, outline_words.aspect(heading))

    def _note_parts(self, node: Node) -> None:
        small = [child for child in node.children if child.rank not in _FOLDING]
        if small:
            self.note(Odd.FOLDED, node.lines[0], str(len(small)))
        if any(line.glued for line in node.lines[:1]):
            self.note(Odd.INLINE, node.lines[0], node.text)
        is_whole = not outline_words.is_one_phrase(node.unmarked)
        further = [line for line in node.lines[1:] if not line.glued]
        if is_whole and further:
            self.note(Odd.JOINED, further[0], further[0].text)

    def _entry(self, node: Node, kind: Kind, lines: Sequence[Line]) -> Entry:
        """The mark of the first line is its label; the others keep theirs within the text."""
        first, *further = lines
        if first.is_uncounted:
            self._once(Odd.UNCOUNTED, first)
        text = node.unmarked
        for line in further:
            text += ("" if line.glued else "\n") + line.label + line.text
        return Entry(kind=kind, line=first.number, label=node.label, text=text)

    # Odd numbers.

    def _check_numbers(self, nodes: Sequence[Node]) -> None:
        """Among brothers of one rank; a count that runs on from one chapter into the next is
        usual, and so is one that begins again."""
        last: dict[Rank, int] = {}
        for node in nodes:
            if node.mark is None or not node.mark.number:
                continue
            rank, number = node.mark.rank, node.mark.number
            before = last.get(rank)
            odd = _odd(before, number, self._last.get(rank, 0))
            if odd is not None:
                self.note(odd, node.lines[0], node.label.strip())
            last[rank] = self._last[rank] = number

    def _check_level(self, node: Node) -> None:
        """(1) beside 1., or 1. where other chapters have (一)."""
        if not self._holds_findings(node):
            return
        usual = min(self._below.get(node.rank, {node.rank}))
        odd = next((c for c in node.children if _is_counted(c) and c.rank > usual), None)
        if odd is not None:
            self.note(Odd.MISSING_LEVEL, odd.lines[0], odd.lines[0].text)


def _entry_of(line: Line, kind: Kind) -> Entry:
    """Of a line that has no number of its own, or one that says nothing."""
    return Entry(kind=kind, line=line.number, label=line.label, text=line.text)


def _steps(chapters: Sequence[Node]) -> dict[Rank, set[Rank]]:
    """Which rank follows upon which, in the chapters about problems."""
    aside = (Section.AROUND, Section.ADVICE, Section.LEADS)
    found: dict[Rank, set[Rank]] = {}
    for chapter in chapters:
        if chapter.mark is None or outline_words.section(chapter.unmarked) in aside:
            continue
        for node in chapter.walk():
            ranks = {child.rank for child in node.children if _is_counted(child)}
            found.setdefault(node.rank, set()).update(ranks)
    return {rank: below for rank, below in found.items() if below}


def _is_counted(node: Node) -> bool:
    """With a number of its own; 一是 counts within a paragraph."""
    return node.mark is not None and node.mark.number > 0 and node.rank is not Rank.SAID


def _odd(before: int | None, number: int, anywhere: int) -> Odd | None:
    if before is None:
        return None if number in (1, anywhere + 1) else Odd.LATE_START
    if number == before + 1:
        return None
    if number == before:
        return Odd.REPEATED
    if number == 1:
        return Odd.RESTARTED
    return Odd.SKIPPED if number > before else Odd.BACKWARD
