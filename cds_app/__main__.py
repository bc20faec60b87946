"""Chooses the face: the window without a command, the command line with one. Imports nothing heavy until it knows."""

from __future__ import annotations

import sys


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

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
