"""Asking where a file is to be saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def file_to_save(parent: QWidget, title: str, name: str, kinds: str, ending: str) -> Path | None:
    """The file that was chosen, with its ending (".pdf"); None when the dialog was left.

    Whoever leaves the ending out was asked about another file than the one that will be written: where that one is
    there already, the dialog comes again with its whole name, and asks whether to replace it.
    """
    path, _ = QFileDialog.getSaveFileName(parent, title, name, kinds)
    if not path:
        return None
    chosen = Path(path)
    if chosen.suffix.lower() == ending:
        return chosen
    ended = chosen.with_name(chosen.name + ending)
    return file_to_save(parent, title, str(ended), kinds, ending) if ended.exists() else ended
