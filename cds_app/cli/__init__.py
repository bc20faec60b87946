"""The command line: parse, call one workflow function, print. Made for IT, auditors, data managers and tests.

Exit codes: 0 done, 1 findings, refusal or failed check, 2 wrong usage, 3 unexpected error; `verify-log` has its own.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cds_app import __version__
from cds_app.cli import accounts, care, comparison, evaluate, keys, log, log_keeping, models, records, sheets, update
from cds_app.cli.answers import DONE, REFUSED, UNEXPECTED, USAGE, say_error
from cds_app.cli.commands import Commands
from cds_app.cli.findings import SHOWN_FINDINGS, finding_line
from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.environment import paths
from cds_app.environment.logbook import note_unexpected

if TYPE_CHECKING:
    from cds_app.workflow.write_evaluation import PrintPdf

GROUPS = (accounts, records, comparison, update, evaluate, log, log_keeping, models, keys, sheets, care)
"""Modules with `add_commands`, in the order of the help."""


def run_command(arguments: list[str], *, print_pdf: PrintPdf | None = None) -> int:
    """Run one command and return its exit code. `print_pdf` turns a document into PDF, for commands that offer one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # A terminal that lacks a dash still gets its answer
    args = build_parser().parse_args(arguments, argparse.Namespace(print_pdf=print_pdf))
    try:
        code = int(args.run(args))
        sys.stdout.flush()
        return code
    except CdsError as error:
        say_error(sentence(error))
        for finding in getattr(error, "findings", ())[:SHOWN_FINDINGS]:
            say_error(f"  {finding_line(finding)}")
        return REFUSED
    except KeyboardInterrupt:
        say_error("Stopped; nothing was changed by the unfinished step.")
        return REFUSED
    except BrokenPipeError:
        # Whoever read our output has gone; keep the interpreter from complaining about it at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        say_error(sentence(CdsError("system_refused", why=error.strerror or "no reason given")))
        return REFUSED
    except Exception as error:
        reference = note_unexpected(paths.logbook_file(), error)
        say_error(
            f"Something unexpected went wrong (reference {reference}). It is noted, without patient data, in "
            f"{paths.logbook_file()}."
        )
        return UNEXPECTED


def build_parser() -> argparse.ArgumentParser:
    """The whole command line. Without a command the program opens its window."""
    parser = argparse.ArgumentParser(
        prog="cds-app", description="Compare antidepressants with a patient, decide, sign, and keep a verifiable log."
    )
    parser.add_argument("--version", action="version", version=f"cds-app {__version__}")
    commands = Commands(parser.add_subparsers(title="commands", required=True, metavar="COMMAND"))
    for group in GROUPS:
        group.add_commands(commands)
    demo = commands.add("demo", lambda _: USAGE, "The main job on the sample records, in the real window.", json=False)
    demo.add_argument("--output", type=Path, metavar="DIR", help="where pictures, documents and the log go")
    return parser
