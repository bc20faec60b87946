"""`update`: the chance of response from follow-up ratings, for a record set."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from cds_app.cli import reading
from cds_app.cli.answers import DONE, Arguments, write_lines
from cds_app.cli.commands import Commands
from cds_app.cli.records import PATHS
from cds_app.workflow.session import Surroundings


def add_commands(commands: Commands) -> None:
    command = commands.add(
        "update", update, "Update a record set from its follow-up ratings, one JSON line a patient; nothing is kept."
    )
    command.add_argument("path", type=Path, metavar="PATH", help=f"{PATHS}; with ratings after day 0")
    reading.add_arguments(command)
    command.add_argument("--output", type=Path, metavar="FILE", help="otherwise standard output")
    command.add_argument("--bundle", metavar="ID_OR_PATH", help="another bundle than the one in use")
    command.add_argument("--bundle-key", type=Path, metavar="FILE", help="a public key to trust for that bundle")


def update(args: Arguments) -> int:
    from cds_app.workflow.update_estimates import update_records

    found = update_records(
        Surroundings.of_this_machine(),
        args.path,
        bundle=args.bundle,
        bundle_key=args.bundle_key,
        how=reading.how(args),
    )
    lines = (json.dumps(line, ensure_ascii=False) for line in found)
    if args.output is None:
        for line in lines:
            print(line)
    else:
        count = write_lines(args.output, lines)
        print(f"Updated {count} patients into {args.output}.", file=sys.stderr)
    return DONE
