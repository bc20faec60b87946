"""The few pieces of HTML that the documents are made of: the part of HTML that Qt's text documents understand."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence


def escaped(text: str) -> str:
    return html.escape(text, quote=True)


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of plain text; `style` names one of the print style sheet's classes."""
    return f'<p class="{style}">{escaped(text)}</p>' if style else f"<p>{escaped(text)}</p>"


def heading(text: str, level: int = 2) -> str:
    return f"<h{level}>{escaped(text)}</h{level}>"


def items(texts: Iterable[str]) -> str:
    """A list of plain texts with hanging bullets; nothing when there are none. (Qt indents a real list too far.)"""
    style = "margin-top:0px; margin-bottom:2px; margin-left:14px; text-indent:-12px"
    return "".join(f'<p style="{style}">•&nbsp; {escaped(text)}</p>' for text in texts)


def picture(name: str, width: int, description: str) -> str:
    """A picture by its resource name; the words beside it say the same as its description."""
    return f'<img src="{escaped(name)}" width="{width}" alt="{escaped(description)}">'


def cell(text: str, *, bold: bool = False, muted: bool = False, right: bool = False, span: int = 1) -> str:
    """A table cell of plain text."""
    content = f"<b>{escaped(text)}</b>" if bold else escaped(text)
    attributes = f' colspan="{span}"' if span > 1 else ""
    attributes += ' align="right"' if right else ""
    attributes += ' class="muted"' if muted else ""
    return f"<td{attributes}>{content}</td>"


def table(rows: Iterable[str], heads: Sequence[str] = (), *, padding: int = 2) -> str:
    """A table over the whole width, of rows made of cells."""
    first = f"<tr>{''.join(f'<th>{escaped(head)}</th>' for head in heads)}</tr>" if heads else ""
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table width="100%" border="0" cellspacing="0" cellpadding="{padding}">{first}{body}</table>'


def columns(*cells: str) -> str:
    """Blocks side by side, equally wide."""
    width = 100 // len(cells)
    made = "".join(f'<td width="{width}%" valign="top">{content}</td>' for content in cells)
    return f'<table width="100%" border="0" cellspacing="0" cellpadding="4"><tr>{made}</tr></table>'
