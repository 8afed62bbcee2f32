"""What a page says, text by text, and the detector of English in it."""

from __future__ import annotations

import re

from cxsim.report.document import Block, Bullets, Chart, Document, Paragraph, Table

ENGLISH_WORDS = re.compile(r"\b(the|and|with|without|which|would|there|where|their|they|has|have|was|were|from|than|of the|is|are)\b", re.I)


def texts(document: Document) -> list[str]:
    headline = document.headline
    messages = [document.subtitle, *document.labels, headline.sentence, document.colophon, *(s.title for s in document.sections)]
    messages += [text for figure in headline.figures for text in (figure.label, figure.value, figure.note)]
    return messages + [text for block in document.blocks for text in of_block(block)]


def of_block(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    if isinstance(block, Bullets):
        return list(block.items)
    if isinstance(block, Chart):
        return [block.title, block.alt, block.note, *re.findall(r"'title': '([^']+)'", repr(block.spec))]
    assert isinstance(block, Table)
    return [block.caption, block.note, *block.columns, *(cell for row in block.rows for cell in row)]
