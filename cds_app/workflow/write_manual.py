"""The manual as one document, from the pages of the help: those for IT, or all that are read from start to end."""

from __future__ import annotations

import json
import re
from pathlib import Path

from cds_app import __version__
from cds_app.domain.errors import CdsError
from cds_app.environment import paths
from cds_app.reporting.atomic_file import atomic_file
from cds_app.reporting.documents import Document
from cds_app.reporting.model_chapter import model_chapter
from cds_app.workflow.session import Surroundings
from cds_app.workflow.show_models import BundleStatus, model_bundles
from cds_app.workflow.write_evaluation import PrintPdf

FOR_IT = ("it_install", "it_govern", "it_recover", "policy", "security", "parts")
LISTS = ("sentences", "trace", "keys")
"""Pages that are looked up in and never read through."""
NEW_PAGE = '<h1 style="page-break-before:always">'
_BODY = re.compile(r"<body>(.*)</body>", re.DOTALL)
_LEFT_OUT = re.compile(r'<img\b[^>]*>|<p class="caption">.*?</p>|</?a\b[^>]*>', re.DOTALL)
"""Pictures of the window with their captions, and what makes a link of words."""


def manual(*, whole: bool = False, model: BundleStatus | None = None) -> Document:
    """The pages for IT, each on a new sheet of paper; `whole` for everybody's, in the order of the contents.

    With a verified `model` its purpose, inputs, figures and groups are the last chapter.
    """
    topics = _all_topics() if whole else FOR_IT
    title = "Manual" if whole else "Manual for IT"
    chapters = [_chapter(topic) for topic in topics]
    if model is not None and model.verified:
        chapters.append(model_chapter(model.manifest, model.papers.performance, simulated=model.papers.simulated))
    body = chapters[0] + "".join(chapter.replace("<h1>", NEW_PAGE, 1) for chapter in chapters[1:])
    name = f"cds-app {__version__}"
    return Document(f"{name}: {title}", f"<body>{body}</body>", {}, f"{name} · {title}", name, draft=False)


def write_manual(target: Path, print_pdf: PrintPdf | None, *, whole: bool = False) -> Path:
    """Write the manual as PDF, replacing an older file.

    Raises `CdsError` "manual_not_pdf" for a name that does not end in .pdf, or "export_not_writable".
    """
    if target.suffix.lower() != ".pdf" or print_pdf is None:
        raise CdsError("manual_not_pdf", path=str(target))
    made = print_pdf(manual(whole=whole, model=_model_in_use()))
    with atomic_file(target, overwrite=True) as file:
        file.write(made)
    return target


def _all_topics() -> tuple[str, ...]:
    contents = json.loads((paths.resource("help") / "contents.json").read_text(encoding="utf-8"))
    return tuple(topic for part in contents for topic in part["pages"] if topic not in LISTS)


def _model_in_use() -> BundleStatus | None:
    """The shipped model that a new store would use; the manual is also there without one."""
    try:
        return next((status for status in model_bundles(Surroundings.of_this_machine()) if status.active), None)
    except CdsError:
        return None


def _chapter(topic: str) -> str:
    text = (paths.resource("help") / f"{topic}.html").read_text(encoding="utf-8")
    found = _BODY.search(text)
    body = _LEFT_OUT.sub("", found[1] if found else text)
    return body.replace("<table>", '<table width="100%" border="0" cellspacing="0" cellpadding="4">')
