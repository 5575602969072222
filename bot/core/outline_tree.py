"""A feedback document's lines as a tree: what stands below what, by number, style and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.core import numbering, outline_words
from bot.core.numbering import Mark, Rank
from bot.core.outline_words import Section
from bot.core.outlines import Odd, Remark

_UNSEEN = " \t\r\n\f\v\u3000\xa0\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff"
FULL_MESSAGE = 3500
_SAID_INLINE = re.compile(r"(?<=[。；;])(?=\s*([二三四五六七八九十]{1,2})(?:是|要))")
_FIRST_SAID = re.compile(r"(?<=[。：:，,；;])(?=\s*一是)")
_LIKE_HEADINGS = {1: Rank.CHINESE, 2: Rank.BRACKETED, 3: Rank.DECIMAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph as it is seen. `label` is a number that its program has counted (Word's own
    numbering), `heading` the level of its style, `is_bold` a beginning in bold, 理论学习不深入。
    `source` is "table" or "box" for what stands outside the text; `glued`: part of the paragraph
    before it."""

    text: str
    number: int
    label: str = ""
    heading: int = 0
    is_bold: bool = False
    source: str = ""
    glued: bool = False
    is_uncounted: bool = False


@dataclass(slots=True)
class Node:
    """A numbered paragraph with what stands below it; the root has no mark."""

    mark: Mark | None
    lines: list[Line] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.lines[0].text

    @property
    def label(self) -> str:
        """The number before its first line, counted by the writer's program or typed."""
        return self.lines[0].label or (self.mark.label if self.mark else "")

    @property
    def unmarked(self) -> str:
        """Its first line without its number."""
        line = self.lines[0]
        if line.label or self.mark is None:
            return line.text
        return line.text[len(self.mark.label) :]

    @property
    def rank(self) -> Rank:
        return self.mark.rank if self.mark else Rank.PART

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


def lines_of(pieces: Sequence[str]) -> tuple[Line, ...]:
    """Of a text that was pasted, in several messages where one was too short for it: a message
    that ends within a sentence is carried on by the next."""
    whole = ""
    for piece in pieces:
        is_cut = (
            len(whole.rsplit("\n\n", 1)[-1]) >= FULL_MESSAGE and whole[-1] not in "。；！？：”）"
        )
        whole += piece if not whole or is_cut else "\n\n" + piece
    found = (line.strip() for line in whole.splitlines())
    return tuple(Line(text=line, number=n) for n, line in enumerate(filter(None, found), 1))


@dataclass(slots=True)
class Notes:
    """What is odd, gathered along the way."""

    remarks: list[Remark] = field(default_factory=list)

    def note(self, odd: Odd, line: Line, what: str = "") -> None:
        self.remarks.append(Remark(odd=odd, line=line.number, what=what[:40]))

    def once(self, odd: Odd, line: Line) -> None:
        if odd not in {remark.odd for remark in self.remarks}:
            self.note(odd, line, line.text)


def bare(text: str) -> str:
    """Without what shows nothing at its ends."""
    return text.strip(_UNSEEN)


def parts(line: Line) -> Iterator[Line]:
    """一是…。二是…。 in one paragraph are as many lines, also behind the name of an aspect."""
    line = replace(line, text=bare(line.text))
    begins = line.label or numbering.read(line.text)
    first = _FIRST_SAID.search(line.text)
    if begins and first and outline_words.is_aspect(_unlabelled(line.text[: first.start()])):
        yield replace(line, text=line.text[: first.start()])
        rest = replace(line, text=line.text[first.start() :], label="", glued=True)
        yield from _said(rest)
    else:
        yield from _said(line)


def _said(line: Line) -> Iterator[Line]:
    mark = None if line.label else numbering.read(line.text)
    if mark is None or mark.rank is not Rank.SAID:
        yield line
        return
    at, wanted = 0, mark.number + 1
    for match in _SAID_INLINE.finditer(line.text):
        if numbering.value(match[1]) == wanted:
            yield replace(line, text=line.text[at : match.start()], glued=line.glued or at > 0)
            at, wanted = match.start(), wanted + 1
    yield replace(line, text=line.text[at:], glued=line.glued or at > 0)


def _unlabelled(text: str) -> str:
    mark = numbering.read(text)
    return text[len(mark.label) :] if mark else text


def tree(lines: Sequence[Line], notes: Notes) -> Node:
    root = Node(mark=None)
    open_nodes, is_over = [root], False
    for line in lines:
        mark = _mark(line, open_nodes[-1], notes)
        if mark is not None:
            while len(open_nodes) > 1 and open_nodes[-1].rank >= mark.rank:
                open_nodes.pop()
            node, is_over = Node(mark=mark, lines=[line]), False
            open_nodes[-1].children.append(node)
            open_nodes.append(node)
            continue
        is_over = is_over or _ends(line, open_nodes[-1])
        if is_over or line.source or open_nodes[-1] is root:
            root.children.append(Node(mark=None, lines=[line]))
        else:
            open_nodes[-1].lines.append(line)
    return root


def _ends(line: Line, within: Node) -> bool:
    return within.mark is not None and outline_words.is_closing(line.text)


def _mark(line: Line, above: Node, notes: Notes) -> Mark | None:
    if line.label:
        return numbering.of_label(line.label) or _by_style(line)
    if outline_words.is_contents(line.text):
        return None
    found = numbering.read(line.text)
    if found is not None and line.source != "box":
        return found
    return _by_style(line) or _by_words(line, above, notes)


def _by_style(line: Line) -> Mark | None:
    """A heading of Word's that has no number; the first of all may be the title."""
    rank = _LIKE_HEADINGS.get(line.heading)
    if rank is None or outline_words.is_title(line.text):
        return None
    return Mark(rank=rank, number=0, label="")


def _by_words(line: Line, above: Node, notes: Notes) -> Mark | None:
    """Without a number, by what it says: 主要问题, …方面, 关于“…”问题; or in bold."""
    if line.source:
        return None
    text = line.text
    if outline_words.is_container(text) or _names_a_chapter(text):
        return Mark(rank=Rank.CHINESE, number=0, label="")
    if outline_words.is_aspect(text):
        return Mark(rank=Rank.BRACKETED, number=0, label="")
    is_within = above.mark is not None and (above.rank < Rank.DECIMAL or not above.mark.number)
    if is_within and (outline_words.is_about(text) or line.is_bold):
        notes.note(Odd.UNNUMBERED, line, text)
        return Mark(rank=Rank.DECIMAL, number=0, label="")
    return None


def _names_a_chapter(text: str) -> bool:
    """意见建议, 基本情况: a short line for itself."""
    bare = outline_words.bare(text)
    known = (Section.ADVICE, Section.AROUND, Section.LEADS)
    return len(bare) <= 16 and text[-1:] not in "。；" and outline_words.section(text) in known
