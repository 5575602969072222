"""`python -m tests.papers.making`: writes the packaged templates anew, by python-docx."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_BREAK

from bot.core.papers import Kind
from bot.reports.word import PACKAGED
from tests.papers import layout, wordings


def template(kind: Kind) -> Document:
    made = layout.empty("回音 " + kind.value)
    for style, words in wordings.WORDINGS[kind]:
        paragraph = made.add_paragraph(words, style=made.styles[style])
        if style == layout.MASTHEAD:
            layout.red_line(paragraph)
    if kind is Kind.ROUND_REPORT:
        _attachment(made)
    return made


def _attachment(made: Document) -> None:
    """附件, on a page of its own."""
    made.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("附件", style=made.styles[layout.FIRST])
    made.add_paragraph("各单位整改情况统计表", style=made.styles[layout.TITLE])
    rows = "{%tr for 家 in 各单位 %}"
    layout.table(made, wordings.TABLE_HEADS, wordings.TABLE_CELLS, rows)


def main() -> None:
    for kind in Kind:
        template(kind).save(str(PACKAGED / f"{kind.value}.docx"))


if __name__ == "__main__":
    main()
