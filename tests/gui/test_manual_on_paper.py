"""The command writes the manual as one PDF, through the window's printer and without a window."""

from __future__ import annotations

import io
import unicodedata

import pypdf

from cds_app.__main__ import print_pdf
from cds_app.cli import run_command
from cds_app.workflow import write_manual


def test_the_command_writes_one_pdf(look, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(write_manual, "_model_in_use", lambda: None)  # its chapter has tests of its own
    monkeypatch.setattr(write_manual, "FOR_IT", ("it_install", "it_recover"))
    target = tmp_path / "manual.pdf"
    assert run_command(["manual", "--output", str(target)], print_pdf=print_pdf) == 0
    pages = pypdf.PdfReader(io.BytesIO(target.read_bytes()), strict=True).pages
    words = [" ".join(unicodedata.normalize("NFKC", found.extract_text()).split()) for found in pages]
    for title in ("IT: install", "IT: recover"):
        assert any(title in text for text in words), title
    assert all(f"of {len(pages)}" in text for text in words)
    for ending, printer in ((".html", print_pdf), (".pdf", None)):
        assert run_command(["manual", "--output", str(tmp_path / f"x{ending}")], print_pdf=printer) == 1
        assert ".pdf" in capsys.readouterr().err
        assert not (tmp_path / f"x{ending}").exists()
