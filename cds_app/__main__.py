"""Chooses the face: the window without a command, the command line with one. Imports nothing heavy until it knows."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cds_app.reporting.documents import Document


def main() -> int:
    """Run the program and return its exit code."""
    from cds_app.environment import own_process

    own_process.protect()
    arguments = sys.argv[1:]
    if not arguments:
        from cds_app.gui.app import run

        return run()
    if arguments[0] == "demo" and "--help" not in arguments and "-h" not in arguments:
        from cds_app.gui.demo import run_demo

        return run_demo(arguments[1:])
    from cds_app.cli import run_command

    return run_command(arguments, print_pdf=print_pdf)


def print_pdf(document: Document) -> bytes:
    """A document as PDF. The window's library is loaded only now, and needs no display."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from cds_app.gui.app import make_application
    from cds_app.gui.printing import pdf_bytes

    application = make_application()
    data = pdf_bytes(document)
    del application  # held until here: without it nothing can be painted
    return data


if __name__ == "__main__":
    sys.exit(main())
