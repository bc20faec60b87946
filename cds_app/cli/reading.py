"""How a record set that is not in our own format is read: for every command that takes one."""

from __future__ import annotations

import argparse
from pathlib import Path

from cds_app.cli.answers import Arguments
from cds_app.workflow.outside import How


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What is asked besides the path."""
    command.add_argument("--index-day", metavar="DATE", help="names day 0 for formats with dates")
    command.add_argument("--mapping", type=Path, metavar="FILE", help="what the columns of a site's own CSV mean")
    command.add_argument("--dictionary", type=Path, metavar="FILE", help="REDCap's data dictionary of the project")


def how(args: Arguments) -> How:
    """What was answered."""
    return How(args.index_day, args.mapping, args.dictionary)
